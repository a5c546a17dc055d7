"""The calendar, read by two parsers that know nothing of each other."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import TODAY, setting, tasks
from tests.render.notices import hostile

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_form("lich", chosen(tasks(), Wanted(), TODAY), setting(), "ics")


@pytest.fixture(scope="module")
def to_dos(content):
    return {str(one["summary"]).split(": ")[-1].split()[0]: one for one in Calendar.from_ical(content).todos}


def test_every_task_is_there_and_valid(content):
    calendar = Calendar.from_ical(content)
    assert len(calendar.todos) == 8
    assert not [one.errors for one in calendar.walk() if one.errors]
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Asia/Ho_Chi_Minh"]


def test_the_second_parser_agrees(content):
    calendar = vobject.readOne(content.decode())
    calendar.validate(raiseException=True)
    theirs = {one.uid.value: one.due.value for one in calendar.vtodo_list if hasattr(one, "due")}
    ours = {str(one["uid"]): one["due"].dt for one in Calendar.from_ical(content).todos if "due" in one}
    assert theirs.keys() == ours.keys()
    assert len(ours) == 6
    for uid, due in theirs.items():
        assert due == ours[uid]
        assert due.utcoffset() == timedelta(hours=7)


def test_a_whole_day_ends_with_the_last_day_in_time(to_dos):
    assert to_dos["Kiểm"]["due"].dt == datetime(2023, 10, 12, 23, 59, tzinfo=ZONE)
    assert to_dos["Rà"]["due"].dt == datetime(2023, 11, 30, 23, 59, tzinfo=ZONE)


def test_an_hour_is_kept(to_dos):
    assert to_dos["Diễn"]["due"].dt == datetime(2023, 10, 10, 14, 0, tzinfo=ZONE)


def test_reminders_come_at_eight_in_the_morning(to_dos):
    for one in (to_dos["Kiểm"], to_dos["Diễn"]):
        times = [one["due"].dt + alarm["trigger"].dt for alarm in one.walk("VALARM")]
        assert [time.hour for time in times] == [8, 8, 8]
        assert [(one["due"].dt.date() - time.date()).days for time in times] == [7, 3, 1]
        assert {alarm["trigger"].params["RELATED"] for alarm in one.walk("VALARM")} == {"END"}


def test_a_recurrence_is_a_rule_that_begins_on_a_day_of_its_own(to_dos):
    one = to_dos["Tổng"]
    assert one["rrule"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=25"
    assert one["due"].dt > one["dtstart"].dt


def test_what_is_finished_says_so_and_reminds_nobody(to_dos):
    assert (str(to_dos["Bố"]["status"]), to_dos["Bố"]["percent-complete"]) == ("COMPLETED", 100)
    assert to_dos["Bố"].walk("VALARM") == []
    assert str(to_dos["Kiểm"]["status"]) == "NEEDS-ACTION"


def test_importing_again_updates(content):
    later = render_form("lich", tasks(), setting(today=date(2023, 12, 1)), "ics")
    one, other = ([str(part["uid"]) for part in Calendar.from_ical(text).todos] for text in (content, later))
    assert set(one) == set(other)
    assert len(set(one)) == len(one)


def test_text_cannot_add_lines_of_its_own():
    content = render_form("lich", track([hostile()]), setting(), "ics")
    [one] = Calendar.from_ical(content).todos
    assert "<script>" in one["description"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_events_have_the_days_that_have_to_dos():
    calendar = Calendar.from_ical(render_form("lich-su-kien", tasks(), setting(), "ics"))
    days = sorted(one["dtstart"].dt for one in calendar.events if "rrule" not in one)
    assert days == [date(2023, 10, 10), date(2023, 10, 12), date(2023, 10, 14), date(2023, 11, 30)]
    assert {str(one["uid"])[-11:] for one in calendar.events} == {"-e@giaoviec"}
