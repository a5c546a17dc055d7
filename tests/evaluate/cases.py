"""Invented labels and results."""

from typing import Any

from models.notice import Deadline, DocumentInfo, DocumentType, Header, Notice, Software, Task, Unit
from models.place import Evidence
from pipeline.evaluate.labels import LabelledNotice
from tests.check.cases import UNCHECKED

BODY = """Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập danh mục thiết bị cần thay tại các trạm y tế trước ngày 15/3/2026.
Đề nghị Công an xã kiểm tra việc chấp hành giờ mở cửa của các quán ăn ven hồ.
Văn phòng tổng hợp tình hình chung của địa phương.
"""
LIST = "lập danh mục thiết bị cần thay tại các trạm y tế trước ngày 15/3/2026."
CHECK = "kiểm tra việc chấp hành giờ mở cửa của các quán ăn ven hồ."


def place(quote: str) -> Evidence:
    at = max(0, BODY.find(quote))
    return Evidence(start=at, end=at + len(quote), quote=quote)


def unit(name: str) -> Unit:
    return Unit(name=name, as_written=name, evidence=place(name))


def deadline(**fields: Any) -> Deadline:
    return Deadline(**{"kind": "before", "as_written": "trước ngày 15/3/2026", "evidence": place("trước ngày 15/3/2026")} | fields)


def task(text: str = LIST, lead: tuple[str, ...] = ("Sở Y tế",), coordinating: tuple[str, ...] = (), **fields: Any) -> Task:
    values = {"id": "t1", "section_path": ("1",), "completeness": UNCHECKED, "confidence": 0.5, "evidence": {"text": place(text)}} | fields
    return Task(text=text, title=text[:20], lead=tuple(map(unit, lead)), coordinating=tuple(map(unit, coordinating)), **values)


def notice(*tasks: Task, **header: Any) -> Notice:
    return Notice(
        document=DocumentInfo(
            sha256="0" * 64, name="a.txt", media_type="text/plain", pages=0, read_by=("text",), software=Software(version="1", rules="x")
        ),
        header=Header(**{"type": DocumentType(code="CV", name="Công văn"), "number": "7/SYT-KH"} | header),
        tasks=tuple(one.model_copy(update={"id": f"t{number}"}) for number, one in enumerate(tasks, start=1)),
    )


def label(text: str = LIST, lead: Any = ("Sở Y tế",), coordinating: Any = (), deadlines: Any = (), path: Any = ("1",)) -> dict[str, Any]:
    words = text.split()
    ends = {"start": " ".join(words[:7]), "end": " ".join(words[-7:]), "words": len(words)}
    return {**ends, "path": path, "lead": lead, "coordinating": coordinating, "deadlines": deadlines}


def labels(*tasks: dict[str, Any], **fields: Any) -> LabelledNotice:
    return LabelledNotice.model_validate({"id": "a", "file": "a.txt", "tasks": tasks} | fields)
