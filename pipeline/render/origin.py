"""Where a task comes from, in words: the section, the notice, and the place a value was inherited from."""

from itertools import zip_longest

from models.notice import Header, Notice, Task
from pipeline.render.dates import written
from pipeline.render.printable import capital, printable

BLANK = "…"
BULLETS = frozenset("-+•*–")
INHERITED = {"opening": "câu mở đầu phần giao nhiệm vụ", "addressee": "nơi “Kính gửi”", "row above": "dòng trên của bảng"}


def basis(task: Task, notice: Notice) -> str:
    """Căn cứ: "Mục II.2.a, trang 3; số 11/TB-UBND ngày 08/01/2025"; the type of the notice where it has neither."""
    evidence = task.evidence.get("text")
    page = f", trang {evidence.page}" if evidence and evidence.page else ""
    source = " ".join(number_and_day(notice.header)) or cited(notice.header)
    return f"{capital(section_phrase(task.section_path))}{page}; {source}"


def section_phrase(path: tuple[str, ...]) -> str:
    """A section path in words: "mục II.2.a", "điểm a khoản 2 Điều 3"; a bullet counts as part of what it stands under."""
    labels = whole_labels(tuple(printable(label) for label in path))
    numbered = [label for label in labels if label not in BULLETS]
    if not numbered:
        return "phần giao nhiệm vụ"
    if any(label.startswith("Điều ") for label in numbered):
        return article_phrase(numbered)
    return f"mục {'.'.join(numbered)}"


def whole_labels(path: tuple[str, ...]) -> list[str]:
    """The labels without those that the next one repeats: ("1", "1.1") is "1.1"."""
    return [label for label, following in zip_longest(path, path[1:], fillvalue="") if not following.startswith(f"{label}.")]


def article_phrase(labels: list[str]) -> str:
    """Labels from an article on, smallest first, as laws are cited: "điểm a khoản 2 Điều 3"."""
    at = next(index for index, label in enumerate(labels) if label.startswith("Điều "))
    inner = [f"{'khoản' if label[0].isdigit() else 'điểm'} {label}" for label in labels[at + 1 :]]
    return " ".join([*reversed(inner), labels[at]])


def inherited_phrase(source: str) -> str:
    """What an inherited value was taken from: "mục 2", "câu mở đầu …", "nơi “Kính gửi”"."""
    return INHERITED.get(source) or section_phrase(tuple(source.split("/")))


def cited(header: Header) -> str:
    """The notice as one cites it: "Thông báo số 11/TB-UBND ngày 08/01/2025".

    Digits that are blank on the page are left blank, to be filled in by hand ("số …/TB-UBND ngày …/01/2025");
    what is not there at all is left out.
    """
    name = printable(header.type.name) if header.type else "Văn bản"
    return " ".join([name, *number_and_day(header)])


def number_and_day(header: Header) -> list[str]:
    """Number and day of the notice, as far as they are on the page."""
    number = header.number or (f"{BLANK}/{header.symbol}" if header.symbol else None)
    parts = [f"số {printable(number)}"] if number else []
    if header.issued_on:
        known = written(header.issued_on.split("-"))
        parts.append("ngày " + "/".join([*[BLANK] * (3 - len(known)), *reversed(known)]))
    return parts
