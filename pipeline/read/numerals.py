"""Numbers as lists write them: 3, 03, iii, III, c, C; and as files state them."""

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

LONGEST_LIST = 4000
"""Beyond this, items are counted in digits: no list is that long, and Roman figures or letters of a crafted one would fill the memory."""


def stated_number(text: str | None, *, signed: bool = False) -> int | None:
    """The whole number that an attribute of a file states; None for anything else, and for more figures than any file means.

    ``signed``: it may be negative.
    """
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}" if signed else "[0-9]{1,9}", text) else None


def numeral(count: int, form: str) -> str:
    """A number in a number format of Word (``ST_NumberFormat``): an unknown format counts in digits, "none" and "bullet" show nothing."""
    written: dict[str, Callable[[], str]] = {
        "none": lambda: "",
        "bullet": lambda: "",
        "upperRoman": lambda: _roman(count).upper(),
        "lowerRoman": lambda: _roman(count),
        "upperLetter": lambda: _letter(count).upper(),
        "lowerLetter": lambda: _letter(count),
        "decimalZero": lambda: f"{count:02d}",
        "numberInDash": lambda: f"- {count} -",
    }
    return written.get(form, lambda: str(count))() if count <= LONGEST_LIST else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * times
    return written


def _letter(count: int) -> str:
    """The letter at that place; after z Word doubles it: aa, bb, cc."""
    if count < 1:
        return ""
    rounds, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)
