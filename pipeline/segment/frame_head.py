"""The head of a notice: letterhead, title and addressees, told apart piece by piece."""

from collections.abc import Sequence

from models.outline import Zone
from pipeline.rules.book import load
from pipeline.segment.bare import is_near, mark
from pipeline.segment.document_type import title_type
from pipeline.segment.piece import Piece

Run = tuple[Zone, int, int]

AHEAD = 10  # pieces that may stand between two marks of the head: lines of a subject, a stamp, OCR dirt
LONGEST_TITLE = 1200  # characters
PARAGRAPH = 240  # a piece as long as this is a paragraph of the body

_OPENING_WORD = load("letterhead")["letterhead.opening-word"].regex
_LETTERHEAD = ("national", "independence", "party", "number", "date", "rule", "stamp", "urgency", "secrecy", "circulation")
_STRONG = ("national", "party", "number", "date", "to", "telegram", "about")


def kind_of(piece: Piece) -> str:
    """What the piece is by its own words: the last part of a rule id of ``letterhead.toml``, "type", "upper" or "text"."""
    plain = piece.plain
    for kind in (*_LETTERHEAD, "about", "to", "telegram"):
        if mark(f"letterhead.{kind}").search(plain):
            return kind
    if title_type(piece.text):
        return "type"
    near = next((kind for kind in ("national", "independence") if is_near(f"letterhead.{kind}", plain)), None)
    return near or ("upper" if piece.upper else "text")


def kinds_of(found: Sequence[Piece]) -> list[str]:
    """The kind of each piece; a notice has one number: a second line "số 12/KH-…" is text of a name or of a subject."""
    kinds = [kind_of(piece) for piece in found]
    numbers = [at for at, kind in enumerate(kinds) if kind == "number"]
    cited = [at for at in numbers if mark("letterhead.cited-title").search(found[at].plain)]
    own = [at for at in numbers if at not in cited]
    number = next((at for at in own[:2] if ":" in found[at].text[:6]), own[0] if own else None)
    text = ["upper" if piece.upper else "text" for piece in found]
    return [text[at] if at in numbers and at != number else kind for at, kind in enumerate(kinds)]


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
        if run[0] == "addressees" and (index == len(found) or kinds[index] not in _LETTERHEAD):
            break
    return _without_false_head(runs, kinds)


def _next_run(found: Sequence[Piece], kinds: Sequence[str], index: int, before: Sequence[Run]) -> Run | None:
    """The run that begins at ``index``; None where the body begins."""
    titles = [kinds[first] for zone, first, _ in before if zone == "title"]
    bare_title = titles == ["type"] and all(set(kinds[first + 1 : after]) <= {"rule"} for zone, first, after in before if zone == "title")
    if kinds[index] in _LETTERHEAD:
        return ("letterhead", index, index + 1)
    if kinds[index] in ("to", "telegram") or _list_goes_on(found, before):
        return ("addressees", index, _end_of_addressees(found, kinds, index))
    if bare_title and kinds[index] in ("about", "text", "upper") and not opens_body(found[index]) and len(found[index].text) > 5:
        return ("title", index, _end_of_title(found, kinds, index - 1))  # the other column stood between type and subject
    if kinds[index] in ("type", "about") and not titles and _may_be_title(kinds, index):
        end = _end_of_title if kinds[index] == "type" else _end_of_about
        return ("title", index, end(found, kinds, index))
    if _goes_on(found, kinds, index, titled=bool(titles) and not bare_title):
        more = "about" in titles and found[index].column != "right"  # the other column stands between two lines of "V/v …"
        return ("title" if more else "letterhead", index, index + 1)
    return None


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
        if opens_body(found[ahead]) or len(found[ahead].text) > PARAGRAPH:
            return False
    return False


def opens_body(piece: Piece) -> bool:
    """True if the words open the body of a notice: a sentence or a labelled heading, so never in small letters but for a label."""
    found = mark("letterhead.opening").search(piece.plain)
    if found is None:
        return bool(_OPENING_WORD.search(piece.text))
    return not piece.text[0].islower() or (not found[0].isalpha() and len(found[0]) < 5)


def _end_of_title(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after title and subject, and after the authority line of a decision."""
    after = index + 1
    while after < len(found) and _is_subject(found, kinds, index, after):
        after += 1
    return _end_of_authority(found, kinds, after)


def _is_subject(found: Sequence[Piece], kinds: Sequence[str], index: int, at: int) -> bool:
    """True if the piece at ``at`` still belongs to the subject of the title at ``index``."""
    piece, before, first = found[at], found[at - 1], at == index + 1
    if kinds[at] in _LETTERHEAD or kinds[at] in ("to", "telegram") or opens_body(piece) or len(piece.text) > 2.5 * PARAGRAPH:
        return False
    if first:
        return True
    if piece.gap or piece.end - found[index].start > LONGEST_TITLE or is_authority(piece, before):
        return False
    if before.upper and not piece.upper and len(piece.text) > 30 and not (piece.bold and before.bold):
        return False
    return not _changes_style(found[index + 1], before, piece)


def _changes_style(subject: Piece, before: Piece, piece: Piece) -> bool:
    """True if the piece is not set as the subject is: bold, or centred."""
    if subject.bold or piece.bold:
        return subject.bold != piece.bold
    if before.centred != piece.centred and not piece.centred:
        return True
    return opens_weakly(piece) and not piece.centred


def opens_weakly(piece: Piece) -> bool:
    """True if the words may open a body as well as a subject, and begin a sentence."""
    return not piece.text[0].islower() and bool(mark("letterhead.weak-opening").search(piece.plain))


def is_authority(piece: Piece, before: Piece) -> bool:
    """True for "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" below a subject in ordinary letters."""
    return piece.upper and not before.upper and bool(mark("letterhead.authority").search(piece.plain))


def _end_of_authority(found: Sequence[Piece], kinds: Sequence[str], after: int) -> int:
    """The piece after a rule and an authority line, if they follow."""
    end = after
    while end < len(found) and end < after + 6:
        piece = found[end]
        if kinds[end] != "rule" and not (kinds[end] == "upper" and _names_authority(piece, begun=end > after)):
            break
        end += 1
    return end


def _names_authority(piece: Piece, *, begun: bool) -> bool:
    """True for the deciding authority, and below it for the term and session of a council."""
    rules = ("authority", "session") if begun else ("authority",)
    return any(mark(f"letterhead.{rule}").search(piece.plain) for rule in rules)


def _end_of_about(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after a subject that begins with "V/v"."""
    after = index + 1
    while after < len(found) and kinds[after] in ("text", "upper") and not opens_body(found[after]):
        piece = found[after]
        too_long = piece.end - found[index].start > LONGEST_TITLE or len(piece.text) > PARAGRAPH
        if piece.column != found[index].column or piece.gap or too_long:
            break
        after += 1
    return after


def _end_of_addressees(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after the last addressee."""
    after = index + 1
    while after < len(found) and _is_addressee(found, kinds, index, after):
        after += 1
    return after


def _is_addressee(found: Sequence[Piece], kinds: Sequence[str], index: int, at: int) -> bool:
    """True if the piece is an item of the list below "Kính gửi", or goes on with one."""
    piece = found[at]
    before = next(found[back] for back in range(at - 1, -1, -1) if kinds[back] != "rule")
    if kinds[at] not in ("text", "upper"):
        return kinds[at] == "rule"
    if piece.text[0] in "-–—+•*":
        return True
    if before is found[index] and _nothing_after_opening(before):
        return not opens_body(piece)
    if opens_body(piece) or before.text.endswith((".", "./.")):
        return False
    if piece.text[0].islower() or (before.text.endswith((",", ";", " và", "-")) and not piece.gap):
        return True
    return not piece.gap and not piece.whole and not opens_weakly(piece) and piece.indent > 150


def _nothing_after_opening(piece: Piece) -> bool:
    """True for "Kính gửi:" alone on its line."""
    opening = mark("letterhead.to").search(piece.plain) or mark("letterhead.telegram").search(piece.plain)
    return opening is not None and not piece.text[opening.end() :].strip(" :.*_|")


def _without_false_head(runs: list[Run], kinds: Sequence[str]) -> list[Run]:
    """Nothing at all if no mark of a head was met: a letterhead of blank rules or of stray words is none."""
    met = {kinds[index] for _, first, after in runs for index in range(first, after)}
    return runs if met & {*_STRONG, "type", "independence"} else []
