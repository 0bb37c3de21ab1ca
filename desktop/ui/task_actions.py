"""What can be done to followed tasks from the window: the same by key, button and menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from db.queries.ticks import waiting_ticks
from db.vocabulary import RegisterCount, TaskStatus
from desktop.office.evidence import AttachedFile
from desktop.office.followed_plan import followed_plan
from desktop.office.register_links import leave_unlinked, link_register, register_links
from desktop.office.ticking import confirm_ticks, tick_many
from desktop.office.tracking import reopen, start_task
from desktop.rules.occurrence import Occurrence
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.extend import ExtendDialog
from desktop.ui.dialogs.set_aside import SetAsideDialog
from desktop.ui.dialogs.tick import TickDialog
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.icons import icon
from desktop.ui.register_words import registers_to_count

Tasks = Sequence[TrackedTask]


class TaskActions(QObject):
    """Does deeds at the desk; dialogs belong to `window`."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def tick_today(self, tasks: Tasks) -> None:
        """Tick off what these owe today; a refusal says that nothing was."""
        if tasks:
            today = self._desk.today()
            self._desk.do(
                self._told(self.tr("勾稽完成"), tasks),
                tick_many,
                [task.node_id for task in tasks],
                on=today,
                seen={task.node_id: task.credited for task in tasks},
                today=today,
            )

    def tick_with_evidence(
        self, tasks: Tasks, files: Sequence[AttachedFile] = (), chosen: Occurrence | None = None
    ) -> None:
        """Ask for the day, a note and evidence, then tick off; `chosen` is the instance that is meant."""
        if len(tasks) == 1 and self._is_ticked_by_parts(tasks[0]):
            plan = self._desk.read(
                followed_plan, self._desk.year, self._desk.today(), self._desk.actor.section_in_view
            )
            owed = plan.occurrences_of_task(tasks[0].node_id) if plan else ()
            TickDialog(self._desk, tasks[0], owed, chosen=chosen, files=files, parent=self._window).open()
        elif tasks:
            TickOffDialog(self._desk, tasks, files, self._window).open()

    def _is_ticked_by_parts(self, task: TrackedTask) -> bool:
        """Whether it is done one instance after the other, or by a section for itself."""
        is_by_section = self._desk.actor.section_in_view is not None
        return task.is_open and (is_by_section or bool(task.quota) or len(task.parts) > 1)

    def close(self, tasks: Tasks) -> None:
        """Ask for the day, then say of whole tasks that they are done, whatever was counted."""
        TickOffDialog(self._desk, tasks, (), self._window, closes=True).open()

    def confirm(self, tasks: Tasks) -> None:
        """Confirm every tick of these that awaits it."""
        waiting = self._desk.read(waiting_ticks, [task.node_id for task in tasks])
        self._desk.do(self.tr("確認勾稽"), confirm_ticks, waiting)

    def extend(self, task: TrackedTask) -> None:
        """Ask to when, why and by whom, then move the due date on."""
        ExtendDialog(self._desk, task, self._window).open()

    def link(self, task: TrackedTask, register: str, counts: RegisterCount | None) -> None:
        """Let a register count towards a task, None for not."""
        if counts is None:
            self._desk.do(self.tr("不自動計次"), leave_unlinked, task.node_id, register)
        else:
            self._desk.do(self.tr("由登記簿自動計次"), link_register, task.node_id, register, counts)

    def start(self, task: TrackedTask) -> None:
        """Say that work has begun."""
        self._desk.do(self._told(self.tr("開始執行"), [task]), start_task, task.node_id)

    def reopen(self, task: TrackedTask) -> None:
        """Make a done task, or one set aside, an open one again."""
        self._desk.do(self._told(self.tr("重新開啟"), [task]), reopen, task.node_id)

    def set_aside(self, task: TrackedTask, *, withdraws: bool) -> None:
        """Ask for the reason, then set the task aside."""
        SetAsideDialog(self._desk, task, withdraws=withdraws, parent=self._window).open()

    def offer(self, table: QAbstractItemView, at: QPoint, tasks: Tasks) -> None:
        """Open the menu of these tasks where they stand in a table, with its own actions."""
        menu = QMenu(table)
        self.fill_menu(menu, tasks)
        menu.addSeparator()
        menu.addActions(table.actions())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(table.viewport().mapToGlobal(at))

    def fill_menu(self, menu: QMenu, tasks: Tasks) -> None:
        """Put into a menu what can be done to these tasks."""
        menu.clear()
        self._add(menu, self.tr("今日勾稽完成"), "checkmark", lambda: self.tick_today(tasks), any_open(tasks))
        self._add(
            menu,
            self.tr("勾稽完成，填日期與佐證…"),
            "attach",
            lambda: self.tick_with_evidence(tasks),
            any_open(tasks) or _is_done(tasks),
        )
        if any(task.awaiting for task in tasks) and self._desk.may("confirm_ticks"):
            self._add(menu, self.tr("確認勾稽"), "", lambda: self.confirm(tasks), True)
        if len(tasks) != 1:
            return
        task = tasks[0]
        is_fresh = task.status is TaskStatus.NOT_STARTED
        menu.addSeparator()
        self._add(menu, self.tr("開始執行"), "", lambda: self.start(task), is_fresh)
        self._add(menu, self.tr("重新開啟"), "arrow_clockwise", lambda: self.reopen(task), not is_fresh)
        may_close = task.is_open and self._is_ticked_by_parts(task) and self._desk.may("tick_off")
        if may_close:
            self._add(menu, self.tr("整項結案…"), "", lambda: self.close([task]), True)
        may_extend = task.is_open and task.due_on is not None and self._desk.may("extend")
        self._add(menu, self.tr("展延期限…"), "", lambda: self.extend(task), may_extend)
        self._add_registers(menu, task)
        menu.addSeparator()
        for text, withdraws in ((self.tr("列為不適用…"), False), (self.tr("撤銷管制…"), True)):
            self._add(menu, text, "", partial(self.set_aside, task, withdraws=withdraws), task.counts)

    def _add_registers(self, menu: QMenu, task: TrackedTask) -> None:
        """Offer the registers that may count towards the task, those that do with a tick."""
        if task.needed is None or not self._desk.may("link_register"):
            return
        inner = menu.addMenu(self.tr("由登記簿自動計次"))
        linked = self._desk.read(register_links, self._desk.year)
        present = {(each.register, each.counts) for each in linked if each.node_id == task.node_id}
        for words, register, counts in registers_to_count():
            action = inner.addAction(words)
            action.setCheckable(True)
            is_on = (register, counts) in present
            action.setChecked(is_on)
            wanted = None if is_on else counts
            action.triggered.connect(lambda _on=False, name=register, how=wanted: self.link(task, name, how))

    def _add(self, menu: QMenu, text: str, icon_name: str, act: Callable[[], None], is_enabled: bool) -> None:
        action = menu.addAction(icon(icon_name), text) if icon_name else menu.addAction(text)
        action.triggered.connect(lambda: act())
        action.setEnabled(is_enabled)

    def _told(self, done: str, tasks: Tasks) -> str:
        if len(tasks) == 1:
            return f"{done}：{tasks[0].number}"
        words = self.tr("%1：%2 項工作")
        return words.replace("%1", done).replace("%2", str(sum(task.is_open for task in tasks)))


def any_open(tasks: Tasks) -> bool:
    """Whether any of these can still be ticked off."""
    return any(task.is_open for task in tasks)


def _is_done(tasks: Tasks) -> bool:
    """Whether this is a single done task, whose day can be corrected."""
    return len(tasks) == 1 and tasks[0].status is TaskStatus.DONE
