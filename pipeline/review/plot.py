"""A plot of shares over time, as points in an SVG that the page draws: no style and no script in it."""

from collections.abc import Sequence

from models.value import Value
from pipeline.review.accuracy import MEASURES, Period

WIDTH, HEIGHT = 760.0, 260.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 12.0, 10.0, 28.0


class Point(Value):
    """A share at a period, in units of the plot."""

    x: float
    y: float
    value: float
    of: int


class Line(Value):
    """The points of one measure; ``path`` is what a polyline takes."""

    name: str
    words: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


class Plot(Value):
    """Lines, and the marks of both axes: where they stand, and what they say."""

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
    places: tuple[float, ...]


def plot(periods: Sequence[Period]) -> Plot:
    """The plot of the periods; its axis begins at the ten percent below the least share."""
    shares = [share.value for one in periods for share in one.shares.values() if share.value is not None]
    least = min(0.9, int(min(shares, default=0.9) * 10) / 10)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(periods))
    places = tuple(LEFT + step * (at + 0.5) for at in range(len(periods)))

    def height(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value) / (1 - least)

    lines = []
    for name, words in MEASURES.items():
        shown = [(place, one.shares[name]) for place, one in zip(places, periods, strict=True)]
        points = [Point(x=x, y=height(one.value), value=one.value, of=one.of) for x, one in shown if one.value is not None]
        lines.append(Line(name=name, words=words, points=tuple(points)))
    count = round((1 - least) * 10)
    levels = [1 - at / 10 for at in range(0, count + 1, 1 if count <= 5 else 2)]
    return Plot(lines=tuple(lines), ticks=tuple((height(level), f"{level * 100:.0f} %") for level in levels), places=places)
