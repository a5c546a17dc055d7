"""Periods that run from the receipt of a notice, once its day of arrival is known."""

from datetime import date

import pytest

from models.notice import DocumentType, Header
from pipeline.resolve.phrases import resolve_phrase
from pipeline.resolve.receipt import counted_from_receipt, runs_from_receipt
from pipeline.resolve.reference import Reference
from pipeline.resolve.spans import vietnamese
from tests.render.notices import deadline, header, task

ANNOUNCEMENT = header()
ARRIVED = date(2026, 3, 10)


def read(words):
    [found] = resolve_phrase(words, Reference(issued_on="2026-03-06"))
    return found


def counted(*deadlines, arrived=ARRIVED, head=ANNOUNCEMENT):
    return counted_from_receipt(task("Báo cáo kết quả.", deadlines=deadlines), arrived, head)


@pytest.mark.parametrize(
    ("words", "arrived", "due"),
    [
        ("trong 05 ngày làm việc kể từ ngày nhận được văn bản", date(2025, 4, 24), "2025-05-05"),  # a worked Saturday, then three days off
        ("trong 05 ngày làm việc kể từ ngày nhận được Thông báo này", date(2026, 3, 10), "2026-03-17"),
        ("trong 10 ngày làm việc kể từ ngày nhận được văn bản này", date(2026, 2, 10), "2026-03-03"),  # Tết
        ("trong thời hạn 15 ngày kể từ ngày nhận được văn bản", date(2026, 2, 1), "2026-02-23"),  # ends on a day off
        ("trong thời hạn 01 tháng kể từ ngày nhận được văn bản", date(2026, 3, 10), "2026-04-10"),
    ],
)
def test_a_period_from_receipt_is_counted_by_the_rules_of_working_days(words, arrived, due):
    [found] = counted(read(words), arrived=arrived).deadlines
    assert (found.due, found.counted_from) == (due, arrived.isoformat())
    assert found.why[0] == f"Văn bản đến ngày {vietnamese(arrived)}."


@pytest.mark.parametrize(
    "words",
    [
        "trong 05 ngày kể từ ngày ký",
        "trong 05 ngày kể từ ngày nhận đủ hồ sơ",
        "trong 05 ngày làm việc kể từ ngày nhận được Quyết định",
        "trước ngày 20/3/2026",
        "hằng tháng",
        "trong 05 ngày làm việc",
    ],
)
def test_other_deadlines_stay_as_they_are(words):
    found = read(words)
    assert not runs_from_receipt(found, ANNOUNCEMENT)
    assert counted(found).deadlines == (found,)


def test_a_document_of_another_type_is_another_document():
    found = read("trong 05 ngày làm việc kể từ ngày nhận được Quyết định")
    assert runs_from_receipt(found, Header(type=DocumentType(code="QĐ", name="Quyết định")))
    assert not runs_from_receipt(found, Header())


def test_without_a_day_of_arrival_nothing_is_counted():
    found = read("trong 05 ngày làm việc kể từ ngày nhận được văn bản")
    assert counted(found, arrived=None).deadlines == (found,)


def test_another_day_of_arrival_counts_anew():
    once = counted(read("trong 05 ngày làm việc kể từ ngày nhận được văn bản"))
    again = counted_from_receipt(once, date(2026, 3, 11), ANNOUNCEMENT)
    assert [one.due for one in (*once.deadlines, *again.deadlines)] == ["2026-03-17", "2026-03-18"]
    assert again.deadlines[0].why[0] == "Văn bản đến ngày 11/3/2026."
    assert len(again.deadlines[0].why) == len(once.deadlines[0].why)


def test_the_doubt_goes_with_what_was_doubtful():
    found = counted(read("trong 05 ngày làm việc kể từ ngày nhận được văn bản"))
    assert found.deadlines[0].warnings == ()
    far = counted(read("trong 05 ngày làm việc kể từ ngày nhận được văn bản"), arrived=date(2031, 3, 10))
    assert "tạm tính" in far.deadlines[0].warnings[0]


def test_deadlines_without_a_number_of_days_are_left_alone():
    odd = deadline("relative", "kể từ ngày nhận được văn bản", anchor="ngày nhận được văn bản")
    assert counted(odd).deadlines == (odd,)
