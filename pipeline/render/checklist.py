"""From a notice to a checklist that an office works from, in the format that it asks for."""

from models.notice import Notice
from pipeline.errors import UsageError
from pipeline.render.canonical import canonical
from pipeline.render.html import html
from pipeline.render.markdown import markdown
from pipeline.render.rows import checklist
from pipeline.render.sheet import sheet
from pipeline.render.word import word

FORMATS = ("md", "html", "docx", "xlsx", "json")


def render(notice: Notice, format: str, *, office: tuple[str, ...] = ()) -> bytes:
    """The notice in one of ``FORMATS``; the same notice always gives the same bytes.

    ``office`` is the letterhead of the body that prints the list, its parent first; without it there is room to
    write it in by hand. The date of the list is left to be filled in too: this function knows no clock.
    Raises UsageError for another format.
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
    raise UsageError(f"Không có kiểu danh mục “{format}”. Hãy chọn một trong các kiểu: {', '.join(FORMATS)}.")
