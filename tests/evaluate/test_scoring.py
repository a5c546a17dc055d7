"""What is right, what differs, what was missed, what is too much."""

import pytest

from pipeline.evaluate.figures import figures
from pipeline.evaluate.scoring import score
from tests.evaluate.cases import CHECK, LIST, deadline, label, labels, notice, task

DATED = [{"kind": "before", "as_written": "trước ngày 15/3/2026", "due": "2026-03-15"}]


def outcomes(wanted, found):
    return [one.outcome for one in score(wanted, found).judgements]


def test_a_task_that_is_right_in_every_field():
    found = task(coordinating=("Sở Tài chính",), deadlines=(deadline(due="2026-03-15"),), needs_look=False)
    result = score(labels(label(coordinating=["Sở Tài chính"], deadlines=DATED)), notice(found))
    assert [one.outcome for one in result.judgements] == ["right"]
    assert result.differences == 0
    assert (result.counts.no_edit, result.counts.dated_right, result.counts.unlooked_right) == (1, 1, 1)


@pytest.mark.parametrize(
    ("found", "field"),
    [
        (task(lead=("Sở Nội vụ",)), "lead"),
        (task(coordinating=("Sở Nội vụ",)), "coordinating"),
        (task(deadlines=(deadline(due="2026-03-15"),)), "deadlines"),
        (task(" ".join(LIST.split()[:9])), "text"),
    ],
)
def test_what_makes_a_task_wrong(found, field):
    [judgement] = score(labels(label()), notice(found)).judgements
    assert judgement.outcome == "wrong"
    assert [one.field for one in judgement.differences] == [field]


def test_a_wrong_path_is_a_difference_but_costs_no_edit():
    [judgement] = score(labels(label(path=("2", "a"))), notice(task())).judgements
    assert (judgement.outcome, [one.field for one in judgement.differences]) == ("right", ["path"])


def test_missed_spurious_and_optional():
    optional = [{"start": "kiểm tra việc chấp hành", "end": "quán ăn ven hồ"}]
    assert outcomes(labels(label()), notice()) == ["missed"]
    assert outcomes(labels(), notice(task(CHECK))) == ["spurious"]
    assert outcomes(labels(optional=optional), notice(task(CHECK))) == ["optional"]


def test_one_found_task_stands_for_one_label():
    assert sorted(outcomes(labels(label(), label()), notice(task()))) == ["missed", "right"]


def test_a_passage_that_swallows_everything_is_no_match():
    assert outcomes(labels(label()), notice(task(LIST + " rồi lại làm thêm nhiều việc khác nữa" * 20))) == ["missed", "spurious"]


def test_nothing_could_be_read():
    result = score(labels(label(), header={"number": "7/SYT-KH", "signer": None}), None)
    assert result.counts.found == 0
    assert [one.field for one in result.header] == ["header.number"]


def test_figures_count_missed_and_spurious_tasks_against_the_no_edit_f1():
    rows = [score(labels(label()), notice(task(), task(CHECK))).counts, score(labels(label()), notice()).counts]
    result = figures(rows)
    assert (result.found_precision, result.found_recall, result.no_edit_f1) == (0.5, 0.5, 0.5)
    low, high = result.no_edit_f1_ci95
    assert low <= result.no_edit_f1 <= high


def test_nothing_to_find_and_nothing_found_is_perfect():
    assert figures([score(labels(), notice()).counts]).no_edit_f1 == 1.0
