"""Why a value came out: every rule named, every quote in the text, every signal of the confidence counted."""

import math
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from pipeline.check.confidence import weights
from pipeline.explain.explanation import explain
from pipeline.explain.sentences import definition, definitions, sentences
from pipeline.explain.told import told
from pipeline.process import process

ROOT = Path(__file__).parents[2]
TEXT = """UBND TỈNH LAM GIANG
SỞ XÂY DỰNG
Số: 31/SXD-QLN
Lam Giang, ngày 09 tháng 3 năm 2026
Kính gửi: Ban Quản lý dự án đầu tư xây dựng tỉnh.

Sở Xây dựng yêu cầu:
1. Ban Quản lý dự án đầu tư xây dựng tỉnh:
a) Hoàn thiện hồ sơ thiết kế cầu Bến Mới trước ngày 20/3/2026.
b) Phối hợp với Sở Tài chính rà soát chi phí đền bù.
"""


@pytest.fixture(scope="module")
def notice():
    return process(TEXT.encode(), name="cong-van.txt")


@pytest.fixture(scope="module")
def explained(notice):
    return [explain(task, notice) for task in notice.tasks]


def test_every_value_of_the_task_has_its_reason(notice, explained):
    for task, one in zip(notice.tasks, explained, strict=True):
        assert [reason.value for reason in one.reasons if reason.field == "lead"] == [unit.name for unit in task.lead]
        assert [reason.value for reason in one.reasons if reason.field == "coordinating"] == [unit.name for unit in task.coordinating]
        assert [reason.value for reason in one.reasons if reason.field == "deadlines"] == [each.as_written for each in task.deadlines]


def test_every_reason_has_a_quote_from_the_text_and_a_rule_with_its_meaning(explained):
    reasons = [reason for one in explained for reason in one.reasons]
    assert reasons
    assert [reason.rule for reason in reasons if not reason.meaning] == []
    assert all(TEXT[reason.start : reason.end] == reason.quote for reason in reasons)


def test_the_lead_says_where_it_is_inherited_from(explained):
    assert {reason.inherited_from for reason in explained[0].reasons if reason.field == "lead"} == {"1"}
    assert "Lấy theo mục 1" in told(explained[0])


def test_a_deadline_says_how_it_was_reckoned(explained):
    [reason] = [reason for reason in explained[0].reasons if reason.field == "deadlines"]
    assert reason.why
    assert reason.definition == definition("deadlines.before.day")
    assert "Cách tính: " in told(explained[0])


def test_what_is_not_there_is_said_to_be_missing(explained):
    assert "Thời hạn: không có" in told(explained[1])
    assert "Thời hạn: không có" not in told(explained[0])


def test_the_signals_add_up_to_the_confidence(explained):
    for one in explained:
        odds = one.starts_from + sum(signal.adds for signal in one.signals)
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(one.confidence, abs=0.01)
        assert one.needs_look is (one.confidence < one.no_look_from)
        assert ("(không cần xem;" in told(one)) is not one.needs_look


def test_every_signal_is_explained_and_nothing_else():
    assert set(sentences().signals) == {signal.id for signal in weights().signal}


def test_every_deadline_rule_that_gives_a_deadline_is_explained():
    book = tomllib.loads(resources.files("pipeline.rules").joinpath("deadlines.toml").read_text(encoding="utf-8"))
    silent = ("none.", "anchor.", "report.", "label")
    rules = {f"deadlines.{rule['id']}" for rule in book["rule"] if not rule["id"].startswith(silent)}
    assert rules == {rule for rule in sentences().rules if rule.startswith("deadlines.")}


def test_every_rule_that_the_samples_meet_is_explained():
    for name in ("chi-thi.pdf", "ke-hoach.pdf", "thong-bao-ket-luan.docx", "quyet-dinh.docx"):
        notice = process(ROOT / "samples" / name)
        met = {reason.rule for task in notice.tasks for reason in explain(task, notice).reasons}
        assert {rule for rule in met if rule not in sentences().rules} == set(), name


def test_a_rule_of_a_file_has_its_definition_and_a_step_of_the_program_has_none():
    assert definition("citation.law")
    assert definition("order.verb") is None
    assert all(definitions().values())
