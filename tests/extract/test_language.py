"""Syllables: tokens with exact offsets, one spelling for the tone, vocabularies by token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.language import NEW_TONE, TONES, Syllables, one_spelling

ALPHABET = "abcdđeêghiklmnoôơpqrstuưvxyàáảãạòóỏõọùúủũụỳýỷỹỵ ABCDĐGHKLMNPQSTUV,.;:()-/&0123456789\n"
SYLLABLES = st.text(alphabet="qQhHtTuUoOaAeEyYàáảãạòóỏõọùúủũụỳýỷỹỵèéẻẽẹnc", max_size=8)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("hoá", "hóa"), ("hóa", "hóa"), ("Hoà", "Hòa"), ("uỷ", "ủy"), ("Uỷ", "Ủy"), ("UỶ", "ỦY"), ("thuý", "thúy"), ("loè", "lòe"),
        ("quý", "quý"), ("Quỹ", "Quỹ"), ("quỳ", "quỳ"), ("hoàn", "hoàn"), ("toán", "toán"), ("khoẻ", "khỏe"), ("thoả", "thỏa"),
        ("huyện", "huyện"), ("suý", "súy"), ("đoàn", "đoàn"), ("", ""), ("–", "-"), ("—", "-"), ("-", "-"),
    ],
)  # fmt: skip
def test_one_spelling_of_the_tone(written: str, kept: str) -> None:
    assert one_spelling(written) == kept


@given(SYLLABLES)
def test_one_spelling_is_reached_at_once(syllable: str) -> None:
    once = one_spelling(syllable)
    assert one_spelling(once) == once
    assert len(once) == len(syllable)
    assert once.isupper() == syllable.isupper()


def test_no_newer_spelling_is_left() -> None:
    assert all(NEW_TONE.search(one_spelling(new)) is None for new in TONES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở Y tế rà soát.", ["Sở", "Y", "tế", "rà", "soát", "."]),
        ("số 178/2026/NĐ-CP ngày", ["số", "178/2026/NĐ-CP", "ngày"]),
        ("trước 15/10/2026, xong", ["trước", "15/10/2026", ",", "xong"]),
        ("Sở KH&CN, LĐ-TB&XH", ["Sở", "KH&CN", ",", "LĐ-TB&XH"]),
        ("(phối hợp: A)", ["(", "phối", "hợp", ":", "A", ")"]),
        ("1.000 hộ", ["1.000", "hộ"]),
        ("“đúng hạn”", ["“", "đúng", "hạn", "”"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert Syllables(text).words == words


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_tokens_are_stretches_of_the_text_in_order(text: str) -> None:
    s = Syllables(text)
    position = 0
    for word, start, end in zip(s.words, s.starts, s.ends, strict=True):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert one_spelling(text[start:end]) == word
        position = end
    assert not text[position:].strip()


@given(st.text(alphabet=ALPHABET, max_size=60), st.integers(min_value=0, max_value=60))
def test_the_token_at_an_offset(text: str, offset: int) -> None:
    s = Syllables(text)
    index = s.index(offset)
    assert all(start < offset for start in s.starts[:index])
    assert all(start >= offset for start in s.starts[index:])


def test_a_phrase_is_on_one_line() -> None:
    assert Syllables("Sở Nông nghiệp\n  và Môi trường").phrase(0, 6) == "Sở Nông nghiệp và Môi trường"


def test_the_span_of_no_tokens_is_empty() -> None:
    assert Syllables("Sở Y tế").span(1, 1) == (3, 3)


def test_the_longest_phrase_of_a_vocabulary_counts() -> None:
    s = Syllables("phối hợp chặt chẽ với Sở Y tế")
    assert s.at("joining", 0) == 5
    assert s.at("joining", 1) is None


def test_vocabularies_do_not_mind_capitals_and_line_ends() -> None:
    s = Syllables("CHỦ\nTRÌ")
    assert s.at("chairing", 0) == 2


def test_both_tone_spellings_stand_in_a_vocabulary() -> None:
    assert Syllables("Uỷ ban nhân dân").at("plain_heads", 0) == Syllables("Ủy ban nhân dân").at("plain_heads", 0) == 4
