"""Sections to choose from, each with a box to check."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui.theme import UNIT


class SectionList(QListWidget):
    """All are checked at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("單位"))
        self.setFixedHeight(24 * UNIT)

    def offer(self, section_id: int, words: str) -> None:
        """Add a section, told by these words."""
        entry = QListWidgetItem(words)
        entry.setData(Qt.ItemDataRole.UserRole, section_id)
        entry.setCheckState(Qt.CheckState.Checked)
        self.addItem(entry)

    def chosen(self) -> list[int]:
        """The keys of the sections that are checked."""
        entries = (self.item(row) for row in range(self.count()))
        checked = (entry for entry in entries if entry.checkState() is Qt.CheckState.Checked)
        return [int(entry.data(Qt.ItemDataRole.UserRole)) for entry in checked]
