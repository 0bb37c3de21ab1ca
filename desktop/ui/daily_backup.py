"""The automatic backup of the day, made after an office is opened, also into the second folder."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.settings import read_settings
from desktop.office.upkeep import back_up, back_up_daily
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.work import Progress


class DailyBackup(QObject):
    """Belongs to a desk; begins by itself.

    Signals:
        made: a backup was made.
    """

    made = Signal()

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window = window
        if desk.office.path is not None:
            second = desk.read(read_settings).second_backup_folder
            job = desk.runner.start("", backup_steps, desk.office, desk.today(), second)
            job.succeeded.connect(lambda _file: self.made.emit())
            job.failed.connect(self._on_failed)
            self._desk = desk

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OfficeError):
            self._window.messages.warn(str(error))
        else:
            self._desk.tell_failure(error)


def backup_steps(
    office: Office, today: dt.date, second_folder: str
) -> Generator[Progress, None, Path | None]:
    """Make today's backup unless there is one, and a copy of it in the second folder.

    Returns the new file, None if there was one already. Raises Refused.
    """
    yield 0, 0, ""
    made = back_up_daily(office, today)
    if made is not None and second_folder:
        yield 1, 2, ""
        back_up(office, Path(second_folder) / made.name)
    return made
