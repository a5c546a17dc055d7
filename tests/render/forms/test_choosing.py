"""Which tasks a form is about, and how they are grouped."""

from datetime import date

import pytest

from pipeline.render.forms.choosing import Wanted, by_deadline, by_leader, by_unit, chosen
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import NOTICES, TODAY, tasks
from tests.render.notices import header, notice, ordinary, task


def openings(found) -> list[str]:
    return [one.task.text.split()[0] for one in found]


def test_a_notice_that_comes_twice_counts_once():
    assert len(track(NOTICES)) == 5 + 3


def test_keys_are_the_same_whenever_a_notice_is_read_and_never_shared():
    keys = [one.key for one in track([ordinary()])]
    assert keys == [one.key for one in track([ordinary()])]
    assert len(set(keys)) == 5


def test_a_passage_that_stands_twice_is_two_tasks():
    assert len(track([notice(task("Báo cáo kết quả."), task("Báo cáo kết quả."))])) == 2


def test_notices_without_number_are_told_apart_by_their_files():
    one, other = notice(task("Lập hồ sơ."), head=header(number=None)), notice(task("Lập hồ sơ."), head=header(number=None))
    other = other.model_copy(update={"document": other.document.model_copy(update={"sha256": "f" * 64})})
    assert len(track([one, other])) == 2


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"unit": "so cong thuong"}, ["Kiểm", "Rà", "Rà"]),
        ({"unit": "UBND thành phố"}, ["Kiểm", "Rà", "Tuyên"]),
        ({"unit": "Sở Y tế"}, []),
        ({"leader": "phuc thinh"}, ["Diễn", "Kiểm"]),
        ({"leader": "Chủ tịch UBND tỉnh"}, ["Rà"]),
        ({"notice": "07/ct"}, ["Diễn", "Kiểm", "Rà"]),
        ({"state": "open-late"}, ["Diễn"]),
        ({"state": "done-late"}, ["Bố"]),
        ({"due_before": date(2023, 10, 12)}, ["Diễn", "Kiểm"]),
        ({"due_after": date(2023, 10, 12), "due_before": date(2023, 10, 14)}, ["Kiểm", "Rà"]),
    ],
)
def test_filters(wanted, expected):
    assert openings(chosen(tasks(), Wanted(**wanted), TODAY)) == expected


def test_the_nearest_deadline_stands_first_and_those_without_a_day_last():
    found = chosen(tasks(), Wanted(), TODAY)
    assert openings(found) == ["Diễn", "Kiểm", "Rà", "Tổng", "Rà", "Bố", "Thẩm", "Tuyên"]


def test_a_unit_has_one_group_however_it_is_written():
    groups = dict(by_unit(tasks()))
    assert "UBND thành phố Bến Đá" in groups
    assert "Ủy ban nhân dân thành phố Bến Đá" not in groups
    assert len(groups["Sở Công Thương"]) == 3
    assert openings(groups["Chưa nêu cơ quan chủ trì"]) == ["Thẩm"]


def test_only_one_unit():
    assert [name for name, _ in by_unit(tasks(), "tài chính")] == ["Sở Tài chính"]


def test_periods():
    groups = {heading: openings(found) for heading, found in by_deadline(tasks(), TODAY)}
    assert groups == {
        "Quá hạn": ["Diễn"],
        "Đến hạn trong tuần này": ["Rà", "Kiểm"],
        "Đến hạn sau tháng này": ["Rà"],
        "Nhiệm vụ định kỳ": ["Tổng"],
        "Thời hạn tính theo sự việc, chưa xác định ngày": ["Thẩm"],
        "Văn bản không nêu thời hạn": ["Tuyên"],
        "Đã hoàn thành": ["Bố"],
    }


@pytest.mark.parametrize(
    ("today", "heading"),
    [(date(2023, 11, 27), "Đến hạn trong tuần này"), (date(2023, 11, 10), "Đến hạn trong tháng này"), (date(2023, 12, 1), "Quá hạn")],
)
def test_the_week_ends_on_sunday_and_the_month_on_its_last_day(today, heading):
    [wanted] = [one for one in tasks() if "quy chế" in one.task.text]
    assert by_deadline([wanted], today) == [(heading, (wanted,))]


def test_a_leader_is_one_however_the_office_is_written():
    written = ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh")
    two = zip(tasks()[:2], written, strict=True)
    found = [one.model_copy(update={"task": one.task.model_copy(update={"assigned_by": by})}) for one, by in two]
    [(name, group)] = by_leader(found)
    assert (name, len(group)) == (written[0], 2)


def test_leaders():
    assert [name for name, _ in by_leader(tasks())] == [
        "Chủ tịch UBND tỉnh",
        "Lê Văn Phúc Thịnh, CHỦ TỊCH (người ký văn bản)",
        "Trần Thị Hạnh Mai, CHÁNH VĂN PHÒNG (người ký văn bản)",
    ]
