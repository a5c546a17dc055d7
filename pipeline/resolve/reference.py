"""The days that phrases are read against: the notice's own date and its day of arrival."""

from datetime import date

from models.value import Value


class Reference(Value):
    """ISO dates, as far as they are known: "2025-01-08", "2025-01" or "2025". The day of reading is never used."""

    issued_on: str | None = None
    arrived_on: str | None = None

    @property
    def issued(self) -> date | None:
        """The notice's date; None unless the whole day is known."""
        return whole_day(self.issued_on)

    @property
    def arrived(self) -> date | None:
        """The day of arrival; None unless the whole day is known."""
        return whole_day(self.arrived_on)

    @property
    def year(self) -> int | None:
        """The notice's year."""
        return int(self.issued_on[:4]) if self.issued_on else None

    @property
    def month(self) -> int | None:
        """The notice's month."""
        return int(self.issued_on[5:7]) if self.issued_on and len(self.issued_on) >= 7 else None

    @property
    def earliest(self) -> date | None:
        """The first day that the notice's date can be, as far as month and year are known; None if its month is not."""
        return self.issued or (date(self.year, self.month, 1) if self.year and self.month else None)


def whole_day(text: str | None) -> date | None:
    """An ISO date with its day; None for a month or a year alone."""
    return date.fromisoformat(text) if text and len(text) == 10 else None
