"""Whole outputs against files that a person has read.

After a change that is meant to show, write them anew with ``GIAOVIEC_REGEN=1 pytest tests/render/test_golden.py`` and read the difference.
"""

import io
import os
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from models.notice import Notice
from pipeline.render.checklist import render
from tests.render import notices

GOLDEN = Path(__file__).parent.parent / "golden" / "render"
REGENERATE = os.environ.get("GIAOVIEC_REGEN") == "1"


def word_text(value: Notice) -> str:
    """The text of the Word document, one line per paragraph, table cells divided by bars."""
    document = Document(io.BytesIO(render(value, "docx", office=("UBND tỉnh Hoa Lư", "Sở Công Thương"))))
    lines = [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*lines, *(paragraph.text for paragraph in document.paragraphs)]) + "\n"


def sheet_text(value: Notice) -> str:
    """The cells of the workbook, one line per row."""
    book = openpyxl.load_workbook(io.BytesIO(render(value, "xlsx")))
    lines = [str(line) for sheet in book for line in sheet.iter_rows(values_only=True)]
    return "\n".join(lines) + "\n"


def outputs(value: Notice) -> dict[str, str]:
    texts = {suffix: render(value, suffix).decode() for suffix in ("json", "md", "html")}  # type: ignore[arg-type]
    return texts | {"docx.txt": word_text(value), "xlsx.txt": sheet_text(value)}


@pytest.mark.parametrize("suffix", ["json", "md", "html", "docx.txt", "xlsx.txt"])
@pytest.mark.parametrize("name", ["ordinary", "idle"])
def test_output_is_what_was_read_and_approved(name: str, suffix: str) -> None:
    text = outputs(getattr(notices, name)())[suffix]
    golden = GOLDEN / f"{name}.{suffix}"
    if REGENERATE:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_the_switch_is_off() -> None:
    assert not REGENERATE, "GIAOVIEC_REGEN=1 makes every golden test pass: unset it for a real run"
