"""The words that the search of the inbox finds a document by: what was read in it, and what people decided since."""

from collections.abc import Iterable, Iterator, Sequence

from models.notice import Notice, Task
from pipeline.identity import folded
from pipeline.register.headings import Heading
from pipeline.register.rows import look_of


def searched(notice: Notice, heading: Heading | None, tasks: Sequence[Task]) -> str:
    """The folded words: of the notice as read, then whatever else its corrected header and its tasks as they stand say."""
    words = look_of(notice).words
    said = (heading and list(dict(heading).values())) or []
    more = dict.fromkeys(folded(text) for text in (*said, *written(notice, tasks)) if text)
    return " ".join((words, *(text for text in more if text not in words))).strip()


def written(notice: Notice, tasks: Iterable[Task]) -> Iterator[str]:
    """What people wrote or marked: titles other than the machine's, passages, units, deadlines."""
    titles = {task.title for task in notice.tasks}
    for task in tasks:
        yield from () if task.title in titles else (task.title,)
        yield task.text
        yield from (unit.name for unit in (*task.lead, *task.coordinating))
        yield from (deadline.as_written for deadline in task.deadlines)
