"""One clock for all days and times that are shown."""

from datetime import UTC, date, datetime, timedelta

from pipeline import clock


def test_the_day_is_that_of_vietnam(monkeypatch):
    assert clock.now().utcoffset() == timedelta(hours=7)
    evening = datetime(2026, 3, 31, 18, 30, tzinfo=UTC)  # half past one at night in Hà Nội
    monkeypatch.setattr(clock, "now", lambda: evening.astimezone(clock.HERE))
    assert clock.today() == date(2026, 4, 1)


def test_a_moment_is_told_as_clocks_in_vietnam_show_it():
    assert clock.then(1_772_323_200).isoformat() == "2026-03-01T07:00:00+07:00"
