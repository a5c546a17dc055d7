"""Runs, words and rows for tests, without any PDF: every character is half its size wide."""

from pipeline.read.printed import Run
from pipeline.read.rows import Row, rows_of, words_of


def run(text, x, baseline, size=14.0, *, step=None, **look) -> Run:
    """Characters from ``x`` on, each ``step`` points after the one before it (half the size by default)."""
    step = size / 2 if step is None else step
    lefts = [x + step * index for index in range(len(text))]
    return Run(
        text,
        lefts,
        [left + size / 2 for left in lefts],
        top=baseline - 0.75 * size,
        baseline=baseline,
        bottom=baseline + 0.2 * size,
        size=size,
        **look,
    )


def rows(*runs: Run) -> list[Row]:
    return rows_of(words_of(runs))


def texts(rows) -> list[str]:
    return [row.text for row in rows]


def centred(text, middle, baseline, size=14.0, **look) -> Run:
    return run(text, middle - len(text) * size / 4, baseline, size, **look)
