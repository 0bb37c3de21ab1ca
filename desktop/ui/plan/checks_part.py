"""The tab 檢查: what to mend before the plan is signed, each with a jump to its place."""

from collections import Counter

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries.plan import PlanHead
from desktop.errors import OfficeError
from desktop.office.plan_checking import findings
from desktop.rules.checked_plan import Finding
from desktop.rules.severity import Severity
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.models.two_line_list import Entry
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.two_line_view import TwoLineView

ICONS = {Severity.MUST: "error_circle", Severity.LOOK: "question_circle"}


# The number on the tab may be a moment late; whoever is typing must not wait for it.
PAUSE_MS = 600


class ChecksPart(QWidget):
    """Looks through the plan whenever it is shown or the plan changes while it is; Enter jumps.

    Signals:
        wanted: the `Finding` whose place is to be shown.
        counted: how many findings there are; while another tab is shown, a moment after the last change.
    """

    wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: PlanHead | None = None
        self._found: list[Finding] = []
        self._shown: list[Finding] = []
        self.about = plain_label("", "muted")
        self.kinds = calm(QComboBox())
        self.kinds.setAccessibleName(self.tr("只列一種"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(lambda _row: self._list())
        self.list = TwoLineView(self.tr("陳核前檢查"), self.tr("沒有要改的地方。"))
        TableExport(desk, self.list, self.tr("陳核前檢查"))
        self.list.activated.connect(lambda _index: self._jump())
        self.jump_button = button(self.tr("前往修改"), self._jump, icon_name="edit", role="primary")
        self.fine = EmptyState(
            "checkmark_circle", self.tr("沒有要改的地方"), self.tr("這份計畫可以印出陳核了。")
        )
        self._pages = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._check)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(UNIT)
        head.addWidget(self.kinds)
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

    def show_plan(self, head: PlanHead | None) -> None:
        """Check a plan: at once where it is looked at, for the number on the tab when there is time."""
        self._head = head
        if self.isVisible():
            self._check()
        else:
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check()

    def _check(self) -> None:
        self._later.stop()
        if self._head is None:
            return
        try:
            self._found = self._desk.read(findings, self._head.id)
        except LookupError:
            # Deleted while this page was not looked at.
            return
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return
        self._count_kinds()
        self._list()
        self._pages.setCurrentIndex(0 if self._found else 1)
        grave = sum(found.severity is Severity.MUST for found in self._found)
        told = self.tr("%1 處必改，%2 處請確認；按 Enter 前往。").replace("%1", str(grave))
        self.about.setText(told.replace("%2", str(len(self._found) - grave)))
        self.counted.emit(len(self._found))

    def _count_kinds(self) -> None:
        """Offer every kind that was found with its number; what was chosen stays while there is any."""
        chosen = self.kinds.currentData()
        counts = Counter(found.check for found in self._found)
        icons = {found.check: ICONS[found.severity] for found in reversed(self._found)}
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            self.kinds.addItem(self._numbered(self.tr("全部"), len(self._found)), None)
            for check, count in counts.items():
                self.kinds.addItem(icon(icons[check]), self._numbered(check, count), check)
            self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))

    def _numbered(self, name: str, count: int) -> str:
        return self.tr("%1 (%2)").replace("%1", name).replace("%2", str(count))

    def _list(self) -> None:
        check, row = self.kinds.currentData(), self.list.currentIndex().row()
        self._shown = [found for found in self._found if check in (None, found.check)]
        self.list.entries.show(self._entry(place, found) for place, found in enumerate(self._shown))
        if self._shown:
            place = max(0, min(row, len(self._shown) - 1))
            self.list.setCurrentIndex(self.list.entries.index(place))

    def _entry(self, place: int, found: Finding) -> Entry:
        first = f"{word(found.severity)}・{found.check}　{found.where}"
        return Entry(place, first, found.what, ICONS[found.severity])

    def _jump(self) -> None:
        entry = self.list.current()
        if entry is not None:
            self.wanted.emit(self._shown[entry.key])
