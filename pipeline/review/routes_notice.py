"""A notice: its pages beside its tasks."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from models.place import Box
from pipeline.errors import GiaoviecError, UsageError
from pipeline.register.item import HEADER_KEY, due_of
from pipeline.resolve.phrases import resolve_phrase
from pipeline.resolve.reference import Reference
from pipeline.review import pages
from pipeline.review.cards import cards_of, marks_of, ref_of, segments
from pipeline.review.copies import copies_of
from pipeline.review.office import Here, Office, Reader, Reviewer, page
from pipeline.review.shelf import Opened, file_of, open_notice
from pipeline.review.steps import latest, stacks
from pipeline.review.work import progress_of

router = APIRouter(prefix="/van-ban/{sha256}")
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
DPI = 130


@router.get("")
def notice(request: Request, office: Here, who: Reader, sha256: Sha256) -> HTMLResponse:
    """The page of a notice."""
    opened = open_notice(office.register, sha256)
    return page(request, "notice.html.j2", **sheets(office, opened), **panel_values(office, opened, who.name))


@router.get("/bang")
def panel(request: Request, office: Here, who: Reader, sha256: Sha256, seen: Annotated[int | None, Query(ge=0)] = None) -> Response:
    """The cards, if there has been a decision since ``seen``; else nothing."""
    if latest(office.register, sha256) == seen:
        return Response(status_code=204)
    return panel_page(request, office, sha256, who.name)


@router.get("/trang/{number}.jpg")
def picture(office: Here, _: Reader, sha256: Sha256, number: Annotated[int, Path(ge=1, le=5000)]) -> Response:
    """A page as a picture."""
    path = str(file_of(office.register, sha256))
    content = office.desk.ask(pages.picture, path, number, DPI)
    return Response(content, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})


@router.get("/viec/{key}/{form}")
def form(request: Request, office: Here, _: Reviewer, sha256: Sha256, key: str, form: str) -> HTMLResponse:
    """The form to correct or to split a task."""
    if form not in ("sua", "tach"):
        raise HTTPException(404, "Không có trang này.")
    opened = open_notice(office.register, sha256)
    item = opened.reviewed.item(key)
    return page(request, "form_edit.html.j2" if form == "sua" else "form_split.html.j2", item=item, sha=sha256)


@router.get("/them")
def added(request: Request, office: Here, _: Reviewer, sha256: Sha256, start: int, end: int) -> HTMLResponse:
    """The form for a missed task whose text has been marked by offsets."""
    marked = office.desk.ask(pages.passage, str(file_of(office.register, sha256)), start, end)
    return page(request, "form_add.html.j2", passage=marked, sha=sha256)


@router.get("/dong.json")
def lines(office: Here, _: Reviewer, sha256: Sha256) -> Response:
    """The lines of the text, by which a missed task can be marked without a mouse."""
    found = office.desk.ask(pages.lines, str(file_of(office.register, sha256)))
    content = json.dumps([[row.start, row.end, row.words, *sides(row.box)] for row in found], ensure_ascii=False)
    return Response(content, media_type="application/json", headers={"Cache-Control": "private, max-age=3600"})


@router.get("/danh-dau")
def marked(
    request: Request,
    office: Here,
    _: Reviewer,
    sha256: Sha256,
    page_number: Annotated[int, Query(ge=1)],
    x0: float,
    y0: float,
    x1: float,
    y1: float,
) -> HTMLResponse:
    """The form for a missed task whose text has been marked on the page."""
    found = office.desk.ask(pages.marked, str(file_of(office.register, sha256)), page_number, x0, y0, x1, y1)
    return page(request, "form_add.html.j2", passage=found, sha=sha256)


@router.get("/han")
def deadline(
    request: Request, office: Here, _: Reader, sha256: Sha256, deadline: Annotated[list[str] | None, Query(max_length=300)] = None
) -> HTMLResponse:
    """What a phrase about time means for this notice."""
    header = open_notice(office.register, sha256).header
    found = resolve_phrase(" ".join(deadline or [])[:300], Reference(issued_on=header.issued_on))
    return page(request, "deadline.html.j2", found=found, asked=bool(deadline and any(deadline)))


@router.get("/lich-su")
def history(request: Request, office: Here, _: Reader, sha256: Sha256) -> HTMLResponse:
    """Every decision about the notice."""
    names = {copy.sha256: copy.name for copy in copies_of(office.register, sha256)}
    return page(request, "history.html.j2", opened=open_notice(office.register, sha256), sha=sha256, names=names)


@router.get("/lich-su.json")
def history_file(office: Here, _: Reader, sha256: Sha256) -> Response:
    """The decisions as a file."""
    steps = open_notice(office.register, sha256).reviewed.steps
    content = json.dumps([step.model_dump(mode="json") for step in steps], ensure_ascii=False, indent=1)
    name = f"lich-su-{sha256[:12]}.json"
    return Response(content, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def sides(box: Box | None) -> tuple[float, ...]:
    """The box as the page's script takes it: its page, then x0, top, x1, bottom."""
    return () if box is None else (box.page, *(round(side, 1) for side in (box.x0, box.top, box.x1, box.bottom)))


def panel_page(request: Request, office: Office, sha256: str, author: str, **more: Any) -> HTMLResponse:  # noqa: ANN401 - as for ``page``
    """The cards as they are now."""
    opened = open_notice(office.register, sha256)
    return page(request, "panel.html.j2", **panel_values(office, opened, author), **more)


def panel_values(office: Office, opened: Opened, author: str) -> dict[str, Any]:
    """What the cards are made of."""
    done, undone = stacks(opened.reviewed.steps, author)
    header = opened.notice.header
    refs = {name: ref_of(evidence) for name, evidence in header.evidence.items()}
    doubted = {finding.field.removeprefix("header."): finding.box for finding in opened.notice.findings if finding.field and finding.box}
    boxes = doubted | {name: evidence.boxes[0] for name, evidence in header.evidence.items() if evidence.boxes}
    cards = cards_of(opened)
    return {
        "sha": opened.notice.document.sha256,
        "notice": opened.notice,
        "shown": opened.header,
        "reviewed": opened.reviewed,
        "cards": cards,
        "work": progress_of(office.register, opened.notice.document.sha256, opened.reviewed.items),
        "easy": sum(card.item.state == "open" and not card.needs_look for card in cards),
        "header_key": HEADER_KEY,
        "copies": copies_of(office.register, opened.notice.document.sha256),
        "refs": refs,
        "boxes": boxes if opened.pictured else {},
        "can_undo": bool(done),
        "can_redo": bool(undone),
        "last_other": next((step for step in reversed(opened.reviewed.steps) if step.author != author), None),
    }


def sheets(office: Office, opened: Opened) -> dict[str, Any]:
    """The left side: pages with boxes, or text; or in words why there is neither."""
    found: dict[str, Any] = {"sizes": (), "marks": (), "segments": (), "trouble": None}
    try:
        path = str(file_of(office.register, opened.notice.document.sha256))
        if opened.pictured:
            found |= {"sizes": office.desk.ask(pages.sizes, path), "marks": marks_of(opened.notice, opened.reviewed)}
        else:
            text = office.desk.ask(pages.text, path)
            found["segments"] = segments(text.text, opened.notice, opened.reviewed)
    except GiaoviecError as error:
        found["trouble"] = str(error)
    return found


def first_due(phrase: str, issued_on: str | None) -> Any:  # noqa: ANN401 - a Due or None
    """The deadline that the phrase means, None if it means none. Raises UsageError for a day that no calendar has."""
    found = resolve_phrase(phrase, Reference(issued_on=issued_on))
    if found and found[0].warnings and found[0].due is None and found[0].kind != "relative":  # those wait for another day
        raise UsageError(f"{found[0].warnings[0]} Xin ghi lại hạn “{phrase}”, hoặc chọn ngày trên lịch.")
    return due_of(found[0]) if found else None
