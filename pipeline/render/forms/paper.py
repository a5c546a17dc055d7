"""A4 with the decree's margins, written from top to bottom; page numbers top centre from page 2 on (Decree 30/2020/NĐ-CP, annex I)."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.render import layout
from pipeline.render.forms.typeface import REGULAR, text_width
from pipeline.render.printable import UNSEEN

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

POINTS = 72 / 25.4  # in a millimetre
NUMBER_SIZE = 13
THIN = 0.5
LEADING = 1.16


class Paper:
    """Pages of one form. ``y`` is where the next line begins, in points from the bottom; ``start`` the left margin."""

    def __init__(self, canvas: "Canvas", *, landscape: bool) -> None:
        """The first page."""
        sides = (layout.PAGE_WIDTH, layout.PAGE_HEIGHT) if landscape else (layout.PAGE_HEIGHT, layout.PAGE_WIDTH)
        self.canvas, self.number = canvas, 1
        self.sheet = (sides[0] * POINTS, sides[1] * POINTS)
        self.start, self.width = layout.MARGIN_LEFT * POINTS, (sides[0] - layout.MARGIN_LEFT - layout.MARGIN_RIGHT) * POINTS
        self.begin()

    def begin(self) -> None:
        """Set up the page."""
        self.canvas.setPageSize(self.sheet)
        self.canvas.setLineWidth(THIN)
        self.y = self.sheet[1] - layout.MARGIN_TOP * POINTS
        if self.number > 1:
            self.canvas.setFont(REGULAR, NUMBER_SIZE)
            self.canvas.drawCentredString(self.start + self.width / 2, self.sheet[1] - 14 * POINTS, str(self.number))

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.number += 1
        self.begin()

    def close(self) -> None:
        """End the last page."""
        self.canvas.showPage()

    @property
    def left(self) -> float:
        """The height that is left on the page, in points."""
        return self.y - layout.MARGIN_BOTTOM * POINTS

    def text(
        self, text: str, font: str, size: float, *, before: float = 0, centred: bool = False, left: float = 0, width: float | None = None
    ) -> None:
        """A paragraph, ``left`` points from the margin and ``width`` wide; it may run over to the next page."""
        room = self.width if width is None else width
        self.y -= before
        for line in filled(UNSEEN.sub("", text), font, size, room):
            if self.left < size * LEADING:
                self.turn()
            self.lines([line], font, size, self.start + left, room, LEADING, centred=centred)
            self.y -= size * LEADING

    def lines(self, lines: Sequence[str], font: str, size: float, x: float, width: float, leading: float, *, centred: bool) -> None:
        """Lines from the position downwards; the position stays."""
        if not any(lines):
            return
        writing = self.canvas.beginText(x, self.y - size)
        writing.setFont(font, size, size * leading)
        for at, line in enumerate(lines):
            if centred:
                writing.setTextOrigin(x + (width - text_width(line, font, size)) / 2, self.y - size - at * size * leading)
            writing.textLine(line)
        self.canvas.drawText(writing)

    def rule(self, middle: float, length: float) -> None:
        """A thin rule, centred so many points from the margin."""
        at = self.start + middle
        self.y -= 3
        self.canvas.line(at - length / 2, self.y, at + length / 2, self.y)

    def box(self, x: float, width: float, height: float, grey: float | None) -> None:
        """A frame below the position, filled with grey if wanted."""
        if grey is not None:
            self.canvas.setFillGray(grey)
            self.canvas.rect(x, self.y - height, width, height, fill=1)
            self.canvas.setFillGray(0)
        else:
            self.canvas.rect(x, self.y - height, width, height)

    def picture(self, png: bytes, width: float) -> None:
        """A picture so many millimetres wide, centred."""
        from reportlab.lib.utils import ImageReader

        image = ImageReader(io.BytesIO(png))
        across, down = image.getSize()
        wide = width * POINTS
        tall = wide * down / across
        if self.left < tall:
            self.turn()
        self.y -= tall + 6
        self.canvas.drawImage(image, self.start + (self.width - wide) / 2, self.y, wide, tall)


def filled(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines of at most that width."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, font, size) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]
