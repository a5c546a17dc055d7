"""Correcting the header of a notice."""

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse

from pipeline.errors import UsageError
from pipeline.register.headings import Heading, heading_of
from pipeline.register.item import HEADER_KEY
from pipeline.review.office import Here, Reviewer, own_form, page
from pipeline.review.routes_decisions import Seen, Text, decided, tidy
from pipeline.review.routes_notice import Sha256
from pipeline.review.shelf import notice_of, open_notice

router = APIRouter(prefix="/van-ban/{sha256}/dau")
Subject = Annotated[str, Form(max_length=2000)]


@router.get("")
def form(request: Request, office: Here, _: Reviewer, sha256: Sha256) -> HTMLResponse:
    """The form to correct the header."""
    return page(request, "form_header.html.j2", header=open_notice(office.register, sha256).header, sha=sha256)


@router.post("", dependencies=[Depends(own_form)])
def heading(
    request: Request, office: Here, who: Reviewer, sha256: Sha256, seen: Seen,
    number: Text = "", issued_on: Text = "", issuer: Text = "", subject: Subject = "", signer: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Correct the header; fields as the machine found them mean that nothing is corrected."""
    notice = notice_of(office.register, sha256)
    fields = {"number": number, "issuer": issuer, "subject": subject, "signer": signer}
    wanted = Heading.model_validate({name: tidy(text) or None for name, text in fields.items()} | {"issued_on": day_of(issued_on)})
    after = None if wanted == heading_of(notice.header) else wanted
    return decided(request, office, who.name, notice, seen, "header", lambda _: {HEADER_KEY: after})


def day_of(text: str) -> str | None:
    """The day, month or year as ISO has it; raises UsageError for what is none."""
    parts = [part.zfill(2) for part in reversed(re.split(r"\s*[/.-]\s*", text.strip()))]
    if parts == ["00"]:
        return None
    try:
        date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError as error:
        raise UsageError(f"Ngày ban hành “{text}” không đúng. Xin ghi như 12/03/2026, hoặc 03/2026 nếu văn bản không ghi ngày.") from error
    return "-".join(parts)
