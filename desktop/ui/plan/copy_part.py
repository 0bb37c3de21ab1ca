"""What is to be decided of a copy: its groups at the left, the things of one group at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from db.queries.office import sections
from desktop.errors import Refused
from desktop.office.copy_decisions import check_decision
from desktop.rules.copy_items import KEPT_KINDS, CopyGroup, CopyItem
from desktop.ui.desk import Desk
from desktop.ui.models.copy_table import CopyTable
from desktop.ui.plan.copy_choices import CopyChoices, CopyState
from desktop.ui.plan.copy_view import CopyView
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport

GROUPS = tuple(CopyGroup)
GROUPS_WIDTH = 27 * UNIT


class CopyPart(QWidget):
    """After each decision the cursor goes on to what is open next, from group to group.

    Signals:
        told: why what was typed cannot be; empty once something else is done.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, choices: CopyChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choices = desk, choices
        self._only_open = False
        self.groups = QListWidget()
        self.table = CopyTable(choices, self)
        self.view = CopyView(self.table, self._active_sections)
        TableExport(desk, self.view, self.tr("複製計畫要確認的項目"))
        self.nothing = EmptyState("checkmark_circle", "")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.groups.addItems([""] * len(GROUPS))
        self.groups.setCurrentRow(0)
        self.groups.setFixedWidth(GROUPS_WIDTH)
        self.groups.setAccessibleName(self.tr("要確認的種類"))
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        middle = QHBoxLayout()
        middle.setSpacing(UNIT)
        middle.addWidget(self.groups)
        middle.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(middle, 1)
        layout.addLayout(self._tools())

    def _tools(self) -> QHBoxLayout:
        """The keys as buttons, for those who use the mouse; the table keeps the focus."""
        self.take_button = button(self.tr("採用　Enter"), self.view.accepted.emit)
        self.type_button = button(self.tr("修改　F2"), self.view.type_here)
        self.keep_button = button(self.tr("照舊　Backspace"), self.view.kept.emit)
        self.other_button = button(self.tr("換一種　空白鍵"), self.view.other_wanted.emit)
        self.back_button = button(self.tr("復原　Ctrl+Z"), self._choices.go_back)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for tool in (
            self.take_button,
            self.type_button,
            self.keep_button,
            self.other_button,
            self.back_button,
        ):
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(tool)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.view.accepted.connect(lambda: self._step(self._choices.take))
        self.view.kept.connect(lambda: self._step(self._choices.keep_old))
        self.view.other_wanted.connect(self._offer_other)
        # The editor is closed before its row may go.
        self.table.typed.connect(self._type, Qt.ConnectionType.QueuedConnection)
        self.groups.currentRowChanged.connect(lambda _row: self._show_group())
        self.groups.itemActivated.connect(lambda _item: self.view.setFocus())
        self.view.selectionModel().currentChanged.connect(lambda *_where: self._enable_tools())
        self.table.modelReset.connect(self._enable_tools)
        self._choices.changed.connect(self.show_choices)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self._choices.go_back)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self._turn_group(by))

    def group(self) -> CopyGroup:
        """The group that is shown."""
        return GROUPS[max(0, self.groups.currentRow())]

    def show_only_open(self, only_open: bool) -> None:
        """Leave out what is decided, or show it too."""
        self._only_open = only_open
        self._show_group()

    def show_choices(self) -> None:
        """Show what is decided and what is open."""
        for row, group in enumerate(GROUPS):
            total = len(self._choices.items(group))
            done = total - len(self._choices.items(group, only_open=True))
            self.groups.item(row).setText(f"{self._name(group)}　{done}／{total}")
        self._show_group()

    def take_group(self) -> None:
        """Accept all that is open in the group."""
        self.told.emit("")
        self._choices.take(*self._choices.items(self.group(), only_open=True))
        self.go_on(0)
        self.view.setFocus()

    def go_on(self, row: int) -> None:
        """Go to the next open thing from a row on: in the group, else in the next group that has one."""
        rows = [self.table.item(each) for each in range(self.table.rowCount())]
        are_open = [
            number
            for number, item in enumerate(rows)
            if item is not None and self._choices.state(item) is CopyState.OPEN
        ]
        if are_open:
            self.view.go_to(next((each for each in are_open if each >= row), are_open[0]))
            return
        place = self.groups.currentRow()
        for other in (*range(place + 1, len(GROUPS)), *range(place)):
            if self._choices.items(GROUPS[other], only_open=True):
                self.groups.setCurrentRow(other)
                self.go_on(0)
                return

    def _name(self, group: CopyGroup) -> str:
        return {
            CopyGroup.DUES: self.tr("期限"),
            CopyGroup.TEXTS: self.tr("文字中的年度與日期"),
            CopyGroup.SECTIONS: self.tr("已裁撤的單位"),
            CopyGroup.TASKS: self.tr("未完成與免辦的工作"),
            CopyGroup.CHAPTERS: self.tr("章節與依據"),
        }[group]

    def _show_group(self) -> None:
        row = self.view.currentIndex().row()
        self.table.show(self._choices.items(self.group(), only_open=self._only_open))
        if self.table.rowCount():
            self.view.go_to(max(row, 0))
        self._pages.setCurrentIndex(0 if self.table.rowCount() else 1)
        is_empty = not self._choices.items(self.group())
        self._enable_tools()
        self.nothing.set_words(self.tr("沒有要確認的項目") if is_empty else self.tr("這一組都確認了"))

    def _enable_tools(self) -> None:
        item = self.view.current()
        for tool in (self.take_button, self.keep_button):
            tool.setEnabled(item is not None)
        self.type_button.setEnabled(item is not None and item.place.kind not in KEPT_KINDS)
        self.other_button.setEnabled(item is not None and len(item.options) > 1)
        self.back_button.setEnabled(self._choices.can_go_back())

    def _turn_group(self, by: int) -> None:
        self.groups.setCurrentRow((self.groups.currentRow() + by) % len(GROUPS))
        self.view.go_to(0)

    def _step(self, act: Callable[[CopyItem], None]) -> None:
        """Decide what the cursor is on, and go on to what is open next."""
        self.told.emit("")
        row, item = self.view.currentIndex().row(), self.view.current()
        if item is not None:
            act(item)
            self.go_on(row)

    def _offer_other(self) -> None:
        self.told.emit("")
        if (item := self.view.current()) is not None:
            self._choices.offer_next(item)

    def _type(self, item: CopyItem, said: str) -> None:
        try:
            check_decision(item, said, {each.name for each in self._desk.read(sections)})
        except Refused as error:
            self.told.emit(str(error))
            return
        self._step(lambda _item: self._choices.change(item, said.strip()))

    def _active_sections(self) -> list[str]:
        year = self._choices.review.to_year
        return [each.name for each in self._desk.read(sections) if each.is_active(year)]
