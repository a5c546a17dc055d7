"""A Word file as it was written before Unicode: TCVN3 letters ("ABC") in the fonts .VnTime and .VnTimeH."""

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from pipeline.read.legacy_codes import encodings

FONT, CAPITALS = ".VnTime", ".VnTimeH"


def rewrite(path: Path) -> None:
    """Encode the text of the file, in place; text in capitals gets the font that shows small letters as capitals."""
    [tcvn3] = [encoding for encoding in encodings() if encoding.name == "TCVN3"]
    codes = {letter: code for code, letter in tcvn3.letters.items()}
    word = Document(str(path))
    word.styles["Normal"].font.name = FONT
    for run in word.element.body.iter(qn("w:r")):
        texts = list(run.iter(qn("w:t")))
        written = "".join(text.text or "" for text in texts)
        fonts = run.get_or_add_rPr().get_or_add_rFonts()
        for where in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(where), CAPITALS if written.isupper() else FONT)
        for text in texts:
            text.text = "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text.text or "")
    word.save(str(path))
