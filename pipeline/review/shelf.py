"""Finding notices in the register: by the document's hash, with its file where that is still there unchanged."""

from pathlib import Path

from sqlalchemy import Engine, select

from models.notice import Header, Notice
from models.value import Value
from pipeline.errors import UnreadableInput
from pipeline.register.arrived import Arrival, arrival_of
from pipeline.register.database import reading
from pipeline.register.headings import with_heading
from pipeline.register.rows import parsed
from pipeline.register.tables import documents, results, sources, units
from pipeline.review.steps import Reviewed, fold, steps_of

PICTURED = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
"""Kinds of files whose pages can be shown as pictures."""


class Missing(UnreadableInput):
    """The document is not in the register, or its file is gone."""


class Opened(Value):
    """A notice as the machine found it, and as it stands; ``arrival``: what the office said of its arrival."""

    notice: Notice
    reviewed: Reviewed
    arrival: Arrival | None = None

    @property
    def header(self) -> Header:
        """The header with what people corrected."""
        return with_heading(self.notice.header, self.reviewed.heading)

    @property
    def pictured(self) -> bool:
        """Whether its pages can be shown."""
        return self.notice.document.media_type in PICTURED


def notice_of(engine: Engine, sha256: str) -> Notice:
    """What the machine found; raises Missing, with the reason where the file could not be read."""
    with reading(engine) as connection:
        result = connection.execute(select(results.c.notice).where(results.c.document == sha256)).scalar()
        error = connection.execute(select(documents.c.error).where(documents.c.sha256 == sha256)).scalar()
    if result is None:
        raise Missing(error or "Không có văn bản này trong sổ theo dõi. Hãy quay lại danh sách văn bản.")
    return parsed(result)


def open_notice(engine: Engine, sha256: str) -> Opened:
    """The notice as it stands; raises Missing."""
    notice = notice_of(engine, sha256)
    with reading(engine) as connection:
        key = connection.execute(select(documents.c.notice).where(documents.c.sha256 == sha256)).scalar()
        arrival = arrival_of(connection, key) if key else None
        return Opened(notice=notice, reviewed=fold(notice, steps_of(connection, sha256)), arrival=arrival)


def file_of(engine: Engine, sha256: str) -> Path:
    """The file that holds the document; raises Missing if none of the known places has it any more."""
    with reading(engine) as connection:
        paths = connection.execute(select(sources.c.path).where(sources.c.sha256 == sha256).order_by(sources.c.path)).scalars().all()
    for path in map(Path, paths):
        if path.is_file():
            return path
    raise Missing("Tệp gốc không còn ở chỗ cũ nên không hiện được trang. Hãy đưa tệp về chỗ cũ, hoặc tải tệp lên lại.")


def units_like(engine: Engine, words: str, limit: int = 8) -> list[str]:
    """Units of the register whose folded name holds the folded words; those that begin with them first."""
    pattern = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    with reading(engine) as connection:
        rows = connection.execute(
            select(units.c.name, units.c.folded).where(units.c.folded.like(f"%{pattern}%", escape="\\")).limit(200)
        ).all()
    return [row.name for row in sorted(rows, key=lambda row: (not row.folded.startswith(words), len(row.name), row.name))][:limit]
