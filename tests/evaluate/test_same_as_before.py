"""The figures are those of the labels' own scoring program, where it is at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

from models.notice import Notice
from pipeline.evaluate.figures import figures
from pipeline.evaluate.labels import parse_labels
from pipeline.evaluate.scoring import score
from pipeline.process import process

SHARED = Path(__file__).parents[3] / "shared"
PROGRAM = SHARED / "gold" / "score.py"
QUICK = (".txt", ".md", ".docx")

pytestmark = pytest.mark.skipif(not PROGRAM.is_file(), reason="the labelled notices are not beside the project")


@pytest.fixture(scope="module")
def official():
    spec = importlib.util.spec_from_file_location("score", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cases():
    """Label files, the notice read, and a notice spoilt in every way that counts."""
    found = []
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        if label["file"].endswith(QUICK):
            notice = process(SHARED / "corpus" / "dev" / label["file"])
            found += [(path, notice), (path, spoilt(notice))]
    return found


def spoilt(notice: Notice) -> Notice:
    """Every third task left out, every other one without a lead or with its passage cut, the number lost."""
    kept = [task for number, task in enumerate(notice.tasks) if number % 3]
    changed = [
        task.model_copy(update={"lead": ()} if number % 2 else {"text": task.text[: len(task.text) // 2]})
        for number, task in enumerate(kept)
    ]
    return notice.model_copy(update={"tasks": (*changed, *notice.tasks[:1]), "header": notice.header.model_copy(update={"number": None})})


def test_the_same_counts(official, cases):
    for path, notice in cases:
        wanted = official.score_document(json.loads(path.read_text(encoding="utf-8")), notice.model_dump(mode="json"))["counts"]
        found = score(parse_labels(path.read_bytes(), path.name), notice).counts.model_dump()
        assert {name: found[name] for name in wanted} == wanted, path.name


def test_the_same_figures(official, cases):
    rows = [score(parse_labels(path.read_bytes(), path.name), notice).counts for path, notice in cases]
    wanted = official.figures([row.model_dump() for row in rows])
    found = figures(rows).model_dump()
    assert {name: found[name] for name in wanted} == pytest.approx(wanted)
