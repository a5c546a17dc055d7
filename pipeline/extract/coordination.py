"""Who is to help: units after "phối hợp với", "cùng", "với sự tham gia của", wherever they stand in the action.

By GUIDELINES, a body that is urged, helped, guided or sent something does not coordinate; nor does one that another body,
not the lead, is to work with ("đôn đốc các chủ đầu tư phối hợp với địa phương"). Whoever is directed to work with Y brings Y in.
"""

from models.mention import UnitList, UnitMention
from pipeline.extract.cell_units import read_cell_units
from pipeline.extract.language import Syllables
from pipeline.extract.roles import after_joining
from pipeline.extract.units import read_units

URGING = (
    "đôn đốc",
    "hướng dẫn",
    "kiểm tra",
    "giúp",
    "hỗ trợ",
    "vận động",
    "mời",
    "khuyến khích",
    "nhắc nhở",
    "kêu gọi",
    "quy định",
    "trách nhiệm",
)

DIRECTING = ("chỉ đạo", "phân công")  # "hướng dẫn hồ sơ, chỉ đạo Phòng A phối hợp với Y": what stands before is another act


def find_coordinating(s: Syllables, first: int, last: int) -> tuple[UnitMention, ...]:
    """The units that the tokens ``first:last`` (an action) name as coordinating, in order."""
    found: list[UnitMention] = []
    i = first
    while i < last:
        after = after_joining(s, i, last) or s.at("joining", i)
        if after is None or after >= last or not _joins(s, first, i):
            i += 1
            continue
        if i > first and s.words[i - 1] == "(" and (closing := _closing_bracket(s, i, last)) is not None:
            found += read_cell_units(s, s.starts[after], s.ends[closing - 1])
            i = closing
            continue
        units = read_units(s, after, last, bare=True) or _helpers_before(s, first, i, last)
        if units is None:
            i += 1
            continue
        found += units.units
        i = max(after, units.last)
    return tuple(found)


def _helpers_before(s: Syllables, first: int, i: int, last: int) -> UnitList | None:
    """“…, Sở B phối hợp.”: the units right before "phối hợp", where a comma parts them from the action and nothing follows."""
    after = s.at("joining", i) or i
    opening = next((k for k in range(i, first, -1) if s.words[k] in "();"), first)
    if s.words[opening] == "(" and (units := read_units(s, opening + 1, i)) is not None and units.last == i:
        return units  # "(Sở B phối hợp mua sắm linh kiện)"
    if after < last and s.words[after] not in ".;" and not _goes_no_further(s, after, last):
        return None
    for k in range(first + 1, i):
        if s.words[k] == "," and (units := read_units(s, k + 1, i)) is not None and units.last == i:
            return units
    return None


def _goes_no_further(s: Syllables, i: int, last: int) -> bool:
    """Whether behind "phối hợp" stands only a word for doing the same ("… phối hợp thực hiện …", "… phối hợp tổ chức.")."""
    doing = s.phrase(i, min(last, i + 2)).lower()
    return doing in ("thực hiện", "triển khai") or (doing in ("tổ chức", "hỗ trợ") and (i + 2 >= last or s.words[i + 2] in ".;"))


def _closing_bracket(s: Syllables, i: int, last: int) -> int | None:
    """The bracket that closes "(phối hợp với …)", where nothing but units stands in it."""
    return next((k for k in range(i, last) if s.words[k] == ")"), None)


def _joins(s: Syllables, first: int, i: int) -> bool:
    """Whether "phối hợp" at ``i`` is the lead's own: no noun, and not what an urged body is to do."""
    if i > first and (s.at("not_joining", i - 1) or s.at("not_joining", max(first, i - 2)) == i):
        return False
    if s.lower[i] == "cùng" and i > first and s.words[i - 1] not in ",;(":
        return False
    if "sự" in s.lower[i : i + 3] and any(s.at("meetings", k) for k in range(first, i)):
        return False
    return not _urged(s, first, i)


def _urged(s: Syllables, first: int, i: int) -> bool:
    """Whether an urged body, and not a directed one, is the subject right before "phối hợp", in the same part of the sentence."""
    i = _before_manner(s, first, i)
    k = i - 1
    while k > first and s.words[k] not in ";.":
        k -= 1
    segment = " ".join(s.lower[k + 1 if k > first else k : i])
    if not segment or segment.endswith((",", ";", "và")):
        return False
    directed = max(segment.rfind(word) for word in DIRECTING)
    return any(segment.rfind(word) > directed for word in URGING)


def _before_manner(s: Syllables, first: int, i: int) -> int:
    """The token where a word of manner that ends at ``i`` begins: "và | tăng cường phối hợp"."""
    return next((k for k in range(max(first, i - 3), i) if s.at("manner", k) == i or s.at("verbs", k) == i), i)
