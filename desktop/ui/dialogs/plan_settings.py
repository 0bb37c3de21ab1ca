"""A plan's own settings: title, year, how it is numbered, and the columns of its printed table."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from db.queries.plan import PlanHead
from db.vocabulary import NumberingStyle
from desktop.office.planning import change_plan
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.plan.columns_edit import ColumnsEdit
from desktop.ui.widgets.year_edit import YearEdit

WIDTH = 640


class PlanSettingsDialog(DeedDialog):
    """Stores all of it in one deed."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setMinimumWidth(WIDTH)
        self.name(self.tr("計畫設定"), self.tr("儲存"))
        self._head = head
        self.title, self.year = QLineEdit(head.title), YearEdit()
        self.title.setCursorPosition(0)
        self.year.set_year(head.year)
        self.style_box = QComboBox()
        for style in NumberingStyle:
            self.style_box.addItem(word(style), style.value)
        self.style_box.setCurrentIndex(self.style_box.findData(head.numbering_style.value))
        self.columns = ColumnsEdit(head.columns)
        self.rows.add_row(self.tr("計畫名稱"), self.title)
        self.rows.add_row(self.tr("年度"), self.year)
        self.rows.add_row(self.tr("編號樣式"), self.style_box)
        self.rows.add_row(self.tr("附表欄位"), self.columns)

    def find_errors(self) -> None:
        if not self.title.text().strip():
            self.rows.set_error(self.title, self.tr("請輸入計畫名稱。"))
        if self.year.year() is None:
            self.rows.set_error(self.year, self.tr("請輸入民國年，例如 115。"))

    def act(self) -> None:
        year = self.year.year() or self._head.year
        self.desk.do(
            self.tr("修改計畫設定"),
            change_plan,
            self._head.id,
            title=self.title.text(),
            year=year,
            numbering_style=NumberingStyle(self.style_box.currentData()),
            columns=self.columns.columns(),
            version=self._head.version,
        )
        if not self.refusal():
            self.desk.year = year
