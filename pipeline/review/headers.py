"""How often the machine was right about the headers of notices whose review is finished."""

from collections import Counter

from sqlalchemy import Engine, func, select

from pipeline.register.database import reading
from pipeline.register.headings import Heading, heading_of, headings_by_document
from pipeline.register.review_tables import steps
from pipeline.review.accuracy import Share
from pipeline.review.shelf import Missing, notice_of


def header_shares(engine: Engine) -> tuple[int, dict[str, Share]]:
    """How many notices are finished, and for each field of the header how many of them it was right in."""
    newest = select(func.max(steps.c.id)).where(steps.c.kind.in_(("finish", "resume"))).group_by(steps.c.document)
    with reading(engine) as connection:
        ended = select(steps.c.document).where(steps.c.id.in_(newest), steps.c.kind == "finish")
        finished = set(connection.execute(ended).scalars())
    wrong: Counter[str] = Counter()
    for document, heading in headings_by_document(engine).items():
        if document in finished:
            wrong.update(corrected(engine, document, heading))
    return len(finished), {field: Share(right=len(finished) - wrong[field], of=len(finished)) for field in Heading.model_fields}


def corrected(engine: Engine, document: str, heading: Heading) -> list[str]:
    """The fields that a person changed; none where the document can no longer be read."""
    try:
        found = heading_of(notice_of(engine, document).header)
    except Missing:
        return []
    return [field for field in Heading.model_fields if getattr(found, field) != getattr(heading, field)]
