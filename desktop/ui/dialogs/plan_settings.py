"""A plan's own settings: title, year, how it is numbered, and the columns of its printed table."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from db.queries.plan import PlanHead
from db.vocabulary import NumberingStyle
from desktop.office.planning import change_plan
from desktop.rules.numbering import PLAIN_STYLES, has_opening, plain_style, with_opening
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.plan.column_choice import ColumnChoice
from desktop.ui.plan.columns_edit import ColumnsEdit
from desktop.ui.plan.table_preview import TablePreview
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.year_edit import YearEdit

WIDTH = 158 * UNIT
# The page gets what the fields leave, within these.
FIELDS_WIDTH = 72 * UNIT
LEAST_PAGE, WIDEST_PAGE = 38 * UNIT, 66 * UNIT


class PlanSettingsDialog(DeedDialog):
    """Stores all of it in one deed; the page beside the fields shows at once what it will look like."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        width = min(WIDTH, self.screen().availableGeometry().width() - 2 * UNIT)
        self.setMinimumWidth(width)
        self.name(self.tr("計畫設定"), self.tr("儲存"))
        self._head = head
        self.title, self.year = QLineEdit(head.title), YearEdit()
        self.title.setCursorPosition(0)
        self.year.set_year(head.year)
        self.style_box = calm(QComboBox())
        for style in PLAIN_STYLES:
            self.style_box.addItem(word(style), style.value)
        self.style_box.setCurrentIndex(self.style_box.findData(plain_style(head.numbering_style).value))
        self.opening = QCheckBox(self.tr("第一個要項不編號，第二個要項起為「一、」"))
        self.opening.setChecked(has_opening(head.numbering_style))
        self.columns = ColumnsEdit(head.columns)
        self.choice = ColumnChoice(desk, self.columns.columns)
        self.preview = TablePreview(desk, head.id)
        self.rows.add_row(self.tr("計畫名稱"), self.title)
        self.rows.add_row(self.tr("年度"), self.year)
        self.rows.add_row(self.tr("編號樣式"), self.style_box)
        self.rows.add_row("", self.opening)
        self.rows.add_row(self.tr("欄位樣式"), self.choice)
        self.rows.add_wide(self.columns)
        self.add_beside(self.preview, max(LEAST_PAGE, min(width - FIELDS_WIDTH, WIDEST_PAGE)))
        self.choice.chosen.connect(self.columns.set_columns)
        self.columns.changed.connect(self._on_columns)
        self.style_box.currentIndexChanged.connect(lambda _row: self._show_table())
        self.opening.toggled.connect(lambda _is_on: self._show_table())
        self.finished.connect(lambda _result: self.preview.stop())
        self._show_table()

    def _on_columns(self) -> None:
        self.choice.show_name()
        self._show_table()

    def _show_table(self) -> None:
        self.preview.show_table(self.columns.columns(), self._numbering())

    def _numbering(self) -> NumberingStyle:
        style = NumberingStyle(self.style_box.currentData())
        return with_opening(style) if self.opening.isChecked() else style

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
            numbering_style=self._numbering(),
            columns=self.columns.columns(),
            version=self._head.version,
        )
        if not self.refusal():
            self.desk.year = year
