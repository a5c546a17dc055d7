"""The letters of PDF that is set directly: whatever is installed, a file that has all of Vietnamese."""

from matplotlib import font_manager
from matplotlib.font_manager import FontEntry

from pipeline.render.forms.typeface import FAMILIES, faces, has_letters


def test_every_face_has_the_letters():
    assert all(has_letters(file) for file in faces().values())


def test_a_file_without_the_letters_is_passed_over(monkeypatch):
    symbols = next(entry.fname for entry in font_manager.fontManager.ttflist if entry.name == "STIXSizeOneSym")
    assert not has_letters(str(symbols))
    poor = [
        FontEntry(fname=str(symbols), name=FAMILIES[0], style=style, weight=weight) for style, weight in (("normal", 400), ("normal", 700))
    ]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [*poor, *font_manager.fontManager.ttflist])
    assert str(symbols) not in faces().values()
