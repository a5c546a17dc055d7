"""The head of a notice: letterhead, title and addressees, told apart piece by piece."""

from collections.abc import Sequence

from models.outline import Zone
from pipeline.segment.frame_kinds import LETTERHEAD, kinds_of, opens_body
from pipeline.segment.frame_title import PARAGRAPH, end_of_about, end_of_addressees, end_of_title
from pipeline.segment.piece import Piece

Run = tuple[Zone, int, int]

AHEAD = 10  # pieces that may stand between two marks of the head: lines of a subject, a stamp, OCR dirt

_STRONG = ("national", "party", "number", "date", "to", "telegram", "about")


def head_runs(found: Sequence[Piece]) -> list[Run]:
    """Letterhead, title and addressees as runs ``(zone, first, after)`` of pieces, one after the other from the first piece."""
    kinds = kinds_of(found)
    runs: list[Run] = []
    index = 0
    while index < len(found):
        run = _next_run(found, kinds, index, runs)
        if run is None:
            break
        runs.append(run)
        index = run[2]
        if run[0] == "addressees" and (index == len(found) or kinds[index] not in LETTERHEAD):
            break
    return _without_false_head(runs, kinds)


def _next_run(found: Sequence[Piece], kinds: Sequence[str], index: int, before: Sequence[Run]) -> Run | None:
    """The run that begins at ``index``; None where the body begins."""
    titles = [kinds[first] for zone, first, _ in before if zone == "title"]
    bare_title = titles == ["type"] and all(set(kinds[first + 1 : after]) <= {"rule"} for zone, first, after in before if zone == "title")
    if kinds[index] in LETTERHEAD:
        return ("letterhead", index, index + 1)
    if kinds[index] in ("to", "telegram") or _list_goes_on(found, before):
        return ("addressees", index, end_of_addressees(found, kinds, index))
    if bare_title and kinds[index] in ("about", "text", "upper") and not opens_body(found[index]) and len(found[index].text) > 5:
        return ("title", index, end_of_title(found, kinds, index - 1))  # the other column stood between type and subject
    if kinds[index] in ("type", "about") and not titles and _may_be_title(kinds, index):
        end = end_of_title if kinds[index] == "type" else end_of_about
        return ("title", index, end(found, kinds, index))
    if _goes_on(found, kinds, index, titled=bool(titles) and not bare_title):
        more = "about" in titles and found[index].column != "right"  # the other column stands between two lines of "V/v …"
        return ("title" if more else "letterhead", index, index + 1)
    if not titles and _is_other_title(found, kinds, index):
        return ("title", index, end_of_title(found, kinds, index))
    return None


def _is_other_title(found: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """True for a title of a type that no rule names ("LỊCH CÔNG TÁC"): capitals in the page's middle, below the letterhead."""
    piece = found[index]
    below = {"national", "party", "number", "date"} & set(kinds[:index])
    return bool(below) and kinds[index] == "upper" and piece.centred and piece.column is None and not opens_body(piece)


def _list_goes_on(found: Sequence[Piece], before: Sequence[Run]) -> bool:
    """True if a list of addressees was broken off by the other column of the letterhead, which ends here."""
    lists = [after for zone, _, after in before if zone == "addressees"]
    return (
        bool(lists)
        and before[-1][0] == "letterhead"
        and found[before[-1][1]].column == "right"
        and not found[lists[-1] - 1].text.endswith(".")
    )


def _may_be_title(kinds: Sequence[str], index: int) -> bool:
    """A title stands below motto and number, so they do not follow ("DỰ ÁN …" may end an agency's name); "V/v …" may stand beside them."""
    ahead = {"national", "independence", "party", "number"} & set(kinds[index + 1 : index + 4])
    return kinds[index] == "about" or "number" in kinds[:index] or not ahead


def _goes_on(found: Sequence[Piece], kinds: Sequence[str], index: int, *, titled: bool) -> bool:
    """True if the head goes on behind this piece: another of its marks follows before anything that opens a body."""
    strong = _STRONG[:-1] if titled else (*_STRONG, "type")
    for ahead in range(index, min(index + AHEAD, len(found))):
        if kinds[ahead] in strong:
            return True
        in_column = found[ahead].column is not None  # a body has no columns
        if not in_column and (opens_body(found[ahead]) or len(found[ahead].text) > PARAGRAPH):
            return False
    return False


def _without_false_head(runs: list[Run], kinds: Sequence[str]) -> list[Run]:
    """Nothing at all if no mark of a head was met: a letterhead of blank rules or of stray words is none."""
    met = {kinds[index] for _, first, after in runs for index in range(first, after)}
    return runs if met & {*_STRONG, "type", "independence"} else []
