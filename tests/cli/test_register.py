"""The commands that ask the register, after a run."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from pipeline.errors import ExitCode


@pytest.fixture
def results(giaoviec, notice, tmp_path):
    giaoviec("watch", inbox := tmp_path / "den", "-o", tmp_path / "ra")  # no such folder yet: refused
    inbox.mkdir()
    notice.rename(inbox / notice.name)
    code, out, _ = giaoviec(
        "watch", inbox, "-o", tmp_path / "ra", "-j", "1", "-f", "md", "--once", "--quiet", "0", "--archive", tmp_path / "luu"
    )
    assert (code, out) == (ExitCode.OK, "cong-van.txt: 31/SXD-QLN, 2 nhiệm vụ\n")
    assert [path.name for path in (tmp_path / "luu").iterdir()] == ["cong-van.txt"]
    return tmp_path / "ra"


def test_tasks_and_export(giaoviec, results, tmp_path):
    code, out, _ = giaoviec("tasks", "-r", results, "--unit", "so tai chinh")
    assert code == ExitCode.OK
    assert "1 nhiệm vụ." in out
    _, out, _ = giaoviec("tasks", "-r", results, "--overdue", "--today", "20/03/2026", "-f", "json")
    assert [task["due"] for task in json.loads(out)] == ["2026-03-19"]
    for kind in ("csv", "xlsx"):
        assert giaoviec("tasks", "-r", results, "-o", tmp_path / f"viec.{kind}")[0] == ExitCode.OK
    rows = list(csv.reader(io.StringIO((tmp_path / "viec.csv").read_text(encoding="utf-8-sig"))))
    sheet = load_workbook(tmp_path / "viec.xlsx").active
    assert [row[0] for row in rows] == [cell.value for cell in sheet["A"]] == ["Văn bản", "31/SXD-QLN", "31/SXD-QLN"]
    for kind in ("jsonl", "parquet"):
        assert giaoviec("export", tmp_path / "xuat", "-r", results, "-f", kind)[0] == ExitCode.OK
    assert len((tmp_path / "xuat" / "tasks.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_parquet_holds_what_json_lines_do(giaoviec, results, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra: pip install 'giaoviec[parquet]'")
    for kind in ("jsonl", "parquet"):
        giaoviec("export", tmp_path / "xuat", "-r", results, "-f", kind)
    for name in ("notices", "tasks", "failures"):
        lines = [json.loads(line) for line in (tmp_path / "xuat" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        table = parquet.read_table(tmp_path / "xuat" / f"{name}.parquet").to_pylist()
        assert [row | {"json": json.loads(row["json"])} if "json" in row else row for row in table] == lines


def test_without_a_register_it_says_what_to_do(giaoviec, tmp_path):
    code, _, err = giaoviec("tasks", "-r", tmp_path)
    assert code == ExitCode.USAGE
    assert "giaoviec run" in err
