"""TCVN3, VNI and VPS to Unicode; Unicode text stays as it is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.legacy import aligned, convert_legacy, encoding_of, unicode_lines, with_capitals
from pipeline.read.legacy_codes import encodings
from tests.read.old_writing import ENCODINGS, written_in

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ALPHABET = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
ACCENTED = [letter for letter in ALPHABET if not letter.isascii()]
PASSAGE = (
    "Đội quản lý xã Tân Khê khẩn trương rà soát, lập hồ sơ từng hộ; báo cáo kết quả về Phòng Kinh tế trước ngày 15/8.\n"
    "Điều 2. Đội quản lý đô thị phường chủ trì, phối hợp với các đơn vị liên quan kiểm tra, xử lý; nghĩa vụ, quyền lợi giữ nguyên."
)

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam - Độc lập - Tự do - Hạnh phúc"

each_encoding = pytest.mark.parametrize("encoding", encodings(), ids=lambda encoding: encoding.name)


@each_encoding
def test_every_letter_has_a_code_of_its_own(encoding):
    letters = set(ACCENTED) if encoding.capitals != r"(?!)" else {*ACCENTED, *"".join(ACCENTED).upper()}
    assert letters <= set(encoding.letters.values())
    for letter in letters:
        code = written_in(encoding, letter)
        assert encoding.convert(f"b{code}c").text == f"b{letter}c"


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam - §éc lËp - Tù do - H¹nh phóc", MOTTO),
        ("TCVN3", "tr\u00adëng ban, ®\u00adêng giao th«ng, n\u00ad\u00adíc", "trưởng ban, đường giao thông, nưước"),
        ("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam - Ñoäc laäp - Töï do - Haïnh phuùc", MOTTO),
        ("VNI", "UÛY BAN NHAÂN DAÂN, Aùnh", "ỦY BAN NHÂN DÂN, Ánh"),
        ("VPS", "C¶ng hòa xã h¶i chû nghïa ViŒt Nam - ñ¶c lÆp - T¿ do - Hånh phúc", MOTTO),
    ],
)  # fmt: skip
def test_known_phrases(name, written, meant):
    assert ENCODINGS[name].convert(written).text == meant


@each_encoding
def test_a_passage_is_known_and_converted_line_by_line(encoding):
    written = written_in(encoding, PASSAGE)
    assert written != PASSAGE
    assert encoding_of([written]) == encoding
    assert unicode_lines(written) == PASSAGE
    assert unicode_lines(f"{PASSAGE}\n{written}") == f"{PASSAGE}\n{PASSAGE}"


@each_encoding
def test_places_of_characters(encoding):
    written = written_in(encoding, PASSAGE)
    converted = aligned(written)
    assert converted.text == PASSAGE
    assert len(converted.origins) == len(PASSAGE) + 1
    assert (converted.origins[0], converted.origins[-1]) == (0, len(written))
    for at, letter in enumerate(PASSAGE):
        assert written_in(encoding, letter) in {written[converted.origins[at] : converted.origins[at + 1]], letter}


def test_bytes_that_arrive_as_control_or_private_characters():
    as_windows = written_in(ENCODINGS["VPS"], "xử lý kịp thời các vấn đề, kế hoạch về thuế, chế độ")
    raw = "".join(chr(letter.encode("cp1252")[0]) if letter in "Œ‰Š‹›œš" else letter for letter in as_windows)
    private = "".join(chr(0xF000 + letter.encode("latin-1")[0]) for letter in "§iÒu lÖ x· héi phßng")
    assert convert_legacy(raw) == convert_legacy(as_windows) == "xử lý kịp thời các vấn đề, kế hoạch về thuế, chế độ"
    assert ENCODINGS["TCVN3"].convert(private).text == "Điều lệ xã hội phòng"


def test_few_words_need_a_font_or_a_context():
    assert convert_legacy("§iÒu 5") == "§iÒu 5"
    assert convert_legacy("§iÒu 5", "ABCDEF+.VnTime") == "Điều 5"
    assert convert_legacy("§iÒu 5", within=ENCODINGS["TCVN3"]) == "Điều 5"
    assert convert_legacy("Nhiệm vụ và giải pháp", ".VnTime", within=ENCODINGS["TCVN3"]) == "Nhiệm vụ và giải pháp"


@pytest.mark.parametrize(
    ("written", "font", "meant"),
    [
        ("ñy ban nh©n d©n x·", ".VnTimeH", "ỦY BAN NHÂN DÂN XÃ"),
        ("ñy ban nh©n d©n x·", ".VnArial NarrowH,Bold", "ỦY BAN NHÂN DÂN XÃ"),
        ("ñy ban nh©n d©n x·", ".vntimeh,bold", "ỦY BAN NHÂN DÂN XÃ"),
        ("Uû ban nh©n d©n x·", ".VnHelvetica", "Uỷ ban nhân dân xã"),
        ("Uû ban nh©n d©n x·", ".vnenglish", "Uỷ ban nhân dân xã"),
        ("Ủy ban nhân dân xã", ".VnTimeH", "Ủy ban nhân dân xã"),
    ],
)
def test_fonts_of_capitals(written, font, meant):
    assert convert_legacy(written, font) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CHủ TịCH ủY BAN", "CHỦ TỊCH ỦY BAN"),
        ("Bộ Tài chính", "Bộ Tài chính"),
        ("CHÁNH VĂN PHòNG Bộ", "CHÁNH VĂN PHÒNG BỘ"),
        ("Số 5 và ý kiến", "Số 5 và ý kiến"),
        ("a) b) đ) e)", "a) b) đ) e)"),
    ],
)
def test_capitals_are_restored(text, meant):
    assert with_capitals(text) == meant


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split())


SYLLABLES = one_of(
    "và là có cho của các cũng đã rà soát hộ tổ chức thực hiện nghĩa vụ ở ý kiến xã phường quý hè áo mù gì ai ông bà ạ ừ "
    "UBND ỦY BAN NHÂN DÂN THÔNG BÁO Số Điều Đồng Tháp Ð NĐ-CP Éa Đắk Hleo"
)
SIGNS = st.sampled_from([*"§±°×µ²®«»·©¶¼½÷¸•–—…“”", "30°C", "5 µm", "m²", "Ø20", "§ 5", "3 × 4"])
ABROAD = one_of("Zürich São Paulo Müller Côte d’Ivoire España naïve café Løken Ångström Köln Señor Gdańsk")
SENTENCES = st.lists(SYLLABLES | SYLLABLES | SIGNS | ABROAD, min_size=1, max_size=60).map(" ".join)
FONTS = st.sampled_from([None, "Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times"])


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.lists(SENTENCES, min_size=1, max_size=5).map("\n".join), FONTS)
def test_unicode_text_stays(text, font):
    assert unicode_lines(text) == text
    if "và" in text or "Điều" in text:  # words enough to tell; a font may be believed about a lone sign
        assert convert_legacy(f"Căn cứ nhiệm vụ được giao {text}", font) == f"Căn cứ nhiệm vụ được giao {text}"


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.text(max_size=80), FONTS)
def test_places_fit_whatever_the_text(text, font):
    converted = aligned(text, font)
    assert len(converted.origins) == len(converted.text) + 1
    assert list(converted.origins) == sorted(converted.origins)
    assert converted.origins[-1] == len(text)
