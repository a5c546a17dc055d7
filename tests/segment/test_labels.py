"""Labels at the start of a paragraph, and words that only look like labels."""

import pytest

from pipeline.segment.labels import LETTERS, find_label

LABELS = [
    ("Phần I", "part", "Phần I", ""),
    ("PHẦN THỨ NHẤT", "part", "Phần thứ nhất", ""),
    ("Phần 2. Nhiệm vụ", "part", "Phần 2", "Nhiệm vụ"),
    ("Chương IV", "chapter", "Chương IV", ""),
    ("CHƯƠNG 3. Tổ chức", "chapter", "Chương 3", "Tổ chức"),
    ("Mục 1", "section", "Mục 1", ""),
    ("MỤC II. QUYỀN HẠN", "section", "Mục II", "QUYỀN HẠN"),
    ("Tiểu mục 2", "subsection", "Tiểu mục 2", ""),
    ("Điều 1. Phạm vi", "article", "Điều 1", "Phạm vi"),
    ("ĐIỀU 2: Giao Sở Y tế", "article", "Điều 2", "Giao Sở Y tế"),
    ("Điều 3 Giao Sở Y tế", "article", "Điều 3", "Giao Sở Y tế"),
    ("Điều 4", "article", "Điều 4", ""),
    ("Điều 5a. Bổ sung", "article", "Điều 5a", "Bổ sung"),
    ("I. MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
    ("IX) Khác", "roman", "IX", "Khác"),
    ("II- NHIỆM VỤ", "roman", "II", "NHIỆM VỤ"),
    ("III/ Kinh phí", "roman", "III", "Kinh phí"),
    ("V.Tổ chức", "roman", "V", "Tổ chức"),
    ("XIV. Phụ trách", "roman", "XIV", "Phụ trách"),
    ("A. MỤC TIÊU", "letter_upper", "A", "MỤC TIÊU"),
    ("C- Kinh phí", "letter_upper", "C", "Kinh phí"),
    ("1. Sở Y tế", "number", "1", "Sở Y tế"),
    ("12) Giao Sở Y tế", "number", "12", "Giao Sở Y tế"),
    ("3/ Đề nghị", "number", "3", "Đề nghị"),
    ("1.Giao", "number", "1", "Giao"),
    ("2 - Công an tỉnh", "number", "2", "Công an tỉnh"),
    ("4.- Giao", "number", "4", "Giao"),
    ("01. Giao", "number", "01", "Giao"),
    ("1.1. Sở Y tế", "number", "1.1", "Sở Y tế"),
    ("2.3.1 Rà soát", "number", "2.3.1", "Rà soát"),
    ("II.2. Rà soát", "number", "II.2", "Rà soát"),
    ("a) Chủ trì", "letter", "a", "Chủ trì"),
    ("đ) Tăng cường", "letter", "đ", "Tăng cường"),
    ("b. Hướng dẫn", "letter", "b", "Hướng dẫn"),
    ("e/ Rà soát", "letter", "e", "Rà soát"),
    ("a.1) Rà soát", "letter", "a.1", "Rà soát"),
    ("a1) Rà soát", "letter", "a1", "Rà soát"),
    ("(1) Sở Y tế", "paren", "(1)", "Sở Y tế"),
    ("(iv) rà soát", "paren", "(iv)", "rà soát"),
    ("(đ) tổng hợp", "paren", "(đ)", "tổng hợp"),
    ("- Giao Sở Y tế", "bullet", "-", "Giao Sở Y tế"),
    ("– Giao Sở Y tế", "bullet", "-", "Giao Sở Y tế"),
    ("—Giao Sở Y tế", "bullet", "-", "Giao Sở Y tế"),
    ("- 03 đơn vị", "bullet", "-", "03 đơn vị"),
    ("+ Rà soát", "bullet", "+", "Rà soát"),
    ("+Rà soát", "bullet", "+", "Rà soát"),
    ("• Hướng dẫn", "bullet", "•", "Hướng dẫn"),
    ("* Lưu ý", "bullet", "*", "Lưu ý"),
    ("► Hội thi", "bullet", "►", "Hội thi"),
    ("o Giao Sở Y tế", "bullet", "o", "Giao Sở Y tế"),
]
OTHERS = """Phần lớn các xã|Phần mềm dùng chung|Chương trình hành động|Mục đích, yêu cầu|Mục tiêu|Mục 1 của Phụ lục|Mục này|Điều kiện
Điều 61 của Luật|Điều 17 và Điều 18|Điều hành|IV năm 2026|IMF. Quỹ|V/v triển khai|I|X quang|Vì vậy|1.000 đồng|15/10/2026|24/24h
2 - 3 lớp tập huấn|3 ngày|12.5% kế hoạch|30.4.2026|1,5 triệu|2026. Đây là|100. Hết|a|ông A|v.v…|A.B. Nguyễn|Anh|(gồm 3 xã)
(sau đây gọi tắt là Ban)|(a|-----|- 3.5|___|...|08 giờ 00|50 %|1/3 số xã|07/2026|6 tháng|cơ sở|30/4|Đ/c Lam|TP. Kim Sa|TM. UBND
KT. CHỦ TỊCH|+84 123|1.|a)|I.|ă) Rà soát|â) Rà soát|Thứ nhất, rà soát|Bước 1. Rà soát|Nhiệm vụ 1: Rà soát""".replace("\n", "|").split("|")


@pytest.mark.parametrize(("text", "kind", "path", "rest"), LABELS, ids=[case[0] for case in LABELS])
def test_a_label(text: str, kind: str, path: str, rest: str) -> None:
    label = find_label(text)
    assert label is not None
    assert (label.kind, label.path, text[label.length :]) == (kind, path, rest)


@pytest.mark.parametrize("text", OTHERS)
def test_no_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("3. Giao", 3),
        ("2.3.1 Rà soát", 1),
        ("IV. Tổ chức", 4),
        ("IX. Khác", 9),
        ("XIV. Phụ trách", 14),
        ("(12) Sở", 12),
        ("Điều 7. Sở", 7),
        ("- Giao", None),
        ("(iv) rà soát", None),
        ("A. MỤC TIÊU", 1),
        ("Phần I", None),
    ],
)
def test_its_place_in_the_count(text: str, ordinal: int | None) -> None:
    label = find_label(text)
    assert label is not None
    assert label.ordinal == ordinal


def test_letters_count_in_the_vietnamese_alphabet() -> None:
    labels = [find_label(f"{letter}) Rà soát") for letter in LETTERS]
    assert [label.ordinal for label in labels if label] == list(range(1, len(LETTERS) + 1))
    assert LETTERS.index("đ") == LETTERS.index("d") + 1
    assert LETTERS.index("g") == LETTERS.index("e") + 1


def test_levels_tell_siblings_from_children() -> None:
    levels = [label.level for text in ("1. A", "2) B", "1.1 C", "1.1.1 D", "- E", "– F", "+ G") if (label := find_label(text))]
    assert levels[0] == levels[1]
    assert levels[4] == levels[5]
    assert len(set(levels)) == 5
