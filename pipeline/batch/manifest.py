"""The lists beside the results: every file with its state, and those set aside. Both follow from the register alone."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from pipeline.batch import places
from pipeline.register.claims import started
from pipeline.register.sources import line_of, listed
from pipeline.render.writer import writing_to

FOLDER = "register"
TEMPORARY = re.compile(r"\..+\.(\d+)\.tmp")


def write_lists(register: Engine, folder: str) -> None:
    """``register/manifest.jsonl``, and ``register/set-aside.jsonl`` if files had to be set aside, in the folder of results."""
    manifest, aside = places.join(folder, f"{FOLDER}/manifest.jsonl"), places.join(folder, f"{FOLDER}/set-aside.jsonl")
    if not write_lines(aside, (line for line in lines(register, folder) if line["state"] == "set-aside")) and places.exists(aside):
        places.remove(aside)
    write_lines(manifest, lines(register, folder))


def lines(register: Engine, folder: str) -> Iterator[dict[str, Any]]:
    """One entry per file, in the order of paths."""
    return (line_of(row) for row in listed(register, folder))


def write_lines(place: str, entries: Iterator[dict[str, Any]]) -> int:
    """Write the entries as JSON Lines, if there are any; returns how many."""
    if places.is_url(place):
        content = [json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries]
        if content:
            places.write(place, "".join(content).encode())
        return len(content)
    path, count = Path(place), 0
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8") as stream:
            for count, entry in enumerate(entries, start=1):  # noqa: B007 - counts them
                stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
        temporary.replace(path) if count else temporary.unlink()
    return count


def sweep(folder: str) -> None:
    """Remove what runs of this machine that were killed had half written into the folder."""
    if places.is_url(folder) or not started(os.getpid()):  # elsewhere than on Linux nobody can tell who was killed
        return
    for path in [*Path(folder).glob(".*.tmp"), *Path(folder, FOLDER).glob(".*.tmp")]:
        if (found := TEMPORARY.fullmatch(path.name)) and not started(int(found[1])):
            path.unlink(missing_ok=True)
