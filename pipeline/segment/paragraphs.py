"""Lines joined to paragraphs, over line and page breaks (the page's furniture is already set aside by ``read``)."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from models.document import Document, Line
from models.outline import Frame, Zone
from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.labels import Label, find_label

FIRST_LINE_INDENT = 8.0  # points; Decree 30 asks for 1 or 1.27 cm, scans and drafts have less
SHORT_SHARE = 0.12  # a line that ends this share of the column's width before its edge did not run full
CARRIED = (" khoản", " điều", " điểm", " số", " ngày", " tháng", " của", " và", " các", " tại khoản")  # no paragraph ends with these
WHOLE = (
    "đổi số",
    "kỹ thuật số",
    "công nghệ số",
    "kinh tế số",
    "xã hội số",
    "chính quyền số",
    "chữ ký số",
    "dân số",
    "hạ tầng số",
    "năng lực số",
)
TERMINAL = (".", ";", ":", "!", "?", "…", ".”", '."', "/.", "./")


class Stretch(Value):
    """A paragraph before it has a place in the tree: offsets into the document's text, and its zone."""

    start: int
    end: int
    zone: Zone
    bold: bool
    centred: bool


class Measure(Value):
    """The left and right edge, in points, of the column of text around a line."""

    left: float
    right: float


def find_paragraphs(document: Document, frame: Frame) -> tuple[Stretch, ...]:
    """The paragraphs of the body and the annexes, in reading order; ruled tables are left out (see ``tables``)."""
    found: list[Stretch] = []
    for span in frame.zones:
        if span.zone in ("body", "annex"):
            lines = [line for line in document.lines if span.start <= line.start < span.end and _is_prose(document, line)]
            found += [_stretch(group, span.zone) for group in _groups(document.text, lines)]
    return tuple(found)


def _is_prose(document: Document, line: Line) -> bool:
    if line.region != "body" or not document.text[line.start : line.end].strip(" _-*.\t"):
        return False
    return not any(table.ruled and table.start <= line.start < table.end for table in document.tables)


def _stretch(lines: list[Line], zone: Zone) -> Stretch:
    return Stretch(
        start=lines[0].start,
        end=lines[-1].end,
        zone=zone,
        bold=all(line.bold for line in lines),
        centred=all(line.centred for line in lines),
    )


def _groups(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    counts: dict[str, int] = {}
    for line, measure in zip(lines, _measures(text, lines), strict=True):
        label = find_label(text[line.start : line.end].strip())
        expected = label is not None and label.ordinal is not None and counts.get(label.level, 0) + 1 == label.ordinal > 1
        if group and (expected or _begins_paragraph(text, group, line, measure)):
            yield group
            group = []
        if label and not group and label.ordinal is not None:
            counts[label.level] = label.ordinal
        group.append(line)
    if group:
        yield group


def _begins_paragraph(text: str, group: list[Line], line: Line, measure: Measure) -> bool:
    """Whether ``line`` opens a paragraph, seen from the lines of the paragraph before it and the column that they stand in."""
    before = group[-1]
    last, first = text[before.start : before.end].strip(), text[line.start : line.end].strip()
    if last.lower().endswith(CARRIED) and not last.lower().endswith(WHOLE):
        return False
    if line.whole or before.whole:
        return True
    ended = last.endswith(TERMINAL)
    if text.count("\n", before.end, line.start) > 1 and (ended or not first[:1].islower()):
        return True  # a blank line parts them
    short = measure.right - _right(text, before) > SHORT_SHARE * (measure.right - measure.left)
    if short and len(group) == 1 and (first[:1].isupper() or find_label(first)) and names_only(last):
        return True  # a line of its own that names who is told, above what they are told
    indented = line.indent - measure.left >= FIRST_LINE_INDENT
    label = find_label(first)
    if label and (ended or indented or (short and (label.kind != "bullet" or last.isupper() or _opens_list(last, first, label)))):
        return True
    if ended and (indented or short):
        return True
    capital = first[:1].isupper() or first[:1] in '“"('
    return capital and short and (indented or before.bold != line.bold or before.centred != line.centred)


def names_only(line: str) -> bool:
    """Whether a line only names units ("Sở Y tế", "* Công an xã"), so that what they are told stands below it."""
    return load("directing")["bullet.names"].regex.search(line) is not None


def _opens_list(last: str, first: str, label: Label) -> bool:
    """“2. Phòng Tài vụ" above "- Lập dự toán": the first bullet below a heading with a number, both beginning with a capital.

    A dash within a name that the line breaks ("Phòng Văn hóa", "- Xã hội") comes where the line ran full.
    """
    heading = find_label(last)
    if heading is None or heading.ordinal is None:
        return False
    return last[heading.length : heading.length + 1].isupper() and first[label.length : label.length + 1].isupper()


def _measures(text: str, lines: list[Line]) -> list[Measure]:
    """For each line the column around it: the commonest left edge and the far right edge among its neighbours on the page."""
    starts = [line.start for line in lines]
    measures = []
    for line in lines:
        middle = bisect_right(starts, line.start)
        near = [other for other in lines[max(0, middle - 20) : middle + 20] if _page(other) == _page(line)]
        right = max(_right(text, other) for other in near)
        long = [other for other in near if right - _right(text, other) < 0.2 * right] or near
        edges = Counter(round(other.indent / 3) * 3 for other in long)
        common = max(edges.values())
        left = min(edge for edge, count in edges.items() if count >= 0.35 * common)
        measures.append(Measure(left=left, right=right))
    return measures


def _page(line: Line) -> int | None:
    return line.box.page if line.box else None


def _right(text: str, line: Line) -> float:
    """Right edge in points; plain text counts 6 points a character, as its indents do."""
    if line.box:
        return line.box.x1
    return line.indent + 6.0 * len(text[line.start : line.end].strip())
