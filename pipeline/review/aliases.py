"""What corrections say about how units are written: proposed to the office's vocabulary, never entered by itself."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from models.value import Value
from pipeline.batch.vocabulary import alias_key, read_vocabulary, vocabulary_path
from pipeline.identity import folded
from pipeline.register.database import reading, streamed
from pipeline.register.review_tables import steps
from pipeline.register.tables import documents

FILE = "tu-vung.toml"


class Proposal(Value):
    """A form that people replaced by a full name, how often, and in which documents (three at most)."""

    written: str
    name: str
    times: int
    documents: tuple[str, ...]


def office_file(folder: str) -> Path:
    """The file that is configured, else one beside the results."""
    return vocabulary_path() or Path(folder, FILE)


def entered(path: Path) -> dict[str, str]:
    """The aliases in the file."""
    return dict(read_vocabulary(path, path.stat().st_mtime_ns).alias) if path.is_file() else {}


def proposals(engine: Engine, known: dict[str, str]) -> tuple[Proposal, ...]:
    """The replacements that are no aliases yet, the most frequent first."""
    keys, found = {alias_key(written) for written in known}, dict[tuple[str, str], list[str]]()
    for document, written, name in replaced(engine):
        if abbreviates(written, name) and alias_key(written) not in keys:
            found.setdefault((written, name), []).append(document)
    listed = [
        Proposal(written=written, name=name, times=len(where), documents=tuple(dict.fromkeys(where))[:3])
        for (written, name), where in found.items()
    ]
    return tuple(sorted(listed, key=lambda one: (-one.times, one.written)))


def called(engine: Engine, names: Collection[str]) -> dict[str, str]:
    """What the documents are called: by number, else by the name of the file."""
    wanted = select(documents.c.sha256, func.coalesce(documents.c.number, documents.c.name).label("name"))
    with reading(engine) as connection:
        return {row.sha256: row.name for row in connection.execute(wanted.where(documents.c.sha256.in_(sorted(names))))}


def replaced(engine: Engine) -> Iterator[tuple[str, str, str]]:
    """Every name that one other took the place of in a correction: the document, the name before, the name after."""
    asked = select(steps.c.document, steps.c.before, steps.c.after).where(steps.c.kind == "correct").order_by(steps.c.id)
    with reading(engine) as connection, streamed(connection, asked) as rows:
        for row in rows:
            before, after = json.loads(row.before), json.loads(row.after)
            for key in after.keys() & before.keys():
                yield from ((row.document, *pair) for pair in exchanged(before[key], after[key]))


def exchanged(before: Any, after: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - items as JSON
    """In each role the name that went and the one that came, where it was one each."""
    for role in ("lead", "coordinating"):
        gone = [name for name in before[role] if name not in after[role]] if before and after else []
        come = [name for name in after[role] if name not in before[role]] if gone else []
        if len(gone) == len(come) == 1:
            yield gone[0], come[0]


def abbreviates(written: str, name: str) -> bool:
    """Whether the form may stand for the name: its letters come in the name, in that order, from the first on.

    "Sở NN và MT" may stand for "Sở Nông nghiệp và Môi trường", "Sở Tài chính" for "Sở Xây dựng" may not: that was an error of reading.
    """
    short, full = ["".join(sign for sign in folded(text) if sign.isalnum()) for text in (written, name)]
    rest = iter(full)
    return 1 < len(short) < len(full) and short[0] == full[0] and all(sign in rest for sign in short)
