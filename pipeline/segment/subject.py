"""Type and subject (trích yếu) of a notice (Decree 30/2020/NĐ-CP, annex I, II.5)."""

import re
from collections.abc import Sequence

from models.notice import DocumentType
from models.value import Value
from pipeline.rules.book import Rule
from pipeline.segment.bare import bare, exact, mark
from pipeline.segment.cited_title import Cited, find_cited
from pipeline.segment.document_type import title_rule
from pipeline.segment.found import Found, found_in
from pipeline.segment.frame_kinds import is_authority
from pipeline.segment.piece import Piece

_TRAILING = " \t*_|-–—.,;:/"
QUOTES = ("“", "”", '"')
DECIDING = ("QĐ", "NQ")
"""Types below whose title and subject the deciding authority stands (Decree 30/2020/NĐ-CP, annex III, 1.1 and 1.2)."""
GOES_ON = (" của", " cho", " với", " do", " và", " tại", " thuộc", " giữa", ",", "-", "–")


class Titled(Value):
    """The type that the title names, where it stands, the subject, and what a title without a letterhead cites.

    ``letter``: there is no title but "V/v …", as a công văn has it.
    """

    type: DocumentType | None = None
    letter: bool = False
    title: Found | None = None
    subject: Found | None = None
    cited: Cited = Cited()


def find_title(pieces: Sequence[Piece]) -> Titled:
    """Type and subject from the pieces of the title zone; a công văn has a subject only."""
    first, rule = next(((at, rule) for at, piece in enumerate(pieces) if (rule := title_rule(piece.text))), (0, None))
    if rule is None:
        return Titled(subject=_subject(pieces), letter=bool(pieces) and bool(mark("letterhead.about").search(pieces[0].plain)))
    kind = DocumentType.model_validate(rule.value)
    named, more = _split(pieces[first], rule)
    below = [*more, *pieces[first + 1 :]]
    cited = find_cited(below)
    rest = [] if cited.lines and _begins_with_authority(below[cited.lines :]) else below[cited.lines :]
    if kind.code in DECIDING:
        rest = list(_without_authority(rest))
    return Titled(type=kind, title=found_in([named], kind.name, rule.id), subject=_subject(rest), cited=cited)


def _begins_with_authority(lines: Sequence[Piece]) -> bool:
    """True if the deciding authority follows a title that cites itself: such a title has no subject."""
    return bool(lines) and lines[0].upper and bool(mark("letterhead.authority").search(lines[0].plain))


def _without_authority(lines: Sequence[Piece]) -> Sequence[Piece]:
    """The lines of a subject in capitals without the deciding authority below it, which in capitals looks like one more of them."""
    end = len(lines)
    while end > 1 and lines[end - 1].upper and mark("letterhead.session").search(lines[end - 1].plain):
        end -= 1
    last, before = lines[end - 1 : end], lines[end - 2 : end - 1]
    apart = bool(before) and not before[0].text.rstrip().lower().endswith(GOES_ON)
    return lines[: end - 1] if apart and _begins_with_authority(last) else lines


def _split(line: Piece, rule: Rule) -> tuple[Piece, list[Piece]]:
    """The title line as type and the beginning of the subject ("THÔNG BÁO | KẾT LUẬN CUỘC HỌP")."""
    match = bare(rule).search(line.plain)
    if match is None:
        return line, []
    suffix = mark("letterhead.title-suffix").match(line.plain, match.end())
    end = suffix.end() if suffix else match.end()
    rest = line.text[end:]
    named = line.model_copy(update={"text": line.text[:end], "end": line.start + end})
    if not rest.strip(_TRAILING):
        return named, []
    skip = end + len(rest) - len(rest.lstrip(_TRAILING))
    return named, [line.model_copy(update={"text": line.text[skip:], "start": line.start + skip})]


def _subject(pieces: Sequence[Piece]) -> Found | None:
    """The lines of the subject in one, without "V/v", "Về việc", "Về", without the rule below and what follows it."""
    ruled = [bool(mark("letterhead.rule").search(piece.plain)) for piece in pieces]
    first = next((at for at, rule in enumerate(ruled) if not rule), 0)
    lines = list(pieces[first : next((at for at in range(first, len(pieces)) if ruled[at]), len(pieces))])
    lines = lines[: next((at for at in range(1, len(lines)) if is_authority(lines[at], lines[at - 1])), len(lines))]
    lines = _within_quotes(lines[_after_issuer(lines) :])
    text = " ".join(" ".join(piece.text for piece in lines).split())
    opening = exact("letterhead.subject-opening").match(text)
    value = text[opening.end() if opening else 0 :].strip(_TRAILING)
    return _trimmed(found_in(lines, value if "(" in value else value.rstrip(")"), "letterhead.subject-opening"), lines)


def _within_quotes(lines: Sequence[Piece]) -> list[Piece]:
    """“V/v …” between quotation marks, as the youth union writes it: what stands below is of the other column."""
    if not lines or lines[0].text.lstrip()[:1] not in QUOTES:
        return list(lines)
    for at, piece in enumerate(lines):
        words = piece.text.rstrip()
        if words[-1:] in QUOTES and (at or len(words) > 1):
            kept = len(words) - 1
            return [*lines[:at], piece.model_copy(update={"text": piece.text[:kept], "end": piece.start + kept})]
    return list(lines)


def _after_issuer(lines: Sequence[Piece]) -> int:
    """The line of "Về việc …" where the one above names the issuer, as in "CHỈ THỊ CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"; else 0."""
    about = next((at for at in range(1, len(lines)) if exact("letterhead.subject-opening").match(lines[at].text)), 0)
    return about if about and lines[0].upper and lines[0].plain.lower().startswith("cua ") else 0


def _trimmed(found: Found | None, lines: Sequence[Piece]) -> Found | None:
    """The evidence without the opening words and the trailing marks."""
    if found is None:
        return None
    opening = exact("letterhead.subject-opening").match(lines[0].text)
    tail = re.search(rf"[{re.escape(_TRAILING)}]*$", lines[-1].text)
    start = lines[0].start + (opening.end() if opening else 0)
    return found.model_copy(update={"start": start, "end": lines[-1].end - (len(tail[0]) if tail else 0)})
