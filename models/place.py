"""Where something stands: in the document's text, and on its page."""

from typing import Literal

from pydantic import Field

from models.value import Value


class Box(Value):
    """A rectangle on a page, in PDF points (1/72 inch), origin at the page's top left corner, y downwards.

    For a page that is an image the point is 1/72 inch at the image's stated or assumed resolution.
    """

    page: int = Field(ge=1, description="Page number, from 1.")
    x0: float
    top: float
    x1: float
    bottom: float


class Evidence(Value):
    """The place that a value was read from.

    ``start`` and ``end`` are offsets in Unicode code points into ``Document.text`` (NFC), end excluded:
    ``document.text[evidence.start:evidence.end] == evidence.quote`` always.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    page: int | None = Field(default=None, description="First page of the quote; None where the file has no pages.")
    boxes: tuple[Box, ...] = Field(default=(), description="One box per line of the quote.")
    match: Literal["exact", "normalized", "ocr"] = Field(
        default="exact",
        description="exact: the value is the quote; normalized: the value follows from the quote by a rule; ocr: read from an image.",
    )
    rule: str | None = Field(default=None, description="Id of the rule that found it (pipeline/rules).")
