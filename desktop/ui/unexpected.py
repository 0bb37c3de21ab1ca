"""Faults of the program itself: logged without anybody's data, told politely, details to copy."""

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.paths import data_folder

LOG_BYTES = 1_000_000
LOGS_KEPT = 5
# These speak of code. The message of any other exception may hold what somebody typed.
SAFE_MESSAGES = (AttributeError, ImportError, NameError, NotImplementedError, TypeError)


def start_log() -> None:
    """Write the program's log into the data folder: five files of at most 1 MB each."""
    from logging.handlers import RotatingFileHandler

    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    log = RotatingFileHandler(
        folder / "weimin.log", maxBytes=LOG_BYTES, backupCount=LOGS_KEPT - 1, encoding="utf-8", delay=True
    )
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("desktop").addHandler(log)


def log_folder() -> Path:
    """Where the log files are."""
    return data_folder() / "logs"


def version_of_program() -> str:
    """The version as pyproject.toml has it."""
    from importlib.metadata import version

    return version("weimin")


def details_of(error: BaseException) -> str:
    """Where in the program it happened, with versions, without anything from the office's data."""
    said = f": {error}" if isinstance(error, SAFE_MESSAGES) else ""
    places = "".join(traceback.format_tb(error.__traceback__))
    versions = [f"weimin {version_of_program()}", f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    return f"{', '.join(versions)}, {platform.system()}\n{places}{type(error).__name__}{said}\n"


class UnexpectedFaults(QObject):
    """Takes every exception that nobody caught in the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_telling = False

    def install(self) -> None:
        """Receive uncaught exceptions from now on."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
        """Log a fault and tell it, one dialog at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = details_of(error.with_traceback(places))
        logging.getLogger(__name__).error("%s", details)
        if not self._is_telling:
            self._is_telling = True
            try:
                self._tell(details)
            finally:
                self._is_telling = False

    def _tell(self, details: str) -> None:
        self.message(details).exec()

    def message(self, details: str) -> QMessageBox:
        """The dialog that tells a fault."""
        box = QMessageBox(QApplication.activeWindow())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("程式發生錯誤"))
        box.setText(self.tr("很抱歉，剛才的動作沒有完成，已存入的資料不受影響。"))
        box.setInformativeText(
            self.tr("請再試一次；如果一再發生，請按〔複製詳情〕，將內容寄給維護人員。詳情不含任何公務資料。")
        )
        box.setDetailedText(details)
        copy = box.addButton(self.tr("複製詳情"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("關閉"), QMessageBox.ButtonRole.RejectRole)
        # Copying must not close the dialog, as a box's own buttons do.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        return box
