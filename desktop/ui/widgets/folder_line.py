"""A line for a folder, typed or chosen."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class FolderLine(QWidget):
    """The path in `line`, and a button that chooses one."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(folder)
        self.line.setAccessibleName(self.tr("資料夾"))
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.line, 1)
        row.addWidget(button(self.tr("選擇…"), self._choose, icon_name="folder_open"))

    def path(self) -> Path:
        """The folder, a leading ~ as the person's own."""
        return Path(self.line.text()).expanduser()

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("存到資料夾"), self.line.text())
        if found:
            self.line.setText(found)
