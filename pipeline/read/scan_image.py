"""Page images as files: PNG, JPEG and TIFF (also of many pages), read into a Document by OCR."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.document import Document
from pipeline.errors import DamagedFile, EmptyFile, TooLarge
from pipeline.read.assemble import assemble
from pipeline.read.correction import corrected
from pipeline.read.frame import Frame
from pipeline.read.ocr import Ocr
from pipeline.read.ocr_tesseract import tesseract
from pipeline.read.page_image import vision
from pipeline.read.pdf import MOST_PAGES, laid_out
from pipeline.read.pdf_drawings import Drawings
from pipeline.read.pdf_page import RawPage
from pipeline.read.scan import DPI, recognised
from pipeline.read.scan_pages import guarded, in_parallel

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.read.ocr import Pixels

PLAUSIBLE = (90.0, 1200.0)  # pixels per inch: programs that know no better write 72 or 1
A4 = 297 / 25.4  # inches: the long side that a page has where its file states no resolution
NEAR = 0.2  # share by which a resolution may differ from the best one and still be left as it is
MOST_PIXELS = 120_000_000
"""Largest page: A3 at 600 dpi has 70 million."""


def read_image(data: bytes, *, name: str, media_type: str, ocr: Ocr | None = None) -> Document:
    """The document in an image file; ``name`` is what messages call the file.

    Places are points at the image's stated or assumed resolution.

    Raises DamagedFile, EmptyFile (no words in it), TooLarge, MissingTool or TimedOut.
    """
    engine = guarded(ocr or tesseract())
    pages = in_parallel(enumerate(pictures(data, name), 1), lambda job: page_of(*job, engine))
    document = assemble(laid_out(pages), data=data, name=name, media_type=media_type)
    if not document.text.strip():
        raise EmptyFile(f"Không nhận ra chữ nào trong ảnh “{name}”. Hãy quét lại rõ hơn (300 dpi, thẳng trang) rồi thử lại.")
    return corrected(document)


def page_of(number: int, scan: "tuple[Pixels, float]", ocr: Ocr) -> RawPage:
    """The page that a picture with its resolution shows."""
    picture, dpi = scan
    height, width = picture.shape[:2]
    page = unread(number, width * 72 / dpi, height * 72 / dpi)
    return recognised(page, at_best_size(picture, dpi), "page image", ocr, read_by="image-ocr")


def unread(number: int, width: float, height: float) -> RawPage:
    """A page of which nothing is known but its size in points."""
    return RawPage(number, Frame(0, 0, width, height), 0, (), (), (), (), (), Drawings((), 1.0), 0.0)


def pictures(data: bytes, name: str) -> "Iterator[tuple[Pixels, float]]":
    """The file's pages, each with its resolution in pixels per inch."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as file:
            if getattr(file, "n_frames", 1) > MOST_PAGES or file.width * file.height > MOST_PIXELS:
                raise TooLarge(f"Ảnh “{name}” quá lớn để nhận dạng chữ. Hãy quét lại ở 300 dpi và tách thành từng phần.")
            for frame in ImageSequence.Iterator(file):
                yield pixels(ImageOps.exif_transpose(frame)), resolution(frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedFile(f"Ảnh “{name}” bị hỏng hoặc tải về chưa đủ nên không mở được. Hãy tải hoặc sao chép lại tệp gốc.") from error


def pixels(frame: "Image") -> "Pixels":
    """The frame in grey or in colour; what is transparent is white."""
    import numpy
    from PIL import Image

    if frame.has_transparency_data:
        over = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    grey = frame.mode in ("1", "L", "LA", "I", "I;16", "F")
    return numpy.asarray(frame.convert("L" if grey else "RGB"))


def resolution(frame: "Image") -> float:
    """Pixels per inch: as stated, or such that the page is as long as A4."""
    stated = float(frame.info.get("dpi", (0, 0))[0])
    return stated if PLAUSIBLE[0] <= stated <= PLAUSIBLE[1] else max(frame.size) / A4


def at_best_size(picture: "Pixels", dpi: float) -> "Pixels":
    """The picture at the resolution that recognition expects."""
    cv2 = vision()
    smaller = dpi > DPI
    sized: Pixels = cv2.resize(picture, None, fx=DPI / dpi, fy=DPI / dpi, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    return sized
