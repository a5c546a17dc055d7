"""Does an action begin here? The list of ordering verbs first; where it is silent, the part of speech (underthesea, offline CRF)."""

from functools import lru_cache

from pipeline.extract.language import Syllables

OPENINGS = ("verbs", "chairing", "joining", "duties", "manner")
GIVEN = (["được", "giao"], ["được", "phân", "công"])
WINDOW = 10  # syllables shown to the tagger
SHORTEST_ACTION = 3  # syllables
LONGEST_PLACE = 10  # tokens between a group and "đã"


def is_action(s: Syllables, i: int, last: int) -> bool:
    """Whether the token ``i`` opens an action: a listed verb or role word, or a word that is tagged as a verb."""
    if i >= last or not s.words[i][0].isalpha():
        return False
    opening = max((end for name in OPENINGS if (end := s.at(name, i))), default=None)
    if opening is not None:
        return (s.at("name_words", i) or 0) <= opening  # "dịch vụ" is no "dịch"
    if s.at("role_stops", i) or s.at("generic", i) or s.at("quantifiers", i):
        return False
    return _tagged_as_verb(" ".join(s.words[i : min(last, i + WINDOW)]))


def has_object(s: Syllables, i: int, last: int) -> bool:
    """Whether enough stands behind the word for a verb and what it acts upon: "(Sở Giao thông) vận tải:" and misread scraps have not."""
    return i + SHORTEST_ACTION <= last and all(s.words[k][0].isalnum() for k in range(i, i + SHORTEST_ACTION))


def tells_past(s: Syllables, i: int) -> bool:
    """Whether the token ``i`` tells what was done or praises; "biểu dương, nhân rộng các điển hình" orders."""
    past = s.at("past", i)
    if past is not None and entrusted_end(s, i) is not None:
        return False
    if past is None or s.at("verbs", i) != past or past + 1 >= len(s) or s.lower[past] not in (",", "và"):
        return past is not None
    return s.at("verbs", past + 1) is None or s.at("past", past + 1) is not None


def entrusted_end(s: Syllables, i: int) -> int | None:
    """“(Sở Y tế) | được giao nhiệm vụ | lập đề án”: where work begins that is given in the passive; None where it is only told of."""
    given = next((i + len(words) for words in GIVEN if s.lower[i : i + len(words)] == words), None)
    after = max(given or 0, s.at("by_right", i) or 0)
    end = next((k for k in range(after, len(s)) if s.words[k] in ".;"), len(s))
    if (
        given is None
        or not (is_action(s, given, end) or is_action(s, after, end))
        or any(s.at("outstanding", k) for k in range(after, end))
    ):
        return None
    return after


def done_in_place(s: Syllables, i: int, last: int) -> bool:
    """“(các đơn vị) trong toàn ngành y tế đã chủ động …”: where the group is stands before what it has done."""
    if s.lower[i] not in ("trong", "trên", "tại", "thuộc", "ở", "của"):
        return False
    for k in range(i + 1, min(last, i + LONGEST_PLACE)):
        if s.lower[k] == "đã":
            return k + 1 < last and s.lower[k + 1] not in ("được", "bị", "có") and s.at("done", k + 1) is not None
        if not s.words[k][0].isalpha() or any(s.at(name, k) for name in ("duties", "chairing", "joining", "manner")):
            return False
    return False


@lru_cache(maxsize=4096)
def _tagged_as_verb(phrase: str) -> bool:
    from underthesea import pos_tag

    tags = pos_tag(phrase[0].lower() + phrase[1:])
    return bool(tags) and tags[0][1] == "V"
