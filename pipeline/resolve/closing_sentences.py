"""The last sentence of a leaf that sets one time for all the work before it (GUIDELINES T4, section 5).

Sở A thẩm định thiết kế; Sở B bố trí vốn. Thời gian thực hiện: xong trước ngày 20/11.
Sở A rà soát hồ chứa; các xã kiểm tra đập nhỏ. Các đơn vị hoàn thành trước ngày 15/6.
"""

import re

from models.mention import Clause, DeadlineMention
from pipeline.resolve.passages import Passage

LABELLED = re.compile(
    r"(?i)^\W*(?:thời\s+(?:gian|hạn)|tiến\s+độ)(?:\s+(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|chung|xong|và|,))*\s*:"
    r"|^\W*(?:tất\s+cả|toàn\s+bộ|cả|các|những)\s+(?:\S+\s+){0,2}(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|việc|phần\s+việc)"
    r"(?:\s+(?:trên|này|nêu\s+trên|nói\s+trên))?(?:\s+(?:phải|cần|được|yêu\s+cầu|thực\s+hiện|xong|và))*\s+(?:hoàn\s+thành|thực\s+hiện|xong)\b"
)
# What is left of "Các đơn vị nêu trên thực hiện trước ngày …" without the units and the deadline.
ONLY_CARRIES_OUT = re.compile(
    r"(?i)^\W*(?:(?:nêu|nói|trên|phải|cần|khẩn\s+trương|thực\s+hiện|triển\s+khai|tổ\s+chức|hoàn\s+thành|xong|các|những|nội\s+dung|nhiệm\s+vụ"
    r"|công\s+việc|việc|này|được\s+giao|và|nghiêm\s+túc)[\s,.;]*)+$"
)


def share_deadline(text: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages of a leaf; a closing sentence gives its deadline to those before it that have none, and is no passage itself.

    So does a time with a colon that opens the leaf: "Trong tháng 6: Sở A …; Sở B …".
    """
    if len(passages) > 1 and (opening := _opening(text, passages[0])):
        return tuple(each if each.deadlines else each.model_copy(update={"deadlines": opening}) for each in passages)
    if len(passages) < 2 or not (closing := _closing(text, passages)):
        return passages
    *before, last = passages
    if len(last.clauses) == 1:
        before[-1] = before[-1].model_copy(update={"end": last.end, "clauses": (*before[-1].clauses, *last.clauses)})
    else:
        before.append(last)
    return tuple(each if each.deadlines else each.model_copy(update={"deadlines": closing}) for each in before)


def _opening(text: str, first: Passage) -> tuple[DeadlineMention, ...]:
    """The deadline that opens the leaf, with a colon behind it."""
    clause = first.clauses[0]
    return tuple(
        mention
        for mention in first.deadlines[:1]
        if not text[clause.start : mention.start].strip(" \n-–+•") and text[mention.end : clause.end].lstrip().startswith(":")
    )


def _closing(text: str, passages: tuple[Passage, ...]) -> tuple[DeadlineMention, ...]:
    """The deadlines of the last sentence, if it only sets the time of what stands before it."""
    last = passages[-1]
    clause = last.clauses[-1]
    own = tuple(mention for mention in last.deadlines if clause.start <= mention.start < clause.end)
    if not own or len(own) < len(last.deadlines) or not text[: clause.start].rstrip().endswith("."):
        return ()
    labelled = LABELLED.match(text[clause.start : clause.end]) is not None
    return own if labelled or (len(last.clauses) == 1 and _collective(text, clause, own)) else ()


def _collective(text: str, clause: Clause, own: tuple[DeadlineMention, ...]) -> bool:
    rest = text[clause.action : own[0].start] + text[own[-1].end : clause.end]
    return bool(clause.lead) and all(unit.kind == "group" for unit in clause.lead) and ONLY_CARRIES_OUT.match(rest) is not None
