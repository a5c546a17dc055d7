"""Decisions: each request is one, and answers with the cards as they are then."""

import secrets
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse

from models.notice import Notice
from pipeline.errors import UsageError
from pipeline.register.headings import with_heading
from pipeline.register.item import Due, Item, Items
from pipeline.review import edits, pages
from pipeline.review.cards import cards_of
from pipeline.review.edits import Changes, Passage
from pipeline.review.office import Here, Office, Reviewer, own_form
from pipeline.review.routes_notice import Sha256, first_due, panel_page
from pipeline.review.shelf import Opened, file_of, notice_of
from pipeline.review.steps import Conflict, Kind, Reviewed, decide, undo

router = APIRouter(prefix="/van-ban/{sha256}", dependencies=[Depends(own_form)])
Text = Annotated[str, Form(max_length=500)]
Names = Annotated[list[str], Form(max_length=60)]
Offset = Annotated[int, Form(ge=0)]
Seen = Annotated[int, Form(ge=0)]
Key = Annotated[str, Form(max_length=40)]
ELSEWHERE = (
    "Đoạn này không nằm liền một chỗ trong tệp đang mở nên không tách, gộp được ở đây. "
    "Hãy làm ở tệp kia của văn bản, hoặc bỏ việc này rồi dùng “Thêm việc sót”."
)


def decided(
    request: Request, office: Office, who: str, notice: Notice, seen: int, kind: Kind, edit: Callable[[Reviewed], Items]
) -> HTMLResponse:
    """Record the decision; the cards, or 409 with the cards and what somebody else did."""
    sha256 = notice.document.sha256
    try:
        decide(office.register, notice, seen, kind, who, edit)
    except Conflict as error:
        answer = panel_page(request, office, sha256, who, told=str(error))
        answer.status_code = 409
        return answer
    return panel_page(request, office, sha256, who)


@router.post("/quyet-dinh")
def judge(request: Request, office: Here, who: Reviewer, sha256: Sha256, kind: Key, key: Key, seen: Seen) -> HTMLResponse:
    """Accept, reject or reopen a task, or join it to the one before."""
    simple = {"accept": edits.accept, "reject": edits.reject, "reopen": edits.reopen}
    notice = notice_of(office.register, sha256)
    if kind in simple:
        return decided(request, office, who.name, notice, seen, kind, lambda standing: simple[kind](standing.item(key)))  # type: ignore[arg-type]
    if kind == "merge":
        return decided(request, office, who.name, notice, seen, "merge", lambda standing: merged(office, sha256, standing, key))
    raise UsageError("Không có quyết định này. Hãy tải lại trang.")


def merged(office: Office, sha256: str, standing: Reviewed, key: str) -> Items:
    """The task joined to the one before it."""
    alive = [item for item in standing.items if item.state != "rejected"]
    at = next((at for at, item in enumerate(alive) if item.key == key), 0)
    if at == 0:
        raise UsageError("Đây là nhiệm vụ đầu tiên nên không có việc nào ở trên để gộp vào.")
    above, item = alive[at - 1], alive[at]
    if above.start == above.end or item.start == item.end:
        raise UsageError(ELSEWHERE)
    path = str(file_of(office.register, sha256))
    whole = office.desk.ask(pages.passage, path, min(above.start, item.start), max(above.end, item.end))
    return edits.merge(above, item, whole)


@router.post("/sua")
def correct(
    request: Request, office: Here, who: Reviewer, sha256: Sha256, key: Key, seen: Seen, title: Text,
    lead: Names = [], coordinating: Names = [], deadline: Names = [],  # noqa: B006 - FastAPI copies them
) -> HTMLResponse:  # fmt: skip
    """Change the fields of a task."""
    notice = notice_of(office.register, sha256)

    def edit(standing: Reviewed) -> Items:
        item = standing.item(key)
        return edits.correct(item, changes_of(issued_on(notice, standing), title, lead, coordinating, deadline, item.deadlines))

    return decided(request, office, who.name, notice, seen, "correct", edit)


@router.post("/them")
def add(
    request: Request, office: Here, who: Reviewer, sha256: Sha256, start: Offset, end: Offset, title: Text,
    lead: Names = [], coordinating: Names = [], deadline: Names = [],  # noqa: B006 - FastAPI copies them
) -> HTMLResponse:  # fmt: skip
    """Add a task that was missed."""
    notice = notice_of(office.register, sha256)
    passage = office.desk.ask(pages.passage, str(file_of(office.register, sha256)), start, end)
    path = path_at(notice, passage)

    def edit(standing: Reviewed) -> Items:
        changes = changes_of(issued_on(notice, standing), title, lead, coordinating, deadline, ())
        return edits.add(f"them-{secrets.token_hex(6)}", passage, changes, path)

    return decided(request, office, who.name, notice, 0, "add", edit)


@router.post("/tach")
def split(request: Request, office: Here, who: Reviewer, sha256: Sha256, key: Key, seen: Seen, at: Offset) -> HTMLResponse:
    """Cut a task in two before the character ``at`` of its passage."""
    notice = notice_of(office.register, sha256)

    def edit(standing: Reviewed) -> Items:
        item = standing.item(key)
        first, second = halves(office, sha256, item, at)
        return edits.split(item, f"tach-{secrets.token_hex(6)}", first, second)

    return decided(request, office, who.name, notice, seen, "split", edit)


def halves(office: Office, sha256: str, item: Item, at: int) -> tuple[Passage, Passage]:
    """The passage of the item, cut in two."""
    if not (0 < at < len(item.text) and item.text[:at].strip() and item.text[at:].strip()):
        raise UsageError("Chỗ tách phải nằm giữa đoạn. Hãy đặt con trỏ vào giữa đoạn rồi tách lại.")
    if item.end - item.start != len(item.text):
        raise UsageError(ELSEWHERE)
    path, middle = str(file_of(office.register, sha256)), item.start + at
    return office.desk.ask(pages.passage, path, item.start, middle), office.desk.ask(pages.passage, path, middle, item.end)


@router.post("/hang-loat")
def bulk(request: Request, office: Here, who: Reviewer, sha256: Sha256, seen: Seen) -> HTMLResponse:
    """Accept every open task that needs no look."""
    notice = notice_of(office.register, sha256)

    def edit(standing: Reviewed) -> Items:
        easy = [
            card.item for card in cards_of(Opened(notice=notice, reviewed=standing)) if card.item.state == "open" and not card.needs_look
        ]
        if not easy:
            raise UsageError("Không còn nhiệm vụ nào thuộc loại không cần xem.")
        return {key: item for one in easy for key, item in edits.accept(one).items()}

    return decided(request, office, who.name, notice, seen, "bulk", edit)


@router.post("/ket-thuc")
def finish(request: Request, office: Here, who: Reviewer, sha256: Sha256, seen: Seen) -> HTMLResponse:
    """Say that the review is complete, or take it up again."""
    notice = notice_of(office.register, sha256)
    standing = open_state(office, notice)
    if not standing.finished and standing.open:
        raise UsageError(f"Còn {standing.open} nhiệm vụ chưa xem. Xin quyết định từng việc rồi hoàn tất văn bản.")
    kind: Kind = "resume" if standing.finished else "finish"
    return decided(request, office, who.name, notice, seen, kind, lambda _: {})


def open_state(office: Office, notice: Notice) -> Reviewed:
    """The document as it stands."""
    from pipeline.review.shelf import open_notice

    return open_notice(office.register, notice.document.sha256).reviewed


@router.post("/hoan-tac")
def take_back(request: Request, office: Here, who: Reviewer, sha256: Sha256, again: Annotated[bool, Form()] = False) -> HTMLResponse:
    """Take back one's last decision, or do it again."""
    told = None
    status = 200
    try:
        if undo(office.register, notice_of(office.register, sha256), who.name, again=again) is None:
            told = "Không còn gì để làm lại." if again else "Không còn quyết định nào của bạn để hoàn tác."
    except Conflict as error:
        told, status = str(error), 409
    answer = panel_page(request, office, sha256, who.name, told=told)
    answer.status_code = status
    return answer


def changes_of(
    issued_on: str | None, title: str, lead: list[str], coordinating: list[str], phrases: list[str], known: tuple[Due, ...]
) -> Changes:
    """What was written into the form; raises UsageError for a deadline that means nothing."""
    return Changes(
        title=tidy(title),
        lead=tuple(dict.fromkeys(filter(None, map(tidy, lead)))),
        coordinating=tuple(dict.fromkeys(filter(None, map(tidy, coordinating)))),
        deadlines=tuple(due_for(phrase, issued_on, known) for phrase in filter(None, map(tidy, phrases))),
    )


def issued_on(notice: Notice, standing: Reviewed) -> str | None:
    """The day by which deadlines are reckoned."""
    return with_heading(notice.header, standing.heading).issued_on


def due_for(phrase: str, issued_on: str | None, known: tuple[Due, ...]) -> Due:
    """The deadline that was there with these words, or what the words mean."""
    found: Due | None = next((due for due in known if due.as_written == phrase), None) or first_due(phrase, issued_on)
    if found is None:
        raise UsageError(f"Chưa hiểu hạn “{phrase}”. Xin ghi như trong văn bản, ví dụ “trước 15/10/2026”, hoặc chọn ngày trên lịch.")
    return found


def tidy(text: str) -> str:
    """Composed letters, single spaces."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text).split())


def path_at(notice: Notice, passage: Passage) -> tuple[str, ...]:
    """The path of the innermost section that holds the passage."""
    path: tuple[str, ...] = ()
    nodes = notice.sections
    while inner := next((node for node in nodes if node.start <= passage.start < node.end), None):
        path, nodes = inner.path, inner.children
    return path
