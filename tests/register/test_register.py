"""Every test runs on SQLite and on PostgreSQL: the same input gives the same answers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import resources

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select

from pipeline.errors import ExitCode, GiaoviecError, UsageError
from pipeline.register import claims
from pipeline.register.database import REVISION, open_register, register_url, revision_of
from pipeline.register.export import export
from pipeline.register.progress import Change, kept_tasks, record_progress
from pipeline.register.questions import Question, find
from pipeline.register.record import Failure, save
from pipeline.register.rows import record_of
from pipeline.register.tables import decisions, documents, metadata, notices, tasks
from tests.register.invented import digest, notice, record


def save_all(register, *outcomes):
    for outcome in outcomes:
        save(register, outcome, seconds=0.1)


def found(register, **question):
    return [(answer.notice, answer.number) for answer in find(register, Question(**question))]


def finish_first(register, day):
    """Say that the first task was finished on that day; None: that it is not finished after all."""
    task = kept_tasks(register)[0]
    before = task.tracked.progress
    change = Change(task=task, before=before, after=before.model_copy(update={"done_on": day}))
    record_progress(register, [change], author="an", version="1")


def failed(sha256, *, set_aside=False):
    told = {"kind": "DamagedFile", "code": 3, "message": "Tệp hỏng. Hãy tải lại."}
    return Failure(sha256=sha256, name="hong.pdf", version="1", rules="r", set_aside=set_aside, **told)


def test_migrations_make_the_tables_that_the_program_expects(register):
    with register.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_one_that_is_looked_for():
    assert ScriptDirectory(str(resources.files("pipeline.register") / "migrations")).get_current_head() == REVISION


def test_programs_that_open_a_new_register_at_once_make_it_once(url):
    with ThreadPoolExecutor(4) as pool:
        for engine in pool.map(open_register, [url] * 4):
            with engine.connect() as connection:
                assert revision_of(connection) == REVISION
            engine.dispose()


def test_saving_again_changes_nothing(register, tmp_path):
    save_all(register, record())
    before = [path.read_bytes() for path in export(register, tmp_path / "a", "jsonl")]
    save_all(register, record())
    assert [path.read_bytes() for path in export(register, tmp_path / "b", "jsonl")] == before
    assert found(register) == [("31/SXD-QLN", 1), ("31/SXD-QLN", 2)]


def test_the_same_notice_in_two_files_is_one_notice_whichever_comes_first(register, tmp_path):
    files = [record(), record(note="bản hai"), record(note="bản ba")]
    save_all(register, *files)
    assert len(found(register)) == 2
    [path, *_] = export(register, tmp_path / "a", "jsonl")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1
    with register.connect() as connection:
        chosen = connection.execute(select(notices.c.document)).scalars().all()
    assert chosen == [min(one.sha256 for one in files)]


def test_another_year_number_or_issuer_is_another_notice(register):
    save_all(register, record(), record(year=2025), record("32/SXD-QLN"), record(office="Sở Y tế"))
    assert len(found(register)) == 8


def test_text_speaks_for_a_notice_before_recognised_text(register):
    typed = record_as(notice(note="bản hai"), ("text",), "f" * 64)
    scanned = record_as(notice(), ("pdf-ocr",), "0" * 64)
    save_all(register, scanned, typed)
    assert {answer.document for answer in find(register, Question())} == {typed.sha256}


def record_as(found_notice, read_by, sha256):
    document = found_notice.document.model_copy(update={"read_by": read_by, "sha256": sha256})
    return record_of(found_notice.model_copy(update={"document": document}))


def test_a_failure_is_kept_and_replaced_by_a_later_success(register, tmp_path):
    one = record()
    save_all(register, failed(one.sha256), failed(digest("x"), set_aside=True))
    *_, failures = export(register, tmp_path / "a", "jsonl")
    assert failures.read_text(encoding="utf-8").count("\n") == 2
    assert found(register) == []
    save_all(register, one)
    *_, failures = export(register, tmp_path / "b", "jsonl")
    assert failures.read_text(encoding="utf-8").count("\n") == 1
    assert len(found(register)) == 2


def test_a_failure_does_not_replace_an_earlier_success_unless_the_notice_is_secret(register):
    one = record()
    save_all(register, one)
    assert not save(register, failed(one.sha256))
    assert len(found(register)) == 2
    assert save(register, failed(one.sha256).model_copy(update={"code": ExitCode.SECRET}))
    assert found(register) == []


def test_a_notice_that_is_read_otherwise_now_leaves_nothing_behind(register):
    old, new = record(), record("99/SXD-QLN")
    save_all(register, old, new.model_copy(update={"sha256": old.sha256}))
    assert found(register) == [("99/SXD-QLN", 1), ("99/SXD-QLN", 2)]
    with register.connect() as connection:
        assert connection.execute(select(notices.c.key)).scalars().all() == [new.notice]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ({}, [1, 2]),
        ({"unit": "Sở Tài chính"}, [2]),
        ({"unit": "so noi vu"}, [2]),
        ({"unit": "Sở Y tế"}, []),
        ({"unit": "100%"}, []),
        ({"due_before": date(2026, 3, 19)}, [1]),
        ({"due_before": date(2026, 3, 18)}, []),
        ({"overdue_on": date(2026, 3, 20)}, [1]),
        ({"overdue_on": date(2026, 4, 15)}, [1]),
        ({"overdue_on": date(2026, 4, 16)}, [1, 2]),
        ({"notice": "31 / SXD-QLN"}, [1, 2]),
        ({"notice": "3_/SXD-QLN"}, []),
        ({"notice": "31/SXD"}, []),
        ({"state": "done"}, []),
    ],
)
def test_questions(register, question, numbers):
    save_all(register, record())
    assert [number for _, number in found(register, **question)] == numbers


def test_the_most_urgent_comes_first(register):
    save_all(register, record(), record("8/SXD-VP", year=2025), record("9/SXD-VP", tasks="1. Sở Tài chính rà soát định mức."))
    assert [answer.due for answer in find(register, Question())] == ["2025-03-19", "2025-04-15", "2026-03-19", "2026-04-15", None]


def test_a_decision_holds_for_every_file_of_the_notice_and_is_never_overwritten(register):
    save_all(register, record(), record(note="bản hai"))
    for day in (date(2026, 3, 19), None, date(2026, 3, 20)):
        finish_first(register, day)
    save_all(register, record(), record(note="bản ba"))
    assert found(register, state="done") == [("31/SXD-QLN", 1)]
    with register.connect() as connection:
        assert set(connection.execute(select(tasks.c.state).where(tasks.c.number == 1)).scalars()) == {"done"}
        states = select(decisions.c.after).where(decisions.c.field == "state").order_by(decisions.c.id)
        assert connection.execute(states).scalars().all() == ["done", "open", "done"]


def test_successors_stand_beside_the_old_name(register):
    old = "1. Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Nội vụ thẩm định chủ trương đầu tư."
    save_all(register, record(year=2024, tasks=old), record(year=2026, tasks=old))
    by_day = {answer.issued_on[:4]: answer for answer in find(register, Question(unit="Sở Tài chính"))}
    assert {party.phrase for party in by_day["2024"].lead} == {"Sở Kế hoạch và Đầu tư (nay là Sở Tài chính)"}
    assert {party.phrase for party in by_day["2026"].lead} == {"Sở Kế hoạch và Đầu tư"}
    assert by_day["2024"].coordinating[0].successor is None


def test_writers_at_once_neither_lose_nor_double(url, register):
    records = [record(f"{number}/SXD-QLN", note=note) for number in range(1, 6) for note in ("a", "b")]

    def write(part):
        engine = open_register(url)
        save_all(engine, *part)
        engine.dispose()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, [records, records[::-1], records[5:] + records[:5]]))
    assert len(found(register)) == len(set(found(register))) == 10
    with register.connect() as connection:
        assert len(connection.execute(select(documents)).all()) == 10


def test_a_claim_keeps_others_away_until_its_run_ends(register):
    one, other = claims.begin_run(register), claims.begin_run(register)
    assert claims.claim(register, one, digest("x"))
    assert claims.claim(register, one, digest("x"))
    assert not claims.claim(register, other, digest("x"))
    claims.end_run(register, one)
    assert claims.claim(register, other, digest("x"))


def test_the_claim_of_a_run_that_was_killed_is_void(register, monkeypatch):
    one, other = claims.begin_run(register), claims.begin_run(register)
    claims.claim(register, one, digest("x"))
    monkeypatch.setattr(claims, "dead", lambda run: run.id == one)
    assert claims.claim(register, other, digest("x"))


def test_a_run_of_another_machine_is_dead_when_it_is_silent(register, monkeypatch):
    monkeypatch.setattr(claims.socket, "gethostname", lambda: "may-khac")
    one = claims.begin_run(register)
    claims.claim(register, one, digest("x"))
    monkeypatch.undo()
    other = claims.begin_run(register)
    assert not claims.claim(register, other, digest("x"))
    monkeypatch.setattr(claims, "SILENCE", -1.0)
    monkeypatch.setattr(claims.socket, "gethostname", lambda: "may-thu-ba")
    assert claims.claim(register, other, digest("x"))


def test_a_run_that_was_given_up_too_soon_goes_on(register):
    one = claims.begin_run(register)
    claims.end_run(register, one)
    assert claims.claim(register, one, digest("x"))
    claims.heard_of(register, one)
    assert not claims.claim(register, claims.begin_run(register), digest("x"))


def test_an_export_that_fails_leaves_no_half_file(register, tmp_path, monkeypatch):
    def full_disk(rows, path, name):
        path.write_text("nửa", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.register.export.write_json_lines", full_disk)
    with pytest.raises(GiaoviecError, match="ổ đĩa hết chỗ trống"):
        export(register, tmp_path / "bang", "jsonl")
    assert list((tmp_path / "bang").iterdir()) == []


def test_a_register_that_cannot_be_opened_says_so(tmp_path):
    (tmp_path / "khong-phai.sqlite").write_text("đây không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    with pytest.raises(GiaoviecError, match="Không mở được sổ theo dõi"):
        open_register(register_url(str(tmp_path / "khong-phai.sqlite"), None))
    with pytest.raises(UsageError, match="địa chỉ cơ sở dữ liệu"):
        open_register("khong-co://x")
    with pytest.raises(UsageError, match="Chưa có sổ theo dõi"):
        open_register(register_url(str(tmp_path / "chua-co.sqlite"), None), must_exist=True)


def test_what_is_wrong_with_a_register_is_told_in_vietnamese(tmp_path):
    (tmp_path / "khong-phai.sqlite").write_text("đây không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    with pytest.raises(GiaoviecError, match=r"“[^:]*khong-phai\.sqlite” \(đây không phải tệp cơ sở dữ liệu\)"):
        open_register(register_url(str(tmp_path / "khong-phai.sqlite"), None))
    (tmp_path / "tep").touch()
    with pytest.raises(GiaoviecError, match=r"\(đã có tệp trùng tên\)"):
        open_register(register_url(str(tmp_path / "tep" / "so.sqlite"), None))


def test_the_password_of_the_database_is_not_shown():
    pytest.importorskip("psycopg")
    with pytest.raises(GiaoviecError) as caught:
        open_register(register_url("postgresql://an:matkhau@127.0.0.1:1/x", None))
    assert "matkhau" not in str(caught.value)


def test_where_the_register_is(tmp_path, monkeypatch):
    monkeypatch.setenv("GIAOVIEC_DATABASE_URL", "postgresql://may-chu/so")
    assert register_url(None, tmp_path) == "postgresql+psycopg://may-chu/so"
    assert register_url(str(tmp_path), None) == f"sqlite:///{tmp_path}/register/register.sqlite"
    monkeypatch.delenv("GIAOVIEC_DATABASE_URL")
    assert register_url(None, tmp_path) == f"sqlite:///{tmp_path}/register/register.sqlite"
    with pytest.raises(UsageError):
        register_url(None, None)
