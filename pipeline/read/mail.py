"""E-mail (.eml): its attachments, or the letter itself where it has none."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from pipeline.errors import DamagedFile
from pipeline.read.enclosures import Contents, Enclosed, numbered, shown_name

LEAST_PICTURE = 30_000
"""Bytes below which a picture in a mail is taken for a logo of the sender's signature, not for a page."""
NOT_READ = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar")
LETTER = "(nội dung thư)"

_FAULTS = (AttributeError, AssertionError, IndexError, KeyError, LookupError, RecursionError, TypeError, ValueError)
"""What the parser of the standard library raises on headers that break the rules."""


def open_mail(data: bytes, name: str) -> Contents:
    """The files attached to a mail, also those of mails attached to it. Raises DamagedFile."""
    try:
        parts = [part for part in BytesParser(policy=policy.default).parsebytes(data).walk() if not part.is_multipart()]
        attached = numbered(_attachments(parts))
        letters = () if attached else tuple(Enclosed(LETTER, _payload(part)) for part in parts if _is_letter(part))
    except _FAULTS as error:
        raise DamagedFile(f"Thư điện tử “{name}” bị hỏng nên không mở được. Hãy lưu riêng tệp đính kèm rồi đọc tệp đó.") from error
    return Contents(attached or letters[:1])


def _attachments(parts: list[EmailMessage]) -> Iterator[Enclosed]:
    for part in parts:
        name, data = part.get_filename(), _payload(part)
        is_file = name or (part.get_content_maintype() != "text" and data)
        is_logo = part.get_content_maintype() == "image" and (part.get("Content-ID") or len(data) < LEAST_PICTURE)
        if is_file and not is_logo and part.get_content_type() not in NOT_READ:
            yield Enclosed(shown_name(name or part.get_content_type()), data)


def _is_letter(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "text" and bool(_payload(part).strip())


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
