"""HTML: paragraphs, headings, list items with the numbers that a browser shows, tables."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from models.document import Document
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.read.blocks import POINTS_PER_COLUMN, Block, Grid, GridCell, Strip, clean, lay_out, mark_broken, strips_of
from pipeline.read.letterhead import is_head, is_tail
from pipeline.read.numerals import numeral, stated_number
from pipeline.read.typed_columns import part_columns
from pipeline.read.word_tables import holds_data, with_sides

if TYPE_CHECKING:
    from bs4 import PageElement, Tag

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr html li main ol p pre section summary tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNSEEN = ("script", "style", "head", "noscript", "template", "select", "textarea", "button", "nav", "del")
BOLD, ITALIC = frozenset(("b", "strong", "th", *HEADINGS)), frozenset(("i", "em", "cite"))
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MAX_SPAN = 100

_STYLE_BORDER = re.compile(r"border(?:-\w+)*\s*:\s*(?!none|0|hidden|medium\s+none)[^;]*(?:solid|double|dotted|dashed)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.I)


def read_html(text: str, *, data: bytes, name: str) -> Document:
    """Read HTML. Raises EmptyFile if the page shows no text, DamagedFile if it is nested beyond reason."""
    try:
        blocks = mark_broken(_in_columns(_blocks(text)))
    except RecursionError as error:
        raise DamagedFile(f"Tệp “{name}” có các phần lồng nhau quá sâu nên không đọc được. Hãy lưu lại thành DOCX hoặc PDF.") from error
    document = lay_out(blocks, data=data, name=name, media_type="text/html", read_by="html")
    if not document.text:
        raise EmptyFile(f"Tệp “{name}” không có chữ nào. Hãy kiểm tra lại tệp gốc.")
    return document


def _blocks(text: str) -> list[Block]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "lxml")
    for unseen in soup(UNSEEN):
        unseen.decompose()
    page = _Page()
    page.read(soup)
    return page.finish()


def read_mhtml(text: str, *, data: bytes, name: str) -> Document:
    """Read a web page saved as one file (MHTML; Word saves such files as .doc too). Raises EmptyFile."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    page = message.get_body(preferencelist=("html", "plain"))
    content = page.get_content() if page is not None else text
    return read_html(content if isinstance(content, str) else text, data=data, name=name)


@dataclass(frozen=True, slots=True)
class _Style:
    """What the elements around a stretch of text say about it."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    pre: bool = False


@dataclass(slots=True)
class _Page:
    """A page, or a cell of it, being read: the finished blocks, and the line under way."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, _Style]] = field(default_factory=list)
    item: tuple[str, int] | None = None  # label and depth of the list item that begins here

    def read(self, element: "Tag", style: _Style | None = None) -> None:
        """Read all that is inside ``element``."""
        from bs4 import NavigableString, Tag

        style = style or _Style()
        for child in element.children:
            if isinstance(child, Tag):
                self.element(child, style)
            elif type(child) is NavigableString:
                self.pieces.append((str(child), style))

    def element(self, tag: "Tag", style: _Style) -> None:
        if _HIDDEN.search(_attribute(tag, "style")):
            return
        style = _styled(tag, style)
        if tag.name == "br":
            self.end_line()
        elif tag.name == "table":
            self.end_line()
            self.blocks.extend(_table(tag, style))
        elif tag.name in BLOCKS:
            self.end_line()
            self.item = (_label(tag), len(tag.find_parents("li"))) if tag.name == "li" else self.item
            self.read(tag, style)
            self.end_line()
        else:
            self.read(tag, style)

    def end_line(self) -> None:
        """Finish the line under way, if it has text."""
        pieces, self.pieces = self.pieces, []
        lines = [line for line in _shown(pieces) if line.strip()]
        if not lines:
            return
        styles = [style for piece, style in pieces if piece.strip()]
        (label, level), self.item = self.item or (None, None), None
        first = Strip(
            f"{label} {lines[0]}" if label else lines[0],
            bold=all(style.bold for style in styles),
            italic=all(style.italic for style in styles),
            centred=all(style.centred for style in styles),
            whole=True,
            label=label,
            list_level=level,
        )
        self.blocks.extend([first, *(replace(first, text=line, label=None, list_level=None) for line in lines[1:])])

    def finish(self) -> list[Block]:
        """All blocks, the last line included."""
        self.end_line()
        return self.blocks


def _shown(pieces: list[tuple[str, _Style]]) -> list[str]:
    """The lines as a browser shows them: white space folded, but for text that is set as it stands."""
    text = "".join(piece for piece, _ in pieces)
    if any(style.pre for _, style in pieces):
        return text.expandtabs().splitlines()
    return [re.sub(r"[ \t\r\n\f]+", " ", text).strip()]


def _in_columns(blocks: list[Block]) -> list[Block]:
    """Columns typed with blanks (non-breaking ones, or in ``pre``) are taken apart."""
    found: list[Block] = []
    rows: list[Strip] = []
    for block in blocks:
        if isinstance(block, Strip):
            rows.append(_placed(block))
            continue
        found.extend(row for row in part_columns(rows) if row is not None)
        found.append(block)
        rows = []
    found.extend(row for row in part_columns(rows) if row is not None)
    return found


def _placed(strip: Strip) -> Strip:
    text = clean(strip.text)
    leading = len(text) - len(text.lstrip())
    return replace(strip, text=text.strip(), indent=POINTS_PER_COLUMN * leading)


def _styled(tag: "Tag", style: _Style) -> _Style:
    css = _attribute(tag, "style")
    return _Style(
        bold=style.bold or tag.name in BOLD or bool(_BOLD_STYLE.search(css)),
        italic=style.italic or tag.name in ITALIC or bool(_ITALIC_STYLE.search(css)),
        centred=_is_centred(tag, css, style),
        pre=style.pre or tag.name == "pre",
    )


def _is_centred(tag: "Tag", css: str, style: _Style) -> bool:
    aligned = _attribute(tag, "align").lower()
    if tag.name == "center" or aligned == "center" or _CENTRED.search(css):
        return tag.name != "table"
    return style.centred and not aligned and "text-align" not in css.lower()


def _label(item: "Tag") -> str:
    """The number or bullet that a browser shows before a list item."""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "-"
    items = parent.find_all("li", recursive=False)
    start = stated_number(_attribute(parent, "start"), signed=True)
    count = 1 if start is None else start
    for one in items:
        value = stated_number(_attribute(one, "value"))
        count = count if value is None else value
        if one is item:
            break
        count += 1
    return numeral(count, FORMATS.get(_attribute(parent, "type"), "decimal")) + "."


def _table(table: "Tag", style: _Style) -> Iterator[Block]:
    """The table's grid; a table that only places others or a single cell gives way to what it holds."""
    cells = list(_cells(table))
    drawn = _is_ruled(table)
    if len(cells) <= 1 or (table.find("table") is not None and not drawn):
        page = _Page()
        for _, _, cell in cells:
            page.element(cell, style)
            page.end_line()
        yield from page.finish()
        return
    grid = _grid(cells, style)
    text = "\n".join(strip.text for cell in grid for strip in cell.strips)
    ruled = (drawn or holds_data(grid)) and not is_head(text) and not is_tail(text)
    rows = max((cell.row + cell.row_span for cell in grid), default=0)
    columns = max((cell.column + cell.column_span for cell in grid), default=0)
    yield Grid(rows, columns, tuple(grid if ruled else with_sides(grid)), ruled)


def _cells(table: "Tag") -> Iterator[tuple[int, int, "Tag"]]:
    """(row, place in the row, cell) for the table's own cells."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for number, row in enumerate(rows):
        for place, cell in enumerate(row.find_all(["td", "th"], recursive=False)):
            yield number, place, cell


def _grid(cells: list[tuple[int, int, "Tag"]], style: _Style) -> list[GridCell]:
    taken: set[tuple[int, int]] = set()
    grid = []
    for row, _, cell in cells:
        column = next(place for place in range(len(taken) + 1) if (row, place) not in taken)
        row_span, column_span = _span(cell, "rowspan"), _span(cell, "colspan")
        taken.update((row + down, column + right) for down in range(row_span) for right in range(column_span))
        page = _Page()
        page.element(cell, style)
        grid.append(GridCell(row, column, tuple(strips_of(page.finish())), row_span, column_span))
    return grid


def _span(cell: "Tag", name: str) -> int:
    return min(MAX_SPAN, max(1, stated_number(_attribute(cell, name)) or 1))


def _is_ruled(table: "Tag") -> bool:
    """True if borders are stated and drawn, or if head cells show that the table holds data."""
    border = _attribute(table, "border").strip()
    if border not in {"", "0"} or table.find("th") is not None:
        return True
    cells = table.find_all(["td", "th"])
    drawn = sum(bool(_STYLE_BORDER.search(_attribute(cell, "style"))) for cell in cells)
    return drawn * 2 >= len(cells) or (border == "" and bool(_STYLE_BORDER.search(_attribute(table, "style"))))


def _attribute(tag: "Tag | PageElement", name: str) -> str:
    value = tag.get(name) if hasattr(tag, "get") else None
    return " ".join(value) if isinstance(value, list) else value or ""
