"""Persons by title and name: "đồng chí Nguyễn Văn A", "các đồng chí: A, B"."""

from models.mention import UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_mentions import Found, mention
from pipeline.extract.unit_names import begins_unit

BOTH = (["ông", ",", "bà"], ["ông", "(", "bà", ")"], ["ông", "/", "bà"], ["ông", "bà"], ["ông", "và", "bà"])
COURTESIES = ("đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "thầy")


def person(s: Syllables, i: int, limit: int) -> Found | None:
    """“đồng chí Nguyễn Văn A”, "Phó Chủ tịch UBND tỉnh Trần B": title (with its unit) and a name of two to five syllables."""
    title = s.at("person_titles", i)
    if title is None or title >= limit:
        return None
    j = title
    if (inner := s.at("person_titles", j)) and inner < limit:
        j = inner
    end = _person_name_end(s, j, limit) or _given_name_end(s, i, j, limit)
    return ([mention(s, i, end, "person", "unit.person")], end) if end else None


def several_persons(s: Syllables, after: int, limit: int) -> Found | None:
    """“các đồng chí: Nguyễn Văn A, Trần Thị B”: each with the title."""
    both = next((after + len(words) for words in BOTH if s.lower[after : after + len(words)] == words), None)
    title = both or s.at("person_titles", after)
    j = title + 1 if title and title < limit and s.words[title] == ":" else title
    found: list[UnitMention] = []
    end = None
    while j and j < limit and (end_of_name := _person_name_end(s, j, limit)) is not None:
        courtesy = "" if both else f"{s.phrase(after, title or after)} "
        name = f"{courtesy}{s.phrase(j, end_of_name)}"
        found.append(mention(s, j, end_of_name, "person", "unit.persons", name=name))
        end = end_of_name
        j = end + 1 if end < limit and s.lower[end] in (",", "và") else limit
    return (found, end) if end else None


def _person_name_end(s: Syllables, j: int, limit: int) -> int | None:
    end = j
    while end < min(limit, j + 5) and s.is_capital(end) and s.words[end].isalpha() and not _in_capitals(s.words[end]):
        end += 1
    return end if end - j >= 2 and not begins_unit(s, j, limit) and not s.at("fields", j) else None


def _in_capitals(word: str) -> bool:
    """Whether a word is no syllable of a name but a short form; the name "Ý" is one letter."""
    return len(word) > 1 and word.isupper()


def _given_name_end(s: Syllables, i: int, j: int, limit: int) -> int | None:
    """“Đ/c Hạnh - Phó Giám đốc Sở", "đ/c Hưng (địa chính)": a given name alone after a courtesy, where nothing capitalised follows."""
    courtesy = s.phrase(i, j).lower() in COURTESIES
    if (s.at("posts", j) or j) > j + 1:
        return None  # Đồng chí Ủy viên Ban Thường vụ
    if not courtesy or not s.is_capital(j) or not s.words[j].isalpha() or s.words[j].isupper() or begins_unit(s, j, limit):
        return None
    return j + 1 if j + 1 >= limit or not s.is_capital(j + 1) else None
