"""Any phrase about time, as asked by a person: "thứ Sáu tuần này", "3 ngày tới", "sáng mai", "cuối tháng 6"."""

from models.notice import Deadline
from models.place import Evidence
from pipeline.extract.deadlines import find_phrases
from pipeline.resolve.dates import resolve_mention
from pipeline.resolve.reference import Reference


def resolve_phrase(text: str, reference: Reference) -> tuple[Deadline, ...]:
    """What every phrase about time in ``text`` means on the reference's day (``issued_on``), in order.

    Evidence has offsets into ``text`` and no page. What cannot be told has no dates and a warning.
    """
    return tuple(
        resolve_mention(
            mention, reference, Evidence(start=mention.start, end=mention.end, quote=text[mention.start : mention.end], rule=mention.rule)
        )
        for mention in find_phrases(text)
    )
