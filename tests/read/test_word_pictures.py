"""Word files that hold nothing but scans."""

import hashlib
import io
import zipfile

import pytest
from PIL import Image

from models.document import Page
from pipeline.errors import EmptyFile
from pipeline.read import word
from pipeline.read.reader import read
from pipeline.read.text import read_text
from pipeline.read.word_package import open_package
from pipeline.read.word_pictures import pages_in, read_pictures
from tests.read.invariants import assert_sound
from tests.read.word_files import NAMES, PACKAGE, paragraph, word_file

PAGE, LOGO = (827, 1169), (120, 120)


def drawing(relation: str) -> str:
    return f'<w:p><w:r><w:drawing><a:blip r:embed="{relation}"/></w:drawing></w:r></w:p>'


def scanned(*sizes: tuple[int, int], text: str = "") -> bytes:
    """A Word file with pictures of these sizes and a paragraph."""
    target = io.BytesIO()
    body = paragraph(text) + "".join(drawing(f"p{at}") for at in range(len(sizes)))
    relations = "".join(f'<Relationship Id="p{at}" Type="x/image" Target="media/{at}.png"/>' for at in range(len(sizes)))
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("")))) as source, zipfile.ZipFile(target, "w") as changed:
        parts = {name: source.read(name) for name in source.namelist()}
        parts["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
        parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'.encode()
        for at, size in enumerate(sizes):
            picture = io.BytesIO()
            Image.new("L", size, 255).save(picture, "PNG")
            parts[f"word/media/{at}.png"] = picture.getvalue()
        for name, data in parts.items():
            changed.writestr(name, data)
    return target.getvalue()


def test_pictures_the_size_of_pages_in_order():
    assert [picture.kind for picture in pages_in(open_package(scanned(PAGE, LOGO, PAGE), "a.docx"))] == ["image/png"] * 2


def test_what_is_no_picture_is_no_page():
    data = scanned(PAGE)
    package = open_package(data, "a.docx")
    package.archive.NameToInfo.pop("word/media/0.png")
    assert pages_in(package) == ()


def test_pages_are_read_one_after_the_other(monkeypatch):
    def as_text(data, *, name, media_type, ocr):
        document = read_text(f"Giao Phòng {media_type[-3:]}.", data=data, name=name)
        return document.model_copy(update={"pages": (Page(number=1, width=1, height=1, read_by="image-ocr"),), "read_by": ("image-ocr",)})

    monkeypatch.setattr("pipeline.read.scan_image.read_image", as_text)
    data = scanned(PAGE, (1000, 1400))
    document = read_pictures(pages_in(open_package(data, "a.docx")), data=data, name="a.docx", media_type="x")
    assert document.text == "Giao Phòng png.\nGiao Phòng png."
    assert [page.number for page in document.pages] == [1, 2]
    assert (document.read_by, document.sha256) == (("image-ocr",), hashlib.sha256(data).hexdigest())
    assert_sound(document)


def test_file_with_text_keeps_it_and_a_logo_is_no_page(monkeypatch):
    monkeypatch.setattr(word, "read_pictures", lambda *_, **__: pytest.fail("no scan"))
    text = "Giao Phòng Kinh tế lập kế hoạch. " * 6
    assert read(scanned(PAGE, text=text), name="a.docx").text.startswith("Giao Phòng")
    assert read(scanned(LOGO, text="Giao Phòng A."), name="a.docx").text == "Giao Phòng A."
    with pytest.raises(EmptyFile):
        read(scanned(LOGO), name="a.docx")


def test_file_with_scans_only_is_recognised(monkeypatch):
    handed = []
    monkeypatch.setattr(word, "read_pictures", lambda pictures, **about: handed.append((len(pictures), about["name"])))
    read(scanned(PAGE, PAGE, text="Trang 1"), name="a.docx")
    assert handed == [(2, "a.docx")]
