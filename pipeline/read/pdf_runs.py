"""From PDFium's characters to runs on the page as read."""

from pipeline.read.frame import Frame
from pipeline.read.pdf_characters import Characters, Stretch
from pipeline.read.pdf_legacy import unicode_runs
from pipeline.read.pdf_text import cleaned
from pipeline.read.printed import Run

LETTER_ASCENT, LETTER_DESCENT = 0.7, 0.2  # of the font size: what a line is given where its font states less


def runs_of(characters: Characters, frame: Frame, *, stamped_from: int | None = None) -> list[Run]:
    """The stretches as runs on the page as read; characters from index ``stamped_from`` on were stamped by annotations."""
    border = len(characters.codes) if stamped_from is None else stamped_from
    runs = [(_run(characters, stretch, frame, stamped=stretch.first >= border), stretch.look.font.name) for stretch in characters.stretches]
    return unicode_runs([(run, font) for run, font in runs if run is not None])


def _run(characters: Characters, stretch: Stretch, frame: Frame, *, stamped: bool) -> Run | None:
    """One stretch as a run; None where nothing of it can be seen."""
    boxes, look = characters.boxes[4 * stretch.first : 4 * stretch.last], stretch.look
    lefts, rights = _sides(boxes, frame)
    letters = cleaned(characters.codes[stretch.first : stretch.last], lefts, rights, look.font.name)
    _, top, _, bottom = frame.box(boxes[0], boxes[2], boxes[1], boxes[3])
    baseline = frame.point(*look.origin)[1]
    size = look.size or bottom - top
    if not letters.text or not size:
        return None
    return Run(
        *letters,
        top=min(top, baseline - LETTER_ASCENT * size),
        baseline=baseline,
        bottom=max(bottom, baseline + LETTER_DESCENT * size),
        size=size,
        bold=look.bold,
        italic=look.italic,
        stamped=stamped,
        angle=(look.angle + frame.turn) % 360,
    )


def _sides(boxes: list[float], frame: Frame) -> tuple[list[float], list[float]]:
    """Left and right edges of the characters on the page as read."""
    left, right, bottom, top = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    if frame.turn == 90:
        return [low - frame.bottom for low in bottom], [high - frame.bottom for high in top]
    if frame.turn == 180:
        return [frame.right - high for high in right], [frame.right - low for low in left]
    if frame.turn == 270:
        return [frame.top - high for high in top], [frame.top - low for low in bottom]
    if not frame.left:
        return left, right
    return [low - frame.left for low in left], [high - frame.left for high in right]
