"""A công văn as a Word document: fonts, sizes, margins and the order of components as in Decree 30/2020/NĐ-CP, annex I."""

import io
from typing import TYPE_CHECKING

from pipeline.render import word_parts as part
from pipeline.render.archive import timeless
from pipeline.render.forms.form import PORTRAIT_WIDTH
from pipeline.render.forms.form_word import set_page, write_form
from pipeline.render.forms.letter import NUMBER_LINE, Letter
from pipeline.render.forms.letterhead import letterhead, undated
from pipeline.render.printable import UNSEEN
from pipeline.render.word_parts import centred, spaced, write

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BODY = 14  # points (annex I, part I, II.6: 13-14)
INDENT = 12.7  # mm (1 or 1.27 cm)
APART = 6  # points between paragraphs, the least
SIGNATURE_ROOM = 64  # points
SIGNER_WIDTH = 95  # mm
SUBJECT_LINE = 34  # characters in the left column
RIGHTS, NAME = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "Họ và tên"


def letter_word(letter: Letter) -> bytes:
    """DOCX: letterhead, number and subject, addressees, body, recipients and room for the signature; the annex on pages of its own."""
    from docx import Document

    document = Document()
    part.set_normal_style(document)
    set_page(document.sections[0], landscape=False, numbered=True)
    document.core_properties.title, document.core_properties.author = f"V/v {letter.subject}", "giaoviec"
    document.core_properties.comments, document.core_properties.language = "", "vi-VN"
    letterhead(
        document, letter.office, PORTRAIT_WIDTH, undated(letter.place, letter.made_on), (NUMBER_LINE, halved(f"V/v {letter.subject}"))
    )
    addressees(document, letter.addressees)
    for paragraph in letter.paragraphs:
        body(document, UNSEEN.sub("", paragraph.text), bold=paragraph.heading)
    ending(document, letter)
    if letter.annex:
        write_form(document, letter.annex, first=False)
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def halved(text: str) -> str:
    """The text in two lines of like length where one would not hold it: no word stands in a line by itself."""
    if len(text) <= SUBJECT_LINE:
        return text
    at = min((at for at, sign in enumerate(text) if sign == " "), key=lambda at: abs(at - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"


def addressees(document: "Document", names: tuple[str, ...]) -> None:
    """Kính gửi: one in the same line; several each in a line of its own, the last with a full stop (annex I, part I, II.9.a)."""
    if len(names) == 1:
        centred(spaced(write(document.add_paragraph(), f"Kính gửi: {names[0]}.", size=BODY), before=18, after=12))
        return
    opening, listed = part.bare_table(document, (50, PORTRAIT_WIDTH - 50))
    right_aligned(spaced(write(opening.paragraphs[0], "Kính gửi:", size=BODY), before=18))
    spaced(write(listed.paragraphs[0], "", size=BODY), before=18)
    for number, name in enumerate(names, start=1):
        paragraph = listed.add_paragraph()
        spaced(write(paragraph, f"- {name}{'.' if number == len(names) else ';'}", size=BODY), after=12 if number == len(names) else 0)


def right_aligned(paragraph: "Paragraph") -> "Paragraph":
    """The paragraph, to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def body(document: "Document", text: str, *, bold: bool) -> None:
    """A paragraph of the body: justified, its first line indented."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    paragraph = spaced(write(document.add_paragraph(), text, bold=bold, size=BODY), after=APART, keep=bold)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(INDENT)


def ending(document: "Document", letter: Letter) -> None:
    """Nơi nhận on the left; rights, office and name of who signs on the right, with room between them."""
    spaced(document.add_paragraph(), keep=True)
    left, right = part.bare_table(document, (PORTRAIT_WIDTH - SIGNER_WIDTH, SIGNER_WIDTH))
    write(left.paragraphs[0], "Nơi nhận:", bold=True, italic=True, size=12)
    for copy in letter.copies:
        write(left.add_paragraph(), f"- {copy}", size=11)
    centred(spaced(write(right.paragraphs[0], RIGHTS, bold=True, size=13), after=SIGNATURE_ROOM, keep=True))
    centred(write(right.add_paragraph(), NAME, bold=True, size=BODY))
