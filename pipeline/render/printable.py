"""Text from a notice made fit to print: nothing unseen in it, lines flowing, long lists joined.

The text of a notice is untrusted. What a reader cannot see (control characters, marks that turn the direction of
writing) is taken out here, once; what a format would execute or misread is escaped by the renderer of that format.
"""

import re
from collections.abc import Iterable

# Control characters but tab and line feed (XML forbids them), direction marks (they can make a text read otherwise
# than it is), byte order mark and non-characters.
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")

# A new line that begins an item of a list stays one: "- …", "+ …", "a) …", "2. …", "(1) …".
ITEM = re.compile(r"\s*\n\s*(?=(?:[-+•*–]|[a-zđ]\)|\d{1,2}[.)]|\(\d{1,2}\))[ \t])")


def printable(text: str) -> str:
    """The text without unseen characters; list items keep their own line, other line breaks only end a printed line."""
    lines = ITEM.split(UNSEEN.sub("", text))
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def sentence(text: str) -> str:
    """The text beginning with a capital letter and ending with a full stop, unless it ends a sentence already."""
    text = capital(text)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def capital(text: str) -> str:
    """The text with its first letter capital; the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Names in one line. The semicolon is used because the names themselves have commas ("Sở Văn hóa, Thể thao và Du lịch")."""
    return "; ".join(printable(name) for name in names)


def printed_lines(text: str, width: int) -> int:
    """How many lines the text takes at so many characters each."""
    return sum(1 if len(part) <= width else wrapped_lines(part, max(width, 4)) for part in text.split("\n"))


def wrapped_lines(text: str, width: int) -> int:
    """How many lines a paragraph takes: words go to the next line when they do not fit, and longer ones are broken."""
    lines, used = 1, 0
    for word in text.split():
        size = len(word)
        if used and used + 1 + size > width:
            lines, used = lines + 1, 0
        if size > width:
            lines, used = lines + (size - 1) // width, (size - 1) % width + 1
        else:
            used += size + (used > 0)
    return lines
