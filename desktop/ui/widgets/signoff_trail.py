"""The sign-off trail of one paper: who signed it by hand, and writing down the next signature."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from db.queries.signoff import SignoffRow
from db.vocabulary import SignoffRole
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.emptied import empty_out
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit


@dataclass(frozen=True)
class Signature:
    """A signature to be written down."""

    role: SignoffRole
    person: str
    on: dt.date
    opinion: str


class SignoffTrail(QWidget):
    """Signals: recorded, with a Signature; cleared, with the key of one that is to go."""

    recorded = Signal(object)
    cleared = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[SignoffRole, ...] = tuple(SignoffRole)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(UNIT // 2)
        self.role = QComboBox()
        self.person = QLineEdit()
        self.on = RocDateEdit()
        self.opinion = QLineEdit()
        self.record = button(self.tr("登錄簽核"), self._on_record, icon_name="checkmark")
        self._fields = FormRows()
        self._fields.add_row(self.tr("簽核職務"), self.role)
        self._fields.add_row(self.tr("簽核人"), self.person)
        self._fields.add_row(self.tr("簽核日期"), self.on)
        self._fields.add_row(self.tr("批示意見"), self.opinion)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        told = self.tr("紙本簽核之後，在這裡登錄誰在哪一天簽過；這不是電子簽章。")
        layout.addWidget(plain_label(told, "muted", wraps=True))
        layout.addLayout(self._rows)
        layout.addSpacing(UNIT)
        layout.addWidget(self._fields)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.record)
        layout.addLayout(row)

    def offer(self, roles: Iterable[SignoffRole]) -> None:
        """Offer these roles, in the order in which papers are signed."""
        self._roles = tuple(roles)
        chosen = self.role.currentText()
        self.role.clear()
        self.role.addItems([word(role) for role in self._roles])
        self.role.setCurrentIndex(max(self.role.findText(chosen), 0))

    def show_trail(self, trail: Sequence[SignoffRow]) -> None:
        """Show what was signed; what is being typed stays."""
        empty_out(self._rows)
        for signed in trail:
            self._rows.addWidget(self._row(signed))
        if not trail:
            self._rows.addWidget(plain_label(self.tr("還沒有簽核紀錄。"), "muted"))

    def begin(self, trail: Sequence[SignoffRow], today: dt.date) -> None:
        """Be ready for the next signature: the role behind those that have signed, signed today."""
        signed = {one.role for one in trail}
        following = next((role for role in self._roles if role not in signed), None)
        self.role.setCurrentIndex(0 if following is None else self._roles.index(following))
        self.person.clear()
        self.opinion.clear()
        self.on.set_date(today)
        self._fields.clear_errors()

    def _row(self, signed: SignoffRow) -> QWidget:
        day = format_date(signed.signed_on) if signed.signed_on else ""
        text = "　".join(part for part in (word(signed.role), signed.person, day, signed.opinion) if part)
        gone = QToolButton()
        gone.setIcon(icon("dismiss", "muted"))
        gone.setToolTip(self.tr("取消這筆簽核"))
        gone.setAccessibleName(self.tr("取消%1的簽核").replace("%1", signed.person))
        gone.clicked.connect(partial(self.cleared.emit, signed.id))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(text, wraps=True), 1)
        layout.addWidget(gone)
        return row

    def _on_record(self) -> None:
        self._fields.clear_errors()
        on = self.on.date()
        if on is None and not self.on.error():
            self._fields.set_error(self.on, self.tr("請填寫簽核日期。"))
        if not self.person.text().strip():
            self._fields.set_error(self.person, self.tr("請填寫簽核人姓名。"))
        elif on is not None:
            role = self._roles[self.role.currentIndex()]
            self.recorded.emit(Signature(role, self.person.text(), on, self.opinion.text()))
