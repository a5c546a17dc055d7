"""Every form by its name, and every format that it can be had in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.tracked import TrackedTask
from pipeline.errors import UsageError
from pipeline.render.forms.calendar import events, to_dos
from pipeline.render.forms.clarity import clarity_report
from pipeline.render.forms.follow_up import slips, tracking_table
from pipeline.render.forms.form import Form
from pipeline.render.forms.form_pdf import MANY, form_pdf, rows_in
from pipeline.render.forms.form_sheet import form_sheet
from pipeline.render.forms.form_text import form_csv, form_html, form_json, form_markdown, form_plain
from pipeline.render.forms.form_word import form_word
from pipeline.render.forms.letter import Letter, assigning, pressing
from pipeline.render.forms.letter_text import letter_html, letter_markdown
from pipeline.render.forms.letter_word import letter_word
from pipeline.render.forms.lists import deadline_list, leader_list, unit_list
from pipeline.render.forms.overview import digest, month_view, report
from pipeline.render.forms.pdf import joined, pdf
from pipeline.render.forms.registers import entry_register, following_register
from pipeline.render.forms.setting import Setting

Writer = Callable[[Sequence[TrackedTask], Setting], bytes]


class Entry(NamedTuple):
    """A form: what it is, and how it is written, by format."""

    about: str
    writers: dict[str, Writer]


def tables(make: Callable[[Sequence[TrackedTask], Setting], tuple[Form, ...]], *, may_be_empty: bool = False) -> dict[str, Writer]:
    """A form with a table, in every format of ``FORM_WRITERS``."""

    def writer(write: Callable[[Sequence[Form]], bytes]) -> Writer:
        return lambda tasks, setting: write(make(tasks, setting) if may_be_empty else filled(make(tasks, setting)))

    return {kind: writer(write) for kind, write in FORM_WRITERS.items()}


def letters(draft: Callable[[Sequence[TrackedTask], Setting], Letter]) -> dict[str, Writer]:
    """A letter, in every format of ``LETTER_WRITERS``."""

    def writer(write: Callable[[Letter], bytes]) -> Writer:
        return lambda tasks, setting: write(addressed(draft(tasks, setting)))

    return {kind: writer(write) for kind, write in LETTER_WRITERS.items()}


def filled(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms; raises UsageError if there is nothing in them."""
    if not any(form.pictures or group.rows for form in forms for group in form.groups):
        raise UsageError(NOTHING)
    return forms


def addressed(letter: Letter) -> Letter:
    """The letter; raises UsageError if there is nobody to write to."""
    if not letter.addressees:
        raise UsageError(NOTHING)
    return letter


def printed(forms: Sequence[Form]) -> bytes:
    """PDF: by LibreOffice from the Word document, so that both are the same; set directly where that would take minutes."""
    return form_pdf(forms) if rows_in(forms) >= MANY else pdf(form_word(forms))


def posted(letter: Letter) -> bytes:
    """PDF of a letter; an annex with very many rows is set directly and put behind what LibreOffice prints."""
    if letter.annex is None or rows_in([letter.annex]) < MANY:
        return pdf(letter_word(letter))
    return joined(pdf(letter_word(letter.model_copy(update={"annex": None}))), form_pdf([letter.annex]))


NOTHING = "Không có nhiệm vụ nào hợp với mẫu và điều kiện đã chọn. Hãy chọn mẫu khác hoặc bớt điều kiện lọc rồi chạy lại."
FORM_WRITERS: dict[str, Callable[[Sequence[Form]], bytes]] = {
    "docx": form_word,
    "pdf": printed,
    "xlsx": form_sheet,
    "html": form_html,
    "md": form_markdown,
    "txt": form_plain,
    "csv": form_csv,
    "json": form_json,
}
LETTER_WRITERS: dict[str, Callable[[Letter], bytes]] = {
    "docx": letter_word,
    "pdf": posted,
    "html": letter_html,
    "md": letter_markdown,
}
FORMS = {
    "theo-don-vi": Entry("danh mục nhiệm vụ của từng đơn vị (chủ trì, phối hợp)", tables(unit_list)),
    "theo-thoi-han": Entry("danh mục theo thời hạn: quá hạn, tuần này, tháng này …", tables(deadline_list)),
    "theo-lanh-dao": Entry("danh mục theo lãnh đạo giao việc", tables(leader_list)),
    "bang-theo-doi": Entry("bảng theo dõi nhiệm vụ với bốn trạng thái", tables(tracking_table)),
    "phieu-giao-viec": Entry("phiếu giao việc, mỗi đơn vị một phiếu", tables(slips)),
    "so-theo-doi": Entry("sổ theo dõi giải quyết văn bản đến (Nghị định 30, phụ lục IV)", tables(following_register)),
    "so-dang-ky": Entry("sổ đăng ký văn bản đến (Nghị định 30, phụ lục IV)", tables(entry_register)),
    "sau-ro": Entry("báo cáo “6 rõ”: văn bản còn chưa rõ điều gì", tables(clarity_report)),
    "cong-van-giao": Entry("dự thảo công văn giao nhiệm vụ", letters(assigning)),
    "bao-cao": Entry("báo cáo một trang: số liệu, biểu đồ theo đơn vị và theo quý, lịch đến hạn, việc quá hạn lâu nhất", tables(report)),
    "nhac-viec": Entry("nhắc việc hằng ngày: quá hạn, còn 1, 3, 7 ngày", tables(digest, may_be_empty=True)),
    "lich-thang": Entry("lịch tháng dạng tranh kèm danh sách", tables(month_view)),
    "lich": Entry("lịch việc phải làm (iCalendar) kèm nhắc trước 7, 3, 1 ngày", {"ics": to_dos}),
    "lich-su-kien": Entry("lịch thời hạn cho Outlook, Google Calendar (iCalendar)", {"ics": events}),
    "cong-van-don-doc": Entry("dự thảo công văn đôn đốc việc quá hạn, sắp đến hạn", letters(pressing)),
}


def render_form(name: str, tasks: Sequence[TrackedTask], setting: Setting, kind: str) -> bytes:
    """The form of this name in this format; the same tasks and setting always give the same bytes (but for PDF).

    Raises UsageError for another name or format, or if there is nothing to put into it.
    """
    if name not in FORMS:
        raise UsageError(f"Không có mẫu “{name}”. Hãy chọn một trong các mẫu: {', '.join(FORMS)}.")
    writers = FORMS[name].writers
    if kind not in writers:
        raise UsageError(f"Mẫu “{name}” không có kiểu “{kind}”. Hãy chọn một trong các kiểu: {', '.join(writers)}.")
    return writers[kind](tasks, setting)


def kinds() -> tuple[str, ...]:
    """Every format that any form has."""
    return tuple(dict.fromkeys(kind for entry in FORMS.values() for kind in entry.writers))
