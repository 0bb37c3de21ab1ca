"""Opening an office for the window and closing it: after the first paint, off the window's thread."""

import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.errors import OfficeError
from desktop.memory import settle
from desktop.paths import default_database
from desktop.ui.main_window import MainWindow
from desktop.ui.opening_steps import founding_steps, opening_steps, restoring_steps
from desktop.ui.opening_trouble import OpeningTrouble
from desktop.ui.preferences import preferences
from desktop.ui.work import Progress, Runner

if TYPE_CHECKING:
    from desktop.office.office import Actor, Office
    from desktop.ui.dialogs.first_start import Beginning
    from desktop.ui.entrance import Entrance

LAST_KEY = "database"


class Reception(QObject):
    """Brings one office at a time to the window.

    Signals:
        opened: the window has its desk and shows its first page.
    """

    opened = Signal()

    def __init__(self, window: MainWindow, location: Path | str | None = None) -> None:
        super().__init__(window)
        self.main_window = window
        self.location: Path | str = _as_place(location) or _remembered() or default_database()
        self.runner = Runner(self)
        self._office: Office | None = None
        self._entrance: Entrance | None = None
        self._is_closing = False
        self.runner.started.connect(window.progress.watch)
        window.closing.connect(self.close)

    def begin(self) -> None:
        """Open the office, or offer a new one where there is none yet."""
        if isinstance(self.location, Path) and not self.location.exists():
            self.welcome()
        else:
            self.open(self.location)

    def open(self, location: Path | str) -> None:
        """Close the present office and open another one."""
        self.leave()
        self.location = location
        self._start(opening_steps(location), "")

    def _start(self, steps: Generator[Progress, None, "Office"], next_step: str) -> None:
        job = self.runner.start("", lambda: steps)
        job.succeeded.connect(lambda office: self._on_opened(office, next_step))
        job.failed.connect(self._on_failed)

    def welcome(self) -> None:
        """Show the first start: a new office, the sample, or a file that exists elsewhere."""
        from desktop.ui.dialogs.first_start import FirstStart

        dialog = FirstStart(self.main_window)
        dialog.decided.connect(self._on_beginning)
        dialog.other_asked.connect(self.choose_other)
        dialog.rejected.connect(self._on_no_beginning)
        dialog.open()

    def _on_no_beginning(self) -> None:
        if self.main_window.desk is None:
            self._show_trouble(self.tr("還沒有資料庫；請建立新的資料庫，或選擇已有的檔案。"))

    def _on_beginning(self, beginning: "Beginning") -> None:
        self.leave()
        self._start(founding_steps(self.location, beginning), beginning.next_step)

    def choose_other(self) -> None:
        """Let the user choose another database file and open it."""
        folder = str(self.location.parent) if isinstance(self.location, Path) else ""
        chosen, _kind = QFileDialog.getOpenFileName(
            self.main_window, self.tr("選擇資料庫"), folder, self.tr("為民資料庫 (*.db);;所有檔案 (*)")
        )
        if chosen:
            preferences().setValue(LAST_KEY, chosen)
            self.open(Path(chosen))

    def choose_backup(self) -> None:
        """Let the user choose a backup; the office is closed, replaced by it and opened again."""
        from desktop.ui.dialogs.restore import RestoreDialog

        if isinstance(self.location, Path):
            dialog = RestoreDialog(self.location, self.main_window)
            dialog.chosen.connect(self.restore)
            dialog.open()

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the office's file and open it."""
        if not isinstance(self.location, Path):
            return
        self.leave()
        job = self.runner.start(self.tr("還原備份"), restoring_steps, self.location, backup)
        job.succeeded.connect(self._on_restored)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(lambda: self.open(self.location))

    def _on_restored(self, aside: Path | None) -> None:
        if aside is not None:
            told = self.tr("已還原。原來的資料庫保留在「%1」。").replace("%1", str(aside))
            self.main_window.messages.inform(told)
        self.open(self.location)

    def _on_opened(self, office: "Office", next_step: str) -> None:
        if self._is_closing:
            office.close()
            return
        from desktop.ui.entrance import Entrance

        self._office = office
        self._entrance = Entrance(self.main_window, office, self)
        self._entrance.entered.connect(lambda actor: self._let_in(office, actor, next_step))
        self._entrance.ask()

    def _let_in(self, office: "Office", actor: "Actor", next_step: str) -> None:
        from desktop.ui.daily_backup import DailyBackup
        from desktop.ui.desk import Desk
        from desktop.ui.since_last_visit import SinceLastVisit
        from desktop.ui.surroundings import Surroundings

        desk = Desk(office, actor, self)
        desk.leave_asked.connect(self.sign_out)
        surroundings = Surroundings(self.main_window, desk)
        self.main_window.receive(desk)
        DailyBackup(self.main_window, desk).made.connect(surroundings.show_database)
        SinceLastVisit(self.main_window, desk)
        if next_step:
            desk.open_page("plan", next_step)
        settle()
        self.opened.emit()

    def sign_out(self) -> None:
        """Take the desk away from who works and ask who comes next; the office stays open."""
        self._clear_desk()
        self.main_window.messages.clear()
        if self._entrance is not None:
            self._entrance.ask()

    @property
    def is_at_door(self) -> bool:
        """Whether an office is open that nobody has come into."""
        return self._office is not None and self.main_window.desk is None

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OfficeError):
            self._show_trouble(str(error))
        else:
            self._show_trouble(self.tr("開啟時發生錯誤，資料庫沒有變動；請再試一次，或從備份還原。"))
            sys.excepthook(type(error), error, error.__traceback__)

    def _show_trouble(self, sentence: str) -> None:
        trouble = OpeningTrouble(sentence)
        trouble.again_asked.connect(self.begin)
        trouble.other_asked.connect(self.choose_other)
        trouble.restore_asked.connect(self.choose_backup)
        trouble.close_asked.connect(self.main_window.close)
        self.main_window.show_widget(trouble)

    def leave(self) -> None:
        """Close the present office, when there is one; its file may be copied afterwards."""
        self._clear_desk()
        if self._entrance is not None:
            self._entrance.deleteLater()
            self._entrance = None
        if self._office is not None:
            self._office.close()
            self._office = None

    def _clear_desk(self) -> None:
        desk = self.main_window.release()
        if desk is not None:
            desk.close()
            desk.deleteLater()

    def close(self) -> None:
        """End everything under way and close the office; the window closes now."""
        self._is_closing = True
        self.runner.finish()
        self.leave()


def _as_place(location: Path | str | None) -> Path | str | None:
    return location if location is None or "://" in str(location) else Path(location)


def _remembered() -> Path | None:
    last = preferences().value(LAST_KEY)
    return Path(last) if isinstance(last, str) and Path(last).exists() else None
