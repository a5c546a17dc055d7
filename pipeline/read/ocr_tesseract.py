"""OCR with the Tesseract 5 binary: one process per image, its words read from hOCR."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import MissingTool, TimedOut, UnreadableInput
from pipeline.read.ocr import Content, Ocr, OcrWord, PageImage
from pipeline.read.sandbox import run_fed

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.read.ocr import Pixels

PROGRAM = "tesseract"
LANGUAGE = "vie"
MARGIN = 20  # pixels of paper around a part of an image: Tesseract sees nothing at the very edge
SECONDS = 60.0
"""Time that one page may take; an ordinary one takes two to five seconds."""

MODES: dict[Content, tuple[str, ...]] = {
    "page": ("--psm", "3"),
    "block": ("--psm", "6"),
    "line": ("--psm", "7"),
    "label": ("--psm", "7", "-c", "tessedit_char_whitelist=0123456789IVXabcdđegh.)"),
    "figures": ("--psm", "7", "-c", "tessedit_char_whitelist=0123456789"),
}


def tesseract(seconds: float = SECONDS) -> Ocr:
    """An Ocr that asks the Tesseract installed on this machine and waits at most ``seconds`` for each image.

    Raises MissingTool where the program or its Vietnamese data are not installed; the Ocr itself raises TimedOut or UnreadableInput.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise MissingTool(
            "Chưa cài Tesseract nên không đọc được bản quét. Hãy cài gói tesseract-ocr và tesseract-ocr-vie rồi thử lại, "
            "hoặc dùng bản PDF, DOCX có chữ của văn bản."
        )
    return partial(recognise, program=program, seconds=seconds)


def recognise(image: PageImage, *, program: str, seconds: float) -> tuple[OcrWord, ...]:
    """The words that Tesseract sees in the image."""
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--oem", "1", "--dpi", f"{image.dpi:.0f}"]
    command += [*MODES[image.content], "-c", "hocr_char_boxes=1", "hocr"]
    try:
        done = run_fed(command, encoded(image), seconds=seconds)
    except OSError as error:
        raise failure(str(error)) from error
    except subprocess.TimeoutExpired as error:
        raise TimedOut(
            f"Nhận dạng chữ một trang quá {seconds:.0f} giây nên đã dừng. Hãy quét lại ở 200-300 dpi, hoặc dùng bản có chữ của văn bản."
        ) from error
    if done.returncode:
        raise failure(done.stderr.decode(errors="replace"))
    return tuple(words_of(done.stdout, [(x0 - MARGIN, top - MARGIN) for x0, top, _, _ in image.parts] or [(0, 0)]))


def encoded(image: PageImage) -> bytes:
    """The image as a portable graymap, which costs no time to write or read; its parts as the pages of one TIFF."""
    if image.parts:
        return pages(list(crops(image)), image.dpi)
    height, width = image.pixels.shape
    return b"P5 %d %d 255\n" % (width, height) + image.pixels.tobytes()


def crops(image: PageImage) -> "Iterator[Pixels]":
    """The parts of the image, each with a margin of paper around it."""
    import numpy

    for x0, top, x1, bottom in image.parts:
        yield numpy.pad(image.pixels[round(top) : round(bottom), round(x0) : round(x1)], MARGIN, constant_values=255)


def pages(pictures: "Sequence[Pixels]", dpi: float) -> bytes:
    """The pictures as the pages of one TIFF file."""
    from PIL import Image

    first, *others = (Image.fromarray(picture) for picture in pictures)
    file = BytesIO()
    first.save(file, format="TIFF", save_all=True, append_images=others, dpi=(dpi, dpi))
    return file.getvalue()


def failure(message: str) -> MissingTool | UnreadableInput:
    """What to tell the user where Tesseract gave up."""
    if "traineddata" in message or "Failed loading language" in message:
        return MissingTool("Tesseract thiếu dữ liệu tiếng Việt. Hãy cài gói tesseract-ocr-vie rồi thử lại.")
    return UnreadableInput(
        "Tesseract dừng đột ngột khi nhận dạng chữ. Hãy chạy “giaoviec doctor” để kiểm tra, hoặc dùng bản có chữ của văn bản."
    )


def words_of(hocr: bytes, corners: Sequence[tuple[float, float]]) -> Iterator[OcrWord]:
    """The words of Tesseract's hOCR answer; ``corners`` are where the upper left corner of each of its pages lies in the image."""
    from lxml import etree

    try:
        root = etree.fromstring(hocr, etree.XMLParser(recover=True, no_network=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise failure("") from error
    if root is None:
        raise failure("")
    number = 0
    for page, (left, top) in zip(_of_class(root, "ocr_page"), corners, strict=False):
        for line in _of_class(page, "ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"):
            number += 1
            for word in _line(line, number):
                yield moved(word, left, top)


def moved(word: OcrWord, right: float, down: float) -> OcrWord:
    """The word at another place."""
    return word._replace(
        x0=word.x0 + right,
        top=word.top + down,
        x1=word.x1 + right,
        bottom=word.bottom + down,
        baseline=word.baseline + down,
        letters=tuple((x0 + right, top + down, x1 + right, bottom + down) for x0, top, x1, bottom in word.letters),
    )


def _line(line: "_Element", number: int) -> Iterator[OcrWord]:
    """The words of one line; its baseline is given as slope and distance from the lower left corner of its box."""
    left, _, _, bottom = _numbers(line.get("title"), "bbox")
    slope, offset = _numbers(line.get("title"), "baseline") or [0.0, 0.0]
    height = _numbers(line.get("title"), "x_size")[0]
    for word in _of_class(line, "ocrx_word"):
        characters = [(part.text or "", _numbers(part.get("title"), "x_bboxes")) for part in _of_class(word, "ocrx_cinfo")]
        text = "".join(sign for sign, _ in characters)
        if text.strip():
            x0, top, x1, low = _numbers(word.get("title"), "bbox")
            letters = tuple((box[0], box[1], box[2], box[3]) for sign, box in characters for _ in sign)
            baseline = bottom + offset + slope * ((x0 + x1) / 2 - left)
            confidence = _numbers(word.get("title"), "x_wconf")[0] / 100
            yield OcrWord(text, x0, top, x1, low, confidence, number, baseline, height, letters)


def _of_class(element: "_Element", *names: str) -> "list[_Element]":
    return [found for found in element.iter() if found.get("class") in names]


def _numbers(title: str | None, key: str) -> list[float]:
    """The numbers after ``key`` in an hOCR title ("bbox 10 20 30 40; x_wconf 96")."""
    found = re.search(rf"(?:^|; ){key} ([-\d. ]+)", title or "")
    return [float(number) for number in found[1].split()] if found else []
