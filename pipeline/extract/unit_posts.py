"""Posts and titles: where they end, what their holders look after ("Phó Chủ tịch phụ trách văn xã"), whose name follows them."""

from pipeline.extract.language import Syllables
from pipeline.extract.verbs import is_action

LONGEST_CHARGE = 14  # tokens after "phụ trách"
ORDERS = ("duties", "chairing", "joining")
JOINS = ("và", "-", "–", "&")


def charge_end(s: Syllables, j: int, limit: int) -> int | None:
    """End of what a post is in charge of ("phụ trách văn xã | tham mưu …"), where right behind it an order begins; None otherwise.

    Without an order behind it "phụ trách" is the order itself ("Phân công cán bộ xã phụ trách các thôn").
    """
    after = s.at("charged", j)
    each = s.at("quantifiers", after) if after is not None else None
    if after is None or (each and not s.at("charge_nouns", each)):
        return None
    after = each or after  # phụ trách | các khối ngành
    first = (s.at("charge_nouns", after) or after) + 1  # the first word tells the field, even where it reads as a verb
    for k in range(first, min(limit, after + LONGEST_CHARGE)):
        if any(s.at(name, k) for name in ORDERS) or _orders(s, k) or (s.words[k] == ":" and is_action(s, k + 1, limit)):
            return k
        if not s.words[k][0].isalpha() and s.words[k] not in JOINS:
            return None
    return None


def _orders(s: Syllables, k: int) -> bool:
    """Whether a verb stands at ``k`` that is no part of the field ("giám sát và | phản biện")."""
    in_field = s.lower[k - 1] in JOINS or s.at("name_words", k) or s.at("name_verbs", k - 1) == k + 1
    return s.words[k].islower() and s.at("verbs", k) is not None and not in_field


def post_end(s: Syllables, i: int, limit: int) -> int | None:
    """End of the post at ``i`` if what its holder is in charge of follows: "Phó Chủ tịch | phụ trách …"."""
    post = s.at("posts", i) if i < limit else None
    return post if post and post < limit and s.at("charged", post) else None


def without_holder(s: Syllables, first: int, end: int) -> str | None:
    """“(Phó Giám đốc) Sở Y tế | Trần Văn Hùng”: the unit, where behind its field stands the name of the person at its head."""
    field = next((after for k in range(first + 1, min(first + 3, end)) if (after := s.at("fields", k)) and s.is_capital(k)), None)
    if field is None or end - field < 3 or s.at("surnames", field) is None:
        return None
    return s.phrase(first, field) if all(s.is_capital(k) for k in range(field, end)) else None


def titles_end(s: Syllables, i: int, limit: int) -> int | None:
    """End of a title, or of several that one unit follows: "Chủ tịch, Tổng Giám đốc | các tập đoàn"."""
    title = s.at("titles", i)
    if title and s.phrase(i, title).lower() == "bộ trưởng" and s.lower[title : title + 3] != [",", "chủ", "nhiệm"]:
        return title  # "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": a minister stands for a ministry
    while title and title + 1 < limit and s.lower[title] in (",", "và") and (more := s.at("titles", title + 1)) and s.is_capital(title + 1):
        title = more
    return title
