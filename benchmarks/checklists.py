"""Every form in every format with 10,000 tasks, beside openpyxl alone writing the same rows: ``make checklists``.

Ratios of CPU time, children included (LibreOffice makes the PDF of what has few rows); up to 10 is what is wanted. A form that has
few rows itself (a report, a letter, a calendar) is compared with the rows of the tracking table: the tasks that it is made of.
The libraries that write XLSX, DOCX and HTML are loaded before, as openpyxl is for what it writes alone.
``--tasks N`` for fewer tasks, ``--pdf`` for PDF too, ``--form NAME`` and ``--format KIND`` for some only.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from models.notice import Completeness, Deadline, DocumentInfo, Header, Notice, Software, Task, Unit
from models.place import Evidence
from models.tracked import TrackedTask
from pipeline.render.forms.catalogue import FORMS, render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.setting import Setting
from pipeline.render.forms.tracking import track

TODAY = date(2026, 5, 18)
PER_NOTICE = 10
PLACE = Evidence(start=0, end=4, quote="Giao", rule="benchmark")
CLEAR = Completeness(person=True, work=True, time=True, responsibility=True, product=False, authority=True)
LIMIT = 10


def main() -> int:
    """Print one line per form and format; 1 if any takes longer than ``LIMIT`` times openpyxl."""
    asked = arguments()
    tasks = chosen(invented(asked.tasks), Wanted(), TODAY)
    setting = Setting(today=TODAY, office=("UBND tỉnh Lam Giang", "Văn phòng"), place="Lam Giang")
    least = rows_of("bang-theo-doi", tasks, setting)
    openpyxl_alone(least[:1])
    for kind in {kind for _, kind in wanted(asked)} & set(FORMS["bang-theo-doi"].writers) - {"pdf"}:
        render_form("bang-theo-doi", tasks[:1], setting, kind)
    slow, before, alone = 0, "", 0.0
    for name, kind in wanted(asked):
        if name != before:
            own = rows_of(name, tasks, setting)
            rows = own if len(own) * PER_NOTICE >= asked.tasks else least
            before, alone = name, seconds(lambda rows=rows: openpyxl_alone(rows))  # type: ignore[misc]
            print(f"{name}: openpyxl alone {alone:.2f} s for {len(rows)} rows")
        taken = seconds(lambda name=name, kind=kind: render_form(name, tasks, setting, kind))  # type: ignore[misc]
        slow += taken > LIMIT * alone
        print(f"  {kind:6}{taken:8.2f} s  x {taken / alone:5.1f}{'  too slow' * (taken > LIMIT * alone)}", flush=True)
    return min(slow, 1)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--form")
    parser.add_argument("--format")
    return parser.parse_args()


def wanted(asked: argparse.Namespace) -> list[tuple[str, str]]:
    """The forms and formats to time."""
    every = [(name, kind) for name, entry in FORMS.items() for kind in entry.writers if kind != "pdf" or asked.pdf]
    return [(name, kind) for name, kind in every if asked.form in (None, name) and asked.format in (None, kind)]


def invented(count: int) -> tuple[TrackedTask, ...]:
    """So many tasks, ten to a notice, of forty units."""
    return track([notice(number) for number in range(count // PER_NOTICE)])


def notice(number: int) -> Notice:
    """A notice with ten tasks."""
    info = DocumentInfo(
        sha256=f"{number:064x}",
        name=f"{number}.pdf",
        media_type="application/pdf",
        pages=1,
        read_by=("pdf-text",),
        software=Software(version="0", rules="0"),
    )
    header = Header(number=f"{number}/TB-UBND", issuer="UBND tỉnh Lam Giang", issued_on="2026-03-12", signer="Trần Quang Hạ")
    return Notice(document=info, header=header, tasks=tuple(task(number, at) for at in range(PER_NOTICE)))


def task(number: int, at: int) -> Task:
    """A task of ordinary length; every other one has a deadline."""
    due = (date(2026, 3, 12) + timedelta(days=(7 * number + at) % 300)).isoformat()
    days = (Deadline(kind="by", as_written=f"chậm nhất ngày {due}", due=due, evidence=PLACE),) * (at % 2)
    text = (
        f"Rà soát, tổng hợp tình hình thực hiện nhiệm vụ số {number}.{at} tại các địa bàn được giao, đề xuất giải pháp, báo cáo UBND tỉnh."
    )
    return Task(
        id=f"t{at}",
        section_path=("II", str(at)),
        text=text,
        title="Rà soát, tổng hợp tình hình",
        lead=(unit(f"Sở Số {(number + at) % 40}"),),
        coordinating=(unit("Sở Tài chính"), unit("UBND các xã, phường")),
        deadlines=days,
        completeness=CLEAR,
        confidence=0.9,
        needs_look=at == 0,
    )


def unit(name: str) -> Unit:
    """A unit."""
    return Unit(name=name, as_written=name, evidence=PLACE)


def rows_of(name: str, tasks: Sequence[TrackedTask], setting: Setting) -> list[list[str | int | None]]:
    """The rows of a form with a table; none of a letter or calendar."""
    if "json" not in FORMS[name].writers:
        return []
    forms = json.loads(render_form(name, tasks, setting, "json"))
    return [list(row.values()) for form in forms for group in form["groups"] for row in group["rows"]]


def openpyxl_alone(rows: Sequence[Sequence[str | int | None]]) -> None:
    """A workbook with nothing but the cells."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(io.BytesIO())


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that it takes, those of the programs that it starts included."""
    before = spent()
    work()
    return spent() - before


def spent() -> float:
    """CPU seconds so far."""
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


if __name__ == "__main__":
    sys.exit(main())
