"""What every tab of the page 設定 is."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui.desk import Desk


class SettingsTab(QWidget):
    """A widget that shows what the office has stored, and stores every change at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def reload(self) -> None:
        """Read everything the tab shows anew."""
        raise NotImplementedError

    def personal(self) -> tuple[QWidget, ...]:
        """The fields that belong to whoever sits here, or only change what the tab shows."""
        return ()

    def lock(self) -> None:
        """Let the fields only be read: who works here has no right to change the settings."""
        for kind in (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractButton):
            for field in self.findChildren(kind):
                if field not in self.personal():
                    field.setEnabled(False)

    def go_to(self, key: int) -> None:
        """Show what this key stands for, where the tab lists such things."""
