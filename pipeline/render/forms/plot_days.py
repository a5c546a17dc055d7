"""What falls due when, as a picture: the weeks of a short period day by day, a longer one as a line of time with a bar for each stretch."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from models.tracked import State
from pipeline.render.dates import month_number
from pipeline.render.forms.due import STATES
from pipeline.render.forms.form import Picture
from pipeline.render.forms.plots import COLOURS, WEEKDAYS, ink, picture, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WEEKS_HEIGHT, HEADING_HEIGHT, LINE_HEIGHT = 47, 10, 42  # mm; however many weeks there are, they leave the report on one page
LINES, LINE_LENGTH = 2, 21  # of a day, for who leads; characters
CHIP, GAP = 0.13, 0.02  # width of the mark of a state and what is left between two, in days


class Due(NamedTuple):
    """A task on its day: who leads it, and its state."""

    who: str
    state: State


class Stretch(NamedTuple):
    """Days that share a bar, the last included; ``name`` as a list calls them, ``tick`` below the bar, empty for none."""

    first: date
    last: date
    name: str
    tick: str


def weeks(days: Mapping[date, Sequence[Due]], first: date, last: date, today: date, width: float, about: str) -> Picture:
    """The weeks that hold the period, Monday first: each day with how many tasks in which state, and who leads them."""
    monday = first - timedelta(days=first.weekday())
    rows = (last - monday).days // 7 + 1

    def draw(figure: "Figure") -> None:
        axes = figure.add_subplot()
        axes.set_title(about, fontsize=8, fontweight="bold", loc="left")
        axes.set_xlim(0, 7)
        axes.set_ylim(rows, -0.35)
        axes.axis("off")
        for at, name in enumerate(WEEKDAYS):
            axes.text(at + 0.5, -0.18, name, ha="center", va="center", fontsize=6.5)
        for at in range(7 * rows):
            day = monday + timedelta(days=at)
            draw_day(axes, at % 7, at // 7, day, days.get(day, ()), is_inside=first <= day <= last, is_today=day == today)

    return picture(draw, width, HEADING_HEIGHT + min(WEEKS_HEIGHT, 10 * rows), about)


def draw_day(axes: "Axes", column: int, row: int, day: date, tasks: Sequence[Due], *, is_inside: bool, is_today: bool) -> None:
    """One day: grey outside the period and on weekends, a thick frame today."""
    from matplotlib.patches import Rectangle

    ground = "white" if is_inside and column < 5 else "#f2f2f2"
    thickness, edge, above = (1.6, "black", 3) if is_today else (0.5, "#808080", 1)
    axes.add_patch(Rectangle((column, row), 1, 1, facecolor=ground, linewidth=thickness, edgecolor=edge, zorder=above))
    number = f"{day.day}/{month_number(day.month)}" if day.day == 1 else str(day.day)
    colour = "black" if is_inside else "#909090"
    axes.text(column + 0.04, row + 0.23, number, va="center", fontsize=7, fontweight="bold", color=colour, zorder=4)
    at = column + 1 - GAP
    for state in reversed(STATES):
        if count := sum(task.state == state for task in tasks):
            at -= CHIP + GAP
            axes.add_patch(Rectangle((at, row + 0.06), CHIP, 0.34, facecolor=COLOURS[state], linewidth=0, zorder=4))
            axes.text(at + CHIP / 2, row + 0.24, str(count), ha="center", va="center", fontsize=6, color="white", zorder=5)
    for at_line, (text, state) in enumerate(named(tasks)):
        axes.text(column + 0.04, row + 0.57 + at_line * 0.27, text, va="center", fontsize=4.8, color=ink(state), zorder=4)


def named(tasks: Sequence[Due]) -> list[tuple[str, State]]:
    """Who leads on this day, each once, in the lines that a day has room for; of many the first, and how many more."""
    leads = {task.who: task.state for task in reversed(tasks)}
    found = list(reversed(leads.items()))
    if len(found) == 1:
        [(who, state)] = found
        opening, *rest = wrap(short(who, LINES * LINE_LENGTH), LINE_LENGTH) or [""]
        return [(short(line, LINE_LENGTH), state) for line in [opening, " ".join(rest)] if line]
    if len(found) > LINES:
        found = [*found[: LINES - 1], (f"và {len(found) - LINES + 1} đơn vị khác", found[LINES - 1][1])]
    return [(short(who, LINE_LENGTH), state) for who, state in found]


def line_of_time(days: Mapping[date, Sequence[Due]], stretches: Sequence[Stretch], today: date, width: float, about: str) -> Picture:
    """A bar for each stretch, by state, and where today lies."""

    def draw(figure: "Figure") -> None:
        axes = figure.add_subplot()
        axes.set_title(about, fontsize=8, fontweight="bold", loc="left")
        below = [0] * len(stretches)
        for state in STATES:
            sizes = [sum(due.state == state for due in within(days, stretch)) for stretch in stretches]
            axes.bar(range(len(stretches)), sizes, 0.86, bottom=below, color=COLOURS[state])
            below = [under + size for under, size in zip(below, sizes, strict=True)]
        for at, total in enumerate(below):
            if total:
                axes.text(at, total, str(total), ha="center", va="bottom", fontsize=5.5)
        frame(axes, stretches, max(below), today)

    return picture(draw, width, LINE_HEIGHT, about)


def frame(axes: "Axes", stretches: Sequence[Stretch], highest: int, today: date) -> None:
    """The ends of the axes, the names below, the mark of today."""
    axes.set_xlim(-0.7, len(stretches) - 0.3)
    axes.set_ylim(0, highest * 1.25 or 1)
    ticks = [at for at, stretch in enumerate(stretches) if stretch.tick]
    axes.set_xticks(ticks, [stretches[at].tick for at in ticks], fontsize=6)
    axes.tick_params(axis="y", left=False, labelleft=False)
    axes.spines[["top", "right", "left"]].set_visible(False)
    for at, stretch in enumerate(stretches):
        if stretch.first <= today <= stretch.last:
            place = at - 0.5 + ((today - stretch.first).days + 0.5) / ((stretch.last - stretch.first).days + 1)
            axes.axvline(place, color="black", linewidth=0.8, linestyle="--")
            axes.text(place, highest * 1.25 or 1, " hôm nay", va="top", fontsize=6)


def within(days: Mapping[date, Sequence[Due]], stretch: Stretch) -> list[Due]:
    """What falls due in it."""
    return [due for day in sorted(days) if stretch.first <= day <= stretch.last for due in days[day]]
