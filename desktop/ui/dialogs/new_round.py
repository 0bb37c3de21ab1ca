"""Beginning a round of phone tests on the newest edition of the score sheet: its name and its days."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.office.phone_tests import begin_round
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.widgets.roc_date_edit import RocDateEdit

DAYS = 4


class NewRound(DeedDialog):
    """Begins a round in the year that is worked on.

    Signals:
        begun: the key of the new round.
    """

    begun = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("新增測試輪次"))
        today = desk.today()
        half = self.tr("上半年") if today.month <= 6 else self.tr("下半年")
        words = self.tr("%1年%2電話禮貌測試").replace("%1", str(desk.year)).replace("%2", half)
        self.round_name = QLineEdit(words)
        self.held_from, self.held_to = RocDateEdit(), RocDateEdit()
        self.held_from.set_date(today)
        self.held_to.set_date(today + dt.timedelta(days=DAYS))
        self.rows.add_row(self.tr("輪次名稱"), self.round_name)
        self.rows.add_row(self.tr("開始日期"), self.held_from)
        self.rows.add_row(self.tr("結束日期"), self.held_to)

    def find_errors(self) -> None:
        if not self.round_name.text().strip():
            self.rows.set_error(self.round_name, self.tr("請填寫輪次名稱。"))
        for field in (self.held_from, self.held_to):
            if field.date() is None and not field.error():
                self.rows.set_error(field, self.tr("請填寫日期，例如 115.05.11。"))

    def act(self) -> None:
        held_from, held_to = self.held_from.date(), self.held_to.date()
        if held_from is None or held_to is None:
            return
        name, year = self.round_name.text(), self.desk.year
        days = {"held_from": held_from, "held_to": held_to}
        key = self.desk.do(self.tr("新增測試輪次"), begin_round, year=year, name=name, **days)
        if key is not None:
            self.begun.emit(key)
