"""The tables of docs/accuracy.md and README.md: made from a measurement, put between the pages' marks."""

from pathlib import Path

import pytest

from benchmarks.accuracy import CLOSE, OPEN, page, renew, results, summary
from pipeline.evaluate.reading import ReadNotice
from pipeline.evaluate.report import measure
from tests.evaluate.cases import CHECK, label, labels, notice, task

ROOT = Path(__file__).parents[2]


@pytest.fixture
def measured():
    """A letter with a right and a spurious task, a scanned directive with a wrong lead, and a letter that assigns nothing."""
    wanted = [labels(label(), genre="công văn"), labels(label(), id="b", genre="chỉ thị", scan=True), labels(id="c", genre="công văn")]
    found = [notice(task(needs_look=False), task(CHECK)), notice(task(lead=("Sở Nội vụ",))), notice()]
    return measure(wanted, {one.id: ReadNotice(notice=each) for one, each in zip(wanted, found, strict=True)})


def row(text, name):
    [line] = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.split("|")[2:-1]]


def test_groups(measured):
    text = page(measured)
    assert row(text, "**born digital**")[:2] == ["2", "1"]
    assert row(text, "**scans**")[:2] == ["1", "1"]
    assert row(text, "công văn")[9] == "**0.667**"
    assert row(text, "chỉ thị")[9] == "**0.000**"
    assert "Notices that assign nothing: 1 notice(s), 0 spurious task(s)." in text


def test_differences_are_counted_by_kind(measured):
    text = page(measured)
    assert row(text, "task that nobody assigned") == ["1", "0"]
    assert row(text, "lead") == ["0", "1"]


def test_the_mark_as_shipped(measured):
    assert row(page(measured), "as shipped")[:2] == ["33.3%", "100.0%"]


def test_summary(measured):
    assert row(summary(measured), "**no-edit F1**") == ["**0.667**", "**0.000**"]


def test_only_what_stands_between_the_marks_is_renewed(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(f"before\n{OPEN}old\n{CLOSE}\nafter\n", encoding="utf-8")
    renew(path, "new\n")
    assert path.read_text(encoding="utf-8") == f"before\n{OPEN}new\n{CLOSE}\nafter\n"


def test_a_page_without_marks_is_left_alone(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("text\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        renew(path, "new\n")
    assert path.read_text(encoding="utf-8") == "text\n"


def test_results_are_found_by_the_labels_ids(tmp_path):
    (tmp_path / "a.json").write_text(notice(task()).model_dump_json(), encoding="utf-8")
    assert set(results([labels(), labels(id="b")], tmp_path)) == {"a"}


@pytest.mark.parametrize("name", ["README.md", "docs/accuracy.md"])
def test_the_pages_have_tables_between_their_marks(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "no-edit F1" in text.partition(OPEN)[2].partition(CLOSE)[0]
