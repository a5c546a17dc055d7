"""The page that says how often the machine was right."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from pipeline.review.accuracy import FEW, MEASURES, By, accuracy
from pipeline.review.headers import header_shares
from pipeline.review.office import Here, Reader, page
from pipeline.review.plot import HEIGHT, LEFT, RIGHT, WIDTH, plot

router = APIRouter()
SHOWN = 26
"""Periods that are drawn and listed: two years of months, half a year of weeks."""


@router.get("/do-chinh-xac")
def accuracy_page(request: Request, office: Here, _: Reader, theo: Annotated[By, Query()] = "thang") -> HTMLResponse:
    """Shares by month or week, as a plot and a table."""
    periods, total = accuracy(office.register, theo)
    shown = periods[-SHOWN:]
    frame = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT}
    finished, fields = header_shares(office.register)
    told: dict[str, Any] = {
        "periods": shown,
        "total": total,
        "left_out": len(periods) - len(shown),
        "finished": finished,
        "fields": fields,
    }
    return page(request, "accuracy.html.j2", by=theo, measures=MEASURES, few=FEW, plot=plot(shown), frame=frame, **told)
