"""What the columns of the forms say of a task."""

import re
from datetime import date

from models.tracked import TrackedTask
from pipeline.render.dates import deadline_phrase, written
from pipeline.render.forms.due import STATES, state
from pipeline.render.forms.form import Cell
from pipeline.render.notes import notes
from pipeline.render.origin import cited, number_and_day, section_phrase
from pipeline.render.printable import capital, listed, printable
from pipeline.render.rows import LOOK, LOOKS, NO_DEADLINE, NO_LEAD, units

# How a passage may end that goes on in the notice ("…, ", "…;"), or ends it ("./."): nothing to say in a list.
CLOSING = re.compile(r"(?:\s*[,;]|(?<=\.)\s*/\.)\s*$")
SHORT = (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))


def shown(cell: Cell) -> str:
    """A cell as printed: dates as an office writes them, nothing for None."""
    if isinstance(cell, date):
        return "/".join(reversed(written(cell.isoformat().split("-"))))
    return "" if cell is None else str(cell)


def work(tracked: TrackedTask) -> str:
    """The passage, without what it ends with only because the notice goes on, or ends, there."""
    return CLOSING.sub("", capital(printable(tracked.task.text)))


def lead(tracked: TrackedTask) -> str:
    """Chủ trì."""
    return capital(units(tracked.task.lead)) or NO_LEAD


def coordinating(tracked: TrackedTask) -> str:
    """Phối hợp."""
    return capital(units(tracked.task.coordinating))


def deadline(tracked: TrackedTask) -> str:
    """Thời hạn, in words, one per line."""
    return "\n".join(capital(deadline_phrase(one)) for one in tracked.task.deadlines) or NO_DEADLINE


def product(tracked: TrackedTask) -> str:
    """Sản phẩm."""
    return capital(listed(one.name for one in tracked.task.products))


def progress(tracked: TrackedTask, today: date) -> str:
    """Tiến độ: the official state on this day."""
    return STATES[state(tracked, today)]


def remarks(tracked: TrackedTask) -> str:
    """Ghi chú: what was noted of the progress, then what to know about the task."""
    note = tracked.progress.note
    return "\n".join([*([capital(printable(note))] if note else []), *notes(tracked.task)])


def source(tracked: TrackedTask) -> str:
    """The notice that gives the task, and the section in it: "Số 214/TB-UBND ngày 12/3/2026 của UBND tỉnh Lam Giang; mục 4"."""
    header = tracked.notice.header
    issuer = f" của {shortened(printable(header.issuer))}" if header.issuer else ""
    known = capital(" ".join(number_and_day(header))) or f"{cited(header)} ({printable(tracked.notice.name)})"
    return f"{known}{issuer}; {section_phrase(tracked.task.section_path)}"


def checked(tracked: TrackedTask) -> str:
    """The source as ``source`` has it, with a mark where the task should be compared with it."""
    return source(tracked) + LOOK * tracked.task.needs_look


def look(tracked: TrackedTask) -> str:
    """Whether a clerk should compare the task with the notice: "Cần xem" or "Không cần xem"."""
    return LOOKS[tracked.task.needs_look]


def shortened(name: str) -> str:
    """The name with the abbreviations that everybody knows."""
    for full, short in SHORT:
        name = name.replace(full, short)
    return name
