"""The views of the page 追蹤 as tabs, each made when first seen."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.icons import icon

if TYPE_CHECKING:
    from desktop.office.followed_plan import FollowedPlan
    from desktop.ui.tracking.tracking_part import TrackingPart


@dataclass(frozen=True)
class PartEntry:
    """One view: its name, its words for people, its icon, and where its class is found."""

    name: str
    words: str
    icon: str
    class_name: str

    @property
    def title(self) -> str:
        """The part's name for people."""
        return QCoreApplication.translate("PartEntry", self.words)

    @property
    def module(self) -> str:
        """Where its class is."""
        return f"desktop.ui.tracking.{self.name}_part"

    def make(self, desk: Desk) -> "TrackingPart":
        """The part, its module loaded now."""
        made = getattr(import_module(self.module), self.class_name)
        return cast("Callable[[Desk], TrackingPart]", made)(desk)


ENTRIES = (
    PartEntry("list", str(QT_TRANSLATE_NOOP("PartEntry", "清單")), "task_list_ltr", "ListPart"),
    PartEntry("calendar", str(QT_TRANSLATE_NOOP("PartEntry", "月曆")), "calendar_ltr", "CalendarPart"),
    PartEntry("timeline", str(QT_TRANSLATE_NOOP("PartEntry", "時程")), "data_bar_vertical", "TimelinePart"),
    PartEntry("reminders", str(QT_TRANSLATE_NOOP("PartEntry", "稽催")), "clock", "RemindersPart"),
    PartEntry("meetings", str(QT_TRANSLATE_NOOP("PartEntry", "會議")), "people", "MeetingsPart"),
)


class TrackingParts(QTabWidget):
    """Shows one part at a time; only that one is given the plan.

    A part whose module the program lacks has no tab.

    Signals:
        turned: another part is in view.
        made: a part was made, with its name.
    """

    turned = Signal()
    made = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries = [entry for entry in ENTRIES if find_spec(entry.module)]
        self._parts: dict[str, TrackingPart] = {}
        self._rooms: list[QVBoxLayout] = []
        self._plan: FollowedPlan | None = None
        self._shown: dict[str, FollowedPlan] = {}
        self.setDocumentMode(True)
        for entry in self._entries:
            tab = QWidget()
            room = QVBoxLayout(tab)
            room.setContentsMargins(0, 0, 0, 0)
            self._rooms.append(room)
            self.addTab(tab, icon(entry.icon), entry.title)
        self.currentChanged.connect(lambda _place: self._turn())

    def part(self, name: str) -> "TrackingPart":
        """A part by its name, made now if nobody has seen it yet. Raises KeyError for another name."""
        if name not in self._parts:
            place = self._place(name)
            self._parts[name] = self._entries[place].make(self._desk)
            self._rooms[place].addWidget(self._parts[name])
            self.made.emit(name)
        return self._parts[name]

    def current(self) -> "TrackingPart":
        """The part in view."""
        return self.part(self._entries[self.currentIndex()].name)

    def go_to(self, name: str) -> "TrackingPart":
        """Bring a part into view."""
        self.setCurrentIndex(self._place(name))
        return self.part(name)

    def show_plan(self, plan: "FollowedPlan") -> None:
        """Take a plan; the part in view shows it now, the others when they come into view."""
        self._plan = plan
        self._show_in_view()

    def _place(self, name: str) -> int:
        places = {entry.name: place for place, entry in enumerate(self._entries)}
        return places[name]

    def _turn(self) -> None:
        self._show_in_view()
        self.turned.emit()

    def _show_in_view(self) -> None:
        part, name = self.current(), self._entries[self.currentIndex()].name
        plan = self._plan
        if plan is not None and self._shown.get(name) is not plan:
            self._shown[name] = plan
            part.show_plan(plan)
