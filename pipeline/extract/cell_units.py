"""Units in a cell or a label line: everything in it names somebody, so words that no rule knows do too."""

from itertools import pairwise

from models.mention import UnitList, UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import begins_unit
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action
from pipeline.rules.book import load

NAMED_BY_WORK = ("hội đồng", "tổ", "đoàn", "ban", "tiểu ban", "nhóm", "đội")
WORK_IN_NAME = 5  # syllables: more are an order
ROLE_WORDS = ("đối", "theo", "đầu", "là")  # Bộ A đối với …, theo …, đầu mối …, là cơ quan …


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
    """The units of the text ``start:end``, separated by commas, semicolons, bullets, line ends or "và".

    Numbered items ("1. Bộ A chủ trì, tổng hợp. 2. Bộ B …") are read one by one: what a unit is to do in it names nobody.
    """
    first, last = s.index(start), s.index(end)
    begins = [first, *(k for k in range(first + 1, last) if opens_item(s, k, last))]
    return tuple(unit for i, j in pairwise([*begins, last]) for unit in _of_item(s, i, j))


def opens_item(s: Syllables, k: int, last: int) -> bool:
    """Whether the number of an item stands at ``k``: on a new line, or after a full stop."""
    if not (s.words[k].isdigit() and k + 1 < last and s.words[k + 1] in ".)/"):
        return False
    return s.words[k - 1] == "." or _on_new_line(s, k)


def _of_item(s: Syllables, i: int, last: int) -> list[UnitMention]:
    found: list[UnitMention] = []
    i = _after_topic(s, i, last)
    while i < last:
        if s.words[i] == "(" and found:  # a remark on the unit before it: (chủ trì), (cơ quan thường trực)
            i = next((k for k in range(i, last) if s.words[k] == ")"), i)
        if found and s.words[i - 1] == "," and s.at("charged", i):
            i = _in_charge(s, i, last, found)
            continue
        if not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng"):
            i += 1
            continue
        i = _after_opening(s, i, last)
        units = read_units(s, i, last, bare=True)
        if units is None:
            i = _unknown(s, i, last, found)
        elif (named := _named_by_work(s, units, last)) is not None:
            found += [*units.units[:-1], _renamed(s, units.units[-1], named)]
            i = named
        elif units.units[-1].rule != "unit.bare-group" and _tells_what(s, units.last, last):
            found += units.units
            i = _next_receiver(s, units.last, last)
        elif units.last >= last or _ends(s, units.last):
            found += units.units
            i = units.last
        else:  # the last receiver goes on in words that no rule knows
            found += units.units[:-1]
            i = _unknown(s, s.index(units.units[-1].start), last, found, after=units.last)
    return found


def _after_topic(s: Syllables, i: int, last: int) -> int:
    """“Về công nghiệp quốc gia: Bộ A chủ trì”: the token after the colon, where a unit begins."""
    while i < last and not s.words[i][0].isalpha():
        i += 1
    if i < last and (s.lower[i] == "về" or s.phrase(i, min(last, i + 2)).lower() in ("đối với", "nội dung", "lĩnh vực")):
        colon = next((k for k in range(i, last) if s.words[k] == ":"), last)
        if colon + 1 < last and read_units(s, colon + 1, last) is not None:
            return colon + 1
    return i


def _after_opening(s: Syllables, i: int, last: int) -> int:
    """“Giao Sở A”, "Đề nghị Ủy ban B": the token where the unit begins."""
    told = s.at("assigners", i)
    return told if told and told < last and (begins_unit(s, told, last) or s.at("person_titles", told)) else i


def _named_by_work(s: Syllables, units: UnitList, last: int) -> int | None:
    """“Hội đồng thẩm định”, "Tổ rà soát": the end of a name that is a bare noun and its work, where nothing else follows."""
    head = units.units[-1]
    if head.name.lower().removeprefix("các ") not in NAMED_BY_WORK:
        return None
    end = units.last
    while end < last and s.words[end].isalpha() and s.words[end].islower() and not s.at("chairing", end) and not s.at("joining", end):
        end += 1
    return end if units.last < end <= units.last + WORK_IN_NAME and (end >= last or s.words[end] in ",;.(" or _ends(s, end)) else None


def _renamed(s: Syllables, unit: UnitMention, j: int) -> UnitMention:
    """The unit, its name reaching to the token ``j``."""
    written = s.phrase(s.index(unit.start), j)
    return unit.model_copy(update={"name": written, "as_written": written, "end": s.ends[j - 1]})


def _tells_what(s: Syllables, i: int, last: int) -> bool:
    """Whether the cell goes on with what the unit is to do, or by what right ("Bộ A chủ trì, tổng hợp; …")."""
    if i < last and s.words[i] == ":":
        i += 1
    if i >= last:
        return False
    return s.at("by_right", i) is not None or s.lower[i] in ROLE_WORDS or is_action(s, i, last)


def _next_receiver(s: Syllables, i: int, last: int) -> int:
    """The token after the semicolon or at the line where the next unit of the cell begins."""
    for k in range(i, last):
        if s.words[k] == ";" and k + 1 < last and read_units(s, k + 1, last, bare=True) is not None:
            return k + 1
        if _on_new_line(s, k) and (s.words[k] in "-+•" or (s.is_capital(k) and begins_unit(s, k, last))):
            return k
    return last


def _in_charge(s: Syllables, i: int, last: int, found: list[UnitMention]) -> int:
    """“Phó Chủ tịch Thường trực, | phụ trách lĩnh vực văn xã”: what the receiver before the comma looks after belongs to it."""
    return _unknown(s, s.index(found.pop().start), last, found, after=i + 1)


def _ends(s: Syllables, i: int) -> bool:
    return not s.words[i][0].isalpha() or s.lower[i] in ("và", "cùng") or _on_new_line(s, i)


def _on_new_line(s: Syllables, i: int) -> bool:
    return "\n" in s.text[s.ends[i - 1] : s.starts[i]]


def _given_name(s: Syllables, i: int, j: int, last: int) -> bool:
    """“Nguyễn Thị ⏎ Lụa”: whether ``j`` is the one word with which a person's name goes on over the line."""
    name, alone = s.words[i:j], j + 1 >= last or s.words[j + 1] in ",;.(" or _on_new_line(s, j + 1)
    surnames = load("letterhead").vocabulary["surnames"].words
    return alone and 2 <= len(name) <= 3 and name[0].upper() in surnames and all(word.istitle() for word in (*name, s.words[j]))


def _unknown(s: Syllables, i: int, last: int, found: list[UnitMention], *, after: int | None = None) -> int:
    """Take the words from ``i`` to the next comma, semicolon or line end (``after`` what is known) as one receiver."""
    j = after or i + 1
    while j < last and s.words[j] not in ",;." and not (_on_new_line(s, j) and s.is_capital(j) and not _given_name(s, i, j, last)):
        j += 1
    start, stop = s.span(i, j)
    written = s.phrase(i, j)
    found.append(UnitMention(name=written, as_written=written, kind="group", start=start, end=stop, rule="unit.cell"))
    return j
