"""The header of a notice, field by field, each with its place on the page."""

from collections.abc import Iterator

from models.document import Document
from models.notice import Header
from models.outline import Frame, Zone
from pipeline.segment.bare import mark, unmark
from pipeline.segment.document_type import letter, symbol_type
from pipeline.segment.found import Found, evidence_of
from pipeline.segment.issuer import Issued, find_issuer
from pipeline.segment.issuer_from_authority import issuer_from_authority
from pipeline.segment.issuer_from_symbol import issuer_from_symbol
from pipeline.segment.number import Numbered, find_number
from pipeline.segment.piece import Piece, pieces
from pipeline.segment.place_and_date import find_date, find_place
from pipeline.segment.receivers import find_addressees, find_recipients
from pipeline.segment.secrecy import find_secrecy
from pipeline.segment.signoff import find_signer, recipient_pieces
from pipeline.segment.subject import Titled, find_title


def find_header(document: Document, frame: Frame) -> Header:
    """The header as far as the notice states it: a field that is not on the page is None or empty, never guessed.

    ``evidence`` is keyed by field name; its offsets refer to ``document.text``.
    """
    signoff = _zone(document, frame, "signoff")
    titled = find_title(_zone(document, frame, "title"))
    addressees = find_addressees(_zone(document, frame, "addressees"))
    recipients = find_recipients(recipient_pieces(signoff))
    single = _head_fields(document, frame, titled) | _signature_fields(document, signoff)
    symbol = single["symbol"]
    named = {
        "type": titled.title or symbol or (titled.subject if titled.letter else None),
        "addressees": addressees.place,
        "recipients": recipients.place,
    }
    return Header(
        type=titled.type or (symbol_type(symbol.value) if symbol else letter() if titled.letter else None),
        addressees=addressees.items,
        recipients=recipients.items,
        evidence={field: evidence_of(document, found) for field, found in (single | named).items() if found},
        **{field: found.value for field, found in single.items() if found},
    )


def _head_fields(document: Document, frame: Frame, titled: Titled) -> dict[str, Found | None]:
    """The single values of letterhead and title; what a title cites counts where the letterhead is missing."""
    head = _zone(document, frame, "letterhead", "title")
    cited, numbered, place = titled.cited, find_number(head), find_place(head)
    issued = _issuer(document, _zone(document, frame, "letterhead"), numbered, place)
    signed_at = [signature.signed_at for signature in document.signatures if signature.signed_at]
    return {
        "number": numbered.number or cited.number,
        "symbol": numbered.symbol or cited.symbol,
        "issuer": issued.issuer or cited.issuer,
        "issuer_parent": issued.parent,
        "place": place,
        "issued_on": find_date(head, signed_at) or cited.issued_on,
        "subject": titled.subject,
        "urgency": _urgency(document, head),
        "secrecy": find_secrecy(document, frame),
    }


def _signature_fields(document: Document, signoff: tuple[Piece, ...]) -> dict[str, Found | None]:
    """Signer, office and capacity."""
    signed = find_signer(signoff, scanned=bool({"pdf-ocr", "image-ocr"} & {page.read_by for page in document.pages}))
    return {"signer": signed.signer, "signer_title": signed.title, "signing_capacity": signed.capacity}


def _zone(document: Document, frame: Frame, *zones: Zone) -> tuple[Piece, ...]:
    """The pieces of all spans of these zones."""
    return tuple(_pieces(document, frame, zones))


def _pieces(document: Document, frame: Frame, zones: tuple[Zone, ...]) -> Iterator[Piece]:
    for span in frame.zones:
        if span.zone in zones:
            yield from (piece for piece in pieces(document, span.start, span.end))


def _issuer(document: Document, letterhead: tuple[Piece, ...], numbered: Numbered, place: Found | None) -> Issued:
    """The issuer of the letterhead; without one, the body in the text that the symbol abbreviates, or that decides or telegraphs."""
    issued = find_issuer(letterhead, place.value if place else None, numbered.symbol.value if numbered.symbol else None)
    if issued.issuer:
        return issued
    by_symbol = issuer_from_symbol(document, numbered.symbol.value, 0, document.body_end) if numbered.symbol else None
    return Issued(issuer=by_symbol or issuer_from_authority(pieces(document), place.value if place else None))


def _urgency(document: Document, head: tuple[Piece, ...]) -> Found | None:
    """The urgency mark that stands alone on its line, or among the stamps."""
    lines = [(piece.start, piece.end) for piece in head]
    lines += [(line.start, line.end) for line in document.lines if line.region == "stamp"]
    for start, end in lines:
        text = document.text[start:end]
        if mark("letterhead.urgency").search(unmark(text)):
            return Found(value=" ".join(text.split()), start=start, end=end, rule="letterhead.urgency")
    return None
