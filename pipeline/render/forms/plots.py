"""Plots and the calendar picture: drawn by matplotlib without its global state, the same bytes for the same tasks."""

import io
from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from models.tracked import State
from pipeline.render.forms.due import STATES
from pipeline.render.forms.form import Picture
from pipeline.render.printable import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS: dict[State, str] = {"done-in-time": "#548235", "done-late": "#bf9000", "open-in-time": "#8faadc", "open-late": "#c00000"}
DPI = 200
MILLIMETRE = 1 / 25.4  # inches
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
NUMBER_WIDTH = 0.06  # of the longest bar: where a part is shorter, the sum stands behind the bar
LINES = 4  # tasks shown in a day of the calendar
LINE_LENGTH = 29  # characters
HEIGHT = 112  # mm, of the calendar: it stands on one page with the heading of the form
DRAWING: Any = {"svg.hashsalt": "giaoviec", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 8}


def bars(panels: Mapping[str, Mapping[str, Mapping[State, int]]], width: float, about: str) -> Picture:
    """Panels side by side: under its title for each name a bar of its tasks by state, the first name on top; ``width`` in millimetres."""

    def draw(figure: "Figure") -> None:
        for axes, (title, counts) in zip(figure.subplots(1, len(panels), squeeze=False)[0], panels.items(), strict=True):
            axes.set_title(title, fontsize=8, fontweight="bold", loc="left")
            draw_bars(axes, counts)
        handles, names = figure.axes[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside lower center", ncols=4, frameon=False, fontsize=6.5, columnspacing=1)

    return picture(draw, width, 16 + 4.4 * max(map(len, panels.values())), about)


def draw_bars(axes: "Axes", counts: Mapping[str, Mapping[State, int]]) -> None:
    """The bars of one panel."""
    names = [short(name, 34) for name in counts][::-1]
    left = [0] * len(names)
    room = NUMBER_WIDTH * max((sum(one.values()) for one in counts.values()), default=0)
    for state, words in STATES.items():
        sizes = [one.get(state, 0) for one in counts.values()][::-1]
        axes.barh(names, sizes, left=left, color=COLOURS[state], label=words)
        for at, size in enumerate(sizes):
            if size and size >= room:
                axes.text(left[at] + size / 2, at, str(size), ha="center", va="center", color="white", fontsize=6.5)
        left = [begin + size for begin, size in zip(left, sizes, strict=True)]
    for at, one in enumerate(reversed(list(counts.values()))):
        if any(0 < size < room for size in one.values()):
            axes.text(left[at] + room / 3, at, str(left[at]), va="center", fontsize=6.5)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    axes.tick_params(axis="y", labelsize=6.5)


def month(tasks: Mapping[date, Sequence[tuple[str, State]]], day: date, width: float, about: str) -> Picture:
    """The month that the day lies in, as a calendar: each day with its tasks, coloured by state."""
    weeks = Calendar().monthdatescalendar(day.year, day.month)

    def draw(figure: "Figure") -> None:
        axes = figure.add_subplot()
        axes.set_xlim(0, 7)
        axes.set_ylim(len(weeks), -0.25)
        axes.axis("off")
        for at, name in enumerate(WEEKDAYS):
            axes.text(at + 0.5, -0.12, name, ha="center", va="center", fontweight="bold")
        for row, week in enumerate(weeks):
            for column, one in enumerate(week):
                draw_day(axes, column, row, one, tasks.get(one, ()), day)

    return picture(draw, width, HEIGHT, about)


def draw_day(axes: "Axes", column: int, row: int, day: date, tasks: Sequence[tuple[str, State]], today: date) -> None:
    """One day: grey outside the month and on weekends, a thick frame today."""
    from matplotlib.patches import Rectangle

    inside = day.month == today.month
    ground = "white" if inside and column < 5 else "#f2f2f2"
    thickness, edge, above = (1.6, "black", 3) if day == today else (0.5, "#808080", 1)
    axes.add_patch(Rectangle((column, row), 1, 1, facecolor=ground, linewidth=thickness, edgecolor=edge, zorder=above))
    axes.text(column + 0.04, row + 0.12, str(day.day), va="center", fontweight="bold", color="black" if inside else "#909090", zorder=4)
    shown = tasks if len(tasks) <= LINES else tasks[: LINES - 1]
    for at, (text, state) in enumerate(shown):
        axes.text(column + 0.04, row + 0.32 + at * 0.19, short(text, LINE_LENGTH), va="center", fontsize=5.6, color=ink(state), zorder=4)
    if len(tasks) > len(shown):
        axes.text(column + 0.04, row + 0.32 + len(shown) * 0.19, f"… và {len(tasks) - len(shown)} việc khác", va="center", fontsize=5.6)


def ink(state: State) -> str:
    """The colour of a task's name: dark enough to be read on white."""
    return "#1f3864" if state == "open-in-time" else COLOURS[state]


def short(text: str, length: int) -> str:
    """The text in one line of at most so many characters; ``$`` is no sign of a formula."""
    line = " ".join(printable(text).split())
    return (line if len(line) <= length else f"{line[: length - 1].rstrip()}…").replace("$", r"\$")


def picture(draw: Any, width: float, height: float, about: str) -> Picture:  # noqa: ANN401 - Callable[[Figure], None]
    """The picture that will be drawn this way; ``width`` and ``height`` in millimetres."""

    def drawn(kind: Literal["png", "svg"]) -> bytes:
        from matplotlib import rc_context
        from matplotlib.figure import Figure

        with rc_context(DRAWING):
            figure = Figure(figsize=(width * MILLIMETRE, height * MILLIMETRE), layout="constrained")
            draw(figure)
            return saved(figure, kind)

    return Picture(draw=drawn, width=width, about=about)


def saved(figure: "Figure", kind: Literal["png", "svg"]) -> bytes:
    """The bytes of the figure, without the time of making."""
    stream = io.BytesIO()
    figure.savefig(stream, format=kind, dpi=DPI, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return stream.getvalue()
