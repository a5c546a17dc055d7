"""From mentions to dates: years assumed, portions, ranges, counts, recurrences; with reasons and warnings."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Document, Line
from models.mention import When
from models.notice import Deadline
from pipeline.extract.deadlines import find_cell_deadlines, find_deadlines
from pipeline.resolve.dates import Reference, resolve_deadline, resolve_deadlines, still_ahead
from pipeline.resolve.periods import span_of
from pipeline.resolve.spans import Unresolved, add_months, last_of_month
from tests.extract.phrases import resolve

YEARS = st.integers(2000, 2060)
REFERENCE = Reference(issued_on="2026-05-20")


def only(text: str, issued: str | None = "2026-05-20", arrived: str | None = None) -> Deadline:
    (mention,) = find_deadlines(text, 0, len(text))
    return resolve(mention, issued, arrived)


def document(text: str) -> Document:
    line = Line(start=0, end=len(text))
    return Document(sha256="0" * 64, name="a.txt", media_type="text/plain", text=text, body_end=len(text), lines=(line,))


def test_evidence_quotes_the_document() -> None:
    text = "Giao Sở Y tế\nbáo cáo trước\nngày 15/6/2026."
    (mention,) = find_deadlines(text, 0, len(text))
    deadline = resolve_deadline(document(text), mention, REFERENCE)
    evidence = deadline.evidence
    assert text[evidence.start : evidence.end] == evidence.quote == "trước\nngày 15/6/2026"
    assert (evidence.match, evidence.rule) == ("normalized", "deadlines.before.day")
    assert deadline.as_written == "trước ngày 15/6/2026"


def test_a_past_bare_date_tells_of_something_past() -> None:
    text = "Ngày 12/5/2026, Chủ tịch đi kiểm tra; giao Sở Y tế tổ chức hội nghị vào ngày 12/6/2026, báo cáo trước ngày 10/5/2026."
    mentions = find_deadlines(text, 0, len(text))
    assert [mention.kind for mention in mentions] == ["on", "on", "before"]
    assert [mention.as_written for mention in still_ahead(mentions, REFERENCE)] == ["vào ngày 12/6/2026", "trước ngày 10/5/2026"]
    assert [deadline.due for deadline in resolve_deadlines(document(text), mentions, REFERENCE)] == ["2026-06-12", "2026-05-10"]


def test_a_date_long_past_is_no_deadline() -> None:
    text = "rà soát hồ sơ trước ngày 15/10/1993; báo cáo chậm nhất ngày 15/4/2026."
    mentions = find_deadlines(text, 0, len(text))
    assert [deadline.due for deadline in resolve_deadlines(document(text), mentions, REFERENCE)] == ["2026-04-15"]
    assert still_ahead(mentions, Reference()) == mentions


def test_the_same_deadline_counts_once() -> None:
    text = "Rà soát trước ngày 15/6/2026 và báo cáo trước ngày 15 tháng 6 năm 2026."
    mentions = find_deadlines(text, 0, len(text))
    assert len(mentions) == 2
    assert len(resolve_deadlines(document(text), mentions, REFERENCE)) == 1


@pytest.mark.parametrize(
    ("text", "issued", "due"),
    [
        ("trước 15/3", "2026-05-14", "2026-03-15"),
        ("trước 13/3", "2026-05-14", "2027-03-13"),
        ("trước 14/3", "2026-05-14", "2026-03-14"),
        ("trước 31/12", "2027-01-05", "2027-12-31"),
        ("trước 10/01", "2026-12-31", "2027-01-10"),
        ("trước 15/01", "2026-01-02", "2026-01-15"),
        ("trước ngày 15/01 năm sau", "2026-01-02", "2027-01-15"),
        ("trước ngày 15/3 năm nay", "2026-11-02", "2026-03-15"),
        ("trước ngày 29/02", "2026-11-02", None),
        ("trước ngày 29/02", "2027-11-02", "2028-02-29"),
    ],
)
def test_a_date_without_a_year(text: str, issued: str, due: str | None) -> None:
    assert only(text, issued).due == due


def test_the_year_is_said_to_be_assumed() -> None:
    same, later = only("trước 15/7"), only("trước 15/01")
    assert "lấy năm của văn bản (2026)" in same.why[0]
    assert same.warnings == ()
    assert "lấy năm 2027" in later.why[0]
    assert later.warnings == ("Năm 2027 là suy ra.",)


def test_nothing_is_guessed_without_a_reference() -> None:
    assert only("trước 15/7", None).due is None
    assert only("trước 15/7", None).warnings == ("Không ghi năm, và không biết năm của văn bản.",)
    assert only("trước 15/7/2026", None).due == "2026-07-15"
    assert only("trong tuần này", "2026-05").due is None
    assert only("trong vòng 10 ngày kể từ ngày ký", "2026").due is None
    assert only("trong tháng này", "2026").due is None


@pytest.mark.parametrize("text", ["trước ngày 31/6/2026", "trước ngày 30 tháng 02 năm 2026", "trước ngày 10 tháng 3 âm lịch"])
def test_days_that_cannot_be_told(text: str) -> None:
    deadline = only(text)
    assert (deadline.kind, deadline.due) == ("before", None)
    assert len(deadline.warnings) == 1


def test_a_fixed_date_stays_and_warns() -> None:
    sunday, holiday = only("trước ngày 24/5/2026"), only("chậm nhất ngày 02/9/2026")
    assert (sunday.due, sunday.warnings) == ("2026-05-24", ("Ngày 24/5/2026 rơi vào ngày nghỉ (Chủ nhật).",))
    assert (holiday.due, holiday.warnings) == ("2026-09-02", ("Ngày 02/9/2026 rơi vào ngày nghỉ (Quốc khánh).",))
    assert only("trước ngày 10/5/2026").warnings[0] == "Ngày 10/5/2026 sớm hơn ngày của văn bản."
    assert only("trong tháng 8/2026").warnings == ()


def test_what_the_law_does_not_define_is_a_range_with_a_warning() -> None:
    quarter, week = only("hoàn thành trong đầu quý III/2026"), only("xong trong tuần đầu tháng 6/2026")
    assert (quarter.start, quarter.due) == ("2026-07-01", "2026-07-31")
    assert (week.start, week.due) == ("2026-06-01", "2026-06-07")
    assert quarter.warnings
    assert week.warnings


def test_the_reason_ends_with_the_meaning() -> None:
    assert only("trước ngày 15/6/2026").why[-1] == "“trước ngày 15/6/2026”: trước ngày 15/6/2026."
    assert only("trong tháng 6/2026").why[-1] == "“trong tháng 6/2026”: từ ngày 01/6/2026 đến hết ngày 30/6/2026."
    assert "Điều 146" in only("chậm nhất vào đầu tháng 12/2026").why[0]


def test_days_from_the_notice() -> None:
    deadline = only("trong vòng 10 ngày làm việc kể từ ngày ký", "2026-02-10")
    assert (deadline.days, deadline.working, deadline.due) == (10, True, "2026-03-03")
    assert deadline.anchor == "ngày ký"
    assert "Điều 147" in deadline.why[0]


def test_a_period_rolls_forward_and_says_so() -> None:
    deadline = only("trong thời hạn 15 ngày kể từ ngày ban hành", "2026-02-01")
    assert deadline.due == "2026-02-23"
    assert "Điều 148" in deadline.why[1]


def test_days_from_receipt_need_the_day_of_arrival() -> None:
    text = "trong 05 ngày làm việc kể từ ngày nhận được văn bản này"
    assert only(text).due is None
    assert only(text).warnings == ("Cần biết ngày đến của văn bản để tính hạn.",)
    assert only(text, arrived="2026-05-22").due == "2026-05-29"


@pytest.mark.parametrize("anchor", ["kể từ ngày nhận đủ hồ sơ", "kể từ khi kết thúc thanh tra", "kể từ ngày ký hợp đồng"])
def test_days_from_another_event_have_no_date(anchor: str) -> None:
    deadline = only(f"trong thời hạn 10 ngày {anchor}", arrived="2026-05-22")
    assert (deadline.days, deadline.due) == (10, None)
    assert deadline.anchor is not None
    assert deadline.anchor in anchor


def test_days_before_an_event_have_no_date() -> None:
    deadline = only("gửi tài liệu chậm nhất 03 ngày trước ngày họp")
    assert (deadline.days, deadline.due, deadline.anchor) == (3, None, "trước ngày họp")


def test_a_year_without_an_announced_calendar_is_provisional() -> None:
    deadline = only("trong 10 ngày làm việc kể từ ngày ký", "2027-02-01")
    assert deadline.due
    assert deadline.warnings == ("Chưa có lịch nghỉ chính thức năm 2027; hạn là tạm tính.",)


@pytest.mark.parametrize(
    ("text", "rule", "due"),
    [
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", "2026-05-25"),
        ("trước ngày 15 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-06-15"),
        ("ngày 31 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-05-31"),
        ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", "2026-05-22"),
        ("định kỳ thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=MO", "2026-05-25"),
        ("trước 16h00 hằng ngày", "FREQ=DAILY", None),
        ("định kỳ hằng tháng", "FREQ=MONTHLY", None),
        ("định kỳ 02 tháng", "FREQ=MONTHLY;INTERVAL=2", None),
        ("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3", None),
        ("hai năm một lần", "FREQ=YEARLY;INTERVAL=2", None),
        ("2 tuần một lần", "FREQ=WEEKLY;INTERVAL=2", None),
        ("định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6", None),
        ("định kỳ hằng năm", "FREQ=YEARLY", None),
        ("trước ngày 15 tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "2026-06-15"),
        ("trước ngày 05 tháng đầu quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5", "2026-07-05"),
        ("trước ngày 10/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", "2026-12-10"),
        ("trước ngày 10/01 hằng năm", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "2027-01-10"),
        ("trước tháng 11 hằng năm", "FREQ=YEARLY;BYMONTH=11", None),
        ("định kỳ 6 tháng (trước ngày 05/7)", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=5", "2026-07-05"),
    ],
)
def test_recurrences(text: str, rule: str, due: str | None) -> None:
    deadline = only(text)
    assert (deadline.kind, deadline.rrule, deadline.due) == ("recurring", rule, due)


def test_a_time_of_day_is_kept() -> None:
    assert only("trước 15h30 ngày 15/6/2026").time == "15:30"
    assert only("trước 4 giờ chiều ngày 15/6/2026").time == "16:00"
    assert only("trước ngày 15/6/2026").time is None


def test_a_cell_may_leave_the_year_out() -> None:
    (mention,) = find_cell_deadlines("Tháng 02", 0, 8)
    assert resolve(mention, "2026-11-20").due == "2027-02-28"


@given(YEARS, st.integers(1, 12))
def test_a_month_has_all_its_days(year: int, month: int) -> None:
    span = span_of(When(grain="month", month=month, year=year), REFERENCE)
    assert (span.first.day, span.first.month, (span.last + timedelta(days=1)).day) == (1, month, 1)
    assert span.last == last_of_month(year, month)


@given(YEARS)
def test_periods_of_a_year_fit_together(year: int) -> None:
    quarters = [span_of(When(grain="quarter", quarter=number, year=year), REFERENCE) for number in (1, 2, 3, 4)]
    halves = [span_of(When(grain="half-year", half=number, year=year), REFERENCE) for number in (1, 2)]
    whole = span_of(When(grain="year", year=year), REFERENCE)
    assert all(earlier.last + timedelta(days=1) == later.first for earlier, later in pairwise(quarters))
    assert (quarters[0].first, quarters[3].last) == (whole.first, whole.last) == (date(year, 1, 1), date(year, 12, 31))
    assert [half.last for half in halves] == [quarters[1].last, quarters[3].last]


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(-48, 48))
def test_months_on(day: date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == day.day or later == last_of_month(later.year, later.month)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2021, 1, 1), date(2021, 12, 31)))
def test_an_assumed_year_is_never_more_than_two_months_back(issued: date, day: date) -> None:
    when = When(grain="day", day=day.day, month=day.month)
    found = span_of(when, Reference(issued_on=issued.isoformat())).first
    assert (found.day, found.month) == (day.day, day.month)
    assert add_months(issued, -2) <= found <= issued + timedelta(days=366)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-3, 3))
def test_weeks_begin_on_monday(issued: date, shift: int) -> None:
    span = span_of(When(grain="week", shift=shift), Reference(issued_on=issued.isoformat()))
    assert (span.first.weekday(), span.last.weekday()) == (0, 6)
    assert span.first <= issued + timedelta(weeks=shift) <= span.last


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_coming_weekday_is_ahead(issued: date) -> None:
    found = span_of(When(grain="day", weekday="FR"), Reference(issued_on=issued.isoformat())).first
    assert found.weekday() == 4
    assert 1 <= (found - issued).days <= 7


def test_a_lunar_date_is_left_alone() -> None:
    with pytest.raises(Unresolved, match="âm lịch"):
        span_of(When(grain="day", day=10, month=3, lunar=True), REFERENCE)
