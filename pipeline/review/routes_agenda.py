"""The calendar of tasks."""

import re
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from pipeline.clock import today
from pipeline.review.agenda import month
from pipeline.review.inbox import Wanted, choices
from pipeline.review.office import Here, Reader, page

router = APIRouter()
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SHOWN = 4
"""Tasks of a day before the rest is folded away."""


class Asked(Wanted):
    """The filters of the list, and the month ("2026-03" or "03/2026"; empty: this one)."""

    thang: str = ""


@router.get("/lich")
def agenda(request: Request, office: Here, _: Reader, wanted: Annotated[Asked, Query()]) -> HTMLResponse:
    """A month of tasks by their last day."""
    found = month(office.register, first_day(wanted.thang), wanted)
    told: dict[str, Any] = {"wanted": wanted, "month": found, "today": today(), "weekdays": WEEKDAYS, "most": SHOWN}
    return page(request, "agenda.html.j2", choices=choices(office.register), **told)


def first_day(text: str) -> date:
    """The first day of the month; 404 for what is none, or lies where calendars end."""
    if not text:
        return today().replace(day=1)
    written = re.fullmatch(r"\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*", text, re.ASCII)
    try:
        first = date.fromisoformat(f"{written[2]}-{written[1]:0>2}-01" if written else f"{text}-01")
    except ValueError as error:
        raise HTTPException(404, "Không có tháng này.") from error
    if not 1900 < first.year < 2200:
        raise HTTPException(404, "Không có tháng này.")
    return first
