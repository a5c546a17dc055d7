"""Builds small Word files from the XML of their body; invented content only."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
RULES = f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>"


def word_file(body: str, **parts: str) -> bytes:
    """A DOCX with ``body`` inside ``w:body``; ``parts`` (styles, numbering, footnotes, header1 …) are the insides of further parts.

    Part ``header1`` has the relationship id "header1", and so on.
    """
    kinds = {name: name.rstrip("0123456789") for name in parts}
    relations = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>')
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(kinds[name], kinds[name])
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{inside}</w:{root}>")
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run; a newline in ``text`` is a line break, a tab a tab."""
    pieces = escape(text).replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>").replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{pieces}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph; ``content`` that is no XML becomes a run."""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def in_list(content: str, number: int, level: int = 0) -> str:
    """A paragraph of list ``number`` at ``level``."""
    return paragraph(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(place: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """A list level: its format and text ("%1.")."""
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str, more: str = "") -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def listing(number: int, of: int, overrides: str = "") -> str:
    """A list that uses definition ``of``."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def cell(content: str, properties: str = "") -> str:
    """A table cell; ``content`` that is no XML becomes a paragraph."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    """A table row of cells, or of texts."""
    return "<w:tr>" + "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells) + "</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table."""
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"
