"""No fault leaves anything behind."""

import tempfile

import pytest

from tests.faults.stand_ins import MARK
from tests.processes import gone


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """The folder of temporary files: none of them and no process of ours outlives a test."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir())
    assert gone(MARK)
