"""What every tab of the page 設定 is."""

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk


class SettingsTab(QWidget):
    """A widget that shows what the office has stored, and stores every change at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def reload(self) -> None:
        """Read everything the tab shows anew."""
        raise NotImplementedError

    def go_to(self, key: int) -> None:
        """Show what this key stands for, where the tab lists such things."""
