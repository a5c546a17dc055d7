"""Characters of a PDF page, with the place, font and baseline of each, straight from PDFium.

PDFium gives one character per call, so this is the hot loop of reading: boxes are written into one array, and
what is the same for a whole text object (font, size, baseline, angle) is asked once per object.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.read.printed import Run

BOLD_WEIGHT = 600
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1 table 123
STROKED_FILL, UNSEEN = 2, 3  # text rendering modes, ISO 32000-1 table 106
END_OF_LINE_HYPHENS = {0xFFFE: "-", 0x02: "-"}  # what PDFium makes of a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns PDF user space into the page as read: origin top left, y downwards, turned clockwise by ``turn`` degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        across, along = self.right - self.left, self.top - self.bottom
        return (along, across) if self.turn in (90, 270) else (across, along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space, as read."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of user space as (x0, top, x1, bottom), as read."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


@dataclass(frozen=True, slots=True)
class Type:
    """How the characters of one text object look."""

    size: float
    bold: bool
    italic: bool
    seen: bool
    angle: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``first:last`` of a text page, all of one text object; ``origin`` is the baseline's start in user space."""

    first: int
    last: int
    type: Type
    origin: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Characters:
    """All characters of a page in user space: code points, boxes (left, right, bottom, top for each) and the text objects they form."""

    codes: list[int]
    boxes: list[float]
    stretches: list[Stretch]

    @property
    def angle(self) -> int:
        """The clockwise angle, in degrees, that most of the characters are written at."""
        weights: Counter[int] = Counter()
        for stretch in self.stretches:
            weights[stretch.type.angle] += stretch.last - stretch.first
        return weights.most_common(1)[0][0] if weights else 0

    @property
    def unseen(self) -> int:
        """How many characters are drawn invisibly, as OCR text behind a picture is."""
        return sum(stretch.last - stretch.first for stretch in self.stretches if not stretch.type.seen)


@cache
def _text_object_at() -> Any:
    """``FPDFText_GetTextObject`` with the handle as a plain number, which is cheap to compare."""
    from pypdfium2 import raw

    address = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)


def characters_of(text_page: Any) -> Characters:
    """The characters of a ``pypdfium2.PdfTextPage``, without those that PDFium made up (blanks, line ends)."""
    from pypdfium2 import raw

    handle = text_page.raw
    count = max(0, text_page.count_chars())
    box, box_at, code_at = raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetUnicode
    codes = [code_at(handle, index) for index in range(count)]
    boxes: list[float] = []
    for index in range(count):
        box_at(handle, index, box)
        boxes += (box.left, box.right, box.bottom, box.top)
    return Characters(codes, boxes, list(_stretches(text_page, count)))


def _stretches(text_page: Any, count: int) -> Iterator[Stretch]:
    """The text objects of the page as index ranges, in the order of the content stream."""
    object_at, number = _text_object_at(), ctypes.cast(text_page.raw, ctypes.c_void_p)
    owners = [object_at(number, index) for index in range(count)]
    fonts: dict[int, tuple[bool, bool]] = {}
    first = 0
    for index in range(1, count + 1):
        if index == count or owners[index] != owners[first]:
            if owners[first]:
                yield Stretch(first, index, _type_at(text_page.raw, first, owners[first], fonts), _origin(text_page.raw, first))
            first = index


def _type_at(handle: Any, index: int, owner: int, fonts: dict[int, tuple[bool, bool]]) -> Type:
    """How character ``index`` of text object ``owner`` looks."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    text_object = ctypes.cast(owner, raw.FPDF_PAGEOBJECT)
    font = ctypes.cast(raw.FPDFTextObj_GetFont(text_object), ctypes.c_void_p).value or 0
    if font not in fonts:
        fonts[font] = _font_style(handle, index)
    bold, italic = fonts[font]
    mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
    return Type(
        size=raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d),
        bold=bold or mode == STROKED_FILL,
        italic=italic or (matrix.b == 0 and abs(matrix.c) > 0.1 * abs(matrix.d)),
        seen=mode != UNSEEN,
        angle=round(math.degrees(math.atan2(-matrix.b, matrix.a)) / 90) * 90 % 360,
    )


def _font_style(handle: Any, index: int) -> tuple[bool, bool]:
    """Whether the font of character ``index`` is bold, and whether it is italic, by weight, flags and name."""
    from pypdfium2 import raw

    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, len(buffer), flags)
    name = buffer.raw[: max(0, length - 1)].decode("latin-1").lower()
    bold = raw.FPDFText_GetFontWeight(handle, index) >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD) or "bold" in name
    return bold, bool(flags.value & ITALIC) or "italic" in name or "oblique" in name


def _origin(handle: Any, index: int) -> tuple[float, float]:
    """Where character ``index`` stands on its baseline, in user space."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    return x.value, y.value


def runs_of(characters: Characters, frame: Frame, *, stamped_from: int | None = None) -> list[Run]:
    """The text objects as runs on the page as read; characters from index ``stamped_from`` on were stamped by annotations."""
    stamped_from = len(characters.codes) if stamped_from is None else stamped_from
    return [run for stretch in characters.stretches if (run := _run(characters, stretch, frame, stretch.first >= stamped_from))]


def _run(characters: Characters, stretch: Stretch, frame: Frame, stamped: bool) -> Run | None:
    """One text object as a run; None where nothing of it is text."""
    codes = characters.codes[stretch.first : stretch.last]
    boxes = characters.boxes[4 * stretch.first : 4 * stretch.last]
    text = "".join([END_OF_LINE_HYPHENS.get(code) or (chr(code) if code else "\ufffd") for code in codes])
    edges = _edges(boxes, frame)
    x, top, _, bottom = frame.box(boxes[0], boxes[2], boxes[1], boxes[3])
    baseline = frame.point(*stretch.origin)[1]
    size = stretch.type.size or bottom - top
    if not size:
        return None
    top, bottom = min(top, baseline - 0.7 * size), max(bottom, baseline + 0.2 * size)
    return Run(
        text, edges, top, baseline, bottom, size, stretch.type.bold, stretch.type.italic, stamped, (stretch.type.angle + frame.turn) % 360
    )


def _edges(boxes: list[float], frame: Frame) -> list[tuple[float, float]]:
    """Left and right edge of every character on the page as read."""
    left, right, bottom, top = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    if frame.turn == 90:
        return [(low - frame.bottom, high - frame.bottom) for low, high in zip(bottom, top, strict=True)]
    if frame.turn == 180:
        return [(frame.right - high, frame.right - low) for low, high in zip(left, right, strict=True)]
    if frame.turn == 270:
        return [(frame.top - high, frame.top - low) for low, high in zip(bottom, top, strict=True)]
    if not frame.left:
        return list(zip(left, right, strict=True))
    return [(low - frame.left, high - frame.left) for low, high in zip(left, right, strict=True)]
