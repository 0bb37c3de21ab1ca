"""Beginning an empty plan: its year and its title."""

from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.office import agency
from desktop.office.planning import create_plan
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.widgets.year_edit import YearEdit


class NewPlanDialog(DeedDialog):
    """Proposes a year; the title follows the year until somebody writes one."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("新增計畫"))
        found = desk.read(agency)
        self._agency = found.name if found else ""
        self.year, self.title = YearEdit(), QLineEdit()
        self.rows.add_row(
            self.tr("年度"), self.year, self.tr("新計畫會有常用的章節與五欄附表，之後都可以改。")
        )
        self.rows.add_row(self.tr("計畫名稱"), self.title)
        self.year.textChanged.connect(lambda _text: self._propose_title())
        self.year.set_year(year)
        self.title.setModified(False)

    def _propose_title(self) -> None:
        year = self.year.year()
        if not self.title.isModified() and year is not None:
            words = self.tr("%1%2年度提升服務品質執行計畫")
            self.title.setText(words.replace("%1", self._agency).replace("%2", str(year)))

    def find_errors(self) -> None:
        if self.year.year() is None:
            self.rows.set_error(self.year, self.tr("請輸入民國年，例如 115。"))

    def act(self) -> None:
        year = self.year.year() or 0
        text = self.tr("新增 %1 年度計畫").replace("%1", str(year))
        if self.desk.do(text, create_plan, year, self.title.text()) is not None:
            self.desk.year = year
