"""Real files, where they are at hand: they are read, and soundly."""

from pathlib import Path

import pytest

from pipeline.read.reader import read
from tests.read.invariants import assert_sound

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for suffix in ("docx", "txt", "md") for path in CORPUS.glob(f"*/*.{suffix}"))


@pytest.mark.skipif(not FILES, reason="the corpus is not at hand")
def test_real_files_are_sound():
    for path in FILES:
        document = read(path)
        assert_sound(document)
        assert document.body_end > 500
