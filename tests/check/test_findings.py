"""What a reviewer is told, and what is passed over in silence."""

from typing import Any

import pytest

from models.document import Document, Doubt
from models.mention import DeadlineMention, When
from models.notice import Finding, Header, Task
from models.place import Box, Evidence
from pipeline.check.findings import check
from pipeline.resolve.dates import resolve_mention
from pipeline.resolve.reference import Reference
from tests.check.cases import COMPLETE_HEADER, deadline, document, place, task, unit

SYT = unit("Sở Y tế")
BOX = Box(page=1, x0=90.0, top=100.0, x1=140.0, bottom=125.0)


def of_notice(header: Header = COMPLETE_HEADER, *tasks: Task, read: Document | None = None) -> dict[str, Finding]:
    _, found = check(read or document(), header, tasks or (task("Lập hồ sơ.", SYT),))
    return {finding.code: finding for finding in found}


def of_task(*tasks: Task) -> list[str]:
    """Codes of the findings on the last task."""
    checked, _ = check(document(), COMPLETE_HEADER, tasks)
    return [finding.code for finding in checked[-1].findings]


def test_a_clear_notice_with_a_clear_task_has_no_findings() -> None:
    assert of_notice() == {}
    assert of_task(task("Lập hồ sơ.", SYT)) == []


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"number": None}, "header.number-blank", "TB-SYT"),
        ({"number": None, "symbol": None}, "header.number-missing", "trang đầu"),
        ({"issued_on": "2025-03"}, "header.date-incomplete", "tháng 03/2025"),
        ({"issued_on": "2025"}, "header.date-incomplete", "năm 2025"),
        ({"issued_on": None}, "header.date-missing", "ngày ban hành"),
        ({"signer": None}, "header.signer-missing", "người ký"),
        ({"secrecy": "TỐI MẬT"}, "header.secrecy", "TỐI MẬT"),
    ],
)
def test_gaps_of_the_header(change: dict[str, Any], code: str, words: str) -> None:
    found = of_notice(COMPLETE_HEADER.model_copy(update=change))
    assert list(found) == [code]
    assert words in found[code].message


def test_a_secret_notice_is_an_error_and_comes_first() -> None:
    found = list(of_notice(Header(secrecy="MẬT")).values())
    assert (found[0].code, found[0].severity) == ("header.secrecy", "error")


def test_recognised_pages_are_named() -> None:
    assert "trang 2" in of_notice(read=document("pdf-text", "pdf-ocr"))["document.recognised"].message
    assert "văn bản" in of_notice(read=document("image-ocr"))["document.recognised"].message


@pytest.mark.parametrize(
    ("doubt", "change", "code", "words"),
    [
        (Doubt(field="number", box=BOX, as_read="£", taken="27"), {}, "header.number-written", "“27”"),
        (Doubt(field="number", box=BOX, as_read="£", guess="27"), {"number": None}, "header.number-unread", "có thể là “27”"),
        (Doubt(field="number", box=BOX, as_read="£"), {"number": None}, "header.number-unread", "chắc chắn; hãy nhập số"),
        (Doubt(field="day", box=BOX, as_read="£", taken="14"), {}, "header.date-written", "“14”"),
        (Doubt(field="day", box=BOX, as_read="£"), {"issued_on": "2025-03"}, "header.date-unread", "ngày ban hành"),
        (Doubt(field="month", box=BOX, as_read="£"), {"issued_on": "2025"}, "header.date-unread", "tháng ban hành"),
    ],
)
def test_figures_on_paper_are_told_once_with_their_place(doubt: Doubt, change: dict[str, Any], code: str, words: str) -> None:
    found = of_notice(COMPLETE_HEADER.model_copy(update=change), read=document().model_copy(update={"doubts": (doubt,)}))
    assert list(found) == [code]
    assert words in found[code].message
    assert found[code].box == BOX


@pytest.mark.parametrize(("quote", "told"), [("7 /QD-SYT", True), ("7/QĐ-SYT", False), ("7 / QÐ – SYT", False), ("07/QĐ-SYT", False)])
def test_a_symbol_without_its_marks_makes_the_number_doubtful(quote: str, told: bool) -> None:
    evidence = {"number": Evidence(start=0, end=len(quote), quote=quote, rule="test")}
    found = of_notice(COMPLETE_HEADER.model_copy(update={"number": "7/QĐ-SYT", "symbol": "QĐ-SYT", "evidence": evidence}))
    assert list(found) == (["header.number-garbled"] if told else [])


def test_a_notice_that_assigns_nothing_says_so() -> None:
    tasks, found = check(document(), COMPLETE_HEADER, ())
    assert tasks == ()
    assert [(finding.code, finding.severity) for finding in found] == [("notice.nothing-assigned", "info")]


def test_nobody_leads() -> None:
    assert of_task(task("Lập hồ sơ.")) == ["lead.missing"]


def test_an_empty_cell_of_a_table_is_told_apart() -> None:
    assert of_task(task("Lập hồ sơ.", rule="order.row")) == ["row.lead-missing"]


@pytest.mark.parametrize("source", ["opening", "addressee", "II"])
def test_a_lead_from_far_away(source: str) -> None:
    assert of_task(task("Lập hồ sơ.", unit("Sở Y tế", inherited_from=source), path=("II", "1", "a"))) == ["lead.inherited-far"]


@pytest.mark.parametrize("source", ["II/1", "row above"])
def test_a_lead_from_near_by_is_no_finding(source: str) -> None:
    assert of_task(task("Lập hồ sơ.", unit("Sở Y tế", inherited_from=source), path=("II", "1", "a"))) == []


def test_an_inherited_lead_that_issued_the_notice_itself() -> None:
    header = COMPLETE_HEADER.model_copy(update={"issuer": "UBND tỉnh Hoa Lư"})
    said, inherited = unit("UBND tỉnh Hoa Lư"), unit("Ubnd Tỉnh Hoa Lư", inherited_from="1")
    checked, _ = check(document(), header, (task("Lập hồ sơ.", said), task("Lập danh mục.", inherited, path=("1", "a"), id="t2")))
    assert [[finding.code for finding in one.findings] for one in checked] == [[], ["lead.issuer"]]


def test_several_leads() -> None:
    assert of_task(task("Lập hồ sơ.", SYT, unit("Sở Nội vụ"))) == ["lead.several"]


def test_somebody_else_is_said_to_lead() -> None:
    checked, _ = check(document(), COMPLETE_HEADER, (task("Rà soát hồ sơ, trong đó Sở Nội vụ chủ trì phần nhân sự.", SYT),))
    assert [finding.code for finding in checked[0].findings] == ["lead.candidates"]
    assert "Sở Nội vụ" in checked[0].findings[0].message


def test_the_lead_itself_is_no_other_candidate() -> None:
    assert of_task(task("Rà soát hồ sơ, trong đó Sở Y tế chủ trì phần chuyên môn.", SYT)) == []


@pytest.mark.parametrize("name", ["ở Y tế", "và Sở Y tế", "Sở Nội vụ nghiên cứu", "Về hồ sơ: Sở Y tế"])
def test_a_name_that_is_hardly_a_unit(name: str) -> None:
    assert of_task(task("Lập hồ sơ.", unit(name))) == ["unit.unknown-kind"]
    assert of_task(task("Lập hồ sơ.", SYT, coordinating=(unit(name),))) == []


@pytest.mark.parametrize("name", ["UBND xã Bình Minh", "các sở, ban, ngành", "Văn phòng UBND tỉnh", "chủ đầu tư"])
def test_names_of_units_are_known(name: str) -> None:
    assert of_task(task("Lập hồ sơ.", unit(name))) == []


def test_a_group_may_be_told_by_what_it_does() -> None:
    assert of_task(task("Lập hồ sơ.", unit("các cơ sở y tế chưa thực hiện báo cáo", kind="group"))) == []


def test_a_person_may_have_any_name() -> None:
    assert of_task(task("Lập hồ sơ.", unit("Lê Văn Chữ", kind="person"))) == []


def test_a_very_long_passage() -> None:
    assert of_task(task("rà soát hồ sơ " * 84 + ".", SYT)) == ["task.long"]
    assert of_task(task("rà soát hồ sơ " * 60 + ".", SYT)) == []


def test_the_same_passage_twice_for_the_same_lead() -> None:
    first, again = task("Lập hồ sơ.", SYT), task("lập  hồ sơ", SYT, id="t2")
    checked, _ = check(document(), COMPLETE_HEADER, (first, again))
    assert checked[0].findings == ()
    assert [(finding.code, "t1" in finding.message) for finding in checked[1].findings] == [("task.repeated", True)]


def test_the_same_passage_for_another_lead_is_other_work() -> None:
    assert of_task(task("Lập hồ sơ.", SYT), task("Lập hồ sơ.", unit("Sở Nội vụ"), id="t2")) == []


# Deadlines: as the reckoning of dates tells its doubts, so that a change of its words shows here.

MARCH = Reference(issued_on="2025-03-10")


def mention(kind: str, **fields: Any) -> DeadlineMention:
    values = {"start": 0, "end": 1, "as_written": "như văn bản", "kind": kind, "strength": "certain", "rule": "test"}
    return DeadlineMention(**values | fields)


def day(day: int, month: int, year: int | None = None) -> When:
    return When(grain="day", day=day, month=month, year=year)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (mention("before", last=day(28, 2, 2025)), "deadline.before-notice"),
        (mention("before", last=day(2, 9, 2025)), "deadline.day-off"),
        (mention("before", last=day(12, 4, 2025)), "deadline.day-off"),
        (mention("before", last=day(20, 6)), "deadline.year-assumed"),
        (mention("before", last=day(6, 1)), "deadline.year-inferred"),
        (
            mention("relative", count=5, unit="day", working=True, anchor="ngày nhận được văn bản", anchor_kind="receipt"),
            "deadline.not-computable",
        ),
        (mention("relative", count=5, unit="day", anchor="ngày họp", anchor_kind="other"), "deadline.not-computable"),
        (mention("relative", count=5, unit="day"), "deadline.not-computable"),
        (mention("relative", count=5, unit="day", anchor="khi họp", anchor_kind="other", before=True), "deadline.not-computable"),
    ],
)
def test_doubts_about_a_deadline(said: DeadlineMention, code: str) -> None:
    resolved = resolve_mention(said, MARCH, place())
    assert of_task(task("Lập hồ sơ.", SYT, deadlines=(resolved,))) == [code]


def test_without_a_year_in_the_notice_no_date_is_made_up() -> None:
    resolved = resolve_mention(mention("before", last=day(20, 6)), Reference(), place())
    assert of_task(task("Lập hồ sơ.", SYT, deadlines=(resolved,))) == ["deadline.not-computable"]


def test_a_plain_working_day_is_no_finding() -> None:
    resolved = resolve_mention(mention("before", last=day(20, 6, 2025)), MARCH, place())
    assert of_task(task("Lập hồ sơ.", SYT, deadlines=(resolved,))) == []


def test_any_other_doubt_is_passed_on_in_its_own_words() -> None:
    doubted = deadline("nửa đầu quý III", due="2025-08-15", warnings=("Khoảng ngày chỉ là gần đúng.",))
    checked, _ = check(document(), COMPLETE_HEADER, (task("Lập hồ sơ.", SYT, deadlines=(doubted,)),))
    assert [(finding.code, finding.message) for finding in checked[0].findings] == [
        ("deadline.doubt", "Thời hạn “nửa đầu quý III”: Khoảng ngày chỉ là gần đúng.")
    ]


def test_the_same_doubt_is_told_once() -> None:
    twice = deadline("trước ngày 02/9", warnings=("Ngày 02/9/2025 rơi vào ngày nghỉ (Quốc khánh).",))
    assert of_task(task("Lập hồ sơ.", SYT, deadlines=(twice, twice))) == ["deadline.day-off"]
