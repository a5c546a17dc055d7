"""A paragraph as clauses: where they part, who is told in each, and where the action begins; its actions and title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.mention import Clause
from pipeline.extract.actions import find_actions, short_title
from pipeline.extract.clauses import read_clauses, unit_key
from pipeline.extract.language import Syllables
from tests.written import names

STRETCHES = (
    "Giao",
    "Sở Y tế",
    "các sở, ngành",
    "rà soát",
    "chủ trì",
    ", phối hợp với",
    "dự toán",
    *";.:,()“”",
    "đã",
    "có trách nhiệm",
    "Căn cứ",
)
WORDS = st.lists(st.sampled_from(STRETCHES), max_size=14)


def clauses_of(text: str) -> tuple[Clause, ...]:
    return read_clauses(Syllables(text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "cues", "leads"),
    [
        ("Giao Sở Y tế rà soát.", ["assigned"], [["Sở Y tế"]]),
        ("Sở Y tế rà soát.", ["subject"], [["Sở Y tế"]]),
        ("Rà soát số giường bệnh.", ["verb"], [[]]),
        ("Tình hình hạn hán phức tạp.", ["none"], [[]]),
        ("Giao Sở Y tế rà soát; Sở Tài chính thẩm định.", ["assigned", "subject"], [["Sở Y tế"], ["Sở Tài chính"]]),
        ("Giao Sở Y tế rà soát. Hoàn thành trước ngày 20/3.", ["assigned", "verb"], [["Sở Y tế"], []]),
        ("Căn cứ tình hình thực tế, Sở Y tế quyết định.", ["subject"], [["Sở Y tế"]]),
        ("UBND tỉnh yêu cầu Sở Y tế báo cáo.", ["assigned"], [["Sở Y tế"]]),
        ("Sau hội thi, gửi biên bản đến Sở Nội vụ, Sở Y tế chậm nhất ngày 04/02/2032.", ["verb"], [[]]),
        ("Sau hội thi, Sở Y tế chậm nhất ngày 04/02/2032 phải công bố điểm.", ["subject"], [["Sở Y tế"]]),
        ("Trước ngày 20/3 báo cáo kết quả về Sở Y tế.", ["verb"], [[]]),
        ("16h00 hằng ngày gửi số liệu về Sở Y tế.", ["verb"], [[]]),
        ("Ngày 20/3 trời mưa to.", ["none"], [[]]),
        ("Đối với các sở, ngành: chủ động cân đối kinh phí.", ["subject"], [["các sở, ngành"]]),
        ("Các đơn vị chưa báo cáo khẩn trương gửi báo cáo.", ["subject"], [["Các đơn vị chưa báo cáo"]]),
        ("Phối hợp các Ban xây dựng chi tiết các bảng số liệu.", ["verb"], [[]]),
        ("Các doanh nghiệp có vốn nước ngoài phải kê khai.", ["subject"], [["Các doanh nghiệp có vốn nước ngoài"]]),
        ("Yêu cầu các sở; UBND các xã; các chủ đầu tư tiết kiệm nước.", ["assigned"], [["các sở", "UBND các xã", "các chủ đầu tư"]]),
    ],
)
def test_who_is_told(text: str, cues: list[str], leads: list[list[str]]) -> None:
    clauses = clauses_of(text)
    assert [clause.cue for clause in clauses] == cues
    assert [names(clause.lead) for clause in clauses] == leads


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Giao Sở Y tế rà soát thuốc.", "rà soát thuốc."),
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.", "lập dự toán."),
        ("Sở Y tế có trách nhiệm lập dự toán.", "lập dự toán."),
        ("Sở Y tế (thường trực) khẩn trương lập dự toán.", "khẩn trương lập dự toán."),
        ("Sở Y tế theo chức năng, nhiệm vụ, lập dự toán.", "lập dự toán."),
        ("Sở Y tế chịu trách nhiệm trước UBND tỉnh về số liệu.", "chịu trách nhiệm trước UBND tỉnh về số liệu."),
        ("Phối hợp với Sở Tài chính trong việc lập dự toán.", "Phối hợp với Sở Tài chính trong việc lập dự toán."),
        ("Lập dự toán.", "Lập dự toán."),
    ],
)
def test_where_the_action_begins(text: str, action: str) -> None:
    (clause,) = clauses_of(text)
    assert text[clause.action : clause.end] == action


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Y tế hoàn thiện đề án theo hướng: tinh gọn đầu mối; giảm trung gian.",
        "Giao Sở Y tế lập danh sách (gồm: người già; trẻ em) trước ngày 20/3.",
        "Giao Sở Y tế mua thuốc “hạ sốt; giảm đau” cho trạm y tế.",
        "Giao Sở Y tế mua 1.000 liều vắc xin, khẩu trang v.v. cho các trạm.",
        "Giao Sở Y tế thực hiện khoản 1 Điều 5 Nghị định số 15/2026/NĐ-CP.",
    ],
)
def test_no_clause_ends_here(text: str) -> None:
    assert len(clauses_of(text)) == 1


def test_what_is_said_of_a_lead() -> None:
    (chairs,) = clauses_of("Sở Y tế có trách nhiệm chủ trì lập dự toán.")
    assert (chairs.chairs, chairs.duty, chairs.past) == (True, True, False)
    (past,) = clauses_of("Sở Y tế đã hoàn thành việc lấy mẫu.")
    assert (past.chairs, past.duty, past.past) == (False, False, True)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Tổ chức cuộc họp với các hộ dân trước ngày 10/4/2026.", False),
        ("UBND xã tổ chức cuộc họp với các hộ dân.", True),
        ("Trong tháng qua, các ban, đơn vị trong toàn hệ thống chính trị xã đã chủ động, tập trung dập dịch.", True),
        ("Các cơ quan trong danh sách đã được duyệt phải rà soát hồ sơ.", False),
        ("Giao các cơ quan trong xã rà soát hồ sơ.", False),
    ],
)
def test_what_was_done_is_no_order(text: str, past: bool) -> None:
    assert [clause.past for clause in clauses_of(text)] == [past]


def test_who_leads_does_not_help() -> None:
    (clause,) = clauses_of("Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Y tế lập dự toán.")
    assert names(clause.coordinating) == ["Sở Tài chính"]


@given(WORDS)
def test_clauses_cover_the_paragraph(words: list[str]) -> None:
    text = " ".join(words)
    clauses = clauses_of(text)
    position = 0
    for clause in clauses:
        assert clause.start >= position
        assert not text[position : clause.start].strip()
        assert clause.start <= clause.action <= clause.end
        position = clause.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("one", "other"), [("các Bộ, ngành có liên quan", "Bộ, ngành liên quan"), ("các Sở", "Các sở"), ("những địa phương", "địa phương")]
)
def test_one_receiver_written_in_two_ways(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(
    ("text", "actions", "title"),
    [
        ("Giao Sở Y tế rà soát thuốc.", [("rà soát", "thuốc")], "Rà soát thuốc"),
        ("Rà soát, bổ sung và sửa hồ sơ, trình.", [("Rà soát", ""), ("bổ sung", ""), ("sửa", "hồ sơ")], "Rà soát, bổ sung, sửa hồ sơ"),
        ("Khẩn trương hoàn thành dự án.", [("hoàn thành", "dự án")], "Hoàn thành dự án"),
        ("Lập dự toán (gồm ba phần).", [("Lập", "dự toán")], "Lập dự toán"),
        ("Tổ chức diễn tập.", [("Tổ chức", ""), ("diễn tập", "")], "Tổ chức diễn tập"),
        ("Lập hồ sơ; thẩm định dự toán.", [("Lập", "hồ sơ"), ("thẩm định", "dự toán")], "Lập hồ sơ"),
        ("Mọi việc đều xong.", [], "Mọi việc đều xong"),
    ],
)  # fmt: skip
def test_actions_and_title(text: str, actions: list[tuple[str, str]], title: str) -> None:
    found = find_actions(Syllables(text), clauses_of(text))
    assert [(action.verb, action.object) for action in found] == actions
    assert all(" ".join(text[action.start : action.end].split()) == f"{action.verb} {action.object}".strip() for action in found)
    assert short_title(found, text) == title


def test_a_title_is_short() -> None:
    text = "Rà soát " + "số giường bệnh của các trạm y tế " * 4
    title = short_title(find_actions(Syllables(text), clauses_of(text)), text)
    assert title.endswith("…")
    assert len(title.split()) == 14


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Tuy nhiên, tiến độ thay đồng hồ còn chậm, yêu cầu Xí nghiệp Nước Tân Lễ thay xong trong tháng 11.", ["Xí nghiệp Nước Tân Lễ"]),
        ("Công tác thu ngân sách đạt thấp, đề nghị Thuế tỉnh đôn đốc.", ["Thuế tỉnh"]),
        ("Một số xã chưa gửi báo cáo, yêu cầu các xã gửi trước ngày 20/5.", ["các xã"]),
        ("Sở Tài chính chưa bố trí đủ vốn, yêu cầu Sở Tài chính bố trí ngay.", ["Sở Tài chính"]),
        ("Ngay sau cuộc họp này, Sở Y tế phun khử khuẩn.", ["Sở Y tế"]),
        ("Sau 10 ngày kể từ ngày ban hành Thông báo này, Sở Y tế báo cáo.", ["Sở Y tế"]),
    ],
)
def test_an_order_behind_how_things_stand_or_when(text: str, lead: list[str]) -> None:
    (clause,) = clauses_of(text)
    assert names(clause.lead) == lead
    assert not clause.past


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính chưa bố trí đủ vốn, đề nghị UBND tỉnh xem xét.",
        "UBND tỉnh đã ban hành Quyết định số 12/QĐ-UBND, giao Sở Nội vụ tham mưu.",
        "Cử tri phản ánh đường còn hư hỏng, đề nghị UBND tỉnh sửa chữa.",
    ],
)
def test_what_others_ask_for_or_decided_is_no_order(text: str) -> None:
    (clause,) = clauses_of(text)
    assert clause.cue != "assigned"
