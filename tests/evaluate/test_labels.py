"""Label files: short labels, corrected results, and files that are neither."""

import json

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate.labels import parse_labels
from pipeline.evaluate.scoring import score
from tests.evaluate.cases import CHECK, deadline, label, notice, task


def test_short_labels_with_an_office_s_own_notes():
    source = {"id": "a", "file": "a.pdf", "header": {"number": None}, "tasks": [label() | {"checked_by": "An"}], "notes": "x"}
    [found] = parse_labels(json.dumps(source).encode(), "a.json").tasks
    assert found.lead == ("Sở Y tế",)


def test_a_corrected_result_measures_itself_as_right():
    result = notice(task(coordinating=("Sở Tài chính",), deadlines=(deadline(due="2026-03-15"),)), task(CHECK, ("Công an xã",)))
    one = parse_labels(result.model_dump_json().encode(), "a.json")
    assert (one.id, one.file, one.genre, len(one.tasks)) == ("a", "a.txt", "Công văn", 2)
    measured = score(one, result)
    assert measured.differences == 0
    assert measured.counts.no_edit == 2


def test_a_correction_shows():
    one = parse_labels(notice(task(lead=("Sở Nội vụ",))).model_dump_json().encode(), "a.json")
    assert [found.field for found in score(one, notice(task())).judgements[0].differences] == ["lead"]


@pytest.mark.parametrize(
    ("source", "told"), [(b"{", "JSON"), (b"[]", "định dạng"), (b'{"id": "a", "file": "a", "tasks": [{}]}', "tasks.0.start")]
)
def test_a_file_that_is_no_label_file_is_named(source, told):
    with pytest.raises(UsageError, match=rf"hong\.json.*{told}"):
        parse_labels(source, "hong.json")
