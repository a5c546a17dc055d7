"""Units in a cell or a label line: everything in it names somebody, so words that no rule knows do too."""

from models.mention import UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units


def read_cut_cell_units(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[UnitMention, ...]:
    """The units of a cell that the end of a page cuts; a name that stands on both pages is placed where it begins."""
    joined = " ".join(text[start:end] for start, end in spans)
    lengths = [end - start + 1 for start, end in spans]

    def place(offset: int) -> int:
        for (start, end), length in zip(spans, lengths, strict=True):
            if offset < length:
                return min(start + offset, end)
            offset -= length
        return spans[-1][1]

    units = read_cell_units(Syllables(joined), 0, len(joined))
    moved = []
    for unit in units:
        start = place(unit.start)
        end = max(start, min(place(unit.end), next(last for first, last in spans if first <= start <= last)))
        moved.append(unit.model_copy(update={"start": start, "end": end}))
    return tuple(moved)


def read_cell_units(s: Syllables, start: int, end: int) -> tuple[UnitMention, ...]:
    """The units of the text ``start:end``, separated by commas, semicolons, bullets, line ends or "và"."""
    found: list[UnitMention] = []
    i, last = s.index(start), s.index(end)
    while i < last:
        if not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng"):
            i += 1
            continue
        units = read_units(s, i, last, bare=True)
        if units is None:
            i = _unknown(s, i, last, found)
        elif units.last >= last or _ends(s, units.last):
            found += units.units
            i = units.last
        else:  # the last receiver goes on in words that no rule knows
            found += units.units[:-1]
            i = _unknown(s, s.index(units.units[-1].start), last, found)
    return tuple(found)


def _ends(s: Syllables, i: int) -> bool:
    return not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng") or "\n" in s.text[s.ends[i - 1] : s.starts[i]]


def _unknown(s: Syllables, i: int, last: int, found: list[UnitMention]) -> int:
    """Take the words up to the next comma, semicolon or line end as one receiver."""
    j = i + 1
    while j < last and s.words[j] not in ",;." and not ("\n" in s.text[s.ends[j - 1] : s.starts[j]] and s.is_capital(j)):
        j += 1
    start, stop = s.span(i, j)
    written = s.phrase(i, j)
    found.append(UnitMention(name=written, as_written=written, kind="group", start=start, end=stop, rule="unit.cell"))
    return j
