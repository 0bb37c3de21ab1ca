"""A field for a secret: dots for what is typed, and no input method in the way of digits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.rules.secret import LONGEST


class SecretEdit(QLineEdit):
    """While its text is hidden, keys go past the input method: 1 is 1 and not ㄅ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.show_text(False)

    def show_text(self, is_shown: bool) -> None:
        """Show what is typed, so that a phrase can be written with the input method; or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, is_shown)


class ShowSecrets(QCheckBox):
    """Shows and hides the text of these fields."""

    def __init__(self, fields: Sequence[SecretEdit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("顯示密碼（中文密碼請勾選後再輸入）"))
        for field in fields:
            self.toggled.connect(field.show_text)
