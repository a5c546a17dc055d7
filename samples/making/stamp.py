"""Signatures as document systems make them: the number and the day stand in the appearance of a signature, not in the page.

The certificates are made here, signed by themselves, and worth nothing; the key follows from a published phrase, so that the
same sample comes out each time.
"""

import hashlib
import io
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, tzinfo
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PHRASE = b"giaoviec samples: this key protects nothing"
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"


class Clock(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Clock":
        """The moment of every signature."""
        return cls(2026, 1, 22, 9, 30, tzinfo=UTC).astimezone(tz)


def sign(path: Path, stamps: list[dict[str, Any]]) -> None:
    """Sign the PDF once for every stamp, in place; each signature shows what its stamp says."""
    identifiers = count(1)
    with ExitStack() as patches, tempfile.TemporaryDirectory() as work:
        patches.enter_context(patch("os.urandom", lambda size: hashlib.sha256(b"%d" % next(identifiers)).digest()[:size]))
        patches.enter_context(patch("uuid.uuid4", lambda: UUID(int=next(identifiers))))
        for module in ("pdf_utils.metadata.info", "pdf_utils.metadata.xmp_xml", "sign.signers.pdf_signer", "sign.signers.pdf_cms"):
            patches.enter_context(patch(f"pyhanko.{module}.datetime", Clock))
        for stamp in stamps:
            path.write_bytes(signed(path.read_bytes(), stamp, appearance(stamp, Path(work) / "stamp.pdf")))


def signed(content: bytes, stamp: dict[str, Any], style: StaticStampStyle) -> bytes:
    """The PDF with one more signature."""
    place = fields.SigFieldSpec(stamp["field"], on_page=stamp["page"], box=tuple(stamp["box"]))
    metadata = signers.PdfSignatureMetadata(field_name=stamp["field"], name=stamp["common_name"])
    hand = signers.PdfSigner(metadata, signer(stamp["common_name"]), stamp_style=style, new_field_spec=place)
    return hand.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content))).getvalue()


def signer(name: str) -> signers.SimpleSigner:
    """A signer of that name, with a certificate by its own hand."""
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(PHRASE).digest())
    subject = certificates.Name(
        [certificates.NameAttribute(NameOID.COUNTRY_NAME, "VN"), certificates.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    certificate = (
        certificates.CertificateBuilder(subject, subject, key.public_key(), serial_number=20260122)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2031, 1, 1, tzinfo=UTC))
        .sign(key, None)
    )
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=SimpleCertificateStore(),
    )


def appearance(stamp: dict[str, Any], drawing: Path) -> StaticStampStyle:
    """What the signature shows: a one-page PDF of the field's size, written to ``drawing`` and embedded as a form."""
    left, bottom, right, top = stamp["box"]
    canvas = Canvas(str(drawing), pagesize=(right - left, top - bottom), invariant=1)
    if "lines" in stamp:
        draw_lines(canvas, stamp["lines"], stamp["size"], top - bottom)
    else:
        draw_seal(canvas, right - left)
    canvas.save()
    layout = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, inner_content_scaling=InnerScaling.NO_SCALING)
    return StaticStampStyle(background=ImportedPdfPage(str(drawing)), background_layout=layout, border_width=0)


def draw_lines(canvas: Canvas, lines: list[str], size: float, height: float) -> None:
    """Text from the top left corner on."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    canvas.setFont("Serif", size)
    for row, line in enumerate(lines):
        canvas.drawString(1, height - (row + 1) * size * 1.15, line)


def draw_seal(canvas: Canvas, width: float) -> None:
    """A red seal and a blue signature, without text, as the pictures in real files."""
    centre = width / 3
    canvas.setStrokeColor(Color(0.85, 0.05, 0.1))
    for radius, line in ((0.31, 1.8), (0.28, 0.6), (0.17, 0.6)):
        canvas.setLineWidth(line)
        canvas.circle(centre, centre, radius * width)
    canvas.setStrokeColor(Color(0.1, 0.2, 0.7))
    canvas.setLineWidth(1.2)
    canvas.bezier(width * 0.3, centre, width * 0.5, centre * 2.2, width * 0.5, centre * 0.2, width * 0.7, centre)
    canvas.bezier(width * 0.55, centre * 0.8, width * 0.7, centre * 1.6, width * 0.8, centre * 0.9, width * 0.98, centre * 1.2)
