"""Encodings of Vietnamese from before Unicode, as data (pipeline/rules/legacy.toml), and the change of text from one to Unicode."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from models.value import Value
from pipeline.rules.tables import load_table

_TOKEN = re.compile(r"((?:[0-9A-F]{2})+)(\w)\s")
_ALONE = "·×"
_BETWEEN = "–—…•“”"
_PRIVATE = {code: chr(code & 0xFF) for code in range(0xF020, 0xF100)}  # where Word puts the codes of fonts that it takes for symbol fonts


@dataclass(frozen=True, slots=True)
class Converted:
    """Text in Unicode; ``origins[i]`` is the offset in the source at which character ``i`` began, the last one the source's length."""

    text: str
    origins: tuple[int, ...]


class Encoding(Value):
    """One encoding; ``codes`` holds bytes in hexadecimal, each followed by its letter."""

    name: str
    sentence: str
    fonts: str
    capitals: str = r"(?!)"
    codes: str

    @cached_property
    def letters(self) -> dict[str, str]:
        """Code, as the characters that Windows-1252 has in its place → letter."""
        exact = {"".join(map(_character, bytes.fromhex(code))): letter for code, letter in _TOKEN.findall(self.codes)}
        other_case = {code[0] + code[1:].swapcase(): letter for code, letter in exact.items() if len(code) > 1}
        return other_case | exact

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.letters, key=len, reverse=True))))

    def convert(self, text: str) -> Converted:
        """The text with every code replaced by its letter; a sign that stands where no letter would is left."""
        text = text.translate(_PRIVATE)
        source, parts, origins, done = text.translate(_WINDOWS), [], [], 0
        for code in self._pattern.finditer(source):
            if self._is_sign(source, code):
                continue
            parts += [text[done : code.start()], self.letters[code[0]]]
            origins += [*range(done, code.start()), code.start()]
            done = code.end()
        return Converted("".join([*parts, text[done:]]), (*origins, *range(done, len(text) + 1)))

    def _is_sign(self, source: str, code: re.Match[str]) -> bool:
        """Whether it is what it looks like: a dot or cross standing alone, a dash or quotation mark not within a word."""
        before, after = source[max(0, code.start() - 1) : code.start()], source[code.end() : code.end() + 1]
        if code[0] in _ALONE:
            return not before.strip() and not after.strip()
        if code[0] in _BETWEEN:
            closes = code[0] == "”" and "“" in source[: code.start()]
            return not self._is_letter(before) or not (self._is_letter(after) or code[0] == "“" or (code[0] == "”" and not closes))
        return False

    def _is_letter(self, character: str) -> bool:
        return character.isalpha() or (character in self.letters and character not in _BETWEEN)

    def is_named_by(self, font: str | None) -> bool:
        """Whether a font of this name is made for the encoding."""
        return font is not None and re.search(self.fonts, font) is not None

    def shows_capitals(self, font: str | None) -> bool:
        """Whether a font of this name shows small letters as capitals."""
        return font is not None and re.search(self.capitals, font) is not None


class _Book(Value):
    encoding: tuple[Encoding, ...]


@cache
def encodings() -> tuple[Encoding, ...]:
    """All of them; raises ValueError naming the file if it does not fit the schema."""
    return load_table("legacy", _Book).encoding


def _character(byte: int) -> str:
    """What Windows-1252 has for the byte; for the five that it leaves open, and control codes, the character of that number."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS = {code: _character(code) for code in range(0x80, 0xA0)}
"""Bytes that arrived as control characters; one for one, so that offsets stay."""
