"""A notice as one HTML file to pass on: pages with highlights beside the tasks; it opens from the disk and fetches nothing."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from models.notice import Notice
from models.value import Value
from pipeline.batch.vocabulary import named_by_office
from pipeline.process import process
from pipeline.register.item import HEADER_KEY
from pipeline.review import pages
from pipeline.review.cards import Mark, cards_of, marks_of, ref_of, segments
from pipeline.review.office import environment, static_content
from pipeline.review.shelf import Opened
from pipeline.review.steps import fold

DPI = 96
MOST_PAGES = 40
"""Of a longer file only the first page, and those on which something was found, are shown."""

NOTHING_ELSE = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"


class Sheet(Value):
    """A page with what was found on it; ``picture`` is JPEG in base64."""

    number: int
    width: float
    height: float
    picture: str
    marks: tuple[Mark, ...]


def offline(file: Path, *, allow_secret: bool = False) -> bytes:
    """The file as read, in UTF-8; the same file always gives the same bytes. Raises what reading raises."""
    notice = named_by_office(process(file, allow_secret=allow_secret))
    opened = Opened(notice=notice, reviewed=fold(notice, ()))
    told: dict[str, Any] = {"sheets": (), "segments": (), "left_out": 0}
    if opened.pictured:
        shown = sheets_of(str(file), marks_of(notice, opened.reviewed))
        told |= {"sheets": shown, "left_out": notice.document.pages - len(shown)}
    else:
        told["segments"] = segments(pages.text(str(file)).text, notice, opened.reviewed)
    style, script = (static_content(name).decode() for name in ("offline.css", "offline.js"))
    policy = f"{NOTHING_ELSE}; style-src '{named(style)}'; script-src '{named(script)}'"
    told |= {"cards": cards_of(opened), "refs": refs_of(notice), "header_key": HEADER_KEY, "notice": notice}
    return environment().get_template("offline.html.j2").render(style=style, script=script, policy=policy, **told).encode()


def refs_of(notice: Notice) -> dict[str, str]:
    """What the boxes of the header's fields are called."""
    return {name: ref_of(evidence) for name, evidence in notice.header.evidence.items()}


def sheets_of(path: str, marks: tuple[Mark, ...]) -> tuple[Sheet, ...]:
    """The pages that are shown."""
    sizes = pages.sizes(path)
    wanted = {mark.box.page for mark in marks} | {1}
    return tuple(
        Sheet(
            number=number,
            width=size.width,
            height=size.height,
            picture=base64.b64encode(pages.picture(path, number, DPI)).decode(),
            marks=tuple(mark for mark in marks if mark.box.page == number),
        )
        for number, size in enumerate(sizes, start=1)
        if len(sizes) <= MOST_PAGES or number in wanted
    )


def named(text: str) -> str:
    """How a policy names a style or script that it lets in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
