"""Units in a cell or a label line: everything in it names somebody, so words that no rule knows do too."""

from models.mention import UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import begins_unit
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action


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
        if s.words[i] == "(" and found:  # a remark on the unit before it: (chủ trì), (cơ quan thường trực)
            i = next((k for k in range(i, last) if s.words[k] == ")"), i)
        if not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng"):
            i += 1
            continue
        units = read_units(s, i, last, bare=True)
        if units is None:
            i = _unknown(s, i, last, found)
        elif units.last >= last or _ends(s, units.last):
            found += units.units
            i = units.last
        elif units.units[-1].rule != "unit.bare-group" and _tells_what(s, units.last, last):
            found += units.units
            i = _next_receiver(s, units.last, last)
        else:  # the last receiver goes on in words that no rule knows
            found += units.units[:-1]
            i = _unknown(s, s.index(units.units[-1].start), last, found, after=units.last)
    return tuple(found)


def _tells_what(s: Syllables, i: int, last: int) -> bool:
    """Whether the cell goes on with what the unit is to do, or by what right ("Bộ A chủ trì, tổng hợp; …")."""
    return s.at("by_right", i) is not None or s.lower[i] in ("đối", "theo") or is_action(s, i, last)


def _next_receiver(s: Syllables, i: int, last: int) -> int:
    """The token after the semicolon or at the line where the next unit of the cell begins."""
    for k in range(i, last):
        if s.words[k] == ";":
            return k + 1
        new_line = "\n" in s.text[s.ends[k - 1] : s.starts[k]]
        if new_line and (s.words[k] in "-+•" or s.words[k].isdigit() or (s.is_capital(k) and begins_unit(s, k, last))):
            return k
    return last


def _ends(s: Syllables, i: int) -> bool:
    return not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng") or "\n" in s.text[s.ends[i - 1] : s.starts[i]]


def _unknown(s: Syllables, i: int, last: int, found: list[UnitMention], *, after: int | None = None) -> int:
    """Take the words from ``i`` to the next comma, semicolon or line end (``after`` what is known) as one receiver."""
    j = after or i + 1
    while j < last and s.words[j] not in ",;." and not ("\n" in s.text[s.ends[j - 1] : s.starts[j]] and s.is_capital(j)):
        j += 1
    start, stop = s.span(i, j)
    written = s.phrase(i, j)
    found.append(UnitMention(name=written, as_written=written, kind="group", start=start, end=stop, rule="unit.cell"))
    return j
