"""The tab 檢查: what to mend before the plan is signed, each with a jump to its place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries.plan import PlanHead
from desktop.errors import OfficeError
from desktop.office.plan_checking import findings
from desktop.rules.checked_plan import Finding
from desktop.rules.severity import Severity
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.two_line_list import Entry
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.two_line_view import TwoLineView

ICONS = {Severity.MUST: "error_circle", Severity.LOOK: "question_circle"}


class ChecksPart(QWidget):
    """Looks through the plan whenever it is shown or the plan changes while it is; Enter jumps.

    Signals:
        wanted: the `Finding` whose place is to be shown.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: PlanHead | None = None
        self._found: list[Finding] = []
        self.about = plain_label("", "muted")
        self.list = TwoLineView(self.tr("陳核前檢查"), self.tr("沒有要改的地方。"))
        self.list.activated.connect(lambda _index: self._jump())
        self.jump_button = button(self.tr("前往修改"), self._jump, icon_name="edit", role="primary")
        self.fine = EmptyState(
            "checkmark_circle", self.tr("沒有要改的地方"), self.tr("這份計畫可以印出陳核了。")
        )
        self._pages = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.about, 1)
        head.addWidget(self.jump_button)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._pages.addWidget(shown)
        self._pages.addWidget(self.fine)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(self._pages)

    def show_plan(self, head: PlanHead) -> None:
        """Check a plan, now if anybody looks."""
        self._head = head
        if self.isVisible():
            self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check()

    def _check(self) -> None:
        if self._head is None:
            return
        try:
            self._found = self._desk.read(findings, self._head.id)
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return
        row = self.list.currentIndex().row()
        self.list.entries.show(self._entry(place, found) for place, found in enumerate(self._found))
        self._pages.setCurrentIndex(0 if self._found else 1)
        if self._found:
            place = max(0, min(row, len(self._found) - 1))
            self.list.setCurrentIndex(self.list.entries.index(place))
        grave = sum(found.severity is Severity.MUST for found in self._found)
        told = self.tr("%1 處必改，%2 處請確認；按 Enter 前往。").replace("%1", str(grave))
        self.about.setText(told.replace("%2", str(len(self._found) - grave)))

    def _entry(self, place: int, found: Finding) -> Entry:
        first = f"{word(found.severity)}・{found.check}　{found.where}"
        return Entry(place, first, found.what, ICONS[found.severity])

    def _jump(self) -> None:
        entry = self.list.current()
        if entry is not None:
            self.wanted.emit(self._found[entry.key])
