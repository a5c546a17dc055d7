"""Word files: what is shown is read, in order; what is not shown is not."""

import io
import zipfile

import pytest

from pipeline.errors import EmptyFile
from pipeline.read.word import read_word
from tests.read.invariants import assert_sound, lines_of
from tests.read.word_files import abstract, in_list, level, listing, paragraph, row, run, table, word_file


def read(body: str, **parts: str):
    document = read_word(word_file(body, **parts), name="thử.docx")
    assert_sound(document)
    return document


def complex_field(instruction: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    shown = result if result.startswith("<") else run(result)
    return f"{kinds[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{kinds[1]}{shown}{kinds[2]}"


def text_box(inside: str) -> str:
    """As Word writes it: the same content for new and for old readers."""
    return (
        "<w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>"
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        pytest.param(f"<w:ins w:id='1'>{run('Sở A')}</w:ins>", ["Sở A"], id="insertion kept"),
        pytest.param(f"{run('Sở A')}<w:del w:id='1'><w:r><w:delText> và Sở B</w:delText></w:r></w:del>", ["Sở A"], id="deletion dropped"),
        pytest.param(f"<w:moveFrom w:id='1'>{run('cũ')}</w:moveFrom>{run('mới')}", ["mới"], id="moved away"),
        pytest.param(run("Sở A") + run(" ẩn", "<w:vanish/>"), ["Sở A"], id="hidden"),
        pytest.param(run("Sở A") + run(" không ẩn", '<w:vanish w:val="0"/>'), ["Sở A không ẩn"], id="not hidden after all"),
        pytest.param(complex_field("PAGE \\* MERGEFORMAT", "7"), ["7"], id="field result"),
        pytest.param(complex_field("IF " + "x", complex_field("REF b", "trong")), ["trong"], id="field in field"),
        pytest.param(f"<w:fldSimple w:instr='DATE'>{run('01/02/2031')}</w:fldSimple>", ["01/02/2031"], id="simple field"),
        pytest.param(f"<w:hyperlink>{run('trang tin')}</w:hyperlink>", ["trang tin"], id="hyperlink"),
        pytest.param(f"<w:smartTag>{run('thẻ')}</w:smartTag>", ["thẻ"], id="smart tag"),
        pytest.param(f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('ô chọn')}</w:sdtContent></w:sdt>", ["ô chọn"], id="control"),
        pytest.param("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>CTr</w:t></w:r>", ["12-CTr"], id="no-break hyphen"),
        pytest.param("<w:r><w:t>thực</w:t><w:softHyphen/><w:t>hiện</w:t></w:r>", ["thựchiện"], id="soft hyphen"),
        pytest.param("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> xong</w:t></w:r>", ["✓ xong"], id="symbol"),
        pytest.param(run("kết luận", "<w:caps/>"), ["KẾT LUẬN"], id="shown in capitals"),
        pytest.param("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", ["x+1"], id="formula"),
        pytest.param(run("a\u0302\u0301p\u00a0lực\u200b"), ["ấp lực"], id="NFC and spaces"),
    ],
)
def test_what_a_paragraph_shows(content, shown):
    assert lines_of(read(paragraph(content))) == shown


def test_text_box_is_read_once_and_where_it_is_anchored():
    body = paragraph("trước") + paragraph(text_box(paragraph("HỎA TỐC")) + run("giữa")) + paragraph("sau")
    assert lines_of(read(body)) == ["trước", "HỎA TỐC", "giữa", "sau"]


def test_lists_in_text_boxes_count_apart():
    numbering = abstract(0, level(0, "decimal", "%1.")) + listing(1, 0)
    body = in_list("một", 1) + paragraph(text_box(in_list("trong khung", 1))) + in_list("hai", 1)
    assert lines_of(read(body, numbering=numbering)) == ["1. một", "1. trong khung", "2. hai"]


def test_paragraph_mark_deleted_joins_paragraphs():
    body = paragraph("Giao Sở A ", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("lập kế hoạch.")
    assert lines_of(read(body)) == ["Giao Sở A lập kế hoạch."]


def test_break_that_wraps_a_sentence_is_a_blank():
    long = "Chủ trì, phối hợp với các cơ quan liên quan rà soát, đôn"
    (line,) = read(paragraph(f"{long}\nđốc các đơn vị.")).lines
    assert line.whole
    assert line.end == len(long) + 1 + len("đốc các đơn vị.")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
        ("ỦY BAN NHÂN DÂN\nXÃ A", ["ỦY BAN NHÂN DÂN", "XÃ A"]),
        (
            "Tổ chức thực hiện các nội dung sau đây trong quý III\n2. Sở B",
            ["Tổ chức thực hiện các nội dung sau đây trong quý III", "2. Sở B"],
        ),
    ],
)
def test_break_that_parts_lines_is_kept(text, lines):
    assert lines_of(read(paragraph(text))) == lines


def test_paragraphs_broken_in_mid_sentence_are_not_whole():
    body = paragraph("Giao Sở A chủ trì, phối hợp với các") + paragraph("đơn vị lập kế hoạch.") + paragraph("a) Nội dung.")
    assert [line.whole for line in read(body).lines] == [False, False, True]


def test_look_of_lines():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        paragraph("Đề mục", '<w:pStyle w:val="H"/>')
        + paragraph(run("Không đậm", '<w:rStyle w:val="S"/>'), '<w:pStyle w:val="H"/>')
        + paragraph(run("Đậm", "<w:b/>") + run(" một phần"))
        + paragraph(run("nghiêng", '<w:i/><w:sz w:val="22"/>'), '<w:ind w:left="720" w:firstLine="360"/>')
    )
    looks = [(line.bold, line.italic, line.size, line.centred, line.indent) for line in read(body, styles=styles).lines]
    assert looks == [
        (True, False, 13.0, True, 0.0),
        (False, False, 13.0, True, 0.0),  # bold by paragraph and by character style: they cancel each other out
        (False, False, 13.0, False, 0.0),
        (False, True, 11.0, False, 54.0),
    ]


def test_leading_tabs_indent():
    (line,) = read(paragraph("\t\tNội dung")).lines
    assert line.indent == 72.0


def test_notes_and_running_heads_stand_apart():
    body = (
        paragraph(run("Điểm một") + "<w:r><w:footnoteReference w:id='5'/></w:r>" + run(" còn nữa."))
        + paragraph("Điểm hai.")
        + "<w:sectPr><w:headerReference w:type='default' r:id='header1'/><w:footerReference w:type='default' r:id='footer1'/></w:sectPr>"
    )
    document = read(
        body,
        footnotes=f"<w:footnote w:id='0' w:type='separator'>{paragraph('')}</w:footnote>"
        f"<w:footnote w:id='5'>{paragraph('Ghi chú.')}</w:footnote>",
        header1=paragraph(complex_field("PAGE", "2")),
        footer1=paragraph("Trang nội bộ"),
    )
    assert lines_of(document) == ["Điểm một còn nữa.", "Điểm hai."]
    assert lines_of(document, "footnote") == ["Ghi chú."]
    assert lines_of(document, "furniture") == ["2", "Trang nội bộ"]
    assert document.text[: document.body_end].endswith("Điểm hai.")


def test_letterhead_in_the_header_belongs_to_the_body():
    head = table(row("UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    body = paragraph("THÔNG BÁO") + "<w:sectPr><w:headerReference w:type='first' r:id='header1'/></w:sectPr>"
    document = read(body, header1=head)
    assert lines_of(document) == ["UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THÔNG BÁO"]
    assert lines_of(document, "furniture") == []


def test_columns_set_with_tabs_are_taken_apart():
    stops = '<w:tabs><w:tab w:val="center" w:pos="1500"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
    body = "".join(
        paragraph(text, stops)
        for text in (
            "\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "\tXÃ A\tĐộc lập - Tự do - Hạnh phúc",
            "\tSố:     /TB-UBND\tA, ngày 1 tháng 2 năm 2031",
        )
    )
    document = read(body + paragraph("THÔNG BÁO", '<w:jc w:val="center"/>') + paragraph("Nội dung có\ttab."))
    assert lines_of(document) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ A",
        "Số: /TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 1 tháng 2 năm 2031",
        "THÔNG BÁO",
        "Nội dung có tab.",
    ]
    assert [line.column for line in document.lines] == ["left"] * 3 + ["right"] * 3 + [None, None]


def test_strict_files_are_read():
    transitional, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("Nội dung")))) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(transitional, strict))
    assert lines_of(read_word(target.getvalue(), name="strict.docx")) == ["Nội dung"]


def test_a_broken_link_to_another_part_does_no_harm():
    body = paragraph("Nội dung") + "<w:sectPr><w:headerReference w:type='default' r:id='missing'/></w:sectPr>"
    assert lines_of(read(body)) == ["Nội dung"]


def test_file_without_text_is_empty():
    with pytest.raises(EmptyFile, match=r"trống\.docx"):
        read_word(word_file(paragraph("")), name="trống.docx")
