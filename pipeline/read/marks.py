"""Markdown's marks inside lines (emphasis, links, escapes), taken out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LOOSE = re.compile(r"^(\*{1,3})\s*([^*\s][^*]*?)\s*\1$")  # "*Hà Nội, ngày 1 tháng 2 năm 2024 *": meant as emphasis
_TEXT = {"text", "code_inline", "text_special"}
_BREAKS = {"softbreak", "hardbreak"}


@dataclass(slots=True)
class Plain:
    """A line without its marks; ``bold``/``italic``: all of it was emphasised so."""

    text: str = ""
    bold: bool = True
    italic: bool = True

    def add(self, text: str, *, bold: bool, italic: bool) -> None:
        """Write on; blanks have no emphasis of their own."""
        self.text += text
        if text.strip():
            self.bold, self.italic = self.bold and bold, self.italic and italic


@dataclass(slots=True)
class _Emphasis:
    """How many marks of each kind are open."""

    open: dict[str, int] = field(default_factory=lambda: {"strong": 0, "em": 0})

    def turn(self, token: "Token") -> None:
        kind, _, way = token.type.rpartition("_")
        if kind in self.open:
            self.open[kind] += 1 if way == "open" else -1


def plain(line: str) -> Plain:
    """The line without Markdown's marks: ``**Giao** [Sở A](url)`` becomes ``Giao Sở A``."""
    return plain_lines([line])[0]


def plain_lines(lines: Sequence[str]) -> list[Plain]:
    """The lines of one paragraph without Markdown's marks, which may open on one line and close on another."""
    source = "\n".join(_LOOSE.sub(r"\1\2\1", line.strip()) for line in lines)
    found, emphasis = [Plain()], _Emphasis()
    for token in _tokens(source):
        emphasis.turn(token)
        if token.type in _BREAKS:
            found.append(Plain())
        found[-1].add(_text_of(token), bold=emphasis.open["strong"] > 0, italic=emphasis.open["em"] > 0)
    return found if len(found) == len(lines) else [plain(line) for line in lines]


def _text_of(token: "Token") -> str:
    if token.type in _TEXT:
        return token.content
    return " " if token.type == "html_inline" and token.content.lower().startswith("<br") else ""


def _tokens(source: str) -> "Sequence[Token]":
    (block,) = _parser().parseInline(source)
    return block.children or []


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
