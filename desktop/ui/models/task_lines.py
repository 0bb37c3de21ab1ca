"""The rows of a list of followed tasks: the tasks alone, or under headings that open and close."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.rules.tally import tally
from desktop.rules.task_groups import Ground, Grouping, TaskGroup, grouped
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.tally_words import tally_words

# A row whatever it says now: its heading's key (empty without headings), and its task's node.
LineKey = tuple[str, int | None]


@dataclass(frozen=True)
class Heading:
    """A row that names what stands below it, with counts in words; closed, its tasks are not shown."""

    key: str
    title: str
    counts: str
    is_open: bool

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self.title}　{self.counts}"


@dataclass(frozen=True)
class Line:
    """A row: a heading, or a task below one; `group` is empty without headings."""

    group: str
    task: TrackedTask | None = None
    heading: Heading | None = None

    @property
    def key(self) -> LineKey:
        """What the line is, whatever it says now."""
        return self.group, self.task.node_id if self.task else None


class TaskLines:
    """Makes the rows, and remembers which headings are closed."""

    def __init__(self) -> None:
        self.grouping: Grouping | None = None
        self._closed: set[str] = set()

    def of(self, tasks: Sequence[TrackedTask], ground: Ground) -> list[Line]:
        """The rows of these tasks."""
        if self.grouping is None:
            return [Line("", task) for task in tasks]
        return [line for group in self._groups(tasks, ground) for line in self._below(group)]

    def is_open(self, key: str) -> bool:
        """Whether the tasks below a heading are shown."""
        return key not in self._closed

    def turn(self, key: str) -> None:
        """Open a closed heading, close an open one."""
        self._closed ^= {key}

    def open_all(self) -> None:
        """Open every heading."""
        self._closed = set()

    def close_all(self, tasks: Sequence[TrackedTask], ground: Ground) -> None:
        """Close every heading of these tasks."""
        self._closed = {group.key for group in self._groups(tasks, ground)}

    def reveal(self, node_id: int, tasks: Sequence[TrackedTask], ground: Ground) -> None:
        """Open the headings under which a task stands."""
        for group in self._groups(tasks, ground):
            if any(task.node_id == node_id for task in group.tasks):
                self._closed.discard(group.key)

    def _groups(self, tasks: Sequence[TrackedTask], ground: Ground) -> list[TaskGroup]:
        return grouped(tasks, self.grouping, ground) if self.grouping else []

    def _below(self, group: TaskGroup) -> Iterator[Line]:
        is_open = self.is_open(group.key)
        total = QCoreApplication.translate("TaskLines", "%1 項").replace("%1", str(len(group.tasks)))
        counts = f"{total} · {tally_words(tally(group.tasks))}"
        yield Line(group.key, heading=Heading(group.key, group.title, counts, is_open))
        if is_open:
            yield from (Line(group.key, task) for task in group.tasks)
