"""Sending files, and watching them being read."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Request, UploadFile
from fastapi.responses import HTMLResponse

from pipeline.errors import GiaoviecError
from pipeline.review import pages
from pipeline.review.accounts import note
from pipeline.review.office import Here, Office, Reader, Reviewer, own_form, page
from pipeline.review.uploads import safe_name

router = APIRouter()


@router.post("/tai-len", dependencies=[Depends(own_form)])
def send(request: Request, office: Here, who: Reviewer, files: Annotated[list[UploadFile], File(max_length=50)]) -> HTMLResponse:
    """Take the files; the answer lists what is being read, and what was refused. If all were: the first error."""
    errors = [error for file in files if (error := refusal(request, office, who.name, file))]
    if len(errors) == len(files):
        raise errors[0]
    return page(request, "uploads.html.j2", uploads=office.uploads.listed())


def refusal(request: Request, office: Office, who: str, file: UploadFile) -> GiaoviecError | None:
    """Take one file; the error if it is refused. The audit log has either."""
    error, name = None, file.filename
    try:
        name = office.uploads.take(file.file, file.filename, who, lambda path: office.desk.ask(pages.look_at, path)).name
    except GiaoviecError as refused:
        error = refused
    with office.register.begin() as connection:
        address = request.client.host if request.client else None
        note(connection, "refused" if error else "upload", account=who, address=address, detail=safe_name(name))
    return error


@router.get("/tai-len")
def progress(request: Request, office: Here, _: Reader) -> HTMLResponse:
    """What has become of the files."""
    return page(request, "uploads.html.j2", uploads=office.uploads.listed())
