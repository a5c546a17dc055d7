"""Deadlines in words."""

from typing import Any

import pytest

from pipeline.render.dates import day_phrase, deadline_phrase, whole_day
from tests.render.notices import deadline


@pytest.mark.parametrize(
    ("kind", "fields", "phrase"),
    [
        ("before", {"due": "2023-10-15"}, "trước ngày 15/10/2023"),
        ("before", {"due": "2023-10-15", "time": "16:30"}, "trước 16 giờ 30 ngày 15/10/2023"),
        ("by", {"due": "2024-02-01"}, "chậm nhất ngày 01/02/2024"),
        ("by", {"due": "2024-02"}, "chậm nhất tháng 02/2024"),
        ("on", {"due": "2024-11-20"}, "ngày 20/11/2024"),
        ("on", {"due": "2024-11-20", "time": "08:00"}, "8 giờ 00 ngày 20/11/2024"),
        ("during", {"start": "2024-01-01", "due": "2024-03-31"}, "trong quý I/2024"),
        ("during", {"start": "2024-10-01", "due": "2024-12-31"}, "trong quý IV/2024"),
        ("during", {"start": "2024-02-01", "due": "2024-02-29"}, "trong tháng 02/2024"),
        ("during", {"start": "2023-11-01", "due": "2023-12-31"}, "từ tháng 11 đến tháng 12/2023"),
        ("during", {"start": "2023-11-01", "due": "2024-01-31"}, "từ tháng 11/2023 đến tháng 01/2024"),
        ("during", {"start": "2024-01-01", "due": "2024-12-31"}, "trong năm 2024"),
        ("during", {"start": "2024-01-01", "due": "2024-06-30"}, "trong 6 tháng đầu năm 2024"),
        ("during", {"start": "2024-07-01", "due": "2024-12-31"}, "trong 6 tháng cuối năm 2024"),
        ("during", {"start": "2024-02-01", "due": "2024-02-28"}, "từ ngày 01/02/2024 đến ngày 28/02/2024"),
        ("during", {"start": "2024-02-05", "due": "2024-03-31"}, "từ ngày 05/02/2024 đến ngày 31/3/2024"),
        ("during", {"due": "2024-03-31"}, "đến ngày 31/3/2024"),
        ("recurring", {"every": "month", "day": 25}, "hằng tháng, ngày 25"),
        ("recurring", {"every": "week", "weekday": "FR"}, "thứ Sáu hằng tuần"),
        ("recurring", {"every": "year", "day": 1, "month": 6}, "hằng năm, ngày 01/6"),
        ("during", {"start": "2026-01-01", "due": "2030-12-31"}, "từ năm 2026 đến năm 2030"),
        ("recurring", {"every": "month", "day": -1}, "hằng tháng, ngày cuối"),
        ("recurring", {"every": "half-year"}, "định kỳ 6 tháng"),
        ("recurring", {"every": "week", "rrule": "FREQ=WEEKLY;INTERVAL=2"}, "2 tuần một lần"),
        ("recurring", {"every": "quarter", "rrule": "FREQ=MONTHLY;INTERVAL=3"}, "hằng quý"),
    ],
)
def test_deadline_in_words(kind: str, fields: dict[str, Any], phrase: str) -> None:
    assert deadline_phrase(deadline(kind, "như văn bản", **fields)) == phrase


def test_a_recurrence_that_excludes_its_day_says_so() -> None:
    assert deadline_phrase(deadline("recurring", "Trước ngày 25 hằng tháng", every="month", day=25)) == "hằng tháng, trước ngày 25"


@pytest.mark.parametrize("kind", ["before", "by", "on", "during", "recurring", "relative", "event"])
def test_without_a_computed_date_the_notices_own_words_stand(kind: str) -> None:
    assert deadline_phrase(deadline(kind, "sau khi có\nchủ trương")) == "sau khi có chủ trương"


def test_a_period_that_could_be_counted_shows_words_and_date() -> None:
    relative = deadline("relative", "trong 05 ngày kể từ ngày ký", days=5, due="2024-05-06")
    assert deadline_phrase(relative) == "trong 05 ngày kể từ ngày ký (tức ngày 06/5/2024)"


@pytest.mark.parametrize(("iso", "phrase"), [("2025-01-08", "ngày 08/01/2025"), ("2025-01", "tháng 01/2025"), ("2025", "năm 2025")])
def test_a_date_says_only_what_is_known(iso: str, phrase: str) -> None:
    assert day_phrase(iso) == phrase


@pytest.mark.parametrize("iso", [None, "2025", "2025-01"])
def test_part_of_a_date_is_no_day(iso: str | None) -> None:
    assert whole_day(iso) is None


@pytest.mark.parametrize(
    ("as_written", "anchor", "phrase"),
    [
        ("trong 05 ngày làm việc kể từ ngày nhận được văn bản", "ngày nhận được văn bản", "trong 05 ngày làm việc"),
        ("Trong vòng 10 ngày, tính từ ngày nhận Công văn này", "ngày nhận Công văn này", "Trong vòng 10 ngày"),
        ("sau 03 ngày khi nhận được thông báo này", "nhận được thông báo này", "sau 03 ngày"),
        ("trong 05 ngày … ngày nhận", "khi nhận được văn bản", "trong 05 ngày … ngày nhận"),
    ],
)
def test_a_period_counted_from_the_arrival_names_the_day_first(as_written, anchor, phrase):
    counted = deadline("relative", as_written, due="2026-03-17", anchor=anchor, counted_from="2026-03-10")
    assert deadline_phrase(counted) == f"chậm nhất ngày 17/3/2026 ({phrase}, tính từ ngày đến 10/3/2026)"
