"""What a stretch of text says, before anything outside the text (the notice's date, a parent section) is brought in."""

from typing import Literal

from pydantic import Field

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


class UnitMention(Value):
    """Somebody named in the text as one who can be told to do something.

    ``name`` is full: a member of a list expression has the list's head ("các Sở: Tài chính" gives "Sở Tài chính") and a
    head of a unit stands for the unit. ``start``/``end`` are text offsets of what was written for this one.
    """

    name: str
    as_written: str
    kind: Literal["unit", "group", "person"]
    start: int
    end: int
    rule: str


class UnitList(Value):
    """Units named one after the other; ``first``/``last`` are token indices (last excluded) of the whole expression."""

    units: tuple[UnitMention, ...]
    first: int
    last: int


class Clause(Value):
    """A stretch of a paragraph with one subject: who is told (if it says so), who is to help, and where the action begins.

    ``start``/``end`` and ``action`` are text offsets. ``cue`` says how the lead was told: "assigned" (giao, đề nghị X),
    "subject" (X chủ trì, X rà soát), "verb" (an order without subject), "none" (not an order by its form).
    """

    start: int
    end: int
    action: int
    cue: Literal["assigned", "subject", "verb", "none"]
    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    chairs: bool = Field(default=False, description='"chủ trì" is said of the lead.')
    duty: bool = Field(default=False, description='Said to be a duty: "có trách nhiệm", "phải", "cần".')
    past: bool = Field(default=False, description="It tells what has been done.")


class Reading(Value):
    """A paragraph as an order, an introduction, a heading or none of these.

    ``lead`` and ``coordinating`` are what it gives to the paragraphs below it. ``role``: "heading" names units or a topic;
    "introduction" orders nothing itself (GUIDELINES T5); "order" gives work, also when others stand below it (T6);
    "details" only says what its parent's product must contain (T10); "closing" and "report" give no work.
    """

    role: Literal["heading", "introduction", "order", "details", "closing", "report"]
    names_units: bool = Field(default=False, description="A heading that names units and nothing else.")
    of_notice: bool = Field(default=False, description="A paragraph at the end that speaks of the whole notice: it belongs to no item.")
    clauses: tuple[Clause, ...] = ()
    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    directing: bool | None = Field(
        default=None, description="What it says of the paragraphs below: True they direct, False they report, None nothing."
    )
    directs: bool = Field(
        default=False, description="Its lead is told to direct: those named below as subjects are directed, they do not lead."
    )
    details_follow: bool = Field(default=False, description="What stands below belongs to this order (T10).")
    sets_deadline: bool = Field(
        default=False, description="Its deadline holds for what stands below it, or, in a closing paragraph, before it."
    )
    rule: str | None = None
