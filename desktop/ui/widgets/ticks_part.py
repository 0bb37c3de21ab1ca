"""What one task asks for, one instance after the other: done, open, returned; ticked, confirmed, returned."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.vocabulary import TickState
from desktop.office.ticking import confirm_ticks, untick
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from desktop.rules.period_words import period_words
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.return_tick import ReturnTickDialog
from desktop.ui.dialogs.tick import TickDialog
from desktop.ui.models.two_line_list import Entry
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.two_line_view import TwoLineView

_ICONS = {
    OccurrenceStanding.DONE: "checkmark",
    OccurrenceStanding.DONE_LATE: "checkmark",
    OccurrenceStanding.RETURNED: "arrow_undo",
    OccurrenceStanding.OVERDUE: "warning",
    OccurrenceStanding.DUE_SOON: "info",
    OccurrenceStanding.TO_COME: "",
}


class TicksPart(QWidget):
    """Return ticks an open instance off, Delete takes a tick away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: TrackedTask | None = None
        self._shown: list[Occurrence] = []
        self.list = TwoLineView(self.tr("各期勾稽"), self.tr("這項工作沒有訂期限或應辦次數。"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.activated.connect(lambda _index: self.tick_current())
        TableExport(desk, self.list, self.tr("各期勾稽"))
        self.tick = button(self.tr("勾稽這一次…"), self.tick_current, icon_name="checkmark")
        self.confirm = button(self.tr("確認"), self.confirm_current)
        self.return_ = button(self.tr("退回…"), self.return_current)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for each in (self.tick, self.confirm, self.return_):
            row.addWidget(each)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        delete = QShortcut(QKeySequence("Del"), self)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self.untick_current)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_possible())

    def show_occurrences(
        self, task: TrackedTask | None, occurrences: Sequence[Occurrence], due_soon_days: int
    ) -> None:
        """Show the instances of a task.

        First what is late or came back, then what is to be confirmed, what is to come, and what was done, the
        newest first.
        """
        self._task = task
        today = self._desk.today()

        def place(each: Occurrence) -> tuple[int, int]:
            standing = each.standing(today, due_soon_days)
            if each.is_done:
                is_waiting = each.state is TickState.TICKED
                return 1 if is_waiting else 3, -(each.done_on or each.due_on).toordinal()
            is_urgent = standing in (OccurrenceStanding.RETURNED, OccurrenceStanding.OVERDUE)
            return 0 if is_urgent else 2, each.due_on.toordinal()

        self._shown = sorted(occurrences, key=place)
        self.list.entries.show(
            self._entry(row, each, each.standing(today, due_soon_days))
            for row, each in enumerate(self._shown)
        )
        self._show_possible()

    def _entry(self, row: int, each: Occurrence, standing: OccurrenceStanding) -> Entry:
        parts = self._task.parts if self._task else ()
        names = {part.section_id: part.name for part in parts} if len(parts) > 1 else {}
        period = period_words(self._task.quota if self._task else "", each)
        times = f"（{each.number}/{each.of}）" if each.of > 1 else ""
        first = " · ".join(filter(None, (period + times, names.get(each.section_id, ""))))
        told = [word(standing), self._day(each)]
        if each.state is TickState.TICKED:
            told.append(word(TickState.TICKED))
        if each.is_done and each.id is None:
            told.append(self.tr("由登記或佐證計次"))
        told += [
            text for text in (each.reason if not each.is_done else "", each.ticked_by, each.note) if text
        ]
        return Entry(row, first, " · ".join(told), _ICONS[standing])

    def _day(self, each: Occurrence) -> str:
        if each.is_done and each.done_on:
            return format_date(each.done_on)
        return self.tr("期限 %1").replace("%1", format_date(each.due_on))

    def current(self) -> Occurrence | None:
        """The instance the cursor is on."""
        entry = self.list.current()
        return self._shown[entry.key] if entry else None

    def _show_possible(self) -> None:
        found = self.current()
        is_waiting = found is not None and found.state is TickState.TICKED
        self.tick.setEnabled(found is not None and not found.is_done and self._desk.may("tick"))
        self.confirm.setEnabled(is_waiting and self._desk.may("confirm_ticks"))
        has_tick = found is not None and found.is_done and found.id is not None
        self.return_.setEnabled(has_tick and self._desk.may("return_tick"))

    def tick_current(self) -> None:
        """Ask for the day and what proves it, then tick the instance off."""
        found = self.current()
        if found is not None and self._task is not None and not found.is_done:
            TickDialog(self._desk, self._task, self._shown, chosen=found, parent=self.window()).open()

    def confirm_current(self) -> None:
        """Confirm what a section ticked."""
        found = self.current()
        if found is not None and found.id is not None:
            self._desk.do(self.tr("確認勾稽"), confirm_ticks, [found.id])

    def return_current(self) -> None:
        """Ask for the reason, then return the tick."""
        found = self.current()
        if found is not None and found.id is not None and self._task is not None:
            ReturnTickDialog(self._desk, self._task, found.id, parent=self.window()).open()

    def untick_current(self) -> None:
        """Take the tick away; it can be taken back."""
        found = self.current()
        if found is not None and found.id is not None:
            self._desk.do(self.tr("取消勾稽"), untick, found.id)

    def _offer(self, at: QPoint) -> None:
        found = self.current()
        if found is None:
            return
        menu = QMenu(self)
        has_tick = found.id is not None
        acts: tuple[tuple[str, Callable[[], None], bool], ...] = (
            (self.tr("勾稽這一次…"), self.tick_current, self.tick.isEnabled()),
            (self.tr("確認勾稽"), self.confirm_current, self.confirm.isEnabled()),
            (self.tr("退回勾稽…"), self.return_current, self.return_.isEnabled()),
            (self.tr("取消勾稽"), self.untick_current, has_tick and self._desk.may("untick")),
        )
        for words, act, is_enabled in acts:
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, do=act: do())
            action.setEnabled(is_enabled)
        menu.addSeparator()
        menu.addActions(self.list.actions())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))
