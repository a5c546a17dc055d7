"""PDFs for tests, drawn line by line; places are points from the top left corner of an A4 page."""

import ctypes
import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = ("liberation2/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Regular.ttf", "dejavu/DejaVuSerif.ttf")
FONT = next((path for name in FONTS if (path := Path("/usr/share/fonts/truetype") / name).exists()), None)
needs_font = pytest.mark.skipif(FONT is None, reason="needs a font with Vietnamese letters (Liberation or DejaVu)")
WIDTH, HEIGHT = A4

Draw = Callable[["Drawing"], None]


class Drawing:
    """One page of a reportlab canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, baseline: float, text: str, size: float = 14) -> None:
        self.canvas.setFont("Vietnamese", size)
        self.canvas.drawString(x, HEIGHT - baseline, text)

    def paragraph(self, baseline: float, count: int = 3) -> float:
        """Lines of ordinary prose; returns the baseline below them."""
        for number in range(count):
            self.text(85, baseline + 18 * number, f"Các sở, ban, ngành khẩn trương thực hiện nội dung thứ {number}")
        return baseline + 18 * count

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def grid(self, xs: list[float], tops: list[float]) -> None:
        self.canvas.grid(xs, [HEIGHT - top for top in tops])


def pdf(*pages: Draw, rotation: int = 0, password: str | None = None) -> bytes:
    """A PDF with one page per function; ``rotation`` is the /Rotate entry of each."""
    try:
        pdfmetrics.registerFont(TTFont("Vietnamese", str(FONT)))
    except TTFError:
        pytest.skip("needs a font with Vietnamese letters")
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=True, encrypt=password)
    for draw in pages:
        if rotation:
            canvas.setPageRotation(rotation)
        draw(Drawing(canvas))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def stamped(data: bytes, *stamps: tuple[float, float, str], size: float = 13) -> bytes:
    """The PDF with a stamp annotation on its first page for each (x, baseline, text)."""
    file = pypdfium2.PdfDocument(data)
    page = file[0]
    program = FONT.read_bytes()
    font = raw.FPDFText_LoadFont(file, (ctypes.c_uint8 * len(program)).from_buffer_copy(program), len(program), raw.FPDF_FONT_TRUETYPE, 1)
    for x, baseline, text in stamps:
        annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_STAMP)
        lines = text.split("\n")
        height = HEIGHT - baseline
        box = raw.FS_RECTF(left=x - 2, bottom=height - size * len(lines), right=x + size * max(map(len, lines)), top=height + size)
        raw.FPDFAnnot_SetRect(annotation, box)
        for number, line in enumerate(lines):
            shown = raw.FPDFPageObj_CreateTextObj(file, font, size)
            units = (line + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(shown, ctypes.cast(ctypes.create_string_buffer(units), raw.FPDF_WIDESTRING))
            raw.FPDFPageObj_Transform(shown, 1, 0, 0, 1, x, height - size * number)
            raw.FPDFAnnot_AppendObject(annotation, shown)
        raw.FPDFPage_CloseAnnot(annotation)
    target = io.BytesIO()
    file.save(target)
    file.close()
    return target.getvalue()
