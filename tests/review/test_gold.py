"""Reviewed notices become labels that the program can be measured by."""

from pathlib import Path

from pipeline.cli import call
from pipeline.errors import ExitCode
from pipeline.evaluate.labels import parse_labels
from pipeline.review.gold import export
from tests.review.test_decisions import items, judge, path


def reviewed(browser, engine, notice):
    first, second, third = items(engine, notice)
    judge(browser, notice, "accept", first)
    judge(browser, notice, "reject", third)
    fields = {"key": second.key, "seen": 2, "title": second.title, "lead": "Sở Y tế", "deadline": "trước 15/10"}
    browser.post(path(notice, "/sua"), fields)


def test_only_finished_reviews_are_labels(browser, engine, notice, tmp_path):
    reviewed(browser, engine, notice)
    assert export(engine, tmp_path / "nhan") == (0, [])
    browser.post(path(notice, "/ket-thuc"), {"seen": 3})
    assert export(engine, tmp_path / "nhan") == (1, [])
    [file] = (tmp_path / "nhan").glob("*.json")
    labels = parse_labels(file.read_bytes(), file.name)
    assert [task.lead for task in labels.tasks] == [("Sở Xây dựng",), ("Sở Y tế",)]
    assert labels.tasks[1].deadlines[0].due == "2026-10-15"
    assert (file.parent / labels.file).is_file()


def test_a_file_that_is_gone_is_named(browser, engine, notice, place, tmp_path):
    reviewed(browser, engine, notice)
    browser.post(path(notice, "/ket-thuc"), {"seen": 3})
    Path(place[2], "thong-bao.txt").unlink()
    assert export(engine, tmp_path / "nhan") == (1, ["thong-bao.txt"])


def test_the_command_says_what_to_do_without_reviews(place, tmp_path, capsys):
    code = call(["export-gold", str(tmp_path / "nhan"), "--register", str(place[2] / "register.sqlite")])
    assert code == ExitCode.USAGE
    assert "giaoviec review" in capsys.readouterr().err


def test_labels_can_be_measured(browser, engine, notice, place, tmp_path, capsys):
    reviewed(browser, engine, notice)
    browser.post(path(notice, "/ket-thuc"), {"seen": 3})
    register = str(place[2] / "register.sqlite")
    assert call(["export-gold", str(tmp_path / "nhan"), "--register", register]) == ExitCode.OK
    assert call(["evaluate", str(tmp_path / "nhan")]) == ExitCode.OK
    assert "Đã ghi nhãn của 1 văn bản" in capsys.readouterr().out


def test_no_page_for_others_without_accounts(place, capsys):
    code = call(["review", "--host", "0.0.0.0", "--register", str(place[2] / "register.sqlite")])
    assert code == ExitCode.USAGE
    assert "giaoviec accounts" in capsys.readouterr().err
