"""「匯入…」: the rows of a file into a register, shown before anything is stored."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from desktop.office.register_import import FoundRows, looking_steps
from desktop.registers.description import Register
from desktop.ui.desk import Desk
from desktop.ui.dialogs.import_rows import ImportRowsDialog
from desktop.ui.icons import icon
from desktop.ui.preferences import preferences
from desktop.ui.widgets.table_export import FOLDER_KEY
from desktop.ui.work import Job


class RowImport(QObject):
    """An action of the register's table, also in its context menu."""

    def __init__(self, desk: Desk, register: Register, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._desk, self._register, self._view = desk, register, view
        self.action = QAction(icon("arrow_import"), self.tr("匯入…"), view)
        self.action.triggered.connect(lambda _on=False: self.ask())
        view.addAction(self.action)

    def ask(self) -> None:
        """Let the user choose a file, and show what is in it."""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        kinds = self.tr("試算表 (*.xlsx *.ods *.csv)")
        title = self.tr("匯入%1").replace("%1", self._register.title)
        chosen, _kind = QFileDialog.getOpenFileName(self._view, title, folder, kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> Job:
        """Look a file through, and show what was found in a dialog."""
        preferences().setValue(FOLDER_KEY, str(path.parent))
        job = self._desk.runner.start(
            self.tr("讀取檔案"), looking_steps, self._desk.office, self._register, path
        )
        job.succeeded.connect(lambda found: self._show(path, found))
        job.failed.connect(self._desk.tell_failure)
        return job

    def _show(self, path: Path, found: FoundRows) -> None:
        ImportRowsDialog(self._desk, path, found, self._view).open()
