"""Who makes a form, where, when, and over which notices."""

from datetime import date

from models.tracked import NoticeReference
from models.value import Value


class Setting(Value):
    """``office`` has the lines of the letterhead, the parent first; ``unit``: about this unit alone (None: all).

    ``notices`` are all that have come in, also those that assign nothing: the registers list them. ``since``, ``until``: the first and
    the last day of the period that was asked for; its tasks alone are given then.
    """

    today: date
    office: tuple[str, ...] = ()
    place: str | None = None
    unit: str | None = None
    notices: tuple[NoticeReference, ...] = ()
    since: date | None = None
    until: date | None = None
