"""For those who decide and those who remind: the one-page report, the daily digest, the calendar of the month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from models.tracked import State, TrackedTask
from pipeline.render.forms import cells
from pipeline.render.forms.agenda import agenda
from pipeline.render.forms.choosing import NOBODY, by_unit
from pipeline.render.forms.due import REMINDERS, ends, is_open, next_day, state
from pipeline.render.forms.form import Cell, Column, Form, RowGroup
from pipeline.render.forms.lists import COLUMNS, as_of, listing, ordinary_cells, rows, summary
from pipeline.render.forms.plots import bars, month
from pipeline.render.forms.setting import Setting
from pipeline.render.layout import SIGNATURES
from pipeline.render.printable import capital, printable

LATE = "Quá hạn"
NOTHING_DUE = "Hôm nay không có nhiệm vụ quá hạn hoặc sắp đến hạn trong 7 ngày tới."
QUARTERS = ("I", "II", "III", "IV")
BY_UNIT, BY_QUARTER = "Theo đơn vị chủ trì", "Theo quý đến hạn"
BARS = "Số nhiệm vụ theo trạng thái của từng đơn vị chủ trì, và theo quý đến hạn"
MOST_UNITS = 8  # bars in the report
MOST_LATE = 4  # tasks named in the report: it is one page
REPORT_COLUMNS = (
    Column(heading="STT", width=12, kind="number"),
    Column(heading="Nhiệm vụ quá hạn lâu nhất", width=72),
    Column(heading="Chủ trì", width=34),
    Column(heading="Thời hạn", width=27),
    Column(heading="Quá hạn (ngày)", width=20, kind="number"),
)


def report(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """One page: how many tasks in which state, by unit and by period, what falls due when, and what is overdue longest."""
    late = sorted((task for task in tasks if state(task, setting.today) == "open-late"), key=lambda task: ends(task) or date.max)
    counts = unit_counts(tasks, setting)
    form = Form(
        name="Báo cáo",
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title="BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
        lines=(as_of(setting.today), *asked_for(setting)),
        notes=(summary(tasks, setting.today), rates(tasks, setting.today), *others(counts)),
        pictures=(
            bars({BY_UNIT: most(counts), BY_QUARTER: period_counts(tasks, setting.today)}, 160, BARS),
            agenda(tasks, setting),
        ),
        columns=REPORT_COLUMNS,
        groups=(RowGroup(rows=rows(late[:MOST_LATE], setting, late_cells)),),
        landscape=False,
    )
    return (form,)


def asked_for(setting: Setting) -> tuple[str, ...]:
    """The line that says which tasks alone the report is about, where a period was asked for."""
    since = f" từ ngày {cells.shown(setting.since)}" if setting.since else ""
    until = f" đến ngày {cells.shown(setting.until)}" if setting.until else ""
    return (f"(Nhiệm vụ có hạn{since}{until})",) if since or until else ()


def rates(tasks: Sequence[TrackedTask], today: date) -> str:
    """Which share is finished, and which share of that in time."""
    counts = Counter(state(task, today) for task in tasks)
    done = counts["done-in-time"] + counts["done-late"]
    share = f"Tỷ lệ hoàn thành: {percent(done, len(tasks))}"
    return f"{share}; trong đó đúng hạn: {percent(counts['done-in-time'], done)}." if done else f"{share}."


def percent(part: int, whole: int) -> str:
    """A share as an office writes it: "66,7%"."""
    return f"{100 * part / whole:.1f}%".replace(".", ",") if whole else "0%"


def unit_counts(tasks: Sequence[TrackedTask], setting: Setting) -> dict[str, Counter[State]]:
    """The states of what each unit leads, the units with most tasks first, tasks that name no lead last."""
    leading = [task.model_copy(update={"task": task.task.model_copy(update={"coordinating": ()})}) for task in tasks]
    counts = {name: Counter(state(task, setting.today) for task in found) for name, found in by_unit(leading, setting.unit)}
    return dict(sorted(counts.items(), key=lambda pair: (pair[0] == NOBODY, -pair[1].total(), pair[0])))


def most(counts: Mapping[str, Counter[State]]) -> dict[str, Counter[State]]:
    """The first of the units, by names short enough for a picture."""
    return {cells.shortened(name): counts[name] for name in list(counts)[:MOST_UNITS]}


def others(counts: Mapping[str, Counter[State]]) -> tuple[str, ...]:
    """What the bars of the units leave out: a sentence, or nothing."""
    rest = list(counts.values())[MOST_UNITS:]
    if not rest:
        return ()
    left_out = sum(count.total() for count in rest)
    return (f"Biểu đồ nêu {MOST_UNITS} đơn vị có nhiều nhiệm vụ nhất; {len(rest)} đơn vị khác có {left_out} lượt nhiệm vụ.",)


def period_counts(tasks: Sequence[TrackedTask], today: date) -> dict[str, Counter[State]]:
    """The states of the tasks by the quarter of this year in which they are due; other years, and no day, together."""
    names = (
        f"Trước năm {today.year}",
        *(f"Quý {number}/{today.year}" for number in QUARTERS),
        f"Sau năm {today.year}",
        "Không có ngày đến hạn",
    )
    found: dict[str, Counter[State]] = {name: Counter() for name in names}
    for task in tasks:
        end = ends(task)
        place = len(names) - 1 if end is None else max(0, min(5, (end.year - today.year) * 4 + (end.month - 1) // 3 + 1))
        found[names[place]][state(task, today)] += 1
    return {name: count for name, count in found.items() if count}


def cut(text: str, length: int) -> str:
    """The text in one line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


def late_cells(task: TrackedTask, number: int, today: date) -> tuple[Cell, ...]:
    """The cells of ``REPORT_COLUMNS``, each of few lines."""
    texts = (cut(cells.work(task), 90), cut(cells.lead(task), 45), cut(cells.deadline(task), 40))
    return (number, *texts, (today - (ends(task) or today)).days)


def digest(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """What to remind of today: overdue, and due within 1, 3 and 7 days, recurring work too."""
    headings = (LATE, *(f"Còn không quá {days} ngày" for days in sorted(REMINDERS)))
    groups: dict[str, list[TrackedTask]] = {heading: [] for heading in headings}
    for task in tasks:
        heading = reminder(task, setting.today)
        if heading:
            groups[heading].append(task)
    named = [task for found in groups.values() for task in found]
    parts = [
        RowGroup(heading=f"{heading} ({len(found)} nhiệm vụ)", rows=rows(found, setting, ordinary_cells))
        for heading, found in groups.items()
        if found
    ]
    form = listing("NHẮC VIỆC HẰNG NGÀY", "Nhắc việc", named, setting, COLUMNS, parts)
    return (form if parts else form.model_copy(update={"notes": (NOTHING_DUE,)}),)


def reminder(task: TrackedTask, today: date) -> str | None:
    """Which group of the digest the task belongs to, None for none."""
    day = next_day(task, today)
    if not is_open(task) or day is None:
        return None
    left = (day - today).days
    if left < 0:
        return LATE
    return next((f"Còn không quá {days} ngày" for days in sorted(REMINDERS) if left <= days), None)


def due_counts(tasks: Sequence[TrackedTask], today: date) -> tuple[int, int]:
    """How many tasks of the digest are overdue, and how many will soon be due."""
    headings = [heading for task in tasks if (heading := reminder(task, today))]
    late = headings.count(LATE)
    return late, len(headings) - late


def month_view(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """The calendar of the month as a picture, then its tasks as a list."""
    first = setting.today.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    found = [(day, task) for task in tasks if (day := next_day(task, first)) and first <= day < following]
    by_day: dict[date, list[tuple[str, State]]] = {}
    for day, task in found:
        by_day.setdefault(day, []).append((brief(task), state(task, setting.today)))
    wanted = [task for _, task in found]
    about = f"Lịch tháng {setting.today.month}/{setting.today.year}: {len(wanted)} nhiệm vụ đến hạn"
    parts = [RowGroup(rows=rows(wanted, setting, ordinary_cells))]
    form = listing(f"LỊCH NHIỆM VỤ THÁNG {setting.today.month} NĂM {setting.today.year}", "Lịch tháng", wanted, setting, COLUMNS, parts)
    return (form.model_copy(update={"pictures": (month(by_day, setting.today, 245, about),), "signatures": SIGNATURES}),)


def brief(task: TrackedTask) -> str:
    """The task in a few words: who, then what."""
    who = capital(printable(task.task.lead[0].name)) if task.task.lead else ""
    return f"{who}: {cells.work(task)}" if who else cells.work(task)
