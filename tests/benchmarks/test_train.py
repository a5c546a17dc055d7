"""The training set from labelled notices, and learning from all notices but the one judged."""

import json

import pytest

from benchmarks.paragraphs import Example, examples_of
from benchmarks.train import as_lines, decided, examples_in, leave_one_out, table, ways
from pipeline.evaluate.labels import LabelledNotice
from pipeline.read.reader import read
from tests.written import written

BODY = """\
1. Giao Sở Nông nghiệp và Môi trường chủ trì rà soát các hồ chứa nước trước ngày 20/3/2026.
2. Sở Tài chính:
a) Bố trí kinh phí mua máy bơm;
b) Hướng dẫn thủ tục thanh toán kinh phí.
Phó Chủ tịch UBND tỉnh ghi nhận kết quả chống hạn của các địa phương."""


def label(start, end="", path=()):
    return {"path": path, "start": start, "end": end or start, "words": 12}


def labels(*tasks, optional=(), name="a"):
    return LabelledNotice.model_validate({"id": name, "file": f"{name}.txt", "tasks": tasks, "optional": optional})


LABELS = labels(
    label("rà soát các hồ chứa nước", path=("1",)),
    label("Bố trí kinh phí mua máy bơm", path=("2", "a")),
    optional=[{"start": "Hướng dẫn thủ tục thanh toán"}],
)


def examples(wanted=LABELS, body=BODY):
    return examples_of(wanted, read(written(body).encode(), name="a.txt"))


def begun(found):
    return [one.text.split()[0] for one in found if one.task]


def test_a_paragraph_in_which_a_labelled_task_begins():
    assert begun(examples()) == ["1.", "a)"]


def test_what_the_labels_leave_open_is_no_example():
    assert not any("thanh toán" in one.text for one in examples())
    assert any("thanh toán" in one.text for one in examples(labels()))


def test_the_same_first_words_twice_are_told_apart_by_the_last_words_and_the_path():
    body = "1. Sở Y tế lập kế hoạch khám bệnh cho dân.\n2. Sở Y tế lập kế hoạch mua thuốc.\n3. Sở Y tế lập kế hoạch mua thuốc."
    assert begun(examples(labels(label("lập kế hoạch", "mua thuốc", path=("3",))), body)) == ["3."]
    assert begun(examples(labels(label("lập kế hoạch", "mua thuốc")), body)) == ["2."]


def test_what_the_rules_find_stands_beside_the_labels():
    found = {one.text.split()[0]: one for one in examples(labels())}
    assert found["1."].ruled
    assert not found["1."].task
    assert not found["Phó"].ruled


def test_what_is_known_of_a_paragraph():
    item = next(one for one in examples() if one.text.startswith("a)"))
    assert {"kind=letter", "depth=2", "opens2=bố trí", "acts=True", "dated=False", "above0=heading/True", "above-word=chính"} <= {
        *item.features
    }
    first = next(one for one in examples() if one.text.startswith("1."))
    assert {"kind=number", "depth=1", "dated=True", "named=1", "holds=False"} <= {*first.features}


def example(notice, word, *, task, ruled=False, unsure=True):
    return Example(notice=notice, text=word, features=(word, f"in {notice}"), task=task, ruled=ruled, unsure=unsure)


INVENTED = [example(name, word, task=word == "giao") for name in "abc" for word in ("giao", "ghi nhận", "giao")]


def test_what_was_learned_from_the_others_judges_a_notice():
    assert [chance >= 0.5 for chance in leave_one_out(INVENTED)] == [one.task for one in INVENTED]


def test_nothing_is_learned_from_the_notice_itself():
    alone = [example("d", "lạ", task=True) for _ in range(5)]
    others = [example(name, "lạ", task=False) for name in "abc"] + [example(name, "giao", task=True) for name in "abc"]
    assert all(chance < 0.5 for chance in leave_one_out([*others, *alone])[-5:])


def test_the_same_twice():
    assert leave_one_out(INVENTED) == leave_one_out(INVENTED)


def test_learning_has_a_say_only_where_the_rules_are_unsure():
    rows = [example("a", "giao", task=True, unsure=unsure) for unsure in (True, False)]
    assert list(ways(rows, [0.6, 0.6]).values()) == [[False, False], [True, True], [True, False], [False, False]]
    assert list(ways(rows, [0.95, 0.6]).values())[3] == [True, False]


def test_decisions_are_counted():
    rows = [example("a", "giao", task=task, ruled=ruled) for task, ruled in ((True, False), (False, True), (True, True), (False, False))]
    one = decided(rows, [True, True, False, True])
    assert one.model_dump() == {"right": 1, "spurious": 2, "missed": 1, "mended": 1, "broken": 2}
    assert one.f1 == pytest.approx(0.4)
    assert "| rules | 0.500 | 1 | 1 | 0 | 0 |" in table(rows, [0.5] * 4)


def test_from_folders_to_a_training_set(tmp_path, capsys):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(written(BODY), encoding="utf-8")
        content = LABELS.model_copy(update={"id": name, "file": f"{name}.txt"})
        (tmp_path / f"{name}.json").write_text(content.model_dump_json(), encoding="utf-8")
    (tmp_path / "c.json").write_text(labels(name="c").model_dump_json(), encoding="utf-8")
    found = examples_in(tmp_path, tmp_path)
    assert "c.txt" in capsys.readouterr().err
    assert [one.notice for one in found] == ["a"] * (len(found) // 2) + ["b"] * (len(found) // 2)
    lines = as_lines(found).decode().splitlines()
    assert [json.loads(line)["task"] for line in lines] == [one.task for one in found]
