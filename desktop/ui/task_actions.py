"""What can be done to followed tasks from the window: the same by key, button and menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from db.vocabulary import TaskStatus
from desktop.office.evidence import AttachedFile
from desktop.office.tracking import reopen, start_task, tick_off_many
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.set_aside import SetAsideDialog
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.icons import icon

Tasks = Sequence[TrackedTask]


class TaskActions(QObject):
    """Does deeds at the desk; dialogs belong to `window`."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def tick_today(self, tasks: Tasks) -> None:
        """Tick off today whatever of these is open; a refusal says that nothing was."""
        if tasks:
            ids = [task.node_id for task in tasks]
            today = self._desk.today()
            self._desk.do(self._told(self.tr("勾稽完成"), tasks), tick_off_many, ids, on=today, today=today)

    def tick_with_evidence(self, tasks: Tasks, files: Sequence[AttachedFile] = ()) -> None:
        """Ask for the day, a note and evidence, then tick off."""
        if tasks:
            TickOffDialog(self._desk, tasks, files, self._window).open()

    def start(self, task: TrackedTask) -> None:
        """Say that work has begun."""
        self._desk.do(self._told(self.tr("開始執行"), [task]), start_task, task.node_id)

    def reopen(self, task: TrackedTask) -> None:
        """Make a done task, or one set aside, an open one again."""
        self._desk.do(self._told(self.tr("重新開啟"), [task]), reopen, task.node_id)

    def set_aside(self, task: TrackedTask, *, withdraws: bool) -> None:
        """Ask for the reason, then set the task aside."""
        SetAsideDialog(self._desk, task, withdraws=withdraws, parent=self._window).open()

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
        if len(tasks) != 1:
            return
        task = tasks[0]
        is_fresh = task.status is TaskStatus.NOT_STARTED
        menu.addSeparator()
        self._add(menu, self.tr("開始執行"), "", lambda: self.start(task), is_fresh)
        self._add(menu, self.tr("重新開啟"), "arrow_clockwise", lambda: self.reopen(task), not is_fresh)
        menu.addSeparator()
        for text, withdraws in ((self.tr("列為不適用…"), False), (self.tr("撤銷管制…"), True)):
            self._add(menu, text, "", partial(self.set_aside, task, withdraws=withdraws), task.counts)

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
