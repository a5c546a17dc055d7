"""The letters of PDF that is set directly: Times New Roman, or what this machine has that is closest to it; embedded in the file."""

from functools import lru_cache

FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif")
"""The last one comes with matplotlib, so that one of them is always there."""
REGULAR, BOLD, ITALIC = "regular", "bold", "italic"


@lru_cache(maxsize=1)
def register_typeface() -> None:
    """Make the three faces known to reportlab."""
    from matplotlib.font_manager import FontProperties, findfont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    name = family()
    faces = {
        REGULAR: FontProperties(family=name),
        BOLD: FontProperties(family=name, weight="bold"),
        ITALIC: FontProperties(family=name, style="italic"),
    }
    for face, properties in faces.items():
        registerFont(TTFont(face, findfont(properties)))


@lru_cache(maxsize=1)
def family() -> str:
    """The first of ``FAMILIES`` that is installed."""
    from matplotlib.font_manager import get_font_names

    installed = set(get_font_names())
    return next(name for name in FAMILIES if name in installed)


@lru_cache(maxsize=200_000)
def text_width(text: str, font: str, size: float) -> float:
    """The width of the text, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))
