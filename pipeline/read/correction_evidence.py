"""Which syllables stand together in Vietnamese: words of a dictionary and phrases of notices, found by their look.

The dictionary is the word list that underthesea brings; the phrases are those of the rule files. Nothing comes from real notices.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib import util
from itertools import pairwise
from pathlib import Path

from pipeline.read.syllables import is_syllable, one_spelling, skeleton
from pipeline.rules.book import load

Pair = tuple[str, str]

WORD_LIST = Path("corpus") / "data" / "Viet74K.txt"
OWN = "ocr_corrections"
BOOKS = ("actions", "agencies", "dates", "deadlines", "document_types", "letterhead", "products", "units")
LETTERS = re.compile(r"[^\W\d_]+")
WHOLE, WITHIN = 2, 1


class Evidence:
    """What is known of syllables and of pairs of them; all are in small letters and one spelling."""

    def __init__(self, dictionary: Iterable[str], formal: Iterable[str], never: Iterable[str] = ()) -> None:
        self._pairs: dict[Pair, int] = {}
        self.syllables: set[str] = set()
        self.formal: set[Pair] = set()
        """Pairs that notices are known to have."""
        refused = {one_spelling(word) for word in never}
        for phrase in dictionary:
            self._add([part for part in phrase.split() if LETTERS.fullmatch(part)] if phrase not in refused else [])
        for phrase in formal:
            self.formal.update(self._add(LETTERS.findall(phrase)))

    def _add(self, parts: Sequence[str]) -> list[Pair]:
        """Take up a phrase; its pairs of neighbours."""
        forms = [one_spelling(part) for part in parts]
        self.syllables.update(form for form in forms if is_syllable(form))
        pairs = list(pairwise(forms))
        for pair in pairs:
            self._pairs[pair] = max(WHOLE if len(pairs) == 1 else WITHIN, self._pairs.get(pair, 0))
        return pairs

    def strength(self, one: str | None, two: str | None) -> int:
        """2 where the two are a word, 1 where they stand together in a longer one, else 0."""
        return self._pairs.get((one, two), 0) if one and two else 0

    def like(self, one: str, two: str) -> list[Pair]:
        """The pairs that differ from this one only in their marks."""
        return self._by_look.get((skeleton(one), skeleton(two)), [])

    def syllables_like(self, syllable: str) -> list[str]:
        """The syllables that differ from this one only in their marks."""
        return self._syllables_by_look.get(skeleton(syllable), [])

    @cached_property
    def _by_look(self) -> dict[Pair, list[Pair]]:
        found: dict[Pair, list[Pair]] = defaultdict(list)
        for one, two in self._pairs:
            found[skeleton(one), skeleton(two)].append((one, two))
        return found

    @cached_property
    def _syllables_by_look(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for syllable in sorted(self.syllables):
            found[skeleton(syllable)].append(syllable)
        return found


@cache
def evidence() -> Evidence:
    """The evidence of the dictionary and of the rule files, without what notices never say."""
    own = load(OWN).vocabulary
    return Evidence(dictionary(), [*rule_phrases(), *own["together"].words], own["never"].words)


def dictionary() -> list[str]:
    """The words of underthesea's list, found without loading underthesea."""
    found = util.find_spec("underthesea")
    folders = found.submodule_search_locations if found else None
    if not folders:
        return []
    return [word.strip().lower() for word in (Path(folders[0]) / WORD_LIST).read_text(encoding="utf-8").splitlines()]


def rule_phrases() -> Iterator[str]:
    """All that the rule files list: names of units, offices, provinces, verbs, cues."""
    for name in BOOKS:
        for vocabulary in load(name).vocabulary.values():
            yield from (phrase.lower() for phrase in vocabulary.words)
