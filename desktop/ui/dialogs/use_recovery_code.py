"""Coming in with the recovery code: a clerk who forgot the secret sets a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries import office as office_queries
from db.vocabulary import Role
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.sign_in_duty import recover
from desktop.rules.secret import fault_of_secret, plain_secret
from desktop.ui.labels import plain_label
from desktop.ui.sign_in_card import Clock, present
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.secret_edit import SecretEdit, ShowSecrets


class UseRecoveryCode(QDialog):
    """Signals.

    recovered: the Actor who works from now on, and the next recovery code.
    """

    recovered = Signal(object, str)

    def __init__(self, office: Office, clock: Clock = present, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("使用復原碼"))
        self.setMinimumWidth(64 * UNIT)
        self._office = office
        self._clock = clock
        self.person, self.code = QComboBox(), QLineEdit()
        self.secret, self.again = SecretEdit(), SecretEdit()
        self.refusal = plain_label(role="error", wraps=True)
        self.confirm = button(self.tr("重設並登入"), self.accept, role="primary")
        self.confirm.setDefault(True)
        with office.reading() as session:
            persons = office_queries.persons(session)
        for person in persons:
            if person.is_active and person.role is Role.CLERK:
                self.person.addItem(person.name, person.id)
        self.rows = FormRows()
        self._lay_out()

    def _lay_out(self) -> None:
        self.code.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX")
        self.rows.add_row(self.tr("承辦人"), self.person)
        self.rows.add_row(self.tr("復原碼"), self.code, self.tr("開啟登入時抄下的那一組，大小寫都可以。"))
        self.rows.add_row(self.tr("新密碼"), self.secret)
        self.rows.add_row(self.tr("再輸入一次"), self.again)
        self.rows.add_wide(ShowSecrets([self.secret, self.again]))
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("取消"), self.reject))
        buttons.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.rows)
        self.refusal.hide()
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)

    def accept(self) -> None:
        self.rows.clear_errors()
        self.rows.set_error(self.secret, fault_of_secret(self.secret.text()))
        if plain_secret(self.secret.text()) != plain_secret(self.again.text()):
            self.rows.set_error(self.again, self.tr("兩次輸入的密碼不一樣；請再輸入一次。"))
        if self.rows.has_errors():
            return
        try:
            actor, code = recover(
                self._office,
                self.person.currentData(),
                self.code.text(),
                self.secret.text(),
                self._clock(),
            )
        except OfficeError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            return
        super().accept()
        self.recovered.emit(actor, code)
