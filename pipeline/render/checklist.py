"""From a notice to a checklist that an office works from, in the format that it asks for."""

from typing import Literal

from models.notice import Notice
from pipeline.render.canonical import canonical
from pipeline.render.html import html
from pipeline.render.markdown import markdown
from pipeline.render.rows import checklist
from pipeline.render.sheet import sheet
from pipeline.render.word import word

Format = Literal["md", "html", "docx", "xlsx", "json"]
FORMATS: tuple[Format, ...] = ("md", "html", "docx", "xlsx", "json")


def render(notice: Notice, format: Format, *, office: tuple[str, ...] = ()) -> bytes:
    """The notice in one format; the same notice always gives the same bytes.

    ``office`` is the letterhead of the body that prints the list, its parent first; without it there is room to
    write it in by hand. The date of the list is left to be filled in too: this function knows no clock.
    """
    if format == "json":
        return canonical(notice)
    listing = checklist(notice, office)
    match format:
        case "md":
            return markdown(listing)
        case "html":
            return html(listing)
        case "docx":
            return word(listing)
        case "xlsx":
            return sheet(listing, notice)
