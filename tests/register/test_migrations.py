"""Registers made by earlier versions are brought up to date, with nothing lost, on SQLite and on PostgreSQL."""

import json
from importlib import resources

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, delete, select, text, update

from pipeline.register.database import open_register, revision_of
from pipeline.register.item import items_of
from pipeline.register.listed import list_tasks
from pipeline.register.questions import Question, find
from pipeline.register.record import save
from pipeline.register.review_tables import inbox, judged
from pipeline.register.rows import unpacked
from pipeline.register.tables import metadata, task_units, tasks
from pipeline.review.steps import decide
from tests.register.invented import record

STEP = (
    "INSERT INTO steps (document, kind, before, after, author, decided_at, version, rules) "
    "VALUES (:document, 'accept', '{}', :after, 'an', 0, '1', 'r')"
)


def to(engine, revision):
    """Bring the tables to this migration, up or down."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(resources.files("pipeline.register") / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        (command.downgrade if revision < (revision_of(connection) or "") else command.upgrade)(config, revision)


@pytest.fixture
def old(url):
    """A register with a notice, as one of 0002 in its first form: without the table of judged tasks and its rows."""
    engine = open_register(url)
    one = record()
    save(engine, one)
    first, second = (item for item, _ in items_of(unpacked(one.result)).values())
    to(engine, "0002")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM inbox"))
        connection.execute(text("DROP TABLE judged"))
        connection.execute(text("DROP INDEX ix_tasks_undecided"))
        for item, state in ((first, "accepted"), (first, "open"), (first, "accepted"), (second, "open")):
            after = {item.key: item.model_copy(update={"state": state}).model_dump(mode="json")}
            connection.execute(text(STEP), {"document": one.sha256, "after": json.dumps(after)})
    engine.dispose()
    return one


def test_what_an_old_register_lacks_is_filled_in(url, old):
    engine = open_register(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        [row] = connection.execute(select(inbox)).mappings()
        assert dict(row) == old.look.model_dump() | {"document": old.sha256}
        assert connection.execute(select(judged)).all() == [(old.sha256, old.tasks[0].digest)]
    assert len(list(find(engine, Question()))) == 2
    engine.dispose()


def test_lists_and_search_take_over_what_was_decided_before_they_did(url):
    engine = open_register(url)
    one = record()
    save(engine, one)
    notice = unpacked(one.result)
    [first, *_] = (item for item, _ in items_of(notice).values())
    changed = {first.key: first.model_copy(update={"state": "corrected", "lead": ("Sở Y tế",), "title": "Rà soát trạm bơm"})}
    decide(engine, notice, 0, "correct", "an", lambda _: changed)
    before = rows(engine)
    assert "so y te" in before["inbox"][0].words
    to(engine, "0003")
    with engine.begin() as connection:
        for table in (task_units, tasks, judged):
            connection.execute(delete(table))
        list_tasks(connection, one.sha256, one.notice, one.tasks)
        connection.execute(update(inbox).values(words=one.look.words))
    engine.dispose()
    again = open_register(url)
    assert rows(again) == before
    again.dispose()


def test_a_register_that_lacks_nothing_stays_as_it_is(register):
    one = record()
    save(register, one)
    before = rows(register)
    to(register, "0002")
    to(register, "0004")
    assert rows(register) == before


def rows(engine):
    with engine.connect() as connection:
        return {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables}


def test_all_the_way_down_and_up_again(url):
    open_register(url).dispose()
    engine = create_engine(url)
    to(engine, "0001")
    to(engine, "0004")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
