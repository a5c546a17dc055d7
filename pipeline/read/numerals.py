"""Numbers as lists write them: 3, 03, iii, III, c, C."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


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
    return written.get(form, lambda: str(count))()


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
