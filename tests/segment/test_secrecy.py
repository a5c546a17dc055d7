"""Secrecy marks are found wherever they are put; words about secrecy are none."""

import pytest

from models.document import Document, Enclosure, Line
from pipeline.segment.frame import find_frame
from pipeline.segment.secrecy import find_secrecy, mark_in
from tests.segment.notices import BODY, LAYOUTS, MOTTO, Sheet, columns, plain

LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH HOA LAM", "Số: 8/UBND-NC", "V/v diễn tập phòng thủ")
RIGHT = (*MOTTO, "Hoa Lam, ngày 05 tháng 3 năm 2026")
SIGNATURE = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ước")

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)


def sheet(**parts) -> Sheet:
    return Sheet(**({"left": LEFT, "right": RIGHT, "to": ("Kính gửi: Bộ Chỉ huy Quân sự tỉnh.",), "signature": SIGNATURE} | parts))


def secrecy(document: Document) -> str | None:
    found = find_secrecy(document, find_frame(document))
    if found:
        assert mark_in(document.text[found.start : found.end]) or document.pages
    return found.value if found else None


@each_layout
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("[ MẬT ]", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("Mức độ mật: Tuyệt mật", "TUYỆT MẬT"),
        ("MẬT (Bản số: 02)", "MẬT"),
    ],
)
def test_mark_below_the_number(layout, written, value):
    assert secrecy(layout(sheet(left=(*LEFT, written)))) == value


@each_layout
def test_mark_above_the_letterhead(layout):
    assert secrecy(layout(sheet(head=("TỐI MẬT",)))) == "TỐI MẬT"


@each_layout
def test_mark_above_an_annex(layout):
    assert secrecy(layout(sheet(annex=("PHỤ LỤC I", "MẬT", "Danh sách lực lượng")))) == "MẬT"


@each_layout
@pytest.mark.parametrize(
    "line",
    [
        "V/v bảo vệ bí mật nhà nước",
        "QUY CHẾ BẢO MẬT",
        "BÍ MẬT NHÀ NƯỚC",
        "Mật độ dân cư",
        "MẬT ĐỘ XÂY DỰNG",
        "Mật khẩu: 123",
        "Hợp tác xã Mật ong Hoa Lam",
        "MẶT TRẬN TỔ QUỐC",
        "Độ mật: Không",
    ],
)
def test_words_about_secrecy_in_the_head(layout, line):
    assert secrecy(layout(sheet(left=(*LEFT, line)))) is None
    assert secrecy(layout(sheet(title=("KẾ HOẠCH", line)))) is None


@each_layout
def test_words_about_secrecy_in_the_text(layout):
    body = (*BODY, "Văn bản có độ mật Mật, Tối mật, Tuyệt mật không được gửi qua mạng.", "Mật", "- Tối mật", "b) Độ mật: Mật")
    assert secrecy(layout(sheet(body=body))) is None


def test_word_torn_over_two_lines_of_a_title():
    assert secrecy(columns(sheet(title=("QUY CHẾ", "CÔNG TÁC BẢO VỆ BÍ", "MẬT")))) is None


def test_mark_without_any_letterhead_and_in_a_frame_of_its_own():
    assert secrecy(plain(["", "| MẬT |", "", "Chủ tịch yêu cầu Phòng A lập phương án trước ngày 15/8/2026."])) == "MẬT"


def test_the_gravest_of_several_counts():
    assert secrecy(columns(sheet(head=("MẬT",), left=(*LEFT, "TUYỆT MẬT")))) == "TUYỆT MẬT"


@pytest.mark.parametrize("region", ["stamp", "furniture"])
def test_stamps_and_running_heads(region):
    document = columns(sheet())
    text = f"{document.text}\nTỐI MẬT"
    line = Line(start=len(document.text) + 1, end=len(text), region=region)
    assert secrecy(document.model_copy(update={"text": text, "lines": (*document.lines, line)})) == "TỐI MẬT"


def test_accents_lost_in_a_scan():
    document = columns(sheet(left=(*LEFT, "TỐl MÂT")))
    assert secrecy(document) is None
    spoilt = columns(sheet(left=(*LEFT, "TOI MÂT")))
    pages = tuple(page.model_copy(update={"read_by": "pdf-ocr"}) for page in spoilt.pages)
    assert secrecy(spoilt) is None
    assert secrecy(spoilt.model_copy(update={"pages": pages})) == "TỐI MẬT"


def test_mark_on_a_file_joined_to_the_notice():
    first, second = plain(["Chủ tịch yêu cầu:", *BODY]), "TUYỆT MẬT\nPhương án tác chiến"
    text = f"{first.text}\n{second}"
    start = len(first.text) + 1
    lines = (Line(start=start, end=start + 9), Line(start=start + 10, end=len(text)))
    files = tuple(
        Enclosure(name=name, sha256="0", role=role, start=begin, end=end)
        for name, role, begin, end in (("a", "main", 0, len(first.text)), ("b", "annex", start, len(text)))
    )
    joint = first.model_copy(update={"text": text, "body_end": len(text), "lines": (*first.lines, *lines), "enclosures": files})
    assert secrecy(joint) == "TUYỆT MẬT"
