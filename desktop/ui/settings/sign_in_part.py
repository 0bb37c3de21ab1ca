"""設定 → 其他: whether everybody signs in, and the recovery code."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.office.settings import read_settings
from desktop.office.sign_in_duty import renew_recovery_code, require_sign_in, work_without_sign_in
from desktop.ui.desk import Desk
from desktop.ui.dialogs.recovery_code import RecoveryCode
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class SignInPart(QWidget):
    """What holds now, and a button for the other way."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.state = plain_label(wraps=True)
        self.switch_on = button(self.tr("開啟登入…"), self._switch_on, icon_name="lock_closed")
        self.switch_off = button(self.tr("改為不必登入"), self._switch_off)
        self.renew = button(self.tr("重新產生復原碼…"), self._renew)
        for each, deed in (
            (self.switch_on, require_sign_in),
            (self.switch_off, work_without_sign_in),
            (self.renew, renew_recovery_code),
        ):
            each.setEnabled(desk.may(deed.__name__))
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for each in (self.switch_on, self.switch_off, self.renew):
            buttons.addWidget(each)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.state)
        layout.addLayout(buttons)

    def reload(self) -> None:
        """Show whether signing in is asked for."""
        is_asked = self.desk.read(read_settings).sign_in_required
        self.state.setText(
            self.tr("開啟程式時要選姓名、輸入密碼；各人依身分能做的事不同。")
            if is_asked
            else self.tr("不必登入：任何人都可以選自己的姓名，並做所有的事。")
        )
        self.switch_on.setVisible(not is_asked)
        self.switch_off.setVisible(is_asked)
        self.renew.setVisible(is_asked)

    def _switch_on(self) -> None:
        code = self.desk.do(self.tr("開啟登入"), require_sign_in)
        if code is not None:
            # Whoever switched it on comes in by the new door at once, and sees that it opens.
            self._show(code).finished.connect(lambda _result: self.desk.leave_asked.emit())

    def _switch_off(self) -> None:
        self.desk.do(self.tr("改為不必登入"), work_without_sign_in)

    def _renew(self) -> None:
        code = self.desk.do(self.tr("重新產生復原碼"), renew_recovery_code)
        if code is not None:
            self._show(code)

    def _show(self, code: str) -> RecoveryCode:
        dialog = RecoveryCode(code, self.window())
        dialog.open()
        return dialog
