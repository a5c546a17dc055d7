"""Number and day on paper: the figures after "Số:", "ngày" and "tháng" that a clerk writes or stamps.

Tesseract reads print. What it makes of a hand's figures is no number, or a wrong one. Here the ink at those places is
looked at by itself, and a figure is taken only where the reading is sure; whatever is not plain print is told as a doubt, with its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipeline.read.page_image_figures import Figures, marks_in, read_figures
from pipeline.read.printed import FigureDoubt, Printed, Run
from pipeline.read.rows import Row, Word, joined, printed

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

Field = Literal["number", "day", "month"]

LETTERHEAD = 0.45  # share of the page's height in which number and date stand
LABELS = {"number": 1.36, "day": 1.95, "month": 2.26}
"""Width of "Số:", "ngày" and "tháng" in Times New Roman, in font sizes: recognition gives a label's last letter figures that touch it."""
COLON = 0.2  # of the font size: the end of the label "Số:", where nothing tall stands
SHORT = 0.35  # of the font size: by how much a label may be narrower, in a smaller type
SWALLOWED, NEAR = 0.15, 1.5  # of the font size: by how much, at least and at most, a label is wider then
PRINT_SURE = 0.85  # confidence from which figures that Tesseract saw in print are taken …
PRINT_BORNE_OUT = 0.88  # … or probability from which a second reading of the same bears them out
PRINT_HEIGHT = (0.58, 0.78)  # of the font size: how high printed figures are
HAND_SURE = 0.75  # probability from which written figures are taken …
HAND_LIKELY = 0.5  # … and from which they do where Tesseract saw the same, or the file was signed on that day
HAND_DISSENT = 0.6  # probability from which they speak against printed ones
HEAD, FOOT = 1.15, 0.25  # of the font size: how far above and below the line's foot the middle of a figure may be
NO_SLASH = "⁄|(Ÿ)"  # what the stroke before the symbol is taken for
MOST = {"number": 99999, "day": 31, "month": 12}

# Số: 660 /TB-UBND, as well as "Sô z†t† /CT-UBND" and "Số: #6 (CT-UBND"
NUMBER = re.compile(r"^\W{0,3}S[ốồôỗổộóòõỏo6]\s?[:;.,]?(?P<number>.{0,16}?)(?=[/⁄|(Ÿ)]\s?[A-ZĐ]{2,})")
# Hà Nội, ngày 02 tháng 4 năm 2026, as well as "ngày{ tháng 5 năm 2021"
DATE = re.compile(r"ng[àa]y(?P<day>.{0,9}?)th[áa]ng(?P<month>.{0,9}?)(?=n[ăa]m)")
YEAR = re.compile(r"ng[àa]y\W*(?P<day>\d{1,2})\W*th[áa]ng\W*(?P<month>\d{1,2})\W*n[ăa]m\W*(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures are to be: characters ``start:end`` of row ``row``, between ``left`` and ``right`` (points).

    ``label_end`` is where recognition saw the label end; where that is right of ``left``, it gave the label figures, or its own tail.
    """

    field: Field
    row: int
    start: int
    end: int
    left: float
    right: float
    label_end: float


def with_figures_read(
    rows: Sequence[Row], dark: "Pixels", dpi: float, height: float, signed: Sequence[str] = ()
) -> tuple[list[Row], list[FigureDoubt]]:
    """The rows of a first page with number and day as the hand wrote them, and what is doubtful of them.

    ``dark`` is the upright page in grey with ink of any colour dark; ``height`` is the page's in points. ``signed`` are the times of
    the file's signatures (ISO 8601): a notice is signed when it has its date, so a later day was misread.
    """
    done, doubts = list(rows), list[FigureDoubt]()
    for place in sorted(places(rows, height), key=lambda place: -place.start):
        before = done[place.row]
        done[place.row], doubt = settled(before, place, dark, dpi / 72, expected(place.field, signed))
        if doubt and doubt.taken and place.field == "day" and is_after(done[place.row].text, signed):
            done[place.row], doubt = rewritten(before, place, None, 0.0), replace(doubt, taken=None, guess=doubt.taken)
        doubts += [doubt] if doubt else []
    return done, doubts


def is_after(line: str, signed: Sequence[str]) -> bool:
    """Whether the date in the line is later than all of the times."""
    found = YEAR.search(line)
    if not found or not signed:
        return False
    return f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}" > max(signed)[:10]


def places(rows: Sequence[Row], height: float) -> Iterator[Place]:
    """The places of number, day and month, each at most once."""
    wanted = {NUMBER, DATE}
    for index, row in enumerate(rows):
        if row.top > LETTERHEAD * height or not wanted:
            return
        line = printed(row.words)
        for pattern in [pattern for pattern in (NUMBER, DATE) if pattern in wanted]:
            if found := pattern.search(line.text):
                wanted.discard(pattern)
                yield from (_place(row, line, index, field, found) for field in ("number", "day", "month") if field in found.groupdict())


def _place(row: Row, line: Printed, index: int, field: Field, found: re.Match[str]) -> Place:
    """The place between the label before it and what follows.

    Recognition gives a label the figures that touch it; where one is too wide and no figures were read, it ends where it should.
    """
    (start, end), size = found.span(field), row.main.size
    label = found.end("day") if field == "month" else found.start()
    left, should = line.edges[start - 1][1], line.edges[label][0] + LABELS[field] * size
    read = found[field].strip().isdecimal()
    if field == "number":
        left = should if left > should or should - left > SHORT * size else left
    elif SWALLOWED < (left - should) / size < NEAR and not read:
        left = should
    right = line.edges[end][0]
    if field == "day" and not read:
        should = line.edges[found.start("month") - 1][1] - LABELS["month"] * size
        right = should if SWALLOWED < (should - right) / size < NEAR else right
    return Place(field, index, start, end, left, right, line.edges[start - 1][1])


def expected(field: Field, signed: Sequence[str]) -> frozenset[int]:
    """The days, or months, on which the file was signed. A signing time says nothing about a number."""
    if field == "number":
        return frozenset()
    return frozenset(int(time[8:10] if field == "day" else time[5:7]) for time in signed)


def settled(row: Row, place: Place, dark: "Pixels", scale: float, likely: frozenset[int] = frozenset()) -> tuple[Row, FigureDoubt | None]:
    """The row with the figures that stand at the place, and the doubt about them; ``likely`` are figures that the file itself suggests."""
    line, size = printed(row.words), row.main.size
    as_read = line.text[place.start : place.end].strip()
    seen, heights = look(row, (place.left, place.right), dark, scale, free=COLON if place.field == "number" else 0.0)
    if is_print(row, place, as_read, seen, heights):
        return row, None
    if not heights:
        return rewritten(row, place, None, 0.0), None
    if likely and not is_possible(seen.text, place.field) and place.left < place.label_end < place.right:
        seen = max(seen, look(row, (place.label_end, place.right), dark, scale)[0], key=lambda one: is_borne_out(one, likely))
    contested = seen.text != as_read and is_possible(as_read, place.field) and confidence(row, place) >= PRINT_SURE
    sure = not contested and (is_borne_out(seen, likely) or is_taken(seen, place.field, as_read))
    guess = seen.text if is_possible(seen.text, place.field) and seen.sure >= HAND_LIKELY else None
    box = (place.left, row.main.baseline - (HEAD + 0.25) * size, place.right, row.main.baseline + (FOOT + 0.25) * size)
    doubt = FigureDoubt(place.field, box, as_read, guess if sure else None, None if sure else guess)
    return rewritten(row, place, doubt.taken, seen.sure), doubt


def is_borne_out(seen: Figures, likely: frozenset[int]) -> bool:
    """Whether the reading is one of the figures that the file itself suggests."""
    return seen.text.isdecimal() and int(seen.text) in likely and seen.sure >= HAND_LIKELY


def look(row: Row, span: tuple[float, float], dark: "Pixels", scale: float, *, free: float = 0.0) -> tuple[Figures, list[float]]:
    """What the ink between two edges reads as, and how high each mark is, in points; nothing is sure where a figure may be cut off."""
    left, right = span
    head, foot = row.main.baseline - HEAD * row.main.size, row.main.baseline + FOOT * row.main.size
    marks, cut = marks_in(
        dark, left * scale, right * scale, head * scale, foot * scale, row.main.size * scale, free=free * row.main.size * scale
    )
    seen = read_figures(marks) if marks else Figures("", 0.0)
    return seen._replace(sure=0.0) if cut else seen, [mark.shape[0] / scale for mark in marks]


def is_taken(seen: Figures, field: Field, as_read: str) -> bool:
    """Whether the reading is sure enough to stand in the text; what recognition read as well needs less."""
    return is_possible(seen.text, field) and seen.sure >= (HAND_LIKELY if seen.text == as_read else HAND_SURE)


def is_print(row: Row, place: Place, as_read: str, seen: Figures, heights: Sequence[float]) -> bool:
    """Whether recognition read printed figures well.

    It was sure, and they are as high as print or the second reading is the same, nor does that gainsay them; or they are as high as
    print and both readings are the same.
    """
    if not as_read.isdecimal() or not is_possible(as_read, place.field):
        return False
    sure = confidence(row, place) >= PRINT_SURE
    low, high = (share * row.main.size for share in PRINT_HEIGHT)
    level = bool(heights) and all(low <= height <= high for height in heights)
    if seen.text != as_read and seen.text.replace("?", "") != as_read:  # "?": the tail of a letter beside them, a speck
        return sure and level and not (is_possible(seen.text, place.field) and seen.sure >= HAND_DISSENT)
    return (sure and seen.sure >= HAND_LIKELY) or (level and (sure or seen.sure >= PRINT_BORNE_OUT))


def confidence(row: Row, place: Place) -> float:
    """How sure recognition was of what it saw at the place; 0 where that is nothing."""
    words = [word for word in row.words if word.x0 < place.right and word.x1 > place.left]
    return min((word.run.confidence or 0.0 for word in words), default=0.0)


def is_possible(figures: str, field: Field) -> bool:
    """Whether the figures can be a number, a day or a month."""
    return figures.isdecimal() and len(figures) <= len(str(MOST[field])) and 1 <= int(figures) <= MOST[field]


def rewritten(row: Row, place: Place, figures: str | None, sure: float) -> Row:
    """The row with the figures in place of what stands there; with nothing there where they are None."""
    words: list[Word] = []
    at = 0
    for word in row.words:
        first, last = place.start - at, place.end - at
        touched = first < len(word.text) and last > 0
        parts = (sliced(word, 0, first), sliced(word, last, len(word.text))) if touched else (word,)
        words += [part for part in parts if part]
        at += len(word.text) + 1
    if figures:
        words.append(new_word(row, place, figures, sure))
    if place.field == "number":
        words = [word._replace(text=f"/{word.text[1:]}") if word.text[0] in NO_SLASH else word for word in words]
    return joined(words) if words else row


def sliced(word: Word, start: int, end: int) -> Word | None:
    """The characters ``start:end`` of the word; None if there are none."""
    start, end = max(0, start), max(0, end)
    if not word.text[start:end]:
        return None
    return word._replace(text=word.text[start:end], lefts=word.lefts[start:end], rights=word.rights[start:end])


def new_word(row: Row, place: Place, figures: str, sure: float) -> Word:
    """The figures as a word in the middle of their place."""
    step = min(row.main.size / 2, (place.right - place.left) / len(figures))
    left = (place.left + place.right - step * len(figures)) / 2
    edges = [(left + index * step, left + (index + 1) * step) for index in range(len(figures))]
    run: Run = row.main._replace(text=figures, confidence=sure)
    return Word(figures, [one for one, _ in edges], [two for _, two in edges], run, True, True)
