"""A file as the measurement needs it: the notice found in it, and the text that its offsets point into."""

from pathlib import Path

from models.notice import Notice
from models.value import Value
from pipeline.process import understand
from pipeline.read.reader import read


class ReadNotice(Value):
    """A notice with the body of its text; ``body`` is None where only the result is at hand, not the file."""

    notice: Notice
    body: str | None = None


def read_notice(path: Path, *, allow_secret: bool = False) -> ReadNotice:
    """Read a file; raises what ``pipeline.process.process`` raises."""
    document = read(path)
    return ReadNotice(notice=understand(document, allow_secret=allow_secret), body=document.text[: document.body_end])
