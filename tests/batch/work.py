"""Work for the processes of test_run: the file's name says what happens."""

import os
from pathlib import Path

from pipeline.errors import EmptyFile


def length(path: Path) -> int:
    """The number of letters of the name, unless the name asks for trouble."""
    if path.stem == "empty":
        raise EmptyFile(f"Tệp “{path.name}” không có nội dung.")
    if path.stem == "bug":
        raise ZeroDivisionError("ngoài dự kiến")
    if path.stem == "crash":
        os._exit(11)
    return len(path.stem)
