"""Word files in TCVN3 and VNI, whole or in part."""

import pytest

from pipeline.read.reader import read
from tests.read.invariants import assert_sound, lines_of
from tests.read.old_writing import ENCODINGS, written_in
from tests.read.word_files import abstract, in_list, level, listing, paragraph, run, word_file

LINES = ["Đội quản lý xã Tân Khê khẩn trương rà soát, lập hồ sơ từng hộ.", "Phòng Kinh tế chủ trì, phối hợp với các đơn vị liên quan."]


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(("name", "face"), [("TCVN3", ".VnTime"), ("VNI", "VNI-Times"), ("VPS", "VPS Times"), ("TCVN3", "Times New Roman")])
def test_whole_file(name, face):
    written = [written_in(ENCODINGS[name], line) for line in LINES]
    document = read(word_file("".join(paragraph(run(line, font(face))) for line in written)), name="cũ.docx")
    assert lines_of(document) == LINES
    assert_sound(document)


def test_unicode_in_a_font_of_old_stays():
    body = "".join(paragraph(run(line, font(".VnTime"))) for line in [*LINES, "và là có"])
    assert lines_of(read(word_file(body), name="mới.docx")) == [*LINES, "và là có"]


def test_both_in_one_paragraph_and_words_cut_by_runs():
    old = written_in(ENCODINGS["TCVN3"], LINES[0])
    cut = "".join(run(old[at : at + 3], font(".VnTime") + ("<w:b/>" if at % 2 else "")) for at in range(0, len(old), 3))
    body = paragraph(cut) + paragraph(run("Có và là: ", font("Arial")) + run(old, font(".VnTime")))
    assert lines_of(read(word_file(body), name="lẫn.docx")) == [LINES[0], f"Có và là: {LINES[0]}"]


def test_soft_hyphen_element_is_a_letter_in_old_text_only():
    old = run("tr", font(".VnTime")) + "<w:r><w:softHyphen/></w:r>" + run("ëng ban, c¬ quan, ®oµn thÓ, nhiÖm vô", font(".VnTime"))
    body = paragraph(old.replace("<w:r><w:softHyphen", f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen"))
    new = paragraph(run("trưởng") + "<w:r><w:softHyphen/></w:r>" + run(" ban"))
    assert lines_of(read(word_file(body + new), name="a.docx")) == ["trưởng ban, cơ quan, đoàn thể, nhiệm vụ", "trưởng ban"]


def test_font_of_capitals_by_style_and_label_of_list():
    style = f'<w:style w:type="paragraph" w:styleId="H"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
    numbering = abstract(1, level(0, "decimal", "§iÒu %1.")) + listing(1, 1)
    body = paragraph(run("ñy ban nh©n d©n x·"), '<w:pStyle w:val="H"/>') + in_list(
        run(written_in(ENCODINGS["TCVN3"], LINES[1]), font(".VnTime")), 1
    )
    document = read(word_file(body, styles=style, numbering=numbering), name="a.docx")
    assert lines_of(document) == ["ỦY BAN NHÂN DÂN XÃ", f"Điều 1. {LINES[1]}"]


def test_bullets_and_symbols_are_no_letters():
    numbering = abstract(1, level(0, "bullet", "\uf0a7", more=f"<w:rPr>{font('Wingdings')}</w:rPr>")) + listing(1, 1)
    body = in_list(run(written_in(ENCODINGS["TCVN3"], LINES[0]), font(".VnTime")), 1) + paragraph(
        run("\uf0a7 ", font("Wingdings")) + run("a")
    )
    lines = lines_of(read(word_file(body, numbering=numbering), name="a.docx"))
    assert lines[0].endswith(LINES[0])
    assert "Đ" not in lines[0].removesuffix(LINES[0]) + lines[1]
