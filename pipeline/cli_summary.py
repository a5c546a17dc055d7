"""The summary of a run: a table of the files, the errors in full, the totals."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.batch import places
from pipeline.batch.run import code_for
from pipeline.batch.stream import Event
from pipeline.render.printable import printable

SHOWN = 50
"""With more files, only the failures are listed."""


class Tally:
    """What became of the files so far; with very many files only counts and the first failures are kept."""

    def __init__(self, files: Sequence[str]) -> None:
        """Nothing has happened yet."""
        self.files = len(files)
        self.order = {path: at for at, path in enumerate(files)} if len(files) <= SHOWN else {}
        self.kept: list[Event] = []
        self.states: Counter[str] = Counter()
        self.codes: list[int] = []
        self.tasks = 0
        self.stopped = False

    def add(self, event: Event) -> None:
        """Count the event."""
        self.states[event.state] += 1
        self.tasks += event.tasks
        if event.failed:
            self.codes.append(event.code)
        if self.order or (event.failed and len(self.kept) < SHOWN):
            self.kept.append(event)

    @property
    def exit_code(self) -> int:
        """All, some or none succeeded."""
        return code_for(self.files, self.codes)

    def show(self, folder: str, console: Console) -> None:
        """The table of files, the errors in full, and the totals."""
        events = sorted(self.kept, key=lambda event: self.order.get(event.path, 0))
        if self.order:
            console.print(table_of(events))
        failed = [event for event in events if event.message is not None]
        for event in failed:
            console.print(f"[red]{shown(places.name_of(event.path))}[/]: {shown(event.message or '')}", highlight=False)
        if len(failed) < len(self.codes):
            console.print(f"… và {len(self.codes) - len(failed)} tệp khác; xem register/manifest.jsonl.", highlight=False)
        for line in self.totals(folder):
            console.print(line, highlight=False)

    def totals(self, folder: str) -> Iterator[str]:
        """The last lines."""
        read = self.states["done"] + self.states["unchanged"]
        unchanged = f" ({self.states['unchanged']} đã đọc từ trước, không đổi)" if self.states["unchanged"] else ""
        failed = f", {len(self.codes)} tệp không đọc được" if self.codes else ""
        yield f"{read} văn bản{unchanged}, {self.tasks} nhiệm vụ{failed}. Kết quả ở thư mục “{folder}”."
        if self.states["set-aside"]:
            yield f"{self.states['set-aside']} tệp để riêng vì làm hỏng hoặc treo chương trình đọc: xem register/set-aside.jsonl."
        if self.stopped:
            yield f"Đã dừng theo yêu cầu, còn {self.files - self.states.total()} tệp. Chạy lại lệnh này để tiếp tục."


def table_of(events: Sequence[Event]) -> Table:
    """One row per file."""
    table = Table(box=box.SIMPLE_HEAD, title="Kết quả", title_justify="left", padding=(0, 1, 0, 0))
    for heading in ("Tệp", "Loại"):
        table.add_column(heading, overflow="fold")
    for heading in ("Số, ký hiệu", "Ngày"):
        table.add_column(heading, no_wrap=True)
    for heading in ("Nhiệm vụ", "Có hạn", "Xem lại"):
        table.add_column(heading, justify="right")
    for event in events:
        table.add_row(shown(places.name_of(event.path)), *(["[red]lỗi[/]"] if event.failed else cells(event)))
    return table


def cells(event: Event) -> list[str]:
    """What the table says about a notice that could be read."""
    known = (event.type, event.number, event.issued_on)
    return [*(shown(value or "–") for value in known), *map(str, (event.tasks, event.dated, event.doubtful))]


def shown(text: str) -> str:
    """Text from a file or its name, which nobody vouches for, as text and nothing else on a terminal."""
    return escape(printable(text))
