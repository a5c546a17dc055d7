"""What is to be done: the verbs of a passage with their objects, and the short title made of the first."""

from itertools import pairwise

from models.mention import Clause
from models.notice import Action
from pipeline.extract.language import Syllables

LONGEST_OBJECT = 24  # syllables
TITLE_WORDS = 14
OPENERS = ("chủ trì", "chủ động", "khẩn trương", "tập trung", "tiếp tục", "kịp thời", "phối hợp", "có trách nhiệm")


def find_actions(s: Syllables, clauses: tuple[Clause, ...]) -> tuple[Action, ...]:
    """One action per ordering verb that opens a clause or stands after a comma or "và" in its first series."""
    return tuple(action for clause in clauses for action in _of_clause(s, clause))


def _of_clause(s: Syllables, clause: Clause) -> list[Action]:
    first, last = s.index(clause.action), s.index(clause.end)
    verbs = _series(s, first, last)
    actions = []
    for number, (begin, after) in enumerate(verbs):
        stop = after if number + 1 < len(verbs) else _object_end(s, after, last)  # the last verb of a series has the object
        if begin < stop:
            start, end = s.span(begin, stop)
            actions.append(Action(verb=s.phrase(begin, after), object=s.phrase(after, stop) if after < stop else "", start=start, end=end))
    return actions


def _series(s: Syllables, first: int, last: int) -> list[tuple[int, int]]:
    """The verbs "rà soát, bổ sung và hoàn thiện …": (begin, after) token pairs; words of manner before the first are skipped."""
    found: list[tuple[int, int]] = []
    i = first
    while i < last:
        verb = s.at("verbs", i)
        if verb is None or any((s.at(noun, i) or 0) > verb for noun in ("name_words", "product_nouns")):  # "dự án" is no "dự"
            if found or (step := s.at("manner", i) or s.at("duties", i) or s.at("chairing", i)) is None:
                break
            i = step
            continue
        if s.phrase(i, verb).lower() not in OPENERS:
            found.append((i, verb))
        i = verb
        if i < last and s.words[i] in (",", "và") and s.at("verbs", i + 1):
            i += 1
    return found


def _object_end(s: Syllables, i: int, last: int) -> int:
    """The object ends at a mark of punctuation or a bracket, at most two dozen syllables on."""
    end = i
    while end < min(last, i + LONGEST_OBJECT) and s.words[end] not in ",;.:(":
        end += 1
    return end


def short_title(actions: tuple[Action, ...], text: str) -> str:
    """The first verbs with their object, at most fourteen words; the first words of the passage where no verb is known."""
    words = (_first_series(actions) if actions else text).split()
    title = " ".join(words[:TITLE_WORDS]).rstrip(" ,;.:")
    return title[:1].upper() + title[1:] + ("…" if len(words) > TITLE_WORDS else "")


def _first_series(actions: tuple[Action, ...]) -> str:
    """“rà soát, bổ sung hồ sơ”, “tổ chức diễn tập”: verbs up to the first that has an object."""
    series = actions[0].verb
    for before, action in pairwise(actions):
        if before.object:
            return f"{series} {before.object}"
        series += (" " if action.start - before.end <= 1 else ", ") + action.verb
    return f"{series} {actions[-1].object}"
