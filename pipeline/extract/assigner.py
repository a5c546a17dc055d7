"""Who assigns: the leader or body that speaks in the sentence that opens the orders; else the issuer."""

from models.mention import Reading
from models.outline import Outline
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units

SPEECH = (("kết", "luận"), ("có", "ý"), ("yêu", "cầu"), ("chỉ", "đạo"), ("giao",), ("đề", "nghị"), ("ý", "kiến"))
LONGEST_SPEAKER = 24  # tokens


def find_assigner(s: Syllables, outline: Outline, readings: tuple[Reading, ...]) -> str | None:
    """The speaker of the first sentence that opens orders, as written, or None where nobody is named there."""
    for paragraph, reading in zip(outline.paragraphs, readings, strict=True):
        if reading.role == "introduction" and paragraph.label is None:
            begin = reading.clauses[-1].start if reading.clauses else paragraph.start
            return _speaker(s, s.index(begin), s.index(paragraph.end))
    return None


def _speaker(s: Syllables, first: int, last: int) -> str | None:
    for i in range(first + 1, last):
        if any(tuple(s.lower[i : i + len(words)]) == words for words in SPEECH):
            for k in range(max(first, i - LONGEST_SPEAKER), i):
                if _names_speaker(s, k, i):
                    return s.phrase(k, i)
    return None


def _names_speaker(s: Syllables, k: int, i: int) -> bool:
    """Whether the tokens ``k:i`` are a leader with or without unit and name, or a body."""
    if not s.is_capital(k):
        return False
    if s.at("authorities", k) == i:
        return True
    units = read_units(s, k, i)
    return units is not None and units.last == i and len(units.units) == 1
