"""What gives away a letterhead or a signature block: the two places where a notice is set in two columns."""

import re
import unicodedata

_HEAD = re.compile(
    r"""cong \s h[oe]a \s xa \s h[oe]i        # CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, also misread
      | dang \s cong \s san \s viet         # ĐẢNG CỘNG SẢN VIỆT NAM
      | doc \s lap .{1,5} tu \s do          # Độc lập - Tự do - Hạnh phúc
    """,
    re.X,
)
_TAIL = re.compile(
    r"""^ [\s>*_]* noi \s nhan \b                       # Nơi nhận:
      | (?: ^ | \s{3} ) (?: tm | t/m | kt | tl | tuq ) \s? [.] \s? \w   # KT. CHỦ TỊCH
    """,
    re.X | re.M,
)
_AFTER = re.compile(r"^[\s>*_]*(?:kinh gui|phu luc|dieu \d)")


def bare(text: str) -> str:
    """The text in small letters without tone marks and other marks; as many characters as its NFC form."""
    composed = unicodedata.normalize("NFC", text).casefold().replace("đ", "d")
    return "".join(unicodedata.normalize("NFD", character)[0] for character in composed)


def is_head(text: str) -> bool:
    """True if the text holds the national motto or the name of the Party: the right column of a letterhead."""
    return bool(_HEAD.search(bare(text)))


def is_tail(text: str) -> bool:
    """True if the text opens the recipients (Nơi nhận) or states a signing capacity (KT., TM. …)."""
    return bool(_TAIL.search(bare(text)))


def ends_columns(text: str) -> bool:
    """True for a line that always stands below a letterhead or signature block: Kính gửi, Phụ lục, Điều 1."""
    return bool(_AFTER.match(bare(text)))
