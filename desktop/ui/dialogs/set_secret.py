"""Giving somebody a sign-in secret, typed twice."""

from PySide6.QtWidgets import QWidget

from desktop.office.signing_in import set_secret
from desktop.rules.secret import fault_of_secret, plain_secret
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.widgets.secret_edit import SecretEdit, ShowSecrets


class SetSecret(DeedDialog):
    """Sets the secret of one person; what everybody would guess is told under the field."""

    def __init__(self, desk: Desk, person_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("設定「%1」的密碼").replace("%1", name), self.tr("設定密碼"))
        self._person_id = person_id
        self.secret, self.again = SecretEdit(), SecretEdit()
        hint = self.tr("6個以上的數字，或一句自己記得的話；不要用生日、連號或重複的數字。")
        self.rows.add_row(self.tr("新密碼"), self.secret, hint)
        self.rows.add_row(self.tr("再輸入一次"), self.again)
        self.rows.add_wide(ShowSecrets([self.secret, self.again]))

    def find_errors(self) -> None:
        self.rows.set_error(self.secret, fault_of_secret(self.secret.text()))
        if plain_secret(self.secret.text()) != plain_secret(self.again.text()):
            self.rows.set_error(self.again, self.tr("兩次輸入的密碼不一樣；請再輸入一次。"))

    def act(self) -> None:
        self.desk.do(self.windowTitle(), set_secret, self._person_id, self.secret.text())
