"""Activities with lines such as "Đơn vị chủ trì: …": plans, offices and events are invented."""

import pytest

from models.document import Document
from models.outline import ActivityGroup, Paragraph
from pipeline.rules.book import load
from pipeline.segment.activity import activity_groups, role_lines
from pipeline.segment.labels import find_label


def plan(*texts: str) -> tuple[Document, tuple[Paragraph, ...]]:
    """A document of paragraphs; two blanks of indent for each step down the tree, "#" before a title."""
    text, paragraphs, open_at = "", [], {}
    for index, indented in enumerate(texts):
        depth = (len(indented) - len(indented.lstrip())) // 2
        heading = indented.lstrip().startswith("#")
        words = indented.lstrip().removeprefix("#")
        label = find_label(words)
        parent = open_at.get(depth - 1)
        above = paragraphs[parent].path if parent is not None else ()
        paragraphs.append(
            Paragraph(
                start=len(text),
                end=len(text) + len(words),
                text_start=len(text) + (label.length if label else 0),
                label=label.path if label else None,
                kind=label.kind if label else "plain",
                path=(*above, label.path) if label else above,
                parent=parent,
                heading=heading,
            )
        )
        open_at[depth] = index
        text += words + "\n"
    document = Document(
        sha256="0" * 64, name="ke-hoach.txt", media_type="text/plain", text=text, body_end=len(text), lines=(), read_by=("text",)
    )
    return document, tuple(paragraphs)


def groups(*texts: str) -> list[tuple[ActivityGroup, dict[str, list[str]]]]:
    document, paragraphs = plan(*texts)
    found = activity_groups(document, paragraphs)
    return [(group, {m: [document.text[s:e] for s, e in spans] for m, spans in group.columns.items()}) for group in found]


def test_lines_under_a_title_make_it_an_activity() -> None:
    ((group, values),) = groups(
        "#II. NỘI DUNG",
        "  #2.1. Hội thi ghe ngo lần thứ ba",
        "    - Thời gian dự kiến: ngày 12/4/2031 (thứ Bảy).",
        "    - Địa điểm: Bến Sậy.",
        "    - Đơn vị chủ trì: Sở Văn thể.",
        "    - Đơn vị phối hợp: UBND xã Bến Sậy, Hội Ghe ngo.",
        "    - Sản phẩm: Kịch bản hội thi.",
    )
    assert (group.activity, group.lines) == (1, (2, 3, 4, 5, 6))
    assert values == {
        "deadline": ["ngày 12/4/2031 (thứ Bảy)"],
        "lead": ["Sở Văn thể"],
        "coordinating": ["UBND xã Bến Sậy, Hội Ghe ngo"],
        "product": ["Kịch bản hội thi"],
    }


def test_lines_without_bullets_follow_an_order() -> None:
    ((group, values),) = groups(
        "a) Xây dựng sổ tay an toàn bến đò.", "  Cơ quan chủ trì: Sở Giao vận.", "  Thời gian hoàn thành: Quý II/2031."
    )
    assert group.activity == 0
    assert values == {"lead": ["Sở Giao vận"], "deadline": ["Quý II/2031"]}


def test_several_labels_in_one_line() -> None:
    ((_, values),) = groups("1. Đo độ mặn", "  + Chủ trì: Trạm Thủy văn số 4; phối hợp: UBND các xã; thời gian thực hiện: hằng tháng.")
    assert values == {"lead": ["Trạm Thủy văn số 4"], "coordinating": ["UBND các xã"], "deadline": ["hằng tháng"]}


def test_lines_at_the_end_of_a_group_serve_every_item() -> None:
    found = groups(
        "#1. Truyền thông",
        "  - Phát thanh về mùa lũ.",
        "  - Treo pa nô ở bến đò.",
        "  - Đơn vị thực hiện: Đài Truyền thanh Bến Sậy.",
        "#2. Tập huấn",
        "  - Mở lớp bơi cứu đuối.",
        "  - Đơn vị thực hiện: Hội Bơi lội.",
    )
    assert [(group.activity, group.lines, values["lead"]) for group, values in found] == [
        (1, (3,), ["Đài Truyền thanh Bến Sậy"]),
        (2, (3,), ["Đài Truyền thanh Bến Sậy"]),
        (5, (6,), ["Hội Bơi lội"]),
    ]


def test_items_with_lines_of_their_own_keep_them() -> None:
    found = groups(
        "#1. Truyền thông",
        "  - Phát thanh về mùa lũ.",
        "  - Chủ trì: Đài Truyền thanh.",
        "  - Treo pa nô ở bến đò.",
        "  - Chủ trì: Đội Trật tự.",
    )
    assert [(group.activity, values["lead"]) for group, values in found] == [(1, ["Đài Truyền thanh"]), (3, ["Đội Trật tự"])]


def test_unlabelled_lines_after_the_last_item_close_the_group() -> None:
    found = groups(
        "#3. Cứu nạn", "  a) Mua phao.", "  b) Sửa xuồng.", "    Đơn vị chủ trì: Đội Cứu nạn.", "    Thời hạn: trước ngày 01/9/2031."
    )
    assert [group.activity for group, _ in found] == [1, 2]


def test_a_line_behind_the_bullets_of_an_introduction_serves_the_bullets() -> None:
    found = groups(
        "Thời gian qua việc lưu hồ sơ còn chậm.",
        "Giám đốc Sở yêu cầu các phòng:",
        "  - Rà soát hồ sơ năm 2030.",
        "  - Lập danh mục tài sản hỏng.",
        "Thời hạn thực hiện: trước ngày 20/3/2031.",
    )
    assert [(group.activity, columns["deadline"]) for group, columns in found] == [
        (2, ["trước ngày 20/3/2031"]),
        (3, ["trước ngày 20/3/2031"]),
    ]


def test_an_item_without_lines_gets_none_where_its_siblings_have_their_own() -> None:
    found = groups("#3. Cứu nạn", "  a) Mua phao.", "    Chủ trì: Đội Một.", "  b) Sửa xuồng.", "  c) Vá lưới.", "    Chủ trì: Đội Hai.")
    assert [(group.activity, values["lead"]) for group, values in found] == [(1, ["Đội Một"]), (4, ["Đội Hai"])]


def test_the_list_below_an_empty_label_is_its_value() -> None:
    ((group, values),) = groups(
        "1. Thả cá giống", "  - Chủ trì: Chi cục Thủy sản.", "  - Đơn vị phối hợp:", "    + Hội Nông dân;", "    + Trại giống số 2."
    )
    assert group.lines == (1, 2, 3, 4)
    assert values["coordinating"] == ["Hội Nông dân", "Trại giống số 2"]


def test_an_unknown_label_between_does_not_part_the_lines() -> None:
    ((group, values),) = groups(
        "1. Lễ hội đèn nước", "  - Thời gian thực hiện: 15/8/2031.", "  - Điểm nhấn: thả đèn trên sông.", "  - Chủ trì: Phòng Văn hóa."
    )
    assert group.lines == (1, 2, 3)
    assert values == {"deadline": ["15/8/2031"], "lead": ["Phòng Văn hóa"]}


def test_values_may_stand_in_the_activity_itself() -> None:
    ((group, values),) = groups("- Dựng trạm đo mưa (Chủ trì: Đài Khí tượng Bến Mía; phối hợp: UBND xã Mía).")
    assert values == {"lead": ["Đài Khí tượng Bến Mía"], "coordinating": ["UBND xã Mía"]}
    assert group.lines == ()
    document, _ = plan("- Dựng trạm đo mưa (Chủ trì: Đài Khí tượng Bến Mía; phối hợp: UBND xã Mía).")
    assert document.text[: group.end] == document.text.rstrip()  # what stands in the leaf's own paragraph belongs to its passage


def test_a_line_that_runs_on_in_the_title_still_counts() -> None:
    ((group, values),) = groups("2.2. Đêm nhạc bến sông\n- Thời gian dự kiến: ngày 3/5/2031", "  - Đơn vị chủ trì: Sở Văn thể")
    assert values == {"deadline": ["ngày 3/5/2031"], "lead": ["Sở Văn thể"]}
    assert group.end == len("2.2. Đêm nhạc bến sông\n- Thời gian dự kiến: ngày 3/5/2031")


def test_two_labels_of_lead_both_count() -> None:
    ((_, values),) = groups("1. Trưng bày gốm", "  - Đơn vị chủ trì: Sở Văn thể", "  - Đơn vị thực hiện: Bảo tàng Gốm")
    assert values["lead"] == ["Sở Văn thể", "Bảo tàng Gốm"]


def test_an_order_with_a_time_and_no_lead_keeps_its_time() -> None:
    ((group, values),) = groups("a) Biên soạn giáo trình đóng xuồng.", "  Thời gian thực hiện: 2031 - 2032.")
    assert group.activity == 0
    assert values == {"deadline": ["2031 - 2032"]}


def test_details_with_labels_before_the_lines_belong_to_the_activity() -> None:
    ((group, _),) = groups(
        "b) Mở lớp lái đò",
        "  - Đối tượng đào tạo: chủ đò dọc.",
        "  - Học viên thi cuối khóa.",
        "  Đơn vị chủ trì: Trường Nghề Bến Sậy.",
    )
    assert group.activity == 0


def test_a_section_may_be_cut_into_what_who_and_when() -> None:
    found = groups(
        "#II. GIỮ RỪNG SẬY",
        "  #1. Nội dung, biện pháp",
        "    a) Lập tổ tuần tra;",
        "    b) Dựng chòi canh.",
        "  #2. Cơ quan chủ trì",
        "    - Sở Lâm vụ.",
        "    - Hạt Kiểm lâm Bến Sậy.",
        "  3. Cơ quan phối hợp: Công an tỉnh.",
        "  4. Thời gian thực hiện: Tháng 11/2031.",
    )
    assert [(group.activity, group.lines) for group, _ in found] == [(2, (4, 5, 6, 7, 8)), (3, (4, 5, 6, 7, 8))]
    assert found[0][1] == {
        "lead": ["Sở Lâm vụ", "Hạt Kiểm lâm Bến Sậy"],
        "coordinating": ["Công an tỉnh"],
        "deadline": ["Tháng 11/2031"],
    }


NO_ACTIVITY = {
    "content, and then what is no line": (
        "#II. GIỮ RỪNG",
        "  #1. Nội dung",
        "    a) Lập tổ.",
        "  2. Cơ quan chủ trì: Sở Lâm vụ.",
        "  3. Xử lý vi phạm theo luật.",
    ),
    "content of which nobody takes the lead": ("#II. GIỮ RỪNG", "  #1. Nội dung", "    a) Lập tổ.", "  2. Thời gian: tháng 11."),
    "roles of the whole plan": ("#II. CƠ QUAN TỔ CHỨC", "  3. Đơn vị chủ trì: Sở Văn thể.", "  4. Đơn vị phối hợp: Công an tỉnh."),
    "time and place of a meeting": ("Kính mời đại biểu dự họp.", "Thời gian: 8h00 ngày 3/5/2031.", "Địa điểm: Phòng họp số 2."),
    "time of a visit": ("#V. THỜI GIAN, ĐỊA ĐIỂM", "  Thời gian: buổi sáng ngày 3/5/2031.", "  Địa điểm: Trường Tiểu học Sen Hồng."),
    "minutes": ("1. Cuộc họp giao ban", "  - Chủ trì: Bà Lê Thị Mận", "  - Thư ký: Ông Vũ Văn Mít"),
    "whom one coordinates with": ("1. Công tác trực", "  - Phối hợp với Sở Giao vận: điều xe cẩu."),
    "an order": ("1. Sở Giao vận chủ trì, phối hợp với các đơn vị: Đội Một, Đội Hai.",),
    "a title of organisation": ("4. Đơn vị thực hiện", "  - Chủ trì: Sở Văn thể", "  - Phối hợp: Công an tỉnh"),
}


@pytest.mark.parametrize("case", NO_ACTIVITY)
def test_lines_that_tell_of_no_activity(case: str) -> None:
    assert groups(*NO_ACTIVITY[case]) == []


def test_lines_that_serve_no_activity_are_role_lines() -> None:
    document, paragraphs = plan(
        "#II. CƠ QUAN TỔ CHỨC",
        "  1. Cơ quan chỉ đạo: UBND tỉnh Bến Sậy.",
        "  2. Đơn vị chủ trì: Sở Văn thể.",
        "#III. NỘI DUNG",
        "  1. Hội thi ghe ngo",
        "    - Đơn vị chủ trì: Hội Ghe ngo.",
        "  2. Sở Giao vận: điều ba ca nô.",
    )
    assert role_lines(document, paragraphs) == (1, 2)


def test_labels_keep_their_examples() -> None:
    rules = load("activity").rule
    for rule in rules:
        assert [e for e in rule.examples if next((each.id for each in rules if each.regex.search(e)), None) != rule.id] == []
        assert [e for e in rule.counter_examples if rule.regex.search(e)] == []
