"""What a worker does with one file: read it, write its results, hand back what the register keeps."""

from dataclasses import dataclass
from pathlib import Path

from models.notice import Notice
from pipeline.batch import places
from pipeline.batch.vocabulary import named_by_office
from pipeline.check.secrecy import refuse_secret
from pipeline.process import process
from pipeline.register.rows import Record, record_of, unpacked
from pipeline.render.checklist import render
from pipeline.render.writer import write_outputs


@dataclass(frozen=True)
class Job:
    """A file to be read, or (``stored``) a result to be written again.

    ``replaces``: the beginning of the SHA-256 of the document whose results are there, which the file was before.
    """

    path: str
    name: str
    sha256: str
    folder: str
    stem: str
    formats: tuple[str, ...]
    stored: bytes | None = None
    replaces: str | None = None
    allow_secret: bool = False


def do(job: Job) -> Record:
    """Read the file, write its JSON and, where there is something to follow up, its checklists; returns the record.

    The results are there before the record is: a run that is killed in between writes them once more, the same.
    """
    notice = notice_for(job)
    formats = job.formats if notice.tasks else ()
    if places.is_url(job.folder):
        for kind in ("json", *formats):
            places.write(places.join(job.folder, f"{job.stem}.{kind}"), render(notice, kind))
    else:
        write_outputs(notice, Path(job.folder), formats, job.stem, replaces=job.replaces)
    return record_of(notice)


def notice_for(job: Job) -> Notice:
    """The notice in the file, or the stored one, under the file's name."""
    if job.stored is None:
        return named_by_office(process(places.source(job.path), name=job.name, allow_secret=job.allow_secret))
    stored = unpacked(job.stored)
    if not job.allow_secret:
        refuse_secret(stored.header, job.name)
    return stored.model_copy(update={"document": stored.document.model_copy(update={"name": job.name})})


def read_one(path: Path) -> Notice:
    """The notice in a file: the work of a pool that writes nothing."""
    return process(path)


def warm() -> None:
    """Load all that reading needs, by reading something short."""
    process("SỞ XÂY DỰNG\nSố: 1/SXD-VP\nGiao Văn phòng Sở lập kế hoạch trước ngày 20/3/2026.\n".encode(), name="khoi-dong.txt")
