"""The help of a page: one Markdown file each, shown offline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.paths import resource
from desktop.ui.registry import PAGES
from desktop.ui.theme import UNIT
from desktop.ui.widgets.list_box import list_box


class HelpDialog(QDialog):
    """All help pages at the left, the one asked for at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("說明"))
        self.resize(110 * UNIT, 75 * UNIT)
        self._names = list_box()
        self._names.setAccessibleName(self.tr("說明主題"))
        self._names.setFixedWidth(20 * UNIT)
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.text.setAccessibleName(self.tr("說明內容"))
        self.text.document().setDocumentMargin(2 * UNIT)
        self.text.document().setIndentWidth(3 * UNIT)
        for entry_name, title in self._topics():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, entry_name)
            self._names.addItem(item)
        self._names.currentItemChanged.connect(self._on_topic)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._names)
        row.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(buttons)
        topics = [found for found, _title in self._topics()]
        self._names.setCurrentRow(topics.index(name) if name in topics else 0)

    def _topics(self) -> list[tuple[str, str]]:
        pages = [(entry.name, entry.title) for entry in PAGES]
        return [*pages, ("keyboard", self.tr("鍵盤操作")), ("safety", self.tr("資料安全與備份"))]

    def _on_topic(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        self.text.setMarkdown(resource("help", f"{name}.md").read_text("utf-8"))
