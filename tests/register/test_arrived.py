"""What follows from a notice's day of arrival: in lists, forms, and not in what the machine answered."""

from datetime import date

import pytest

from models.notice import Notice
from pipeline.register.arrivals import known_arrival, received, record_arrival
from pipeline.register.arrived import Arrival, arrivals, arrived_on
from pipeline.register.database import open_register
from pipeline.register.listed import renew_tasks
from pipeline.register.progress import kept_tasks
from pipeline.register.questions import Question, find
from pipeline.register.record import save
from pipeline.register.rows import record_of, unpacked
from pipeline.register.tables import results
from pipeline.render.forms.cells import deadline
from tests.register.invented import notice

TASKS = """1. Sở Tài chính thẩm định dự toán trong 05 ngày làm việc kể từ ngày nhận được văn bản này.
2. Sở Nội vụ báo cáo trước ngày 20/3/2026."""
WRITTEN = "trong 05 ngày làm việc kể từ ngày nhận được văn bản này"


def asked(register, **question):
    return {one.number: (one.deadline, one.due) for one in find(register, Question(**question))}


def arrive(register, **fields):
    [one] = received(register, "31/SXD-QLN")
    return record_arrival(register, one, Arrival(**fields), author="vanthu", version="0")


@pytest.fixture
def kept(register):
    save(register, record_of(notice(tasks=TASKS)))
    return register


def test_a_list_shows_the_day_as_soon_as_the_arrival_is_known(kept):
    assert asked(kept)[1] == (WRITTEN, None)
    arrive(kept, arrived_on=date(2026, 3, 10))
    assert asked(kept)[1] == (f"{WRITTEN} (tính từ ngày đến 10/03/2026)", "2026-03-17")
    assert asked(kept, overdue_on=date(2026, 3, 18)).keys() == {1}
    assert asked(kept, due_before=date(2026, 3, 18)).keys() == {1}
    assert asked(kept)[2] == ("trước ngày 20/3/2026", "2026-03-19")


def test_a_corrected_arrival_counts_anew_and_one_taken_back_not_at_all(kept):
    arrive(kept, arrived_on=date(2026, 3, 10))
    arrive(kept, arrived_on=date(2026, 3, 12))
    assert asked(kept)[1][1] == "2026-03-19"
    arrive(kept, arrived_on=None)
    assert asked(kept)[1] == (WRITTEN, None)


def test_what_the_machine_answered_is_not_touched(kept):
    with kept.connect() as connection:
        before = connection.execute(results.select()).all()
    arrive(kept, arrived_on=date(2026, 3, 10))
    with kept.connect() as connection:
        assert connection.execute(results.select()).all() == before
    [deadlines, _] = [task.deadlines for task in unpacked(before[0].notice).tasks]
    assert (deadlines[0].due, deadlines[0].counted_from) == (None, None)


def test_reading_the_file_again_keeps_the_count(kept):
    arrive(kept, arrived_on=date(2026, 3, 10))
    save(kept, record_of(notice(tasks=TASKS)))
    save(kept, record_of(notice(tasks=TASKS, note="Bản thứ hai.")))
    assert asked(kept)[1][1] == "2026-03-17"


def test_forms_get_the_day_and_say_where_it_comes_from(kept):
    assert deadline(kept_tasks(kept)[0].tracked) == f"T{WRITTEN[1:]}"
    arrive(kept, arrival_number="123", arrived_on=date(2026, 3, 10))
    tracked = kept_tasks(kept)[0].tracked
    assert deadline(tracked) == "Chậm nhất ngày 17/3/2026 (trong 05 ngày làm việc, tính từ ngày đến 10/3/2026)"
    assert (tracked.notice.arrival_number, tracked.notice.arrived_on) == ("123", date(2026, 3, 10))
    assert not [one for one in tracked.task.findings if "ngày đến" in one.message]


def with_envelope(found: Notice, **fields) -> Notice:
    return found.model_copy(update={"header": found.header.model_copy(update=fields)})


def test_what_an_envelope_states_counts_until_the_office_says_otherwise(register):
    save(register, record_of(with_envelope(notice(tasks=TASKS), arrival_number="77", arrived_on="2026-03-11")))
    assert asked(register)[1] == (f"{WRITTEN} (tính từ ngày đến 11/03/2026)", "2026-03-18")
    tracked = kept_tasks(register)[0].tracked
    assert (tracked.notice.arrival_number, tracked.notice.arrived_on) == ("77", date(2026, 3, 11))
    arrive(register, arrived_on=date(2026, 3, 10))
    tracked = kept_tasks(register)[0].tracked
    assert asked(register)[1][1] == "2026-03-17"
    assert (tracked.notice.arrival_number, tracked.notice.arrived_on) == ("77", date(2026, 3, 10))


def test_what_the_envelope_states_is_known_and_can_be_taken_away(register):
    save(register, record_of(with_envelope(notice(tasks=TASKS), arrival_number="77", arrived_on="2026-03-11")))
    [one] = received(register, "31/SXD-QLN")
    assert known_arrival(register, one) == Arrival(arrival_number="77", arrived_on=date(2026, 3, 11))
    assert arrive(register, arrival_number=None) == 1
    assert known_arrival(register, one).arrival_number is None
    assert known_arrival(register, one).arrived_on == date(2026, 3, 11)
    assert kept_tasks(register)[0].tracked.notice.arrival_number is None


def test_of_two_sources_the_office_speaks_even_by_taking_back():
    header = notice().header.model_copy(update={"arrived_on": "2026-03-11"})
    assert arrived_on(header, None) == date(2026, 3, 11)
    assert arrived_on(header, Arrival(arrival_number="5")) == date(2026, 3, 11)
    assert arrived_on(header, Arrival(arrived_on=None)) is None


def test_only_what_was_said_is_known(kept):
    arrive(kept, arrival_number="5")
    assert arrivals(kept).popitem()[1].said == {"arrival_number": "5"}
    assert asked(kept)[1] == (WRITTEN, None)


def test_an_arrival_recorded_by_an_earlier_version_is_counted_once_the_register_is_opened(url, monkeypatch):
    monkeypatch.setattr("pipeline.register.arrivals.renew_tasks", lambda *_: None)
    engine = open_register(url)
    save(engine, record_of(notice(tasks=TASKS)))
    arrive(engine, arrived_on=date(2026, 3, 10))
    assert asked(engine)[1] == (WRITTEN, None)
    monkeypatch.setattr("pipeline.register.arrivals.renew_tasks", renew_tasks)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0004'")
    engine.dispose()
    engine = open_register(url)
    assert asked(engine)[1][1] == "2026-03-17"
    engine.dispose()
