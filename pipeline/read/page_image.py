"""The picture of a scanned page made fit for recognition: grey, without seals, signatures, tint and borders.

Colour tells ink of pens and stamps from print: black print is dark in red, green and blue alike, red and blue ink in two of them
at most. So the brightest of the three is taken as grey, and what has colour without being dark becomes paper.
"""

from typing import TYPE_CHECKING

from pipeline.errors import MissingTool

if TYPE_CHECKING:
    from types import ModuleType

    from pipeline.read.ocr import Pixels

COLOURED = 50  # distance of the brightest from the darkest of red, green, blue, from which a pixel has a colour
DARK = 100  # brightest of red, green, blue up to which even a coloured pixel is print (under a seal, say)
PATCH = 16  # pixels of the page to one of the picture of its paper
PAPER_REACH = 9  # pixels of that picture: paper shows within this distance of any print
DARKEST_PAPER = 60  # what is darker everywhere around is no paper but the scanner's lid
LID = 90  # after levelling: how bright such a mass is at most …
LID_SHARE = 0.002  # … and the share of the page that it covers at least
WHITE = 225  # after levelling: what is this bright is paper (watermarks, show-through)
PRINT_SHARE = 0.01  # of the page: so much of it at least is print, and the brightest of that should be …
BLACK = 70  # … no brighter than this


def vision() -> "ModuleType":
    """OpenCV; raises MissingTool where it is not installed."""
    try:
        import cv2
    except ImportError as error:
        raise MissingTool("Chưa cài thư viện xử lý ảnh nên không đọc được bản quét. Hãy chạy: pip install 'giaoviec[ocr]'.") from error
    return cv2


def cleaned(picture: "Pixels") -> "Pixels":
    """Grey pixels fit for recognition from a picture in grey (rows, columns) or colour (rows, columns, 3; in any order)."""
    return strengthened(without_borders(levelled(print_of(picture))))


def print_of(picture: "Pixels") -> "Pixels":
    """The picture in grey, with coloured ink turned to paper."""
    if picture.ndim == 2:
        return picture
    cv2 = vision()
    one, two, three = cv2.split(picture[..., :3])
    brightest = cv2.max(cv2.max(one, two), three)
    darkest = cv2.min(cv2.min(one, two), three)
    coloured = cv2.threshold(cv2.subtract(brightest, darkest), COLOURED, 255, cv2.THRESH_BINARY)[1]
    light = cv2.threshold(brightest, DARK, 255, cv2.THRESH_BINARY)[1]
    grey: Pixels = cv2.max(brightest, cv2.bitwise_and(coloured, light))
    return grey


def any_ink(picture: "Pixels") -> "Pixels":
    """The picture in grey with ink of any colour dark on white paper."""
    if picture.ndim == 2:
        return levelled(picture)
    cv2 = vision()
    one, two, three = cv2.split(picture[..., :3])
    return levelled(cv2.min(cv2.min(one, two), three))


def levelled(grey: "Pixels") -> "Pixels":
    """The pixels with the paper made white everywhere: tint, shadow of a fold and grey background gone."""
    cv2 = vision()
    small = cv2.resize(grey, None, fx=1 / PATCH, fy=1 / PATCH, interpolation=cv2.INTER_AREA)
    reach = cv2.getStructuringElement(cv2.MORPH_RECT, (PAPER_REACH, PAPER_REACH))
    paper = cv2.GaussianBlur(cv2.dilate(small, reach), (PAPER_REACH, PAPER_REACH), 0)
    whole = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    level: Pixels = cv2.divide(grey, cv2.max(whole, DARKEST_PAPER), scale=255)
    return level


def without_borders(grey: "Pixels") -> "Pixels":
    """The pixels without the dark masses that a scanner's lid leaves at the edges of the image."""
    import numpy

    cv2 = vision()
    small = cv2.resize(grey, None, fx=1 / PATCH, fy=1 / PATCH, interpolation=cv2.INTER_AREA)
    dark = cv2.threshold(small, LID, 255, cv2.THRESH_BINARY_INV)[1]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    height, width = small.shape
    lids = [
        index
        for index, (left, top, across, along, area) in enumerate(stats.tolist())
        if index and area > LID_SHARE * small.size and (not left or not top or left + across == width or top + along == height)
    ]
    if not lids:
        return grey
    mask = numpy.isin(labels, lids).astype(numpy.uint8) * 255
    mask = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    whole = cv2.resize(mask, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    cleared: Pixels = cv2.max(grey, whole)
    return cleared


def strengthened(grey: "Pixels") -> "Pixels":
    """The pixels with paper all white, and faint print made as dark as print should be."""
    import numpy

    shades = numpy.cumsum(numpy.bincount(grey[::4, ::4].ravel(), minlength=256))
    lightest = int(numpy.searchsorted(shades, PRINT_SHARE * shades[-1]))
    black = max(0, min(lightest, WHITE - 50) - BLACK)
    scale = numpy.clip((numpy.arange(256) - black) * 255 / (WHITE - black), 0, 255).astype(numpy.uint8)
    strong: Pixels = vision().LUT(grey, scale)
    return strong
