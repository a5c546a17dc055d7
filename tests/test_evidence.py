"""What holds for every notice, whatever it says: every value points at its words, tasks stand in order, nothing is told twice."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from models.document import Document
from models.notice import Notice, SectionNode, Task
from models.place import Evidence
from pipeline.extract.language import Syllables, one_spelling
from pipeline.extract.units import read_units
from pipeline.process import understand
from pipeline.read.reader import read
from tests.test_samples import FILES, skip_unless_readable

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "dev"
SLOW = {".doc"}  # LibreOffice converts them
REAL = [path for path in sorted(CORPUS.glob("*")) if path.suffix in {".txt", ".docx", ".pdf", ".md"} | SLOW] if CORPUS.exists() else []


@cache
def read_and_understood(path: Path) -> tuple[Document, Notice]:
    skip_unless_readable(path)
    document = read(path)
    return document, understand(document, allow_secret=True)


def each_notice(test):
    marked = [pytest.param(path, id=path.name, marks=[] if path in FILES else [pytest.mark.slow]) for path in (*FILES, *REAL)]
    return pytest.mark.parametrize("path", marked)(test)


def evidence_of(task: Task) -> Iterator[Evidence]:
    yield from task.evidence.values()
    for values in (task.lead, task.coordinating, task.report_to, task.deadlines, task.products, task.legal_basis):
        for value in values:
            yield value.evidence


def nodes(sections: tuple[SectionNode, ...]) -> Iterator[SectionNode]:
    for section in sections:
        yield section
        yield from nodes(section.children)


@each_notice
def test_every_value_quotes_its_place(path):
    document, notice = read_and_understood(path)
    places = [*notice.header.evidence.values(), *(place for task in notice.tasks for place in evidence_of(task))]
    assert [place for place in places if document.text[place.start : place.end] != place.quote] == []
    assert [place for place in places if not place.quote.strip()] == []
    assert [place for place in places if (place.page is None) != (not place.boxes)] == []


@each_notice
def test_what_is_written_of_units_and_deadlines_is_the_quote(path):
    _, notice = read_and_understood(path)
    for task in notice.tasks:
        for unit in (*task.lead, *task.coordinating, *task.report_to):
            assert " ".join(unit.evidence.quote.split()).startswith(unit.as_written.split()[0])
            assert unit.name
        for deadline in task.deadlines:
            *_, last = deadline.as_written.split("…")  # what stands before "…" may be the label of a report
            assert " ".join(deadline.evidence.quote.split()).endswith(last.strip())


@each_notice
def test_the_text_of_a_task_is_its_passage(path):
    _, notice = read_and_understood(path)
    for task in notice.tasks:
        passage = " ".join(place.quote for key, place in sorted(task.evidence.items()) if key.startswith("text"))
        assert " ".join(task.text.split()) == " ".join(passage.split())


@each_notice
def test_actions_stand_in_the_text(path):
    document, notice = read_and_understood(path)
    for task in notice.tasks:
        for action in task.actions:
            words = " ".join(document.text[action.start : action.end].split())
            assert words == f"{action.verb} {action.object}".strip()


@each_notice
def test_tasks_are_in_the_order_of_the_text(path):
    _, notice = read_and_understood(path)
    starts = [task.evidence["text"].start for task in notice.tasks]
    assert starts == sorted(starts)
    assert [task.id for task in notice.tasks] == [f"t{number}" for number in range(1, len(notice.tasks) + 1)]


@each_notice
def test_no_word_belongs_to_two_tasks(path):
    _, notice = read_and_understood(path)
    spans = sorted({(place.start, place.end) for task in notice.tasks for key, place in task.evidence.items() if key.startswith("text")})
    assert [pair for pair in pairwise(spans) if pair[0][1] > pair[1][0]] == []


@each_notice
def test_sections_nest(path):
    document, notice = read_and_understood(path)
    for node in nodes(notice.sections):
        assert 0 <= node.start < node.end <= len(document.text)
        assert all(node.start <= child.start and child.end <= node.end for child in node.children)
        assert all(one.end <= two.start for one, two in pairwise(node.children))


@each_notice
def test_names_are_told_once(path):
    _, notice = read_and_understood(path)
    for task in notice.tasks:
        leads, helpers = [unit.name.lower() for unit in task.lead], [unit.name.lower() for unit in task.coordinating]
        assert len(leads) == len(set(leads))
        assert len(helpers) == len(set(helpers))
        assert not set(leads) & set(helpers) or task.evidence["text"].rule == "order.row"  # a table may name one in both columns


@each_notice
def test_one_spelling_is_reached_at_once(path):
    document, _ = read_and_understood(path)
    words = {one_spelling(word) for word in document.text.split()}
    assert {word for word in words if one_spelling(word) != word} == set()


@each_notice
def test_units_end_before_the_limit(path):
    document, _ = read_and_understood(path)
    s = Syllables(document.text[:4000])
    for first in range(0, len(s), 7):
        for limit in range(first, min(len(s), first + 12)):
            found = read_units(s, first, limit, bare=True)
            assert found is None or (found.last <= limit and all(unit.end <= s.ends[limit - 1] for unit in found.units))
