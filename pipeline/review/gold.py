"""Reviewed notices as labels: what ``giaoviec evaluate`` measures by."""

import shutil
from pathlib import Path

from sqlalchemy import Engine, select

from models.notice import Header
from pipeline.evaluate.labels import ANCHOR, HEADER, LabelledDeadline, LabelledNotice, LabelledTask
from pipeline.evaluate.wording import plain
from pipeline.register.database import reading
from pipeline.register.headings import with_heading
from pipeline.register.item import Item
from pipeline.register.review_tables import steps
from pipeline.render.writer import write_file
from pipeline.review.shelf import Missing, Opened, file_of, open_notice


def export(engine: Engine, folder: Path) -> tuple[int, list[str]]:
    """Write the labels of every finished notice beside a copy of its file; how many, and the names of files that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    written, gone = 0, []
    for opened in finished(engine):
        document = opened.notice.document
        name = f"{document.sha256[:12]}{Path(document.name).suffix.lower()}"
        write_file(folder / f"{document.sha256[:12]}.json", labels_of(opened, name).model_dump_json(indent=1).encode())
        written += 1
        try:
            shutil.copyfile(file_of(engine, document.sha256), folder / name)
        except Missing:
            gone.append(document.name)
    return written, gone


def finished(engine: Engine) -> list[Opened]:
    """The notices whose review is finished."""
    with reading(engine) as connection:
        ended = connection.execute(select(steps.c.document).where(steps.c.kind == "finish").distinct().order_by(steps.c.document))
        names = ended.scalars().all()
    found = []
    for sha256 in names:
        try:
            opened = open_notice(engine, sha256)
        except Missing:  # it was reviewed, but the file could not be read any more when it was read again
            continue
        found += [opened] if opened.reviewed.finished else []
    return found


def labels_of(opened: Opened, name: str) -> LabelledNotice:
    """The labels of a reviewed notice; its header with what people corrected."""
    notice = opened.notice
    return LabelledNotice(
        id=notice.document.sha256[:12],
        file=name,
        genre=notice.header.type.name if notice.header.type else None,
        scan=any(way.endswith("ocr") for way in notice.document.read_by),
        header=header_of(with_heading(notice.header, opened.reviewed.heading)),
        tasks=tuple(label_of(item) for item in opened.reviewed.items if item.state != "rejected"),
    )


def header_of(header: Header) -> dict[str, str | None]:
    """The header's fields that are measured."""
    fields = {field: getattr(header, field) for field in HEADER if field != "type"}
    return fields | {"type": header.type.code if header.type else None}


def label_of(item: Item) -> LabelledTask:
    """The item as a label."""
    words = item.text.split()
    return LabelledTask(
        path=item.path,
        start=" ".join(words[:ANCHOR]),
        end=" ".join(words[-ANCHOR:]),
        words=max(1, len(plain(item.text).split())),
        lead=item.lead,
        coordinating=item.coordinating,
        deadlines=tuple(LabelledDeadline.model_validate(due.model_dump()) for due in item.deadlines),
    )
