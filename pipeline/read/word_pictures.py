"""Word files that hold nothing but scans pasted into them: the pictures are read as pages."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from models.document import Document
from pipeline.read.join import join
from pipeline.read.ocr import Ocr
from pipeline.read.word_package import Package, R

FEWEST_LETTERS = 100
"""A file with fewer letters and with pictures the size of pages is a scan with a caption."""
LEAST_SIDE = 400
LEAST_PIXELS = 300_000
"""Smallest picture, in pixels, that can be a page with legible text: a quarter of a page at 100 dpi."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLDER = "{urn:schemas-microsoft-com:vml}imagedata"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file; ``kind`` is its media type."""

    data: bytes
    kind: str


def has_text(document: Document) -> bool:
    """Whether the file's own text is more than a caption or a page number."""
    return sum(map(str.isalpha, document.text)) >= FEWEST_LETTERS


def pages_in(package: Package) -> tuple[Picture, ...]:
    """The pictures of the main part that can be pages, each once, in order. Raises DamagedFile."""
    targets = dict.fromkeys(path for path in _targets(package) if path in package.archive.NameToInfo)
    return tuple(picture for path in targets if (picture := _page(package.content(path))) is not None)


def read_pictures(pictures: tuple[Picture, ...], *, data: bytes, name: str, media_type: str, ocr: Ocr | None = None) -> Document:
    """The document that the pictures show, one page each; raises what reading an image raises."""
    from pipeline.read.scan_image import read_image

    read = [read_image(picture.data, name=name, media_type=picture.kind, ocr=ocr) for picture in pictures]
    return join(read, sha256=hashlib.sha256(data).hexdigest(), name=name, media_type=media_type).document


def _targets(package: Package) -> Iterator[str]:
    for element in package.document().iter(_DRAWING, _OLDER):
        relation = element.get(R + "embed") or element.get(R + "id") or ""
        if (path := package.path(relation)) is not None:
            yield path


def _page(data: bytes) -> Picture | None:
    """The picture if it is large enough, and of a kind that can be read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "GIF", "BMP")) as image:
            width, height = image.size
            kind = Image.MIME.get(image.format or "", "image/unknown")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(data, kind) if min(width, height) >= LEAST_SIDE and width * height >= LEAST_PIXELS else None
