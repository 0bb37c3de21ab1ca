"""Beginning a round of phone tests: its name and its days."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.theme import UNIT
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit


class NewRound(QDialog):
    """Asks for a round.

    Signals:
        decided: name, first day and last day of the round.
    """

    decided = Signal(str, object, object)

    def __init__(self, year: int, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新增測試輪次"))
        half = self.tr("上半年") if today.month <= 6 else self.tr("下半年")
        self.name = QLineEdit(self.tr("%1年%2電話禮貌測試").replace("%1", str(year)).replace("%2", half))
        self.held_from, self.held_to = RocDateEdit(), RocDateEdit()
        self.held_from.set_date(today)
        self.held_to.set_date(today + dt.timedelta(days=4))
        self._rows = FormRows()
        self._rows.add_row(self.tr("輪次名稱"), self.name)
        self._rows.add_row(self.tr("開始日期"), self.held_from)
        self._rows.add_row(self.tr("結束日期"), self.held_to)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._rows)
        layout.addWidget(buttons)
        self.setMinimumWidth(56 * UNIT)

    def _decide(self) -> None:
        self._rows.clear_errors()
        for field in (self.held_from, self.held_to):
            field.line.read_text()
            if field.date() is None:
                self._rows.set_error(field, self.tr("請輸入日期，例如 115.05.11。"))
        if not self.name.text().strip():
            self._rows.set_error(self.name, self.tr("請填寫輪次名稱。"))
        if not self._rows.has_errors():
            self.decided.emit(self.name.text(), self.held_from.date(), self.held_to.date())
            self.accept()
