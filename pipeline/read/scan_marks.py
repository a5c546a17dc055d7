"""Marks stamped in colour on a scan: secrecy and urgency, in a frame near the number (Decree 30/2020/NĐ-CP, annex I, III.2).

Coloured ink is taken for seals and signatures and removed before recognition; these marks must not go with it.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from pipeline.read.frame import Rectangle
from pipeline.read.letterhead import bare
from pipeline.read.ocr import Ocr, OcrWord, PageImage
from pipeline.read.page_image import COLOURED, vision
from pipeline.read.page_image_stance import Stance, upright
from pipeline.read.printed import Printed

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

MARKS = {bare(mark).replace(" ", ""): mark for mark in ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")}
UPPER = 0.5  # share of the page's height within which a mark is stamped
WIDTHS, HEIGHTS = (8.0, 75.0), (3.0, 18.0)  # millimetres that a stamped mark, with its frame, may measure
JOINED = (4.0, 0.6)  # millimetres across and along that part the letters of one mark at most
MOST = 8  # stretches of coloured ink that are looked at on one page
NEAR = 0.8  # likeness from which a long mark was misread
LONG = 6  # letters of a long mark
FRAME = 0.6  # share of a stretch's width or height from which a stroke is its frame


def stamped_marks(picture: "Pixels", stance: Stance, dpi: float, ocr: Ocr) -> tuple[Printed, ...]:
    """The marks in coloured ink on the upper half of a page, each as a line of the region "stamp"; places in points of the upright page."""
    if picture.ndim == 2 or stance.blank:
        return ()
    ink = upright(coloured_ink(picture), stance)
    boxes = list(stretches(ink, dpi))[:MOST]
    if not boxes:
        return ()
    words = ocr(PageImage(unframed(ink, boxes), dpi, "line", tuple(boxes)))
    return tuple(_line(mark, box, dpi) for box in boxes if (mark := mark_of([word for word in words if _within(word, box)])))


def coloured_ink(picture: "Pixels") -> "Pixels":
    """What has a colour in black on white; all else is paper."""
    cv2 = vision()
    one, two, three = cv2.split(picture[..., :3])
    brightest, darkest = cv2.max(cv2.max(one, two), three), cv2.min(cv2.min(one, two), three)
    ink: Pixels = cv2.threshold(cv2.subtract(brightest, darkest), COLOURED, 255, cv2.THRESH_BINARY_INV)[1]
    return ink


def stretches(ink: "Pixels", dpi: float) -> Iterator[Rectangle]:
    """The stretches of ink, in pixels, on the upper half of the page that are of a mark's size, from the top down."""
    cv2 = vision()
    pixels = dpi / 25.4
    upper = cv2.bitwise_not(ink[: round(ink.shape[0] * UPPER)])
    reach = cv2.getStructuringElement(cv2.MORPH_RECT, (round(JOINED[0] * pixels), max(1, round(JOINED[1] * pixels))))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(upper, cv2.MORPH_CLOSE, reach), connectivity=8)
    for left, top, across, along, _ in sorted(stats[1:].tolist(), key=lambda stretch: stretch[1]):
        if WIDTHS[0] <= across / pixels <= WIDTHS[1] and HEIGHTS[0] <= along / pixels <= HEIGHTS[1]:
            yield float(left), float(top), float(left + across), float(top + along)


def unframed(ink: "Pixels", boxes: Sequence[Rectangle]) -> "Pixels":
    """The ink without the straight strokes that frame the boxes."""
    cv2 = vision()
    bare_ink = ink.copy()
    for box in boxes:
        x0, y0, x1, y1 = map(round, box)
        inside = cv2.bitwise_not(ink[y0:y1, x0:x1])
        for size in ((max(1, round(FRAME * (x1 - x0))), 1), (1, max(1, round(FRAME * (y1 - y0))))):
            strokes = cv2.morphologyEx(inside, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
            if size[0] > 1 or _is_edge(strokes):
                inside = cv2.subtract(inside, cv2.dilate(strokes, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))))
        bare_ink[y0:y1, x0:x1] = cv2.bitwise_not(inside)
    return bare_ink


def mark_of(words: Sequence[OcrWord]) -> str | None:
    """The mark that the words of one stretch say; None if they say something else."""
    said = re.sub(r"[^a-z]", "", bare("".join(word.text for word in sorted(words, key=lambda word: word.x0))))
    if said in MARKS or len(said) < LONG:
        return MARKS.get(said)
    likeness = {mark: SequenceMatcher(None, plain, said, autojunk=False).ratio() for plain, mark in MARKS.items() if len(plain) >= LONG}
    best = max(likeness, key=lambda mark: likeness[mark])
    return best if likeness[best] >= NEAR else None


def _is_edge(strokes: "Pixels") -> bool:
    """Whether upright strokes stand at the sides only: those of letters stand between."""
    width = strokes.shape[1]
    return not strokes[:, width // 6 : width - width // 6].any()


def _within(word: OcrWord, box: Rectangle) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _line(mark: str, box: Rectangle, dpi: float) -> Printed:
    """The mark as a line that fills its box."""
    x0, top, x1, bottom = (side * 72 / dpi for side in box)
    step = (x1 - x0) / len(mark)
    edges = tuple((x0 + at * step, x0 + (at + 1) * step) for at in range(len(mark)))
    return Printed(mark, edges, x0, top, x1, bottom, baseline=bottom, size=bottom - top, region="stamp")
