"""The list of notices."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from pipeline.identity import folded
from pipeline.review.inbox import Wanted, choices, listing
from pipeline.review.office import Here, Reader, page
from pipeline.review.shelf import units_like

router = APIRouter()


@router.get("/")
def inbox(request: Request, office: Here, _: Reader, wanted: Annotated[Wanted, Query()]) -> HTMLResponse:
    """The list; only its changing part where the page asks for that."""
    found = listing(office.register, wanted)
    if request.headers.get("HX-Request"):
        return page(request, "inbox_list.html.j2", wanted=wanted, found=found)
    return page(request, "inbox.html.j2", wanted=wanted, found=found, choices=choices(office.register))


@router.get("/goi-y")
def suggestions(request: Request, office: Here, _: Reader, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """Units whose name holds what has been typed, with or without diacritics."""
    words = folded(q)
    return page(request, "suggestions.html.j2", names=units_like(office.register, words) if len(words) > 1 else [])
