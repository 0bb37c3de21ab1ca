"""The recovery code, shown once: it is stored nowhere in readable form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.labels import centred_label, plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class RecoveryCode(QDialog):
    """Stays until somebody says that the code was written down."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("復原碼"))
        self.setMinimumWidth(64 * UNIT)
        self.code = centred_label(code, "figure")
        self.code.setAccessibleName(self.tr("復原碼"))
        by_hand = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setTextInteractionFlags(by_hand)
        self.is_kept = QCheckBox(self.tr("我已經抄下來，並收在安全的地方"))
        self.confirm = button(self.tr("完成"), self.accept, role="primary")
        self.confirm.setEnabled(False)
        self.is_kept.toggled.connect(self.confirm.setEnabled)
        self._lay_out()

    def _lay_out(self) -> None:
        about = self.tr(
            "如果承辦人都忘了密碼，可以在登入畫面用這組復原碼重設一次。它只顯示這一次，請抄在紙上收好；"
            "遺失時承辦人可以到「設定 › 其他」重新產生。"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(button(self.tr("複製"), self._copy, icon_name="copy"))
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(plain_label(about, wraps=True))
        layout.addWidget(self.code)
        layout.addWidget(self.is_kept)
        layout.addLayout(buttons)

    def reject(self) -> None:
        """Stay: who closes this by mistake would not see the code again."""
        if self.is_kept.isChecked():
            super().reject()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
