"""A cell whose receivers stand on lines of their own: "Phòng Kinh tế ⏎ Phòng Văn hóa ⏎ Công an xã", cut at the lines.

Without the cut the names run together. A line end alone says little, for narrow columns wrap names at any word.
"""

import re
from itertools import pairwise

from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import HEADS, begins_unit

# Heads that the body they belong to follows: "Văn phòng | UBND tỉnh"; never an office inside it: "Văn phòng" and "Phòng Kinh tế" are two.
TAKES_PARENT = (
    *("văn phòng", "thường trực", "ban thường trực", "thanh tra", "ủy ban", "ban thường vụ", "ban chấp hành", "ban chỉ đạo"),
    *("trung tâm", "chi cục", "hội đồng"),
)
INSIDE = ("phòng", "tổ", "khoa", "đội", "trạm", "ban", "bộ phận")
COMMITTEES = ("tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "quận ủy")
OFFICES = ("phòng", "tổ", "khoa", "đội", "trạm")


def cell_parts(s: Syllables, start: int, end: int, own_lines: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The stretches of ``start:end`` that name whole receivers; ``own_lines``: offsets of lines that are no wrapped ones."""
    begins, last = [start], s.index(end)
    for line in re.finditer(r"\n\s*", s.text[start:end]):
        offset = start + line.end()
        first, k = s.index(begins[-1]), s.index(offset)
        parted = offset in own_lines or _is_office_after_office(s, first, k)
        if parted and _begins_receiver(s, k, last) and not _is_unfinished(s, first, k):
            begins.append(offset)
    return tuple(pairwise([*begins, end]))


def _is_office_after_office(s: Syllables, first: int, k: int) -> bool:
    """Two offices or two posts, which no name holds: "Ban Giám hiệu | Tổ Văn phòng", "Phó Hiệu trưởng | Tổ trưởng chuyên môn"."""
    if k < len(s) and s.at("titles", first) == k:
        return s.at("titles", k) is not None
    return k < len(s) and s.lower[k] in OFFICES and s.lower[first] in (*OFFICES, "văn", "ban")


def _begins_receiver(s: Syllables, k: int, last: int) -> bool:
    return k < last and (s.at("person_titles", k) is not None or begins_unit(s, k, last)) and s.is_capital(k)


def _is_unfinished(s: Syllables, first: int, k: int) -> bool:
    """Whether the line before ``k`` ends in the middle: with "và", a title, or a bare "Văn phòng" before the body that it belongs to."""
    if s.lower[k - 1] in ("và", "của", "thuộc", "với", "cùng", "các"):
        return True
    if any((s.at(heads, i) or 0) > k for heads in HEADS for i in range(first, k)):
        return True  # Ủy ban | Mặt trận Tổ quốc
    if s.phrase(k, min(k + 2, len(s))).lower() in COMMITTEES and s.lower[first] in ("ban", "văn", "ủy", "ubkt", "thường"):
        return True  # Ban Tuyên giáo và Dân vận | Tỉnh ủy
    title = s.at("titles", first)
    if title == k:
        return not (s.at("titles", k) or s.at("person_titles", k))
    bare = title or first
    if not any(s.at(heads, bare) == k for heads in HEADS[1:]) or s.at("known", bare) == k:
        return False
    return k - bare == 1 or (s.phrase(bare, k).lower() in TAKES_PARENT and s.lower[k] not in INSIDE)
