"""The tasks that want somebody next, as a short table."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from desktop.rules.task_filter import TaskFilter
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.delegates.light import LightDelegate
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.tracking_table import TrackingTable
from desktop.ui.task_actions import TaskActions
from desktop.ui.task_selection import TaskSelection
from desktop.ui.theme import UNIT
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.table_view import TableView

SHOWN = ("light", "number", "text", "sections", "distance")


class UrgentTasks(QWidget):
    """Space ticks off today, Ctrl+Return asks for day and evidence.

    Signals:
        chosen: with the node of the task that was clicked twice or entered.
    """

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.heading = plain_label(self.tr("逾期與接下來到期"), "heading")
        self.model = TrackingTable(self)
        self.deeds = TaskActions(desk, self)
        self.table = self._make_table()
        self.selection = TaskSelection(self.table, self.model)
        self._add_keys()
        self._nothing = plain_label(self.tr("沒有訂了期限而未完成的工作。"), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.heading)
        layout.addWidget(self.table)
        layout.addWidget(self._nothing)
        layout.addStretch(1)

    def _make_table(self) -> TableView:
        table = TableView("urgent_tasks")
        table.setAccessibleName(self.tr("最急的工作"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(self.model.column("light"), LightDelegate(table))
        table.start_with([(column.width, column.name in SHOWN) for column in self.model.columns])
        headings = table.horizontalHeader()
        headings.setStretchLastSection(False)
        headings.setSectionResizeMode(self.model.column("text"), QHeaderView.ResizeMode.Stretch)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        TableExport(self._desk, table, self.tr("逾期與接下來到期"))
        table.activated.connect(self._on_activated)
        return table

    def _add_keys(self) -> None:
        acts = (
            ("Space", self.deeds.tick_today),
            ("Ctrl+Return", self.deeds.tick_with_evidence),
            ("Ctrl+Enter", self.deeds.tick_with_evidence),
        )
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda do=act: do(self.selection.tasks()))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)

    def _offer(self, at: QPoint) -> None:
        self.deeds.offer(self.table, at, self.selection.tasks())

    def show_tasks(self, tasks: Sequence[TrackedTask]) -> None:
        """Show these tasks in their order; the table is just as high as they need."""
        self.model.show(tasks, TaskFilter(), self._desk.today())
        self._nothing.setVisible(not tasks)
        self.table.setVisible(bool(tasks))
        rows = self.table.verticalHeader().length()
        frame = 2 * self.table.frameWidth()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + frame)

    def _on_activated(self, index: QModelIndex) -> None:
        task = self.model.task(index.row())
        if task is not None:
            self.chosen.emit(task.node_id)
