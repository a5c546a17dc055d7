"""Characters of symbol fonts (Symbol, Wingdings) as the Unicode characters that they look like."""

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "⇨",
    0xFC: "✓",
    0xFE: "☑",
    0xFD: "☒",
}
_SYMBOL = {
    0x2D: "-",
    0xB7: "•",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xAE: "→",
    0xB0: "°",
    0xB9: "≠",
    0xA5: "∞",
    0xA8: "♦",
    0xDE: "⇒",
    0x2A: "*",
    0x2B: "+",
}
_BULLET = "•"


def symbol(text: str, font: str) -> str:
    """``text`` as it looks in ``font``; letters of a symbol font, and its private-use codes, become Unicode signs."""
    name = font.casefold()
    table = _WINGDINGS if "wingdings" in name else _SYMBOL if "symbol" in name else None
    if name.startswith("courier") and text.strip() == "o":
        return "◦"  # Word's own second-level bullet is a Courier letter o
    return "".join(_sign(character, table) for character in text)


def _sign(character: str, table: dict[int, str] | None) -> str:
    code = ord(character)
    private = 0xF000 <= code <= 0xF0FF
    if not private and (table is None or code > 0xFF):
        return character
    known = (table or _SYMBOL).get(code & 0xFF)
    if known:
        return known
    plain = chr(code & 0xFF)
    return plain if table is None and plain.isprintable() and code & 0xFF < 0x7F else _BULLET
