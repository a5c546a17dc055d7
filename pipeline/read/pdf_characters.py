"""Characters of a PDF page, with the place, font and baseline of each, straight from PDFium.

PDFium gives one character per call, so this is the hot loop of reading: per character only what differs from
character to character is asked; font, size, baseline and angle are asked once per text object.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdfium2 import PdfTextPage

BOLD_WEIGHT = 600
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1 table 123
STROKED_FILL, UNSEEN = 2, 3  # text rendering modes, ISO 32000-1 table 106
SAME_FOOT = 0.05  # points: how far the feet of characters of one size on one baseline differ by rounding …
SAME_HEAD = 0.3  # … and, as a share of their height, their heads (ấ stands higher than a)
KERNED = 2.0  # points: how far a character may reach over the one before it


class Font(NamedTuple):
    """A font as far as it matters: its name in lower case without the tag of a subset, and what it looks like."""

    name: str
    bold: bool
    italic: bool


NO_FONT = Font("", bold=False, italic=False)


class Look(NamedTuple):
    """How a stretch of characters looks, and where its baseline begins (``origin``, in user space).

    ``size`` is in points, ``angle`` clockwise in degrees; ``seen`` is False for invisible text (OCR behind a picture).
    """

    origin: tuple[float, float]
    size: float
    angle: int
    font: Font
    bold: bool
    italic: bool
    seen: bool


class Stretch(NamedTuple):
    """Characters ``first:last`` of a text page, all of one look."""

    first: int
    last: int
    look: Look


@dataclass(frozen=True, slots=True)
class Characters:
    """All characters of a page in user space: code points, boxes (left, right, bottom, top for each) and the text objects they form."""

    codes: list[int]
    boxes: list[float]
    stretches: list[Stretch]

    @property
    def angle(self) -> int:
        """The clockwise angle (0, 90, 180, 270 degrees) that most of the characters are written at."""
        weights: Counter[int] = Counter()
        for stretch in self.stretches:
            weights[round(stretch.look.angle / 90) * 90 % 360] += stretch.last - stretch.first
        return weights.most_common(1)[0][0] if weights else 0

    @property
    def unseen(self) -> float:
        """The share of characters that are drawn invisibly."""
        whole = sum(stretch.last - stretch.first for stretch in self.stretches)
        return sum(stretch.last - stretch.first for stretch in self.stretches if not stretch.look.seen) / max(1, whole)


def characters_of(text_page: "PdfTextPage") -> Characters:
    """The characters of a text page, without those that PDFium made up at the ends of lines."""
    from pypdfium2 import raw

    handle, count = text_page.raw, max(0, text_page.count_chars())
    box, box_at = raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox
    boxes: list[float] = []
    for index in range(count):
        box_at(handle, index, box)
        boxes += (box.left, box.right, box.bottom, box.top)
    return Characters(_codes(text_page, count), boxes, list(_stretches(text_page, count, boxes)))


def _codes(text_page: "PdfTextPage", count: int) -> list[int]:
    """The code point of every character: by one call where PDFium's text has one unit for each, else one by one."""
    from pypdfium2 import raw

    units = (ctypes.c_uint16 * (count + 1))()
    written = raw.FPDFText_GetText(text_page.raw, 0, count, ctypes.cast(units, ctypes.POINTER(ctypes.c_ushort))) if count else 0
    if written == count + 1:
        return units[:count]
    return [raw.FPDFText_GetUnicode(text_page.raw, index) for index in range(count)]


def _stretches(text_page: "PdfTextPage", count: int, boxes: list[float]) -> Iterator[Stretch]:
    """The page's characters as index ranges of one look and baseline, in the order of the content stream.

    A text object that goes on where the last one ended, in the same font and at the same height, is part of its stretch:
    many programs write every syllable as an object of its own.
    """
    handles, text = _handles(), ctypes.cast(text_page.raw, ctypes.c_void_p)
    owners = [handles.object_at(text, index) for index in range(count)]
    starts = [index for index, (one, two) in enumerate(zip([0, *owners], owners, strict=False)) if one != two and two]
    fonts: dict[int, Font] = {}
    first, last, kind, look = -1, -1, (NO_FONT, 0), None
    for index, following in zip(starts, [*starts[1:], count], strict=False):
        handle = handles.font_of(owners[index])
        font = fonts.get(handle) or fonts.setdefault(handle, _font(text_page, index))
        now = (font, handles.mode_of(owners[index]))
        if not look or look.angle or now != kind or not _goes_on(boxes, first, last - 1, index):
            if look:
                yield Stretch(first, last, look)
            first, kind, look = index, now, _look(text_page, index, *now)
        last = following
        while not owners[last - 1]:
            last -= 1
    if look:
        yield Stretch(first, last, look)


def _goes_on(boxes: list[float], first: int, last: int, index: int) -> bool:
    """Whether character ``index`` stands right of ``last`` and at the height of ``first``, which begins the stretch."""
    bottom, top = boxes[4 * first + 2 : 4 * first + 4]
    left, _, low, high = boxes[4 * index : 4 * index + 4]
    level = abs(bottom - low) < SAME_FOOT and abs(top - high) < SAME_HEAD * (top - bottom)
    return level and left > boxes[4 * last + 1] - KERNED


class Handles(NamedTuple):
    """PDFium functions that take and give handles as plain numbers, which are cheap to compare and to keep (0: none)."""

    object_at: "Callable[..., int]"
    font_of: "Callable[..., int]"
    mode_of: "Callable[..., int]"


@cache
def _handles() -> Handles:
    """The functions, looked up once."""
    from pypdfium2 import raw

    handle, number = ctypes.c_void_p, ctypes.c_int
    return Handles(
        ctypes.CFUNCTYPE(handle, handle, number)(_address(raw.FPDFText_GetTextObject)),
        ctypes.CFUNCTYPE(handle, handle)(_address(raw.FPDFTextObj_GetFont)),
        ctypes.CFUNCTYPE(number, handle)(_address(raw.FPDFTextObj_GetTextRenderMode)),
    )


def _address(function: object) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _look(text_page: "PdfTextPage", index: int, font: Font, mode: int) -> Look:
    """How character ``index`` looks, which is in that font and rendering mode."""
    from pypdfium2 import raw

    handle, matrix = text_page.raw, raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    return Look(
        origin=(x.value, y.value),
        size=raw.FPDFText_GetFontSize(handle, index) * math.hypot(c, d),
        angle=_angle(a, b),
        font=font,
        bold=font.bold or mode == STROKED_FILL,
        italic=font.italic or (b == 0 and abs(c) > 0.1 * abs(d)),
        seen=mode != UNSEEN,
    )


def _angle(a: float, b: float) -> int:
    """The clockwise angle, in degrees, of writing with these first two numbers of its matrix."""
    if not b:
        return 0 if a > 0 else 180
    return round(math.degrees(math.atan2(-b, a))) % 360


def _font(text_page: "PdfTextPage", index: int) -> Font:
    """The font of character ``index``; bold and italic by its weight, flags or name."""
    from pypdfium2 import raw

    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text_page.raw, index, buffer, len(buffer), flags)
    name = buffer.raw[: max(0, length - 1)].decode("latin-1").lower().rpartition("+")[2]
    heavy = raw.FPDFText_GetFontWeight(text_page.raw, index) >= BOLD_WEIGHT
    return Font(
        name,
        bold=heavy or bool(flags.value & FORCE_BOLD) or "bold" in name,
        italic=bool(flags.value & ITALIC) or "italic" in name or "oblique" in name,
    )
