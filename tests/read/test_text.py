"""Plain text: columns, pages, pipe tables, wrapped and unwrapped paragraphs."""

import pytest

from models.document import Document
from pipeline.errors import EmptyFile
from pipeline.read.reader import read
from tests.read.invariants import assert_sound, cells_of, lines_of

LETTER = """\
      ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         XÃ TÂN AN                             Độc lập - Tự do - Hạnh phúc
                                          Tân An, ngày 10 tháng 7 năm 2031
     Số:   12    /UBND-VP
 V/v chuẩn bị diễn tập
    phòng cháy
              Kính gửi:
                          - Các phòng thuộc Ủy ban nhân dân xã;
                          - Trạm Y tế xã.

      Thực hiện Kế hoạch số 3/KH-UBND ngày 01 tháng 7 năm 2031, Chủ tịch Ủy ban
nhân dân xã yêu cầu các phòng triển khai những nội dung sau:
      1. Phòng Kinh tế chủ trì rà soát phương tiện; hoàn thành trước ngày
20/7/2031.
Nơi nhận:                                           KT. CHỦ TỊCH
- Như trên;                                         PHÓ CHỦ TỊCH
- Lưu: VT.



                                                    Trần Thị Mẫu
"""


def read_text(text: str, *, name: str = "thử.txt") -> Document:
    document = read(text.encode(), name=name)
    assert_sound(document)
    return document


def columns_of(document: Document) -> dict[str | None, list[str]]:
    sides: dict[str | None, list[str]] = {}
    for line in document.lines:
        sides.setdefault(line.column, []).append(document.text[line.start : line.end])
    return sides


def test_letterhead_and_signature_are_read_column_by_column():
    sides = columns_of(read_text(LETTER))
    assert sides["left"] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ TÂN AN",
        "Số: 12 /UBND-VP",
        "V/v chuẩn bị diễn tập",
        "phòng cháy",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
    ]
    assert sides["right"] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tân An, ngày 10 tháng 7 năm 2031",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Thị Mẫu",
    ]
    assert sides[None][0] == "Kính gửi:"
    assert sides[None][-1] == "20/7/2031."


def test_each_block_has_its_left_column_first():
    lines = lines_of(read_text(LETTER))
    assert lines.index("phòng cháy") < lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") < lines.index("Kính gửi:")
    assert lines.index("- Lưu: VT.") < lines.index("KT. CHỦ TỊCH")


def test_signature_that_begins_above_the_recipients():
    text = "\n".join(
        [
            "Trên đây là ý kiến chỉ đạo, yêu cầu các phòng thực hiện./.",
            "",
            " " * 46 + "TM. ỦY BAN NHÂN DÂN",
            "Nơi nhận:" + " " * 43 + "CHỦ TỊCH",
            "- Lưu: VT.",
            "",
            " " * 50 + "Lê Văn Mẫu",
        ]
    )
    sides = columns_of(read_text(text))
    assert sides["left"] == ["Nơi nhận:", "- Lưu: VT."]
    assert sides["right"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu              Đơn vị\nSản lượng             tấn\nDiện tích             ha",
        "Giao Sở A      lập kế hoạch trong tháng 7 và báo cáo kết quả.",
        "Số:        /TB-UBND",
    ],
)
def test_wide_blanks_elsewhere_part_nothing(text):
    document = read_text(text)
    assert {line.column for line in document.lines} == {None}
    assert lines_of(document) == text.split("\n")


def test_indent_and_centre():
    text = "      Đoạn một dài hơn hẳn để cho biết chiều rộng của trang giấy là bao nhiêu chữ.\n" + " " * 36 + "THÔNG BÁO\n\tThụt bằng tab"
    looks = [(line.indent, line.centred) for line in read_text(text).lines]
    assert looks == [(36.0, False), (216.0, True), (48.0, False)]


def test_wrapped_text_is_not_whole_and_keeps_blank_lines():
    document = read_text("Giao Phòng A chủ trì, phối hợp với\nPhòng B lập kế hoạch.\n\nPhòng C báo cáo.")
    assert [line.whole for line in document.lines] == [False] * 3
    assert "kế hoạch.\n\nPhòng C" in document.text


def test_one_paragraph_per_line():
    long = "1. Phòng A chủ trì, phối hợp với các đơn vị liên quan rà soát và tổng hợp số liệu. " * 4
    document = read_text(f"THÔNG BÁO\n\n{long}\n\n2. Phòng B báo cáo.")
    assert [line.whole for line in document.lines] == [True] * 3
    assert "\n\n" not in document.text


def test_short_lines_are_paragraphs_where_a_longer_one_runs_on_and_none_breaks_off():
    short = ["1. Về thu ngân sách", "- Thuế cơ sở rà soát các hộ kinh doanh", "- Phòng Kinh tế tham mưu phương án đấu giá"] * 4
    long = "2. Phòng A chủ trì, phối hợp với các đơn vị rà soát, tổng hợp số liệu, báo cáo Ủy ban nhân dân xã trước kỳ họp cuối năm."
    assert [line.whole for line in read_text("\n".join([*short, long])).lines] == [True] * 13
    assert [line.whole for line in read_text("\n".join(short)).lines] == [False] * 12


def test_long_line_among_wrapped_ones_makes_no_paragraphs_of_them():
    wrapped = ["1. Phòng A chủ trì, phối hợp với các", "đơn vị liên quan rà soát."] * 6
    long = "2. Phòng B chủ trì, phối hợp với các đơn vị rà soát, tổng hợp số liệu, báo cáo Ủy ban nhân dân xã trước kỳ họp cuối năm."
    assert [line.whole for line in read_text("\n".join([*wrapped, long])).lines] == [False] * 13


def test_paragraph_broken_by_a_page_in_unwrapped_text():
    long = "Phòng A chủ trì, phối hợp với các đơn vị liên quan rà soát và tổng hợp số liệu, " * 4
    document = read_text(f"{long.strip().rstrip(',')} theo khoản\n3 Điều 5 của Quy chế.\n2. Phòng B báo cáo.")
    assert [line.whole for line in document.lines] == [False, False, True]


def test_page_numbers_beside_page_breaks_are_furniture():
    document = read_text("Đoạn một còn\n\f2\n\ntiếp theo.\n3\n\fĐoạn ba có số\n4\nở giữa.")
    assert lines_of(document) == ["Đoạn một còn", "tiếp theo.", "Đoạn ba có số", "4", "ở giữa."]
    assert lines_of(document, "furniture") == ["2", "3"]


def test_written_page_breaks():
    document = read_text("Đoạn một.\n\n--- PAGE BREAK ---\n\n2\n\nĐoạn hai.")
    assert lines_of(document) == ["Đoạn một.", "Đoạn hai."]
    assert lines_of(document, "furniture") == ["2"]


def test_numbers_that_count_through_the_file_are_page_numbers():
    document = read_text("Một.\n\n2\n\nHai.\n\n- 3 -\n\nBa.")
    assert lines_of(document) == ["Một.", "Hai.", "Ba."]
    alone = read_text("Số đơn vị:\n\n12\n\nHết.")
    assert lines_of(alone) == ["Số đơn vị:", "12", "Hết."]


def test_pipe_table_of_a_letterhead_is_a_layout_table():
    text = (
        "| PHÒNG A ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM   Độc lập - Tự do - Hạnh phúc --------------- |\n"
        "| --- | --- |\n"
        "| Số: 7/TB-PA | *Tân An, ngày 2 tháng 3 năm 2031 * |\n"
        "THÔNG BÁO\n"
        "| *Nơi nhận:* - Như trên; - Lưu: VT. | TRƯỞNG PHÒNG     Lê Văn Mẫu |\n"
        "| --- | --- |"
    )
    document = read_text(text)
    head, tail = document.tables
    assert (head.rows, head.columns, head.ruled, tail.ruled) == (2, 2, False, False)
    assert cells_of(document) == {
        (0, 0): "PHÒNG A",
        (0, 1): "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        (1, 0): "Số: 7/TB-PA",
        (1, 1): "Tân An, ngày 2 tháng 3 năm 2031",
    }
    assert cells_of(document, 1) == {(0, 0): "Nơi nhận:\n- Như trên;\n- Lưu: VT.", (0, 1): "TRƯỞNG PHÒNG\nLê Văn Mẫu"}
    assert {line.column for line in document.lines} == {"left", "right", None}


def test_pipe_table_of_data_is_ruled():
    document = read_text("| TT | Việc | Hạn |\n|----|:----:|----|\n| 1 | Lập kế hoạch | 1/8 |\n| 2 | Báo cáo \\| gửi | |")
    (found,) = document.tables
    assert (found.rows, found.columns, found.ruled) == (3, 3, True)
    assert cells_of(document)[2, 1] == "Báo cáo | gửi"
    assert cells_of(document)[2, 2] == ""


def test_blank_file():
    with pytest.raises(EmptyFile, match=r"trắng\.txt"):
        read(b"  \n\t\n \xc2\xa0 \n", name="trắng.txt")
