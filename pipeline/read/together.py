"""A notice that came with its annexes in one mail, archive or electronic envelope: read file by file, then joined into one document."""

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from models.document import Document, Enclosure, EnvelopeField, Line
from pipeline.errors import EmptyFile, GiaoviecError, UnreadableInput
from pipeline.read.enclosures import Contents, Enclosed, Stated, unpack
from pipeline.read.join import join
from pipeline.read.roles import Role, roles_of, traits_of
from pipeline.read.sniff import Kind

LABELS = {
    "number": "số",
    "symbol": "ký hiệu",
    "issued_on": "ngày ban hành",
    "due_on": "hạn trả lời",
    "issuer": "cơ quan gửi",
    "issuer_parent": "cơ quan chủ quản",
    "place": "địa danh",
    "type": "loại văn bản",
    "subject": "trích yếu",
    "signer": "người ký",
    "signer_title": "chức vụ",
    "signing_capacity": "quyền hạn ký",
    "arrival_number": "số đến",
    "arrived_on": "ngày đến",
    "urgency": "độ khẩn",
    "secrecy": "độ mật",
}
"""How the envelope's fields are introduced in the document's text."""

Read = Callable[[bytes, str], Document]


def read_together(data: bytes, *, name: str, kind: Kind, read: Read) -> Document:
    """The notice in a container with its annexes; ``read`` reads one file.

    A file that cannot be read is listed with the reason, unless it may be the notice itself: then its error is raised.
    Raises also what taking the container apart raises.
    """
    contents = unpack(data, name, kind)
    documents: list[tuple[Enclosed, Document]] = []
    failures: list[tuple[Enclosed, GiaoviecError]] = []
    for file in contents.files:
        try:
            documents.append((file, read(file.data, f"{name} › {file.name}")))
        except GiaoviecError as error:
            failures.append((file, error))
    _check(name, [document for _, document in documents], [error for _, error in failures])
    document = _joined(documents, sha256=hashlib.sha256(data).hexdigest(), name=name, media_type=kind)
    unread = tuple(_listed(file, "unread", reason=str(error)) for file, error in failures)
    return _with_envelope(document.model_copy(update={"enclosures": (*document.enclosures, *unread)}), contents)


def _check(name: str, documents: Sequence[Document], failures: Sequence[GiaoviecError]) -> None:
    """Raise where nothing was read, or where what could not be read may be the notice."""
    grave = [error for error in failures if not isinstance(error, UnreadableInput)] or list(failures)
    if not documents:
        raise grave[0] if grave else EmptyFile(f"Tệp “{name}” không chứa văn bản nào. Hãy kiểm tra lại tệp gốc.")
    if not any(traits_of(document).is_notice for document in documents) and grave and not isinstance(grave[0], UnreadableInput):
        raise grave[0]


def _joined(read: Sequence[tuple[Enclosed, Document]], *, sha256: str, name: str, media_type: str) -> Document:
    """The notice and its annexes as one document that lists all files; the notice first."""
    roles = roles_of([document for _, document in read])
    order = sorted((at for at, role in enumerate(roles) if role in {"main", "annex"}), key=lambda at: roles[at] != "main")
    joined = join([read[at][1] for at in order], sha256=sha256, name=name, media_type=media_type)
    main = read[order[0]]
    listed = []
    for at, (file, document) in enumerate(read):
        if at in order:
            place = order.index(at)
            listed.append(_listed(file, roles[at], document, span=joined.spans[place], first_page=joined.first_pages[place]))
        else:
            listed.append(_listed(file, roles[at], document, reason=_reason(roles[at], main[0].name)))
    return joined.document.model_copy(update={"enclosures": tuple(listed)})


def _listed(
    file: Enclosed,
    role: Role | Literal["unread"],
    document: Document | None = None,
    *,
    span: tuple[int, int] = (0, 0),
    first_page: int | None = None,
    reason: str | None = None,
) -> Enclosure:
    pages = len(document.pages) if document else 0
    return Enclosure(
        name=file.name,
        sha256=hashlib.sha256(file.data).hexdigest(),
        role=role,
        start=span[0],
        end=span[1],
        first_page=first_page if pages else None,
        pages=pages,
        reason=reason,
    )


def _reason(role: Role, main: str) -> str:
    """Why a file is not part of the text."""
    if role == "duplicate":
        return f"Trùng nội dung với “{main}” hoặc với một phụ lục khác."
    return f"Là văn bản khác với “{main}”, có số, ký hiệu riêng; hãy đọc riêng."


def _with_envelope(document: Document, contents: Contents) -> Document:
    """The document with what the envelope states set behind its text, so that it has a place."""
    text, lines, fields = document.text, list(document.lines), []
    for stated in contents.stated:
        value = _clean(stated)
        opening = f"Phong bì điện tử, {LABELS[stated.field]}: "
        start = len(text) + 1
        text += f"\n{opening}{value}"
        lines.append(Line(start=start, end=len(text), region="furniture"))
        fields.append(EnvelopeField(name=stated.field, value=value, start=start + len(opening), end=len(text)))
    return document.model_copy(update={"text": text, "lines": tuple(lines), "envelope": tuple(fields)})


def _clean(stated: Stated) -> str:
    return unicodedata.normalize("NFC", " ".join(stated.value.split()))
