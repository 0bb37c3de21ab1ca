"""What can be done to entries of the calendar: to just the instances they stand for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop.office.ticking import tick_instances
from desktop.rules.month_cases import CaseEntry
from desktop.rules.month_view import AnyEntry, MonthEntry
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.task_actions import TaskActions

Entries = Sequence[AnyEntry]


class EntryActions(QObject):
    """Does deeds at the desk; dialogs belong to `window`."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = TaskActions(desk, window)

    def may_tick(self, entries: Entries) -> bool:
        """Whether something of these is owed, and who works may tick at all."""
        return self._desk.may(tick_instances.__name__) and any(entry.owed for entry in entries)

    def tick_today(self, entries: Entries) -> None:
        """Tick off today what these owe next, for each section that does; says why nothing can be."""
        owing = [entry for entry in entries if entry.owed]
        owed = [each for entry in owing for each in entry.owed]
        if owed:
            self._desk.do(self._told(owing), tick_instances, owed, today=self._desk.today())
        elif any(isinstance(entry, CaseEntry) for entry in entries):
            words = self.tr("處理期限的案件要到「走動式管理」登錄處理情形；按 Enter 開啟這件案件。")
            self._desk.refused.emit(words)
        elif entries:
            self._desk.refused.emit(self.tr("選取的項目都已完成；請選取還沒完成的項目。"))

    def tick_with_evidence(self, entries: Entries) -> None:
        """Ask for day, note and evidence; of a single entry for the instance it is."""
        tasks = {entry.task.node_id: entry.task for entry in entries if isinstance(entry, MonthEntry)}
        owed = entries[0].owed if len(entries) == 1 else []
        # Where several sections owe it, the dialog asks which, or takes them all.
        chosen = owed[0] if len(owed) == 1 else replace(owed[0], section_id=None) if owed else None
        self._tasks.tick_with_evidence(list(tasks.values()), chosen=chosen)

    def fill_menu(self, menu: QMenu, entries: Entries) -> None:
        """Put into a menu what can be done to these entries."""
        for words, icon_name, act in (
            (self.tr("今日勾稽完成"), "checkmark", self.tick_today),
            (self.tr("勾稽完成，填日期與佐證…"), "attach", self.tick_with_evidence),
        ):
            action = menu.addAction(icon(icon_name), words)
            action.triggered.connect(lambda _on=False, do=act: do(entries))
            action.setEnabled(self.may_tick(entries))

    def _told(self, entries: Entries) -> str:
        if len(entries) == 1:
            return self.tr("勾稽完成：%1").replace("%1", entries[0].number)
        return self.tr("勾稽完成：%1 項").replace("%1", str(len(entries)))
