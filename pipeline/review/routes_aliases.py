"""The page of the office's vocabulary: what is proposed, and what has been accepted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from pipeline.batch.vocabulary import VARIABLE, add_alias, vocabulary_path
from pipeline.errors import UsageError
from pipeline.review.accounts import note
from pipeline.review.aliases import called, entered, office_file, proposals
from pipeline.review.office import Admin, Here, own_form, page

router = APIRouter(prefix="/tu-vung")
Name = Annotated[str, Form(max_length=500)]


@router.get("")
def vocabulary(request: Request, office: Here, _: Admin) -> Response:
    """Proposals beside the aliases that are in use."""
    path = office_file(office.folder)
    known = entered(path)
    found = proposals(office.register, known)
    return page(
        request,
        "aliases.html.j2",
        proposals=found,
        names=called(office.register, {sha256 for one in found for sha256 in one.documents}),
        known=known,
        path=str(path.absolute()),
        configured=vocabulary_path() is not None,
        variable=VARIABLE,
    )


@router.post("", dependencies=[Depends(own_form)])
def accept(request: Request, office: Here, who: Admin, written: Name, name: Name) -> Response:
    """Enter one of the proposals into the file; raises UsageError for anything else."""
    path = office_file(office.folder)
    if not any((one.written, one.name) == (written, name) for one in proposals(office.register, entered(path))):
        raise UsageError("Không còn đề xuất này. Hãy tải lại trang.")
    add_alias(path, written, name)
    with office.register.begin() as connection:
        address = request.client.host if request.client else None
        note(connection, "alias", account=who.name, address=address, detail=f"{written} = {name}"[:500])
    return RedirectResponse("/tu-vung", status_code=303)
