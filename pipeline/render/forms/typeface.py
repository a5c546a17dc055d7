"""The letters of PDF that is set directly: Times New Roman, or what this machine has that is closest to it; embedded in the file."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif")
"""The last one comes with matplotlib, so that one of them is always there."""
REGULAR, BOLD, ITALIC = "regular", "bold", "italic"


LETTERS = "ăẵđêộơợưữỹĐỞ"
"""Letters that tell whether a file has all of Vietnamese: old versions of a family, installed beside new ones, do not."""
STYLES = {REGULAR: ("normal", 400), BOLD: ("normal", 700), ITALIC: ("italic", 400)}


@lru_cache(maxsize=1)
def register_typeface() -> None:
    """Make the three faces known to reportlab."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for face, file in faces().items():
        registerFont(TTFont(face, file))


def faces() -> dict[str, str]:
    """The files of the first of ``FAMILIES`` that is installed with all three faces and all letters."""
    found = ({face: file_of(family, *style) for face, style in STYLES.items()} for family in FAMILIES)
    return next({face: file for face, file in files.items() if file} for files in found if all(files.values()))


def file_of(family: str, style: str, weight: int) -> str | None:
    """The font file of the family in this style that has the letters of Vietnamese; None if there is none."""
    from matplotlib.font_manager import fontManager

    entries = (entry for entry in fontManager.ttflist if (entry.name, entry.style, entry.weight) == (family, style, weight))
    return next((str(entry.fname) for entry in sorted(entries, key=order) if has_letters(str(entry.fname))), None)


def order(entry: "FontEntry") -> tuple[bool, str]:
    """Neither condensed nor expanded first; then always the same one."""
    return entry.stretch != "normal", str(entry.fname)


def has_letters(file: str) -> bool:
    """Whether the font has a glyph for each of ``LETTERS``."""
    from matplotlib.ft2font import FT2Font

    font = FT2Font(file)
    return all(font.get_char_index(ord(letter)) for letter in LETTERS)


@lru_cache(maxsize=200_000)
def text_width(text: str, font: str, size: float) -> float:
    """The width of the text, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))
