"""The office's own vocabulary: how it writes the names of units, and what they are called in full.

A TOML file that the environment names (``GIAOVIEC_VOCABULARY``)::

    [alias]
    "Sở NN và MT" = "Sở Nông nghiệp và Môi trường"

A person writes it, or accepts what the review page proposes; nothing is entered by itself. It changes what units are called in
results, not what stands on the page: ``as_written`` and the evidence stay.
"""

import json
import os
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError

from models.notice import Notice, Unit
from models.value import Value
from pipeline.errors import UsageError

VARIABLE = "GIAOVIEC_VOCABULARY"
ROLES = ("lead", "coordinating", "report_to")


class OfficeVocabulary(Value):
    """The file: full names by the form that is written."""

    alias: dict[str, str] = Field(default_factory=dict)


def vocabulary_path() -> Path | None:
    """The file that is configured, None if none is."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else None


def aliases() -> dict[str, str]:
    """The full names that the configured file gives, by ``alias_key`` of the written form; raises UsageError if it cannot be read."""
    path = vocabulary_path()
    if path is None or not path.is_file():
        return {}
    return {alias_key(written): name for written, name in read_vocabulary(path, path.stat().st_mtime_ns).alias.items()}


@lru_cache(maxsize=4)
def read_vocabulary(path: Path, changed: int) -> OfficeVocabulary:
    """The file; raises UsageError naming it if it is no such file."""
    try:
        return OfficeVocabulary.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, ValueError, OSError) as error:
        raise UsageError(
            f"Tệp từ vựng “{path.name}” không đọc được. Hãy sửa cho đúng dạng TOML có mục [alias], hoặc bỏ biến {VARIABLE}."
        ) from error


def add_alias(path: Path, written: str, name: str) -> None:
    """Enter the alias into the file, which is made if need be; what else stands in its table stays."""
    known = read_vocabulary(path, path.stat().st_mtime_ns).alias if path.is_file() else {}
    lines = [f"{quoted(one)} = {quoted(full)}" for one, full in sorted((known | {written: name}).items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text("\n".join(["[alias]", *lines, ""]), encoding="utf-8")
    temporary.replace(path)


def quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps("".join(sign for sign in text if sign.isprintable()), ensure_ascii=False)


def alias_key(text: str) -> str:
    """The written form for comparing: composed letters, without regard to case and white space."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def named_by_office(notice: Notice) -> Notice:
    """The notice with units under their full names. Raises UsageError for a vocabulary that cannot be read."""
    known = aliases()
    if not known:
        return notice
    tasks = (task.model_copy(update={role: renamed(getattr(task, role), known) for role in ROLES}) for task in notice.tasks)
    return notice.model_copy(update={"tasks": tuple(tasks)})


def renamed(units: Sequence[Unit], known: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units under their full names; one that is then named twice stands once."""
    found: dict[str, Unit] = {}
    for unit in units:
        name = known.get(alias_key(unit.name)) or known.get(alias_key(unit.as_written)) or unit.name
        found.setdefault(name, unit.model_copy(update={"name": name}))
    return tuple(found.values())
