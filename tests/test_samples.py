"""The samples: each is described, made by the generator, and gives the facts of samples/facts.toml."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest

from models.notice import Deadline, Notice, Task
from pipeline.process import process

SAMPLES = Path(__file__).parent.parent / "samples"
FACTS = tomllib.loads((SAMPLES / "facts.toml").read_text(encoding="utf-8"))
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".docx", ".doc", ".edxml", ".eml"})
HEADER_FIELDS = ("number", "issued_on", "issuer", "place", "signer", "subject", "urgency")


@cache
def notice_of(path: Path) -> Notice:
    skip_unless_readable(path)
    return process(path)


def skip_unless_readable(path: Path) -> None:
    if path.suffix == ".doc" and which("soffice") is None:
        pytest.skip("needs LibreOffice")
    if path.stem == "thong-bao-ban-quet" and which("tesseract") is None:
        pytest.skip("needs Tesseract")


def each_file(test):
    return pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)(test)


def test_every_sample_has_a_row_in_the_readme():
    rows = re.findall(r"^\| \[(\S+?)\]\(\1\) \|", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == [path.name for path in FILES]


def test_every_sample_has_facts_and_a_source():
    assert set(FACTS) == {path.stem for path in FILES} == {path.stem for path in (SAMPLES / "notices").glob("*.toml")}


def test_samples_are_small():
    assert all(path.stat().st_size < 300_000 for path in FILES)


@pytest.mark.parametrize("name", ["giay-moi.docx", "quyet-dinh.docx", "thong-bao-ket-luan.docx"])
def test_generator_gives_the_committed_bytes(name, tmp_path):
    subprocess.run([sys.executable, SAMPLES / "make_samples.py", "-o", tmp_path, name], check=True, capture_output=True)
    assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes()


@each_file
def test_the_result_names_the_file_it_was_read_from(path):
    document = notice_of(path).document
    assert (document.name, document.sha256) == (path.name, sha256(path.read_bytes()).hexdigest())


@each_file
def test_header(path):
    header, facts = notice_of(path).header, FACTS[path.stem]["header"]
    found = {field: getattr(header, field) for field in HEADER_FIELDS} | {"type": header.type and header.type.code}
    assert {field: spelled(found[field]) for field in facts} == {field: spelled(value) for field, value in facts.items()}


@each_file
def test_tasks(path):
    facts = FACTS[path.stem]["tasks"]
    found = [described(task) for task in notice_of(path).tasks]
    for task, fact in zip(found, facts, strict=False):
        task["path"] = task["path"] if "path" in fact else "any"
    assert found == [expected(fact) for fact in facts]


@each_file
def test_passage_of_each_task(path):
    for task, fact in zip(notice_of(path).tasks, FACTS[path.stem]["tasks"], strict=True):
        assert fact["text"] in " ".join(task.text.split())


def described(task: Task) -> dict[str, object]:
    """The task as facts.toml writes it."""
    return {
        "path": "/".join(task.section_path),
        "lead": sorted(spelled(unit.name) for unit in task.lead),
        "coordinating": sorted(spelled(unit.name) for unit in task.coordinating),
        "deadline": [deadline_words(deadline) for deadline in task.deadlines],
    }


def expected(fact: dict[str, object]) -> dict[str, object]:
    return {
        "path": fact.get("path", "any"),
        "lead": sorted(map(spelled, fact["lead"])),
        "coordinating": sorted(map(spelled, fact.get("coordinating", []))),
        "deadline": [fact["deadline"]] if "deadline" in fact else [],
    }


def deadline_words(deadline: Deadline) -> str:
    """E.g. "before 2026-03-25", "recurring month 25", "relative 5 working"."""
    match deadline.kind:
        case "recurring":
            values = (deadline.every, deadline.day)
        case "relative":
            values = (deadline.days or deadline.months, "working" if deadline.working else None)
        case "during":
            values = (deadline.start, deadline.due)
        case _:
            values = (deadline.due,)
    return " ".join([deadline.kind, *(str(value) for value in values if value is not None)])


def spelled(name: str | None) -> str | None:
    """Names compare whatever the notice abbreviates; a capital that only opens a line does not count."""
    if name is None:
        return None
    name = re.sub(r"(?i)ủy ban nhân dân", "UBND", name)
    return re.sub(r"^(?:Chủ tịch|Giám đốc) ", "", name[0].lower() + name[1:] if name.startswith("Các ") else name)


def test_written_figures_are_told_with_their_place():
    findings = {finding.code: finding for finding in notice_of(SAMPLES / "thong-bao-ban-quet.pdf").findings}
    number, day = findings["header.number-written"], findings["header.date-written"]
    assert "274" in number.message
    assert "12" in day.message
    assert number.box is not None
    assert day.box is not None
    assert (number.box.page, day.box.page) == (1, 1)
    assert number.box.x1 < day.box.x0
