"""Tabs in a Word paragraph as blanks, so that columns set with tabs read like typed ones (ECMA-376 part 1, 17.3.1.37)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.read.blocks import POINTS_PER_COLUMN
from pipeline.read.numerals import stated_number
from pipeline.read.word_package import W

DEFAULT_STOP = 36.0
"""Distance of Word's default tab stops, in points."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop: ``at`` in points from the margin; ``kind`` is "left", "center", "right" and so on."""

    at: float
    kind: str


def tab_stops(properties: Iterator[etree._Element]) -> tuple[Stop, ...]:
    """The tab stops set by paragraph properties, nearest first; "clear" takes an inherited stop away."""
    stops: dict[float, str] = {}
    for one in properties:
        for tab in one.iterfind(f"{W}tabs/{W}tab"):
            at = stated_number(tab.get(W + "pos"), signed=True)
            if at is not None:
                stops.setdefault(at / 20, tab.get(W + "val", "left"))
    return tuple(Stop(at, kind) for at, kind in sorted(stops.items()) if kind not in {"clear", "bar"})


def expand(text: str, indent: float, stops: Sequence[Stop]) -> str:
    """``text`` with blanks for tabs: one blank is one character column (6 points); ``indent`` is where the text begins, in points."""
    first, *others = text.split("\t")
    written = first
    for part in others:
        position = indent + POINTS_PER_COLUMN * len(written)
        stop = next((one for one in stops if one.at > position + 1), None) or _default(position)
        width = POINTS_PER_COLUMN * len(part.strip())
        start = stop.at - {"center": width / 2, "right": width, "end": width}.get(stop.kind, 0.0)
        written += " " * max(1, round((start - position) / POINTS_PER_COLUMN)) + part
    return written


def _default(position: float) -> Stop:
    return Stop((position // DEFAULT_STOP + 1) * DEFAULT_STOP, "left")
