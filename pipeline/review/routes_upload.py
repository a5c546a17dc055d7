"""Sending files, and watching them being read."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Request, UploadFile
from fastapi.responses import HTMLResponse

from pipeline.review.accounts import note
from pipeline.review.office import Here, Reader, Reviewer, own_form, page

router = APIRouter()


@router.post("/tai-len", dependencies=[Depends(own_form)])
def send(request: Request, office: Here, who: Reviewer, files: Annotated[list[UploadFile], File(max_length=50)]) -> HTMLResponse:
    """Take the files; the answer lists what is being read."""
    for file in files:
        taken = office.uploads.take(file.file, file.filename, who.name)
        with office.register.begin() as connection:
            address = request.client.host if request.client else None
            note(connection, "upload", account=who.name, address=address, detail=taken.name)
    return page(request, "uploads.html.j2", uploads=office.uploads.listed())


@router.get("/tai-len")
def progress(request: Request, office: Here, _: Reader) -> HTMLResponse:
    """What has become of the files."""
    return page(request, "uploads.html.j2", uploads=office.uploads.listed())
