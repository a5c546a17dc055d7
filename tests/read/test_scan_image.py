"""Pictures as files: every page of them, at its size, upright; what is broken or too large is told."""

import io

import numpy
import pytest
from PIL import Image

from pipeline.errors import DamagedFile, EmptyFile, ExitCode, TooLarge
from pipeline.read import scan_image
from pipeline.read.ocr import OcrWord
from pipeline.read.scan_image import pictures, read_image
from tests.read.invariants import assert_sound

LINES = ("UBND TỈNH HÒA TÂN", "Giao Sở Y tế rà soát thuốc.")


def sheet(*, width: int = 827, height: int = 1169, mode: str = "L", lines: int = 6) -> Image.Image:
    """A page with strokes on it, so that it is not blank."""
    pixels = numpy.full((height, width), 255, numpy.uint8)
    for line in range(lines):
        for stroke in range(40):
            pixels[150 + line * 40 : 166 + line * 40, 100 + stroke * 14 : 106 + stroke * 14] = 0
    return Image.fromarray(pixels).convert(mode)


def saved(first: Image.Image, kind: str, *others: Image.Image, **options: object) -> bytes:
    target = io.BytesIO()
    more = {"save_all": True, "append_images": list(others)} if others else {}
    first.save(target, kind, **more, **options)
    return target.getvalue()


def says(*lines: str):
    """An engine that sees these lines on every page, and keeps what it was shown."""
    shown = []

    def ocr(image):
        if image.content != "page":
            return ()
        shown.append(image)
        return tuple(word for at, line in enumerate(lines) for word in words(line, at))

    ocr.shown = shown
    return ocr


def words(line: str, at: int) -> list[OcrWord]:
    foot, found, left = 700.0 + at * 100, [], 400.0
    for text in line.split():
        right = left + 24.0 * len(text)
        found.append(OcrWord(text, left, foot - 40, right, foot, 0.95, at + 1, foot, 50.0))
        left = right + 20
    return found


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(sheet(), "PNG", dpi=(100, 100)), id="PNG"),
        pytest.param(saved(sheet(), "JPEG", dpi=(100, 100)), id="JPEG"),
        pytest.param(saved(sheet(), "TIFF", dpi=(100, 100)), id="TIFF"),
        pytest.param(saved(sheet(mode="1"), "TIFF", dpi=(100, 100), compression="group4"), id="fax"),
        pytest.param(saved(sheet(mode="RGBA"), "PNG", dpi=(100, 100)), id="with transparency"),
        pytest.param(saved(sheet(), "PNG", dpi=(1, 1)), id="absurd resolution"),
        pytest.param(saved(sheet(), "PNG"), id="no resolution"),
    ],
)
def test_one_page(data):
    ocr = says(*LINES)
    document = read_image(data, name="a.png", media_type="image/png", ocr=ocr)
    assert document.text.splitlines()[: len(LINES)] == list(LINES)
    assert document.read_by == ("image-ocr",)
    [page] = document.pages
    assert (round(page.width), round(page.height)) == (pytest.approx(595, abs=3), pytest.approx(842, abs=3))
    [shown] = ocr.shown
    assert shown.pixels.shape == (pytest.approx(3508, abs=15), pytest.approx(2480, abs=15))
    assert_sound(document)


def test_every_page_of_a_tiff():
    pages = (sheet(), sheet(width=1169, height=827), sheet())
    document = read_image(saved(pages[0], "TIFF", *pages[1:], dpi=(100, 100)), name="a.tif", media_type="image/tiff", ocr=says(*LINES))
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.text.count("Sở Y tế") == 3
    assert_sound(document)


def test_a_photograph_that_a_camera_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    [(pixels, _)] = pictures(saved(sheet(width=1169, height=827), "JPEG", exif=exif, dpi=(100, 100)), "a.jpg")
    assert pixels.shape[:2] == (1169, 827)


def test_what_is_transparent_is_paper():
    clear = Image.new("RGBA", (400, 500), (0, 0, 0, 0))
    [(pixels, _)] = pictures(saved(clear, "PNG"), "a.png")
    assert int(pixels.min()) == 255


@pytest.mark.parametrize("data", [saved(sheet(), "PNG")[:-200], b"\x89PNG\r\n\x1a\nrubbish", saved(sheet(), "JPEG")[:300]])
def test_broken_pictures(data):
    with pytest.raises(DamagedFile, match="bị hỏng") as failed:
        read_image(data, name="a.png", media_type="image/png", ocr=says(*LINES))
    assert failed.value.exit_code == ExitCode.UNREADABLE


def test_no_words_on_it():
    with pytest.raises(EmptyFile, match="300 dpi"):
        read_image(saved(sheet(), "PNG"), name="a.png", media_type="image/png", ocr=says())


def test_a_picture_without_end(monkeypatch):
    monkeypatch.setattr(scan_image, "MOST_PIXELS", 10_000)
    with pytest.raises(TooLarge, match="quá lớn"):
        read_image(saved(sheet(), "PNG"), name="a.png", media_type="image/png", ocr=says(*LINES))
