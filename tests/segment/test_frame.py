import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Cell, Document, Table
from models.outline import Frame
from pipeline.segment.frame import find_frame
from tests.segment.notices import BODY, LAYOUTS, MOTTO, Set, Sheet, columns, document, paged, paragraphs, plain, rows
from tests.segment.test_header import CASES, sheet_of

LETTER = Sheet(
    left=("UBND TỈNH HOA LAM", "Số: 5/UBND-KT", "V/v tu sửa đê"),
    right=(*MOTTO, "Hoa Lam, ngày 05 tháng 3 năm 2026"),
    to=("Kính gửi:", "- Các sở;", "- UBND các xã."),
    signature=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ước"),
)
PLAN = LETTER.model_copy(update={"left": ("UBND TỈNH HOA LAM", "Số: 5/KH-UBND"), "title": ("KẾ HOẠCH", "Trồng rừng năm 2026"), "to": ()})
ANNEX = (
    "Phụ lục I",
    "DANH MỤC NHIỆM VỤ",
    "(Kèm theo Kế hoạch số 5/KH-UBND)",
    "Nội dung một",
    "Phụ lục II",
    "BIỂU MẪU BÁO CÁO",
    "Nội dung hai",
)


def spans(document: Document, zone: str) -> list[str]:
    return [document.text[span.start : span.end] for span in find_frame(document).zones if span.zone == zone]


def order(frame: Frame) -> list[str]:
    return [span.zone for span in frame.zones]


def assert_sound(document: Document) -> None:
    """Ordered, apart, inside the body, and without leaving out a printed character of it."""
    frame = find_frame(document)
    end = 0
    for span in frame.zones:
        assert end <= span.start < span.end <= document.body_end
        assert not document.text[end : span.start].strip(" \n|*_")
        end = span.end
    assert not document.text[end : document.body_end].strip(" \n|*_")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_zones_are_ordered_and_apart_and_leave_nothing_out(case, layout):
    assert_sound(layout(sheet_of(case)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_body_is_what_stands_between_title_and_signature(case, layout):
    sheet = sheet_of(case)
    assert spans(layout(sheet), "body") == ["\n".join(sheet.body)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_letter_has_its_zones_in_order(layout):
    zones = order(find_frame(layout(LETTER)))
    assert list(dict.fromkeys(zones)) == ["letterhead", "title", "addressees", "body", "signoff"]


def test_the_subject_of_a_letter_is_a_zone_inside_the_letterhead():
    assert order(find_frame(columns(LETTER)))[:4] == ["letterhead", "title", "letterhead", "addressees"]
    assert spans(columns(LETTER), "title") == ["V/v tu sửa đê"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_annex_is_a_zone(layout):
    annexes = spans(layout(PLAN.model_copy(update={"annex": ANNEX})), "annex")
    assert annexes == ["\n".join(ANNEX[:4]), "\n".join(ANNEX[4:])]


@pytest.mark.parametrize(
    "head",
    ["PHỤ LỤC", "Phụ lục 1: Danh sách đơn vị", "PHỤ LỤC DANH MỤC NHIỆM VỤ", "Phụ lục II.", "Mẫu số 01", "Biểu số 2"],
)
def test_an_annex_may_be_headed_in_many_ways(head):
    assert spans(paragraphs(PLAN.model_copy(update={"annex": (head, "Nội dung")})), "annex") == [f"{head}\nNội dung"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_second_instrument_behind_the_signature_is_an_annex(layout):
    second = (
        "QUY CHẾ",
        "Làm việc của tổ công tác",
        "(Ban hành kèm theo Quyết định số 5/QĐ-UBND)",
        "Điều 1. Phạm vi",
        "Nơi nhận:",
        "- Như trên.",
    )
    assert spans(layout(PLAN.model_copy(update={"annex": second})), "annex") == ["\n".join(second)]


def test_a_second_letterhead_behind_the_signature_is_an_annex():
    second = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN ĐĂNG KÝ", "Kính gửi: Sở Nội vụ.")
    assert spans(columns(PLAN.model_copy(update={"annex": second})), "annex") == ["\n".join(second)]


def test_an_annex_without_a_signature_before_it_says_what_it_is_attached_to():
    sheet = PLAN.model_copy(update={"recipients": (), "signature": (), "annex": ANNEX[:4]})
    assert spans(paragraphs(sheet), "body") == ["\n".join(BODY)]
    assert spans(paragraphs(sheet), "annex") == ["\n".join(ANNEX[:4])]


def test_a_sentence_about_an_annex_opens_none():
    body = ("1. Các đơn vị báo cáo theo biểu mẫu.", "Phụ lục I ban hành kèm theo Kế hoạch này được áp dụng thống nhất.", "2. Thực hiện./.")
    sheet = PLAN.model_copy(update={"body": body})
    assert spans(paragraphs(sheet), "body") == ["\n".join(body)]
    assert spans(paragraphs(sheet), "annex") == []


def test_the_page_after_the_signature_is_an_annex_even_without_a_head():
    lines = columns(PLAN.model_copy(update={"annex": ("DANH SÁCH CÁC ĐƠN VỊ THỰC HIỆN", "1. Xã Suối Mơ")}))
    assert spans(lines, "annex") == ["DANH SÁCH CÁC ĐƠN VỊ THỰC HIỆN\n1. Xã Suối Mơ"]


def test_a_signature_block_may_run_over_a_page():
    tail = [("Nơi nhận:", 1), ("- Như trên;", 1), ("- Các sở;", 2), ("- Lưu: VT.", 2), ("CHỦ TỊCH", 2), ("Nguyễn Văn Ước", 2)]
    head = [Set(text=text, bold=text == "THÔNG BÁO", centred=True) for text in (*MOTTO, "THÔNG BÁO", "Lịch nghỉ")]
    made = paged([*head, *(Set(text=line) for line in BODY), *(Set(text=text, page=page) for text, page in tail)])
    assert spans(made, "signoff") == ["\n".join(text for text, _ in tail)]


def test_a_table_behind_the_signature_is_an_annex():
    made = paragraphs(PLAN.model_copy(update={"annex": ("TT", "Nội dung", "Chủ trì", "1", "Trồng rừng", "Sở A")}))
    start = made.text.index("TT\nNội dung")
    cells = tuple(Cell(start=start, end=made.body_end, row=row, column=0) for row in range(3))
    tabled = made.model_copy(update={"tables": (Table(start=start, end=made.body_end, rows=3, columns=1, cells=cells),)})
    assert spans(tabled, "annex") == [made.text[start:]]


def test_a_title_that_no_rule_names_is_known_by_its_place():
    sheet = PLAN.model_copy(update={"title": ("LỊCH CÔNG TÁC", "Tuần 7 năm 2026")})
    assert spans(columns(sheet), "title") == ["LỊCH CÔNG TÁC\nTuần 7 năm 2026"]
    assert spans(columns(sheet), "body") == ["\n".join(BODY)]


def test_the_recipients_close_the_body_even_if_an_office_and_a_name_stand_in_it():
    body = (*BODY[:2], "TRƯỞNG BAN", "Nguyễn Văn Ước", "2. Các thành viên thực hiện nhiệm vụ được phân công./.")
    assert spans(paragraphs(PLAN.model_copy(update={"body": body})), "body") == ["\n".join(body)]


def test_recipients_in_an_annex_do_not_close_the_body():
    sheet = PLAN.model_copy(update={"recipients": (), "annex": (*ANNEX[:3], "Nơi nhận:", "- Như trên;", "GIÁM ĐỐC")})
    assert spans(paragraphs(sheet), "body") == ["\n".join(BODY)]
    assert spans(paragraphs(sheet), "signoff") == ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Ước"]


def test_closing_sentences_belong_to_the_body():
    body = (*BODY[:2], "Trên đây là kết luận của Chủ tịch; các đơn vị biết, thực hiện./.")
    assert spans(columns(PLAN.model_copy(update={"body": body})), "body") == ["\n".join(body)]


def test_a_signature_above_the_recipients_is_one_block_with_them():
    made = plain(
        [*MOTTO, "THÔNG BÁO", "Lịch nghỉ", "", *BODY, "", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ước", "Nơi nhận:", "- Như trên."]
    )
    assert spans(made, "body") == ["\n".join(BODY)]
    assert spans(made, "signoff") == ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Ước\nNơi nhận:\n- Như trên."]


def test_an_office_named_in_the_text_is_no_signature():
    body = (
        "Điều 1. Thành phần",
        "CHỦ TỊCH UBND XÃ",
        "chủ trì việc lập danh sách các hộ trong diện phải di dời khỏi vùng sạt lở trước mùa mưa.",
        *BODY,
    )
    assert spans(paragraphs(PLAN.model_copy(update={"body": body})), "body") == ["\n".join(body)]


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Luật Đê điều;",
        "Ngày 05/3/2026, Chủ tịch chủ trì họp.",
        "Thực hiện Nghị quyết số 5, Ủy ban yêu cầu:",
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "Để phòng bão:",
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_subject_ends_where_the_body_opens(opening, layout):
    made = layout(PLAN.model_copy(update={"body": (opening, *BODY)}))
    assert spans(made, "body") == ["\n".join((opening, *BODY))]


def test_a_style_of_its_own_keeps_a_body_without_opening_words_out_of_the_subject():
    body = ("Đê điều trên địa bàn tỉnh xuống cấp nhiều nơi.", *BODY)
    assert spans(columns(PLAN.model_copy(update={"body": body})), "body") == ["\n".join(body)]


def test_the_body_of_a_letter_begins_after_the_last_addressee():
    body = ("Sở Xây dựng nhận được văn bản của xã về tuyến đê.", *BODY)
    made = columns(LETTER.model_copy(update={"body": body}))
    assert spans(made, "addressees") == ["Kính gửi:\n- Các sở;\n- UBND các xã."]
    assert spans(made, "body") == ["\n".join(body)]


def test_addressees_run_on_over_lines_and_over_the_other_column():
    left = [Set(text=text, column="left") for text in ("UBND TỈNH HOA LAM", "Số: 5/UBND-KT", "V/v tu sửa đê", "Kính gửi:", "- Các")]
    right = [Set(text=text, column="right") for text in (*MOTTO, "Hoa Lam, ngày 05 tháng 3 năm 2026", "sở, ngành: Công Thương,")]
    rest = [Set(text="Nội vụ và UBND các xã.", indent=200)]
    made = document([*left, *right, *rest, *(Set(text=line) for line in BODY)])
    assert spans(made, "addressees") == ["Kính gửi:\n- Các", "sở, ngành: Công Thương,\nNội vụ và UBND các xã."]
    assert spans(made, "body") == ["\n".join(BODY)]


def test_addressees_named_in_one_sentence_end_with_it():
    to = ("Kính gửi: Ủy ban nhân dân các xã Suối Mơ, Đồi Cọ, Thác", "Bạc, Mường Sen, Cầu Mới, Núi Đôi, Hồ Xanh.")
    made = rows(LETTER.model_copy(update={"to": to, "body": ("Sở Xây dựng có văn bản về đê.", *BODY)}))
    assert spans(made, "addressees") == ["\n".join(to)]


def test_a_sentence_right_below_an_unfinished_addressee_is_body():
    body = ("Sở Xây dựng nhận được văn bản của xã về tuyến đê.", *BODY)
    made = rows(LETTER.model_copy(update={"to": ("Kính gửi: Các đơn vị",), "body": body}))
    assert spans(made, "addressees") == ["Kính gửi: Các đơn vị"]
    assert spans(made, "body") == ["\n".join(body)]


def test_a_text_without_any_mark_of_a_notice_is_all_body():
    made = plain(["Biên soạn tài liệu tập huấn.", "", "Các lớp mở trong tháng 6."])
    assert order(find_frame(made)) == ["body"]


def test_nothing_to_read_has_no_zones():
    assert find_frame(plain([])).zones == ()


LINES = st.sampled_from(
    [
        "",
        "*",
        "_______",
        "ỦY BAN NHÂN DÂN",
        "TỈNH HOA LAM",
        *MOTTO,
        "Số: 5/TB-UBND",
        "Hoa Lam, ngày 05 tháng 3 năm 2026",
        "V/v tu sửa đê",
        "THÔNG BÁO",
        "Kết luận cuộc họp",
        "Kính gửi:",
        "- Các sở;",
        "I. MỤC ĐÍCH",
        *BODY,
        "Nơi nhận:",
        "- Lưu: VT.",
        "KT. CHỦ TỊCH",
        "Nguyễn Văn Ước",
        "Phụ lục",
        "(Kèm theo Kế hoạch số 5/KH-UBND)",
        "UBND TỈNH HOA LAM     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_zones_stay_sound_however_the_lines_are_shuffled(lines):
    assert_sound(plain(lines))
