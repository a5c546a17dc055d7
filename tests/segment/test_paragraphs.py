"""Lines joined to paragraphs: by indents, short lines, labels, blank lines, over pages; and lines that only look like a beginning."""

from itertools import pairwise

import pytest

from models.document import Document
from models.outline import Frame, ZoneSpan
from pipeline.segment.paragraphs import Stretch, find_paragraphs
from tests.segment.notices import Set, document, paged, plain

# Printed lines; ">" marks those that begin a paragraph (the mark itself is not part of the line, the blanks after it are its indent).
PRINTED = {
    "first lines are indented": """
>    Thời gian qua, các sở, ngành, địa phương đã chủ động tích nước và nạo
 vét kênh mương. Tuy nhiên, mực nước các hồ chứa vẫn tiếp tục xuống thấp.
>    Để chủ động ứng phó, Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành và
 UBND các xã, phường thực hiện các nhiệm vụ sau:""",
    "short last lines end paragraphs": """
>Thời gian qua, các sở, ngành, địa phương đã chủ động tích nước và nạo vét
 kênh mương ở vùng cao.
>Tuy nhiên, mực nước các hồ chứa vẫn tiếp tục xuống thấp, nhiều giếng cạn
 nước, người dân phải đi xa.""",
    "labels begin paragraphs after a full stop": """
>1. Giao Sở Y tế rà soát số giường bệnh của các bệnh viện, các trạm y tế.
>2. Giao Sở Xây dựng kiểm tra các cầu treo, cầu dân sinh trên toàn tỉnh và
 cắm biển cảnh báo.
>3. Giao Sở Nội vụ tổng hợp.""",
    "bullets and letters": """
>a) Rà soát số giường bệnh của các bệnh viện, các trạm y tế trong toàn tỉnh;
>- Thuốc;
>- Máy thở, máy xét nghiệm và các trang thiết bị khác của tuyến huyện cũ
 đang được điều chuyển.
>b) Báo cáo.""",
    "a dash at the start of a line inside a name": """
>    Giao Sở Văn hóa và Thể thao, Sở Du lịch và Trung tâm Văn hóa Miếu Cổ
 - Giếng Ngọc tổ chức lễ hội đua thuyền, bảo đảm an toàn, tiết kiệm.""",
    "a number at the start of a line inside a sentence": """
>    Các đơn vị báo cáo kết quả thực hiện theo quy định tại điểm a khoản
 1. Điều này được áp dụng từ năm học tới.
>    Sở Y tế tổng hợp.""",
    "a Roman number at the start of a line inside a sentence": """
>    Giao Sở Xây dựng hoàn thành việc kiểm tra các cầu treo trong quý
 I. Sau đó, báo cáo UBND tỉnh kết quả thực hiện và đề xuất giải pháp.""",
    "no paragraph ends with these words": """
>    Thực hiện Quyết định số
 45/QĐ-UBND của
 Ủy ban nhân dân tỉnh về hỗ trợ các hộ dân vùng hạn của các xã ven biển,
 giao Sở Tài chính và
 Sở Nội vụ phối hợp.""",
    "blank lines": """
>Chủ tịch UBND tỉnh yêu cầu

>1. Sở Y tế

>Rà soát số giường bệnh của các bệnh viện, các trạm y tế trong toàn tỉnh.""",
    "a blank line within a sentence": """
>    Giao Sở Xây dựng kiểm tra các cầu treo, cầu dân sinh trên toàn tỉnh và

 cắm biển cảnh báo tại các cầu yếu.""",
    "numbers that go on counting, whatever ends the line before": """
>    1. Sở Y tế rà soát số giường bệnh của các bệnh viện, các trạm y tế
>2. Sở Xây dựng kiểm tra các cầu treo, cầu dân sinh trên toàn tỉnh""",
    "bullets below a short heading with a number, not indented": """
>2. Phòng Kế hoạch tổng hợp - Vật tư
>- Lập kịch bản diễn tập, trình Giám đốc phê duyệt trước ngày 15/3/2032 và
 gửi các khoa.
>- Phối hợp với khoa Dược dự trù thuốc.""",
    "a dash within a title that the line breaks early": """
>2. Kết quả thực hiện các chương trình văn hóa
 - xã hội của tỉnh và các giải pháp chủ yếu trong những năm tiếp theo đến.""",
    "a title in capitals above bullets": """
>KẾT QUẢ ĐẠT ĐƯỢC
>- Rà soát số giường bệnh của các bệnh viện, các trạm y tế trong toàn tỉnh.
>- Kiểm tra các cầu treo.""",
    "quotations": """
>    Tên gọi của phong trào là: “Mỗi nhà một bể chứa”.
>    “Bể chứa” là nơi tích nước mưa của hộ gia đình, có dung tích từ 2 m3.""",
    "capitals inside a sentence": """
>    Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính,
 Sở Xây dựng và UBND các xã: Tân Khê, Phú Lạc kiểm tra các hồ chứa nước,
 Báo cáo UBND tỉnh trước ngày 20/3/2026.""",
}


def parted(text: str) -> tuple[list[Set], list[bool]]:
    rows = text.strip("\n").splitlines()
    lines = [Set(text=row[1:].strip(), indent=6.0 * (len(row[1:]) - len(row[1:].lstrip()))) for row in rows]
    return lines, [row.startswith(">") for row in rows if row.strip()]


def body(made: Document) -> Frame:
    return Frame(zones=(ZoneSpan(zone="body", start=0, end=len(made.text)),))


def begins(made: Document, paragraphs: tuple[Stretch, ...]) -> list[bool]:
    starts = {paragraph.start for paragraph in paragraphs}
    return [line.start in starts for line in made.lines]


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED.keys())
def test_where_paragraphs_begin(text: str) -> None:
    lines, expected = parted(text)
    made = document(lines)
    assert begins(made, find_paragraphs(made, body(made))) == expected


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED.keys())
def test_paragraphs_cover_the_lines_in_order(text: str) -> None:
    lines, _ = parted(text)
    made = document(lines)
    paragraphs = find_paragraphs(made, body(made))
    assert paragraphs[0].start == 0
    assert paragraphs[-1].end == len(made.text)
    assert all(one.end < two.start and not made.text[one.end : two.start].strip() for one, two in pairwise(paragraphs))


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    lines = [
        Set(text="Thời gian qua, các sở, ngành, địa phương đã chủ động tích nước.", page=1),
        Set(text="1. Giao Sở Xây dựng kiểm tra các cầu treo, cầu dân sinh trên toàn", page=1),
        Set(text="tỉnh và cắm biển cảnh báo tại các cầu yếu, báo cáo UBND tỉnh trước", page=2),
        Set(text="ngày 20/3/2026.", page=2),
        Set(text="2. Giao Sở Nội vụ tổng hợp.", page=2),
    ]
    made = paged(lines)
    assert begins(made, find_paragraphs(made, body(made))) == [True, True, False, False, True]


def test_a_paragraph_may_end_with_the_page() -> None:
    lines = [
        Set(text="1. Giao Sở Xây dựng kiểm tra các cầu treo, cầu dân sinh trên toàn tỉnh.", page=1),
        Set(text="2. Giao Sở Nội vụ tổng hợp kết quả của các đơn vị, báo cáo UBND tỉnh.", page=2),
    ]
    made = paged(lines)
    assert begins(made, find_paragraphs(made, body(made))) == [True, True]


def test_whole_lines_are_paragraphs() -> None:
    made = document([Set(text="Sở Y tế"), Set(text="rà soát"), Set(text="và báo cáo")], whole=True)
    assert begins(made, find_paragraphs(made, body(made))) == [True, True, True]


def test_bold_and_centred_lines_stand_apart() -> None:
    lines = [
        Set(text="Chương I", bold=True, centred=True, indent=240),
        Set(text="Về nước sinh hoạt", bold=True),
        Set(text="Các đơn vị cấp nước có trách nhiệm bảo đảm chất lượng nước và áp lực nước"),
        Set(text="trong mùa khô."),
    ]
    made = document(lines)
    paragraphs = find_paragraphs(made, body(made))
    assert begins(made, paragraphs) == [True, True, True, False]
    assert [(paragraph.bold, paragraph.centred) for paragraph in paragraphs] == [(True, True), (True, False), (False, False)]


def test_only_body_and_annexes_have_paragraphs() -> None:
    made = plain(["UBND TỈNH", "", "Lời văn.", "", "Phụ lục", "", "Danh mục."])
    spans = [("letterhead", 0, 1), ("body", 1, 2), ("annex", 2, 4)]
    starts = [line.start for line in made.lines] + [len(made.text)]
    zones = tuple(ZoneSpan(zone=zone, start=starts[first], end=starts[last]) for zone, first, last in spans)
    assert [paragraph.zone for paragraph in find_paragraphs(made, Frame(zones=zones))] == ["body", "annex", "annex"]


def test_rules_and_furniture_are_no_paragraphs() -> None:
    made = document([Set(text="Lời văn."), Set(text="__________"), Set(text="* * *"), Set(text="2")])
    made = made.model_copy(update={"lines": (*made.lines[:3], made.lines[3].model_copy(update={"region": "furniture"}))})
    assert [made.text[p.start : p.end] for p in find_paragraphs(made, body(made))] == ["Lời văn."]
