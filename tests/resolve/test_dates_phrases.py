"""Everyday phrases about time, asked on Wednesday, 20 May 2026."""

import tomllib
from importlib import resources

import pytest

from pipeline.resolve.phrases import resolve_phrase
from pipeline.resolve.reference import Reference
from pipeline.resolve.working_days import day_of_occasion, holiday_book
from pipeline.rules import book
from tests.extract.phrases import meaning

TODAY = Reference(issued_on="2026-05-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hôm nay", "on 2026-05-20"),
        ("hôm qua", "on 2026-05-19"),
        ("ngày mai", "on 2026-05-21"),
        ("ngày kia", "on 2026-05-22"),
        ("sáng mai", "on 2026-05-21"),
        ("14h ngày mai", "on 2026-05-21 14:00"),
        ("trước 17h hôm nay", "before 2026-05-20 17:00"),
        ("trước 10h sáng mai", "before 2026-05-21 10:00"),
        ("thứ Sáu", "on 2026-05-22"),
        ("thứ Tư", "on 2026-05-27"),
        ("thứ Sáu tuần này", "on 2026-05-22"),
        ("chiều thứ Hai tuần sau", "on 2026-05-25"),
        ("thứ Hai tới", "on 2026-05-25"),
        ("chậm nhất thứ Sáu", "by 2026-05-22"),
        ("trước thứ Sáu", "before 2026-05-22"),
        ("tuần này", "during 2026-05-18 2026-05-24"),
        ("tuần sau", "during 2026-05-25 2026-05-31"),
        ("tuần trước", "during 2026-05-11 2026-05-17"),
        ("cuối tuần", "during 2026-05-23 2026-05-24"),
        ("đến hết tuần này", "by 2026-05-24"),
        ("tháng sau", "during 2026-06-01 2026-06-30"),
        ("tháng trước", "during 2026-04-01 2026-04-30"),
        ("đầu tháng sau", "by 2026-06-01"),
        ("cuối tháng", "by 2026-05-31"),
        ("cuối năm", "by 2026-12-31"),
        ("năm ngoái", "during 2025-01-01 2025-12-31"),
        ("quý này", "during 2026-04-01 2026-06-30"),
        ("6 tháng đầu năm", "during 2026-01-01 2026-06-30"),
        ("nửa đầu tháng 7", "during 2026-07-01 2026-07-15"),
        ("năm 2026", "during 2026-01-01 2026-12-31"),
        ("mùng 5 tháng 4", "on 2026-04-05"),
        ("15/6", "on 2026-06-15"),
        ("ngày 25", "on 2026-05-25"),
        ("14h30 ngày 15/6", "on 2026-06-15 14:30"),
        ("từ 15/6 đến 20/6", "during 2026-06-15 2026-06-20"),
        ("3 ngày tới", "days 3 due 2026-05-25"),
        ("2 ngày nữa", "days 2 due 2026-05-22"),
        ("sau 02 tuần nữa", "days 14 due 2026-06-03"),
        ("10 ngày làm việc nữa", "working 10 due 2026-06-03"),
        ("2 tháng nữa", "months 2 due 2026-07-20"),
        ("cách đây 2 tuần", "days 14 due 2026-05-06"),
        ("hằng tuần vào thứ Sáu", "every week FR"),
        ("Tết Nguyên đán", "on 2027-02-06"),
        ("trước Tết", "before 2027-02-06"),
        ("Tết Nguyên đán Bính Ngọ 2026", "on 2026-02-17"),
        ("Giỗ Tổ Hùng Vương 2026", "on 2026-04-26"),
        ("Tết Dương lịch", "on 2027-01-01"),
        ("lễ Quốc khánh", "on 2026-09-02"),
        ("trước ngày Nhà giáo Việt Nam", "before 2026-11-20"),
        ("Quốc tế Lao động năm sau", "on 2027-05-01"),
    ],
)
def test_a_phrase(text: str, expected: str) -> None:
    (found,) = resolve_phrase(text, TODAY)
    assert meaning(found) == expected


def test_phrases_in_a_sentence() -> None:
    text = "Họp chiều mai, gửi tài liệu trước 10h sáng mai, tổng kết vào thứ Sáu tuần sau."
    found = resolve_phrase(text, TODAY)
    assert [meaning(one) for one in found] == ["on 2026-05-21", "before 2026-05-21 10:00", "on 2026-05-29"]
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in found)


@pytest.mark.parametrize("text", ["", "không có ngày nào", "quý vị", "thi đua khen thưởng"])
def test_text_without_time(text: str) -> None:
    assert resolve_phrase(text, TODAY) == ()


@pytest.mark.parametrize("text", ["thứ Sáu", "hôm nay", "tuần sau", "Quốc khánh"])
def test_nothing_is_guessed_without_a_day(text: str) -> None:
    (found,) = resolve_phrase(text, Reference())
    assert found.due is None
    assert found.warnings


def test_every_occasion_has_its_day() -> None:
    words = book.load("dates").vocabulary["occasions"].words
    assert {word.lower() for word in words} == set(holiday_book().occasions)
    assert all(day_of_occasion(word.lower(), 2026) for word in words)


def test_the_holiday_file_is_read_whole() -> None:
    source = resources.files("pipeline.rules").joinpath("holidays.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(source)["swap"]) == len(holiday_book().swap) > 0
