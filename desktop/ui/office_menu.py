"""The menu of what concerns the whole office: its file, its backups, its soundness, and the program."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from desktop.ui.icons import icon
from desktop.ui.main_window import MainWindow
from desktop.ui.reception import Reception
from desktop.ui.work import Progress

if TYPE_CHECKING:
    from desktop.office.office import Office


class OfficeMenu(QObject):
    """Fills the window's menu."""

    def __init__(self, window: MainWindow, reception: Reception) -> None:
        super().__init__(window)
        self._window = window
        self._reception = reception
        self._needing_office: list[QAction] = []
        self._add(self.tr("開啟其他資料庫…"), "folder_open", reception.choose_other)
        window.menu.addSeparator()
        self._add(self.tr("立即備份…"), "archive", self.back_up, needs_office=True)
        self._restore = self._add(self.tr("從備份還原…"), "history", reception.choose_backup)
        self._add(self.tr("檢查資料庫是否完整"), "checkmark_circle", self.check, needs_office=True)
        window.menu.addSeparator()
        window.menu.addAction(window.help_action)
        self._add(self.tr("關於為民"), "info", self.show_about)
        window.menu.aboutToShow.connect(self._enable)

    def _add(
        self, text: str, icon_name: str, chosen: Callable[[], None], *, needs_office: bool = False
    ) -> QAction:
        action = self._window.menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda: chosen())
        if needs_office:
            self._needing_office.append(action)
        return action

    def _enable(self) -> None:
        for action in self._needing_office:
            action.setEnabled(self._window.desk is not None)
        # A backup in the place of the office changes everything: not for who only reads, nor before the door.
        desk = self._window.desk
        self._restore.setEnabled(desk.may("restore") if desk else not self._reception.is_at_door)

    def back_up(self) -> None:
        """Write a copy of the office where the user wants it."""
        desk = self._window.desk
        if desk is None:
            return
        name = f"weimin-{desk.today():%Y%m%d}.db"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, self.tr("備份到"), name, self.tr("為民資料庫 (*.db)")
        )
        if chosen:
            job = desk.runner.start(self.tr("備份"), backing_up_steps, desk.office, Path(chosen))
            told = self.tr("已備份到「%1」，並核對無誤。").replace("%1", chosen)
            job.succeeded.connect(lambda _nothing: self._window.messages.inform(told))
            job.failed.connect(desk.tell_failure)

    def check(self) -> None:
        """Check the whole office and tell what was found."""
        desk = self._window.desk
        if desk is not None:
            job = desk.runner.start(self.tr("檢查資料庫"), checking_steps, desk.office)
            job.succeeded.connect(self._tell_faults)
            job.failed.connect(desk.tell_failure)

    def _tell_faults(self, faults: list[str]) -> None:
        if not faults:
            self._window.messages.inform(self.tr("檢查完成：資料庫、異動紀錄與附件都完整。"))
            return
        for fault in faults[:2]:
            self._window.messages.refuse(fault)
        told = self.tr("共發現 %1 個問題；請停止輸入，並從選單「從備份還原…」還原最近的備份。")
        self._window.messages.refuse(told.replace("%1", str(len(faults))))

    def show_about(self) -> None:
        """Show version and licences."""
        from desktop.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()


def backing_up_steps(office: "Office", target: Path) -> Generator[Progress, None, None]:
    """Write a verified copy of an office. Raises Refused."""
    yield 0, 0, ""
    from desktop.office.upkeep import back_up

    back_up(office, target)


def checking_steps(office: "Office") -> Generator[Progress, None, list[str]]:
    """Check an office; returns one sentence for each fault."""
    yield 0, 0, ""
    from desktop.office.upkeep import check

    return check(office)
