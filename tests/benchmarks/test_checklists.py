"""The benchmark of the forms measures what it says."""

from benchmarks.checklists import TODAY, invented, rows_of
from pipeline.render.forms.setting import Setting

SETTING = Setting(today=TODAY)


def test_every_task_is_a_row_of_the_tracking_table() -> None:
    tasks = invented(50)
    assert len(tasks) == len({one.key for one in tasks}) == 50
    assert len(rows_of("bang-theo-doi", tasks, SETTING)) == 50


def test_a_task_is_a_row_for_each_of_its_units() -> None:
    assert len(rows_of("theo-don-vi", invented(50), SETTING)) == 150


def test_letters_and_calendars_have_no_rows() -> None:
    assert rows_of("lich", invented(50), SETTING) == rows_of("cong-van-giao", invented(50), SETTING) == []
