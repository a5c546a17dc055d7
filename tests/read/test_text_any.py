"""Whatever the text: it is read without failing, into a sound Document that loses no word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import EmptyFile
from pipeline.read.blocks import clean
from pipeline.read.reader import read
from pipeline.read.text import read_text
from tests.read.invariants import assert_sound

PIECES = st.sampled_from(
    ["Giao Phòng A", "lập kế hoạch,", "- Lưu: VT.", "Nơi nhận:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KT. CHỦ TỊCH",
     "Số:", "/TB-UBND", "2", "1.", "a)", "|", "---",
     "\t", "   ", "          ", "\n", "\n\n", "\f", "\u00a0", "\u200b", "e\u0302\u0301", "**", "# "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6), max_size=40).map("".join)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(TEXTS)
def test_any_text_is_sound(text):
    try:
        document = read(text.encode() or b" ", name="thử.txt")
    except EmptyFile:
        return
    assert_sound(document)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(TEXTS.filter(lambda text: "|" not in text and "---" not in text))
def test_plain_text_loses_no_word(text):
    try:
        document = read_text(text, data=b"", name="thử.txt")
    except EmptyFile:
        assert not clean(text).strip()
        return
    assert sorted(re.findall(r"\w+", document.text)) == sorted(re.findall(r"\w+", clean(re.sub(r"[\n\v\f\r\x85\u2028\u2029]", " ", text))))
