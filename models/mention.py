"""What a stretch of text says, before anything outside the text (the notice's date, a parent section) is brought in."""

from typing import Literal

from models.notice import DeadlineKind, Every
from models.value import Value

Grain = Literal["day", "week", "month", "quarter", "half-year", "nine-months", "year"]
Portion = Literal["start", "middle", "end", "first-half", "second-half"]
Unit = Literal["hour", "day", "week", "half-month", "month", "quarter", "half-year", "year"]
Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
Strength = Literal["certain", "weak"]
Anchor = Literal["issue", "receipt", "other"]


class When(Value):
    """A day or a period as written: only what the words say, so that the year, for instance, may be missing.

    ``shift`` counts ``grain`` units from the notice's date ("tháng này" 0, "tuần sau" 1, "hôm qua" -1).
    ``portion`` is a part of the period (đầu, giữa, cuối, nửa đầu, nửa cuối). ``day`` is -1 for the last day of a month.
    """

    grain: Grain
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    half: int | None = None
    year: int | None = None
    weekday: Weekday | None = None
    week: int | None = None
    shift: int | None = None
    portion: Portion | None = None
    occasion: str | None = None
    lunar: bool = False


class DeadlineMention(Value):
    """A phrase that says by when.

    ``start``/``end`` are offsets into the text that was searched; ``as_written`` is that stretch with its white space
    collapsed (and its middle left out, as "…", where two parts of one deadline stand apart).

    ``first``/``last`` hold the dates or periods named: ``last`` alone for one, both for a range. ``count``, ``unit`` and
    ``working`` hold a number of days, ``before`` that they are counted back from the anchor. ``every`` makes it a
    recurrence, whose day, month and weekday stand in ``last``. ``strength`` is "weak" where a bare date or period may
    merely say when something is, and the reader of the mention should look at what it belongs to.
    """

    start: int
    end: int
    as_written: str
    kind: DeadlineKind
    strength: Strength
    rule: str
    first: When | None = None
    last: When | None = None
    time: str | None = None
    count: int | None = None
    unit: Unit | None = None
    working: bool | None = None
    before: bool = False
    anchor: str | None = None
    anchor_kind: Anchor | None = None
    every: Every | None = None
