"""追蹤 → 稽催: the reminder slips of the year, the tasks on one of them, and what can be done with it."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.queries.reminders import ReminderRow, reminder, reminders_of_year
from desktop.errors import OfficeError
from desktop.forms.form import Request
from desktop.office.followed_plan import FollowedPlan
from desktop.office.reminders import cancel_reminder, issue_reminders, reply_to_reminder
from desktop.office.slip_drafts import SlipDraft, slip_drafts
from desktop.rules.chasing import serial_text
from desktop.rules.slip_standing import SlipStanding, slip_standing
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.delegates.light import LightDelegate
from desktop.ui.desk import Desk
from desktop.ui.models.reminder_tables import TaskLine, slip_columns, standing_on, task_columns
from desktop.ui.models.short_table import ShortTable
from desktop.ui.theme import UNIT
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.widgets.buttons import button, tool_of
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.table_view import TableView

SLIP_WIDTHS = (150, 120, 120, 90, 90, 100, 150, 170, 120)
TASK_WIDTHS = (96, 250, 90, 80, 130, 120, 160, 90, 110)
STATE_COLUMN = 1


class RemindersPart(TrackingPart):
    """Return enters the reply of the slip in hand, Delete calls it back."""

    watches: ClassVar[frozenset[str]] = frozenset({"reminder", "reminder_task"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self.slips: ShortTable[ReminderRow] = ShortTable(
            slip_columns(standing_on(lambda: desk.today())), lambda row: row.cancelled_on is not None, self
        )
        self.tasks: ShortTable[TaskLine] = ShortTable(task_columns(), parent=self)
        self.table = self._make_table("reminders", self.tr("稽催單"), self.slips, SLIP_WIDTHS)
        self.table.setItemDelegateForColumn(STATE_COLUMN, LightDelegate(self.table))
        self.detail = self._make_table("reminder_tasks", self.tr("稽催單所列工作"), self.tasks, TASK_WIDTHS)
        self._named = ElidedLabel(role="heading")
        self._empty = EmptyState("clock", "")
        self._pages = QStackedWidget()
        self._add_tools()
        self._lay_out()
        self._connect()

    def _make_table(
        self,
        name: str,
        title: str,
        model: ShortTable[ReminderRow] | ShortTable[TaskLine],
        widths: tuple[int, ...],
    ) -> TableView:
        table = TableView(name)
        table.setAccessibleName(title)
        table.setModel(model)
        table.start_with([(width, True) for width in widths])
        return table

    def _add_tools(self) -> None:
        self.issue_button = button(
            self.tr("開立稽催單…"), self.issue, icon_name="add", role="primary", shortcut="Ctrl+N"
        )
        self.reply_button = button(self.tr("登錄回復…"), self.reply, icon_name="comment")
        self.print_button = button(self.tr("列印"), icon_name="print")
        menu = QMenu(self.print_button)
        self.print_one = menu.addAction(self.tr("選取的稽催單"), self.print_selected)
        self.print_all = menu.addAction("", self.print_waiting)
        self.print_button.setMenu(menu)
        self.cancel_button = button(self.tr("作廢"), self.cancel, icon_name="prohibited")
        self.export = TableExport(self.desk, self.table, self.tr("稽催單"))
        for tool in (self.issue_button, tool_of(self.export.action)):
            self.add_tool(tool)

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        in_hand = QHBoxLayout()
        in_hand.setSpacing(UNIT)
        in_hand.addWidget(self._named, 1)
        for tool in (self.reply_button, self.print_button, self.cancel_button):
            in_hand.addWidget(tool)
        column.addLayout(in_hand)
        column.addWidget(self.detail, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(UNIT)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self._empty.add_action(self.tr("開立稽催單…"), self.issue, icon_name="add", role="primary")
        self._pages.addWidget(split)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT + UNIT // 2, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(lambda _on, _off: self._show_selected())
        self.table.activated.connect(lambda _index: self.reply())
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.cancel)
        self.desk.changed.connect(self._on_changed)

    def show_plan(self, plan: FollowedPlan) -> None:
        self._plan = plan
        self._reload()

    def arrive(self, what: object) -> None:
        """Show the slip with this key."""
        if isinstance(what, int):
            self._select(what)

    def slip(self) -> ReminderRow | None:
        """The one slip that is selected, None where none is or several are."""
        rows = self.table.selected_rows()
        return self.slips.row_at(rows[0]) if len(rows) == 1 else None

    def issue(self) -> None:
        """Ask which late sections to remind, and until when they answer."""
        from desktop.ui.dialogs.issue_reminders import IssueRemindersDialog

        drafts = self._drafts()
        if not drafts:
            self.desk.told.emit(self.tr("目前沒有單位有逾期的工作，不用稽催。"))
        elif self._plan is not None:
            dialog = IssueRemindersDialog(self.desk, self._plan.head.year, drafts, self)
            dialog.issued.connect(self._on_issued)
            dialog.open()

    def reply(self) -> None:
        """Ask what the section answered."""
        from desktop.ui.dialogs.reminder_reply import ReminderReplyDialog

        row = self.slip()
        found = self.desk.read(reminder, row.id) if row is not None else None
        if found is not None and found.row.cancelled_on is None:
            ReminderReplyDialog(self.desk, found, self._followed(), self).open()

    def cancel(self) -> None:
        """Call the slip back that is selected."""
        row = self.slip()
        if row is not None and row.cancelled_on is None:
            self.desk.do(self.tr("作廢稽催單"), cancel_reminder, row.id, self.desk.today())

    def print_selected(self) -> None:
        """Show the slip in hand as it is printed."""
        row = self.slip()
        if row is not None:
            self.desk.open_page("forms", ("reminder", Request(year=self.desk.year, id=row.serial)))

    def print_waiting(self) -> None:
        """Show all slips that wait for an answer as they are printed, each a sheet of its own."""
        self.desk.open_page("forms", ("reminder", Request(year=self.desk.year)))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.watches and self._plan is not None:
            self._reload()

    def _on_issued(self, keys: list[int]) -> None:
        self._select(keys[-1])
        self.table.setFocus()

    def _reload(self) -> None:
        row = self.slip()
        try:
            rows = self.desk.read(reminders_of_year, self.desk.year)
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        rows = [each for each in rows if self.desk.actor.section_in_view in (None, each.section_id)]
        self.slips.set_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        if row is not None:
            self._select(row.id)
        if rows and not self.table.selected_rows():
            self.table.selectRow(0)
        self._tell(rows)
        self._show_selected()

    def _select(self, key: int) -> None:
        number = self.slips.number_of(key)
        if number is not None:
            self.table.selectRow(number)

    def _show_selected(self) -> None:
        row = self.slip()
        found = self.desk.read(reminder, row.id) if row is not None else None
        followed = self._followed()
        lines = [
            TaskLine(task.node_id, now.number if (now := followed.get(task.node_id)) else "", task)
            for task in (found.tasks if found is not None else ())
        ]
        self.tasks.set_rows(lines)
        self._named.show_text(
            f"{serial_text(row.year, row.serial)}　{row.section}" if row is not None else ""
        )
        is_valid = row is not None and row.cancelled_on is None
        self.reply_button.setEnabled(is_valid and self.desk.may(reply_to_reminder.__name__))
        may_cancel = is_valid and row is not None and row.replied_on is None
        self.cancel_button.setEnabled(may_cancel and self.desk.may(cancel_reminder.__name__))
        self.issue_button.setEnabled(self.desk.may(issue_reminders.__name__))
        waiting = self._waiting()
        self.print_one.setEnabled(row is not None)
        self.print_all.setEnabled(waiting > 0)
        self.print_all.setText(self.tr("全部待回復的（%1 張，可存成一個 PDF）").replace("%1", str(waiting)))
        self.print_button.setEnabled(row is not None or waiting > 0)

    def _waiting(self) -> int:
        return sum(self.slips.row_at(place).is_open for place in range(self.slips.rowCount()))

    def _followed(self) -> dict[int, TrackedTask]:
        return {task.node_id: task for task in self._plan.tasks} if self._plan else {}

    def _drafts(self) -> list[SlipDraft]:
        return self.desk.read(slip_drafts, self._plan, self.desk.today()) if self._plan else []

    def _tell(self, rows: list[ReminderRow]) -> None:
        """Say below the title how many slips there are, and how many sections are late now."""
        late = [draft for draft in self._drafts() if not draft.was_told_today]
        words = (
            self.tr("%1 個單位有逾期工作").replace("%1", str(len(late)))
            if late
            else self.tr("目前沒有單位逾期")
        )
        standings = [slip_standing(row, self.desk.today()) for row in rows]
        counts = [f"{word(kind)} {standings.count(kind)}" for kind in SlipStanding if standings.count(kind)]
        about = [self.tr("共 %1 張").replace("%1", str(len(rows))), *counts] if rows else []
        self.tell(" · ".join([*about, words]))
        hint = self.tr("開立後可列印送交單位，回復可在這裡登錄，或由讀回的回報表帶入。")
        self._empty.set_words(
            self.tr("%1 年度還沒有開立過稽催單").replace("%1", str(self.desk.year)), f"{words}。{hint}"
        )
