"""What Tesseract can do to us: be absent, crash, hang, or answer with rubbish.

Each has its exit code and a sentence that names the file, and leaves nothing behind.
"""

import cv2
import numpy
import pytest

from pipeline.cli import call
from pipeline.errors import ExitCode
from pipeline.read import ocr_tesseract
from tests.faults.stand_ins import SLEEP, in_place_of, sentence

LINE = '<span class="ocr_line" title="rác"><span class="ocrx_word" title="rác"><span class="ocrx_cinfo">x</span></span></span>'
NO_WORDS = '<html><body><div class="ocr_page" title="bbox 0 0 1240 1754"></div></body></html>'


@pytest.fixture
def scan(tmp_path):
    """A page with a few strokes on it, as a scanner gives it."""
    picture = numpy.full((1754, 1240), 255, numpy.uint8)
    for line in range(200, 900, 40):
        for word in range(150, 1000, 60):
            cv2.putText(picture, "abc", (word, line), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2)
    path = tmp_path / "Bản quét.png"
    path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
    return path


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Puts a stand-in for tesseract in its place."""
    return in_place_of("tesseract", tmp_path, monkeypatch)


def told(capsys) -> str:
    return sentence(capsys, "Bản quét.png")


def test_tesseract_is_absent(scan, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert call(["extract", str(scan)]) == ExitCode.MISSING_TOOL
    assert "tesseract-ocr-vie" in told(capsys)


def test_tesseract_has_no_vietnamese(scan, capsys, tesseract):
    tesseract("echo 'Error opening data file vie.traineddata' >&2; exit 1")
    assert call(["extract", str(scan)]) == ExitCode.MISSING_TOOL
    assert "tesseract-ocr-vie" in told(capsys)


def test_tesseract_hangs(scan, capsys, tesseract, monkeypatch):
    """The program that it started hangs as well, and holds its output open."""
    tesseract(f"{SLEEP} &\n{SLEEP}")
    monkeypatch.setattr(ocr_tesseract.tesseract, "__defaults__", (2.0,))
    assert call(["extract", str(scan)]) == ExitCode.TIMED_OUT
    assert "quá 2 giây" in told(capsys)


@pytest.mark.parametrize("script", ["kill -SEGV $$", "exit 77"])
def test_tesseract_crashes(scan, capsys, tesseract, script):
    tesseract(script)
    assert call(["extract", str(scan)]) == ExitCode.UNREADABLE
    assert "doctor" in told(capsys)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("", id="nothing"),
        pytest.param("rác", id="no markup"),
        pytest.param("<html><body>", id="cut off"),
        pytest.param(NO_WORDS.replace("></div>", f">{LINE}</div>"), id="no numbers"),
        pytest.param("\\377\\376\\000", id="bytes"),
    ],
)
def test_tesseract_answers_with_rubbish(scan, capsys, tesseract, answer):
    tesseract(f"printf '%b' '{answer}'")
    assert call(["extract", str(scan)]) == ExitCode.UNREADABLE
    told(capsys)


def test_tesseract_sees_nothing(scan, capsys, tesseract):
    tesseract(f"printf '%s' '{NO_WORDS}'")
    assert call(["extract", str(scan)]) == ExitCode.UNREADABLE
    assert "300 dpi" in told(capsys)
