import pytest

from pipeline.read.pdf_text import cleaned


def clean(text, font="timesnewroman"):
    codes = [int.from_bytes(text.encode("utf-16-be")[index : index + 2]) for index in range(0, len(text.encode("utf-16-be")), 2)]
    places = [float(index) for index in range(len(codes))]
    return cleaned(codes, places, [place + 1 for place in places], font)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phối\u00a0hợp", "phối hợp"),
        ("a\u2003b\tc", "a b c"),
        ("QĐ\u00adSNV, QĐ\u2011SNV, QĐ\ufffeSNV", "QĐ-SNV, QĐ-SNV, QĐ-SNV"),
        ("a\u200bb\ufeffc\u2060", "abc"),
        ("a\r\nb", "ab"),
        ("\uf0b7 Sở Y tế", "• Sở Y tế"),
        ("\uf02d Sở Y tế", "- Sở Y tế"),
        ("\x00", "\ufffd"),
        ("𝑥 = 1", "𝑥 = 1"),
    ],
)
def test_characters(text, expected):
    found = clean(text)
    assert found.text == expected
    assert len(found.lefts) == len(found.rights) == len(expected)


def test_bullets_by_their_font():
    assert clean("\uf0d8", "wingdings-regular").text == "➢"


def test_edges_of_what_is_left():
    assert clean("a\u200bb").lefts == [0, 2]


def test_half_a_pair_is_unknown():
    assert cleaned([97, 0xD835], [0, 1], [1, 2], "serif").text == "a\ufffd"
