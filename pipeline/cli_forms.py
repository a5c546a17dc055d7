"""The command ``forms``: the forms of an office from the results of any number of notices."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from pydantic import ValidationError
from sqlalchemy import Engine

from models.notice import Notice
from models.tracked import NoticeReference, State, TrackedTask
from models.value import Value
from pipeline import clock
from pipeline.cli_options import RESULTS
from pipeline.cli_terminal import deliver, kind_by_name
from pipeline.errors import DamagedFile, ExitCode, UsageError
from pipeline.identity import folded
from pipeline.register.arrived import Arrival, arrivals, as_arrived
from pipeline.register.database import FILE, open_register, register_url
from pipeline.register.headings import headings_by_document, with_heading
from pipeline.register.progress import kept_by_notice
from pipeline.render.forms.catalogue import FORMS, kinds, render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.due import STATES
from pipeline.render.forms.office_template import fill_template
from pipeline.render.forms.pdf import pdf
from pipeline.render.forms.setting import Setting
from pipeline.render.forms.tracking import referred, track


class Options(Value):
    """What the command was asked for; dates are days, ``state`` as the user wrote it."""

    kind: str | None = None
    output: Path | None = None
    unit: str | None = None
    leader: str | None = None
    notice: str | None = None
    state: str | None = None
    due_after: date | None = None
    due_before: date | None = None
    today: date | None = None
    register_at: str | None = None
    template: Path | None = None
    office: tuple[str, ...] = ()
    place: str | None = None


def forms(name: str | None, sources: Sequence[Path], options: Options) -> int:
    """Make the form of the tasks that are wanted; print it, or write it to the file named. Without a name: list the forms."""
    if name is None:
        return show_names()
    kind = options.kind or kind_by_name(options.output, kinds())
    tasks, setting = desk(sources, options)
    content = by_template(options.template, name, tasks, setting, kind) if options.template else render_form(name, tasks, setting, kind)
    return deliver(content, kind, options.output)


def desk(sources: Sequence[Path], options: Options) -> tuple[tuple[TrackedTask, ...], Setting]:
    """The tasks that are wanted, with what the register knows of them, and the setting of the form."""
    today = options.today or clock.today()
    tasks, listed = as_kept(read_all(sources or [Path(RESULTS)]), register_of(options.register_at, sources))
    period = {"since": options.due_after, "until": options.due_before}
    setting = Setting(today=today, office=options.office, place=options.place, unit=options.unit, notices=listed, **period)
    return chosen(tasks, wanted(options), today), setting


def register_of(place: str | None, sources: Sequence[Path]) -> str | None:
    """The register that knows of the tasks' progress: the one named, else one that lies in a folder of results, else none."""
    if place is not None:
        return register_url(place, None)
    folders = [folder for folder in sources or [Path(RESULTS)] if (folder / FILE).is_file()]
    return register_url(None, folders[0]) if folders else None


def as_kept(notices: Sequence[Notice], register: str | None) -> tuple[tuple[TrackedTask, ...], tuple[NoticeReference, ...]]:
    """The tasks as they stand, with their progress, and the notices with their arrival and their corrected headers.

    Of notices that the register does not know, the tasks as they were read.
    """
    read, listed = [counted(task) for task in track(notices)], tuple(map(referred, notices))
    if register is None:
        return tuple(read), listed
    engine = open_register(register, must_exist=True)
    try:
        kept = {key: [one.tracked for one in tasks] for key, tasks in kept_by_notice(engine).items()}
        listed = as_decided(listed, notices, engine)
    finally:
        engine.dispose()
    of_notice: dict[str, list[TrackedTask]] = {}
    for task in read:
        of_notice.setdefault(task.notice.key, []).append(task)
    of_notice |= kept
    known = {one.key: one for one in listed}
    followed = (task.model_copy(update={"notice": one}) for key, one in known.items() for task in of_notice.get(key, ()))
    return tuple(followed), listed


def as_decided(listed: Sequence[NoticeReference], notices: Sequence[Notice], engine: Engine) -> tuple[NoticeReference, ...]:
    """The notices under their corrected headers, with what the office said of their arrival."""
    headings, arrived = headings_by_document(engine), arrivals(engine)
    found = []
    for one, notice in zip(listed, notices, strict=True):
        header = with_heading(one.header, headings.get(notice.document.sha256))
        found.append(one.model_copy(update={"header": header, **arrived.get(one.key, Arrival()).said}))
    return tuple(found)


def counted(task: TrackedTask) -> TrackedTask:
    """The task as it was read, with the periods counted that run from an arrival which the notice's envelope states."""
    return task.model_copy(update={"task": as_arrived(task.task, task.notice.header, None)})


def by_template(template: Path, name: str, tasks: Sequence[TrackedTask], setting: Setting, kind: str) -> bytes:
    """The office's own Word form, as DOCX or PDF. Raises UsageError for another format."""
    if kind not in ("docx", "pdf"):
        raise UsageError("Mẫu Word riêng chỉ ghi ra được .docx hoặc .pdf. Hãy đặt lại đuôi tệp của --output.")
    document = fill_template(template.read_bytes(), template.name, name, tasks, setting)
    return pdf(document) if kind == "pdf" else document


def show_names() -> int:
    """Print the names of the forms, what they are, and their formats."""
    width = max(map(len, FORMS))
    for name, entry in FORMS.items():
        typer.echo(f"{name:<{width}}  {entry.about}; kiểu: {', '.join(entry.writers)}")
    return ExitCode.OK


def wanted(options: Options) -> Wanted:
    """Which tasks are asked for."""
    fields = options.model_dump(include={"unit", "leader", "notice", "due_after", "due_before"})
    return Wanted(state=state_named(options.state), **fields)


def state_named(name: str | None) -> State | None:
    """The state by its code ("open-late") or its Vietnamese name, with or without diacritics. Raises UsageError for another."""
    if name is None:
        return None
    for state, words in STATES.items():
        if name == state or folded(name.replace("-", " ")) == folded(words):
            return state
    raise UsageError(f"Không có trạng thái “{name}”. Hãy chọn một trong: {', '.join(STATES.values())}.")


def read_all(sources: Sequence[Path]) -> tuple[Notice, ...]:
    """The notices of the results (JSON) in these files and folders."""
    return tuple(notice for path in results(sources) if (notice := read(path, named=path in sources)))


def results(sources: Sequence[Path]) -> list[Path]:
    """The JSON files named, and those in the folders named, in order. Raises UsageError where there is none."""
    found: list[Path] = []
    for source in sources:
        if not source.exists():
            raise UsageError(f"Không có tệp hoặc thư mục “{source}”. Hãy chạy “giaoviec run” trước, rồi nêu thư mục kết quả.")
        found += sorted(source.rglob("*.json")) if source.is_dir() else [source]
    if not found:
        raise UsageError("Không có tệp kết quả .json nào ở nơi đã nêu. Hãy chạy “giaoviec run” trước, rồi nêu thư mục kết quả.")
    return found


def read(path: Path, *, named: bool) -> Notice | None:
    """The notice in a result; None for another program's JSON that happens to lie in the folder.

    Raises DamagedFile where a result, or a file that was named, is none.
    """
    content = path.read_bytes()
    if not named and b'"schema_version"' not in content[:200]:
        return None
    try:
        return Notice.model_validate_json(content)
    except ValidationError as error:
        raise DamagedFile(
            f"Tệp “{path}” không phải kết quả của chương trình hoặc thuộc phiên bản khác. Hãy chạy lại “giaoviec run” rồi thử lại."
        ) from error
