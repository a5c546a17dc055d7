"""The zones of a notice: where its letterhead, title, addressees, body, signature and annexes begin and end.

The order is that of Decree 30/2020/NĐ-CP, annex I: agency and motto, number and date, title, Kính gửi, content,
Nơi nhận and signature, annexes.
"""

from collections.abc import Iterable, Iterator

from models.document import Document
from models.outline import Frame, Zone, ZoneSpan
from pipeline.segment.frame_head import head_runs
from pipeline.segment.frame_tail import tail_runs
from pipeline.segment.piece import Piece, body_lines, pieces

HEAD_LINES = 100  # no letterhead, title and list of addressees was ever longer


def find_frame(document: Document) -> Frame:
    """The zones of ``document.text[0:body_end]`` in reading order; offsets into ``Document.text``.

    They never overlap and leave out blank text only. A notice without a letterhead begins with its title or its body;
    one without a signature block ends with its body.
    """
    lines = body_lines(document)
    if not lines:
        return Frame(zones=())
    head = pieces(document, lines[0].start, lines[:HEAD_LINES][-1].end)
    runs = head_runs(head)
    body = runs[-1][2] if runs else 0
    rest = pieces(document, head[body].start, document.body_end, marks=False) if body < len(head) else ()
    named = [*_spans(head, runs), *_spans(rest, tail_runs(document, rest))]
    return Frame(zones=tuple(_joined(named)))


def _spans(found: tuple[Piece, ...], runs: Iterable[tuple[Zone, int, int]]) -> Iterator[ZoneSpan]:
    """Runs of pieces as spans of text."""
    for zone, first, after in runs:
        if after > first:
            part = found[first:after]
            yield ZoneSpan(zone=zone, start=min(piece.start for piece in part), end=max(piece.end for piece in part))


def _joined(spans: list[ZoneSpan]) -> Iterator[ZoneSpan]:
    """Neighbours of one zone become one span, but for annexes: each stays by itself."""
    held: ZoneSpan | None = None
    for span in spans:
        if held and held.zone == span.zone != "annex":
            held = held.model_copy(update={"end": span.end})
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
