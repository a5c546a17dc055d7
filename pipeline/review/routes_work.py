"""Noting on the page how far a task has come."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from models.tracked import Progress
from pipeline.clock import today
from pipeline.errors import UsageError
from pipeline.register.progress import Kept
from pipeline.review.office import Here, Office, Reviewer, own_form, page
from pipeline.review.routes_decisions import tidy
from pipeline.review.routes_notice import Sha256, panel_page
from pipeline.review.shelf import Missing
from pipeline.review.steps import Conflict
from pipeline.review.work import kept_of, mark
from pipeline.review.written_days import day_written

router = APIRouter(prefix="/van-ban/{sha256}/viec/{key}/tien-do")
Text = Annotated[str, Form(max_length=2000)]


def followed(office: Office, sha256: str, key: str) -> Kept:
    """The task; raises Missing for one that is rejected, joined to another, or of a notice that the register does not know."""
    found = kept_of(office.register, sha256).get(key[:16])
    if found is None:
        raise Missing("Nhiệm vụ này không còn trong danh sách theo dõi: đã bị loại hoặc đã gộp vào việc khác. Xin tải lại trang.")
    return found


@router.get("")
def form(request: Request, office: Here, _: Reviewer, sha256: Sha256, key: str) -> HTMLResponse:
    """The form."""
    kept = followed(office, sha256, key)
    return page(request, "form_work.html.j2", sha=sha256, key=key, progress=kept.tracked.progress)


@router.post("", dependencies=[Depends(own_form)])
def note(
    request: Request, office: Here, who: Reviewer, sha256: Sha256, key: str, before: Text,
    done_on: Text = "", by_document: Text = "", note: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Record it; 409 with the cards if somebody else has in the meantime."""
    kept = followed(office, sha256, key)
    try:
        seen = Progress.model_validate_json(before)
        after = Progress(done_on=day_of(done_on), by_document=tidy(by_document) or None, note=tidy(note) or None)
        mark(office.register, kept, seen, after, who.name)
    except ValidationError as error:
        raise UsageError("Dữ liệu gửi lên không đúng. Hãy tải lại trang rồi thử lại.") from error
    except Conflict as error:
        answer = panel_page(request, office, sha256, who.name, told=str(error))
        answer.status_code = 409
        return answer
    return panel_page(request, office, sha256, who.name)


def day_of(text: str) -> date | None:
    """The day of the field, None if it is empty; raises UsageError for one that is none, or has not come yet."""
    if not text.strip():
        return None
    try:
        day = day_written(text)
    except ValueError as error:
        raise UsageError(f"Ngày hoàn thành “{text}” không đúng. Xin ghi ngày/tháng/năm, ví dụ 05/03/2026.") from error
    if day > today():
        raise UsageError("Ngày hoàn thành chưa tới. Xin ghi ngày không sau hôm nay.")
    return day
