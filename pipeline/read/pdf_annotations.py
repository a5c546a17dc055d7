"""What lies on a page: signature fields, stamps and comments, and how to make them part of its text."""

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.frame import Frame, Rectangle

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

LONGEST_NAME = 512  # bytes of a form field's name that are read


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation's rectangle in user space (left, bottom, right, top), and its field's name where it is a signature field."""

    corners: tuple[float, float, float, float]
    signature_field: str | None = None

    def box(self, frame: Frame) -> Rectangle:
        """Its place on the page as read."""
        return frame.box(*self.corners)


def annotations_of(file: "PdfDocument", page: "PdfPage") -> list[Annotation]:
    """The page's annotations; flattening removes them."""
    from pypdfium2 import raw

    found = []
    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page))):
        annotation, place = raw.FPDFPage_GetAnnot(page, index), raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(annotation, place):
            corners = (place.left, place.bottom, place.right, place.top)
            found.append(Annotation(corners, _signature_field(file, annotation)))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _signature_field(file: "PdfDocument", annotation: object) -> str | None:
    """The full name of the signature field that the annotation shows; None if it shows none."""
    from pypdfium2 import raw

    if not file.formenv or raw.FPDFAnnot_GetFormFieldType(file.formenv, annotation) != raw.FPDF_FORMFIELD_SIGNATURE:
        return None
    name = ctypes.create_string_buffer(LONGEST_NAME)
    target = ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR))
    length = raw.FPDFAnnot_GetFormFieldName(file.formenv, annotation, target, LONGEST_NAME)
    return name.raw[: max(0, min(length, LONGEST_NAME) - 2)].decode("utf-16-le", "replace")


def flatten(page: "PdfPage") -> None:
    """Make what the annotations show part of the page, behind its own text; it shows in the page when opened anew."""
    from pypdfium2 import raw

    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
