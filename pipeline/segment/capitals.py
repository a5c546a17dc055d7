"""From the capitals of a letterhead to the spelling of a sentence (Decree 30/2020/NĐ-CP, annex II, parts III and IV)."""

import re
from functools import cache
from unicodedata import normalize

from pipeline.rules.book import load
from pipeline.segment.bare import is_upper, unmark

_STOPS = ",.;)"
_VOWEL = re.compile(r"[aeiouyAEIOUY]")


def capitalised(name: str) -> str:
    """The name as a sentence spells it: "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH HOA LAM" as "Sở Giáo dục và Đào tạo tỉnh Hoa Lam".

    Known parts of names take their usual spelling, place names a capital in every syllable; what is neither takes
    one capital after the head, and acronyms stay. A name that is not set in capitals is returned as it is.
    """
    if not is_upper(name):
        return " ".join(name.split())
    words = name.split()
    proper = False
    out: list[str] = []
    index = 0
    while index < len(words):
        length, phrase = _phrase_at(words, index, longer=proper)
        if length:
            out.extend(_spelt_as(words[index : index + length], phrase))
            proper = " ".join(phrase) in _words("proper_heads")
            index += length
            continue
        level = _level_at(words, index)
        if level:
            out.extend(level.split())
            proper = True
            index += len(level.split())
            continue
        out.append(_word(words[index], capital=proper or _opens(out)))
        index += 1
    return _first_capital(" ".join(out))


@cache
def _words(vocabulary: str) -> frozenset[str]:
    return frozenset(load("agencies").vocabulary[vocabulary].words)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The known parts of names, by their unmarked letters in one: a poor scan glues words together."""
    known = [*load("agencies").vocabulary["phrases"].words, *load("agencies").vocabulary["provinces"].words]
    return {unmark(phrase).lower().replace(" ", ""): tuple(phrase.split()) for phrase in known}


def _phrase_at(words: list[str], index: int, *, longer: bool) -> tuple[int, tuple[str, ...]]:
    """How many of the words from ``index`` on make the longest known part of a name, and that part; (0, ()) for none.

    A single word must agree in its marks as well ("QUÝ" is not "Quỹ"); ``longer``: within a place name none counts.
    """
    for length in range(min(9, len(words) - index), int(longer), -1):
        part = "".join(words[index : index + length]).rstrip(_STOPS)
        phrase = _phrases().get(unmark(part).lower())
        if phrase and (len(phrase) > 1 or _same_letters(part, phrase[0])):
            return length, phrase
    return 0, ()


def _spelt_as(words: list[str], phrase: tuple[str, ...]) -> list[str]:
    """The words with the capitals of the known part; glued words take its blanks as well."""
    if len(words) == len(phrase):
        return [_spelt(word, known) for word, known in zip(words, phrase, strict=True)]
    return [*phrase[:-1], phrase[-1] + words[-1][len(words[-1].rstrip(_STOPS)) :]]


def _spelt(word: str, known: str) -> str:
    """The word as a known name has it, but with its own place of the tone mark (HOÁ, HÓA) and the comma after it."""
    core, known = word.rstrip(_STOPS), known.rstrip(_STOPS)
    own = core.lower() if known.islower() else _first_capital(core.lower())
    return (known if known.isupper() or not _same_letters(core, known) else own) + word[len(core) :]


def _same_letters(one: str, other: str) -> bool:
    """True if both have the same letters and the same marks, wherever in the syllable the tone mark stands."""
    return sorted(normalize("NFD", one.lower())) == sorted(normalize("NFD", other.lower()))


def _level_at(words: list[str], index: int) -> str | None:
    """The administrative level at ``index``, as written in a sentence, if a name follows or the words end there."""
    for level in sorted(_words("levels"), key=len, reverse=True):
        parts = level.split()
        if [unmark(word).lower().rstrip(".") for word in words[index : index + len(parts)]] == [unmark(part).lower() for part in parts]:
            return "TP." if level == "TP" else level
    return None


def _opens(out: list[str]) -> bool:
    """True if the next word opens a function phrase: right after a head, or after "và" and a comma."""
    return not out or out[-1] in _words("heads") or " ".join(out[-2:]) in _words("heads")


def _word(word: str, *, capital: bool) -> str:
    bare = word.strip("(),.;")
    if bare in _words("acronyms") or not _VOWEL.search(unmark(bare)) or any(char.isdigit() for char in bare):
        return word
    return _first_capital(word.lower()) if capital else word.lower()


def _first_capital(text: str) -> str:
    """The text with its first letter in capitals."""
    found = re.search(r"\w", text)
    return text[: found.start()] + text[found.start()].upper() + text[found.end() :] if found else text
