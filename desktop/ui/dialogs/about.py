"""What program this is, its licences, and the folders where its data and log are."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.paths import data_folder, resource
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.unexpected import log_folder, version_of_program
from desktop.ui.widgets.buttons import button

ICONS = "Fluent UI System Icons"


class AboutDialog(QDialog):
    """Shows version and licences; the texts are shipped with the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("關於為民"))
        self.resize(90 * UNIT, 68 * UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(self._head())
        layout.addWidget(self._licences(), 1)
        layout.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        mark = plain_label()
        mark.setPixmap(pixmap("building_government", 48, "accent"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(self.tr("為民"), "title"))
        version = self.tr("版本 %1 · 提升服務品質執行計畫的擬訂、管考與登記")
        words.addWidget(plain_label(version.replace("%1", version_of_program()), "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(mark)
        row.addLayout(words, 1)
        return row

    def _licences(self) -> QTabWidget:
        tabs = QTabWidget()
        notices = QTextBrowser()
        notices.document().setIndentWidth(3 * UNIT)
        notices.setMarkdown(resource("licences", "README.md").read_text("utf-8"))
        tabs.addTab(notices, self.tr("授權聲明"))
        tabs.addTab(_reader(resource("fonts", "README.md").read_text("utf-8")), self.tr("字型"))
        for path in licence_texts():
            tabs.addTab(_reader(path.read_text("utf-8")), ICONS if path.stem == "LICENSE" else path.stem)
        return tabs

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(self.tr("開啟資料夾"), lambda: open_folder(data_folder())))
        row.addWidget(button(self.tr("開啟記錄資料夾"), lambda: open_folder(log_folder())))
        row.addStretch(1)
        close = button(self.tr("關閉"), self.accept, role="primary")
        close.setDefault(True)
        row.addWidget(close)
        return row


def licence_texts() -> list[Path]:
    """The shipped texts of licences: of libraries, fonts and icons."""
    folders = ("licences", "fonts", "icons")
    return [path for folder in folders for path in sorted(resource(folder).glob("*.txt"))]


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _reader(text: str) -> QPlainTextEdit:
    reader = QPlainTextEdit(text)
    reader.setReadOnly(True)
    return reader
