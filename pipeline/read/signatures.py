"""Digital signatures in a PDF: who signed, when, and where it shows. They are listed, not validated."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.document import Signature
from models.place import Box

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData
    from pypdfium2 import PdfDocument

# D:20260721072904+07'00', ISO 32000-1 section 7.9.4
PDF_DATE = re.compile(
    r"""(?x) (?:D:)? (?P<year>\d{4}) (?P<month>\d{2}) (?P<day>\d{2}) (?P<hour>\d{2}) (?P<minute>\d{2}) (?P<second>\d{2})
    (?: (?P<utc>Z) | (?P<sign>[+-]) (?P<hours>\d{2}) '? (?P<minutes>\d{2})? )?"""
)


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field on a page; ``box`` is None if it does not show."""

    name: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a signature says of itself; what it does not say is None."""

    signer: str | None
    organisation: str | None
    signed_at: str | None


def statements_of(file: "PdfDocument") -> list[Statement]:
    """What the file's signatures say, in the order they were made; ask before annotations are flattened."""
    from pypdfium2 import raw

    return [_statement(raw.FPDF_GetSignatureObject(file, index)) for index in range(max(0, raw.FPDF_GetSignatureCount(file)))]


def _statement(handle: Any) -> Statement:  # noqa: ANN401 - a raw handle
    from pypdfium2 import raw

    signer, organisation, certified = certificate_of(bytes_of(raw.FPDFSignatureObj_GetContents, handle))
    stated = iso_date(bytes_of(raw.FPDFSignatureObj_GetTime, handle).rstrip(b"\0").decode("latin-1"))
    return Statement(signer, organisation, stated or certified)


def listed(statements: Sequence[Statement], fields: Sequence[Field], data: bytes) -> tuple[Signature, ...]:
    """The signatures with the fields that show them; ``fields`` are the file's signature fields in any order, ``data`` its bytes."""
    return tuple(
        Signature(
            field=field.name, signer=statement.signer, organisation=statement.organisation, signed_at=statement.signed_at, box=field.box
        )
        for statement, field in zip(statements, in_order(fields, data, len(statements)), strict=True)
    )


def bytes_of(read: Any, handle: Any) -> bytes:  # noqa: ANN401
    """What one of PDFium's two-call readers gives."""
    length = read(handle, None, 0)
    buffer = ctypes.create_string_buffer(length)
    read(handle, buffer, length)
    return buffer.raw


def certificate_of(contents: bytes) -> tuple[str | None, str | None, str | None]:
    """Signer, organisation and signing time by a CMS (PKCS#7) signature; None each where it cannot be read."""
    from asn1crypto.cms import ContentInfo

    try:
        signed: SignedData = ContentInfo.load(contents)["content"]
        info = signed["signer_infos"][0]
        subject = subject_of(signed, info["sid"].chosen)
        times = [item["values"][0].native for item in info["signed_attrs"] if item["type"].native == "signing_time"]
    except (ValueError, TypeError, KeyError, IndexError):  # asn1crypto's ways to say that the bytes are no CMS
        return None, None, None
    return subject.get("common_name"), subject.get("organization_name"), times[0].isoformat() if times else None


def subject_of(signed: "SignedData", signer: Any) -> dict[str, str]:  # noqa: ANN401
    """The subject of the signer's certificate; empty if the certificate is not in the signature."""
    for choice in signed["certificates"]:
        certificate = choice.chosen
        same = certificate.serial_number == signer["serial_number"].native if signer.native.get("serial_number") else True
        if same:
            return {key: str(value) for key, value in certificate.subject.native.items()}
    return {}


def iso_date(stated: str) -> str | None:
    """A PDF date as ISO 8601; None if it is none."""
    found = PDF_DATE.match(stated)
    if not found:
        return None
    zone = ""
    if found["utc"]:
        zone = "+00:00"
    elif found["sign"]:
        zone = f"{found['sign']}{found['hours']}:{found['minutes'] or '00'}"
    return f"{found['year']}-{found['month']}-{found['day']}T{found['hour']}:{found['minute']}:{found['second']}{zone}"


def in_order(fields: Sequence[Field], data: bytes, count: int) -> list[Field]:
    """``count`` fields in the order in which they were signed; nameless ones where that cannot be told.

    Signing programs number their fields; and each signing appends to the file, so the field that is written first was
    signed first (names inside compressed object streams cannot be found).
    """
    if len(fields) == count and (numbers := numbered(fields)):
        return [field for _, field in sorted(zip(numbers, fields, strict=True), key=lambda pair: pair[0])]
    places = [min((place for name in spellings(field.name) if (place := data.find(name)) >= 0), default=-1) for field in fields]
    if len(fields) != count or -1 in places or len(set(places)) < count:
        return [Field(name="", box=None)] * count
    return [field for _, field in sorted(zip(places, fields, strict=True), key=lambda pair: pair[0])]


def numbered(fields: Sequence[Field]) -> list[int]:
    """The fields' numbers if their names differ in nothing else ("Signature1", "Signature2"), else nothing; one field needs none."""
    matches = [re.fullmatch(r"(.*?)(\d*)", field.name) for field in fields]
    stems = {match[1] for match in matches if match}
    numbers = [int(match[2] or 0) for match in matches if match]
    return numbers if len(stems) == 1 and len(set(numbers)) == len(fields) else []


def spellings(name: str) -> Iterator[bytes]:
    """How a field's name can stand in the file: as a literal string, or as UTF-16, also in hexadecimal."""
    wide = b"\xfe\xff" + name.encode("utf-16-be")
    plain = name.encode("latin-1", "replace")
    yield from (b"(" + plain + b")", b"(" + wide + b")", b"<" + wide.hex().encode() + b">", b"<" + wide.hex().upper().encode() + b">")
