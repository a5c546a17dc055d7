"""Invented notices, drafted as variously as offices do, with labels made from the text alone: no figure may fall.

They are harder than most real notices (sloppy drafts, look-alikes, rare forms); the floors lie a little below what is reached.
To see every difference: ``giaoviec evaluate tests/notices``.
"""

from pathlib import Path

import pytest

from pipeline.evaluate.figures import Figures, figures
from pipeline.evaluate.labels import parse_labels
from pipeline.evaluate.scoring import score
from pipeline.process import process

NOTICES = Path(__file__).parent / "notices"
FLOORS = {"found_f1": 0.975, "exact": 0.98, "lead": 0.98, "coord": 0.99, "deadline": 0.99, "path": 0.97, "header": 0.98, "no_edit_f1": 0.95}


@pytest.fixture(scope="module")
def reached() -> Figures:
    labels = [parse_labels(path.read_bytes(), path.name) for path in sorted(NOTICES.glob("*.json"))]
    return figures([score(one, process(NOTICES / one.file)).counts for one in labels])


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_is_kept(figure: str, reached: Figures) -> None:
    assert getattr(reached, figure) >= FLOORS[figure]
