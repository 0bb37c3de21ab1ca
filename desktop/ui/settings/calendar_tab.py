"""設定 → 行事曆: the days that differ from the ordinary week."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from db.queries import office as office_queries
from db.queries.office import SpecialDay
from db.vocabulary import WorkdayKind
from desktop.office import calendar as deeds
from desktop.rules.roc_calendar import format_date, to_ce
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.short_table import ShortColumn, ShortTable
from desktop.ui.settings.list_and_detail import ListAndDetail
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit
from desktop.ui.widgets.table_export import TableExport

WEEKDAYS = "一二三四五六日"
YEARS_BACK, YEARS_ON = 5, 2


class CalendarTab(SettingsTab):
    """One year's holidays and make-up workdays; everything that counts working days reads them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: SpecialDay | None = None
        self.year = QComboBox()
        for year in range(desk.year + YEARS_ON, desk.year - YEARS_BACK - 1, -1):
            self.year.addItem(self.tr("民國 %1 年").replace("%1", str(year)), year)
        self.year.setCurrentIndex(self.year.findData(desk.year))
        self.year.activated.connect(lambda _index: self.reload())
        self.on, self.kind, self.name = RocDateEdit(), QComboBox(), QLineEdit()
        for kind in WorkdayKind:
            self.kind.addItem(word(kind), kind.value)
        self.on.date_changed.connect(lambda _on: self._store())
        self.kind.activated.connect(lambda _index: self._store())
        self.name.editingFinished.connect(self._store)
        rows = FormRows(labels_above=True)
        rows.add_row(self.tr("日期"), self.on)
        rows.add_row(self.tr("類別"), self.kind)
        rows.add_row(self.tr("名稱"), self.name)
        empty = EmptyState(
            "calendar_ltr",
            self.tr("這一年還沒有放假日"),
            self.tr("沒有放假日時，工作天只扣除星期六、日。可先帶入已知的放假日與補班日，再核對修改。"),
        )
        empty.add_action(self.tr("帶入放假日"), self.seed, icon_name="arrow_import", role="primary")
        empty.add_action(self.tr("新增一天"), self.add_day, icon_name="add")
        self.list = ListAndDetail("special_days", self._model(), rows, empty, self._show)
        self.list.fit_columns([14, 8, 12, 32])
        TableExport(self.desk, self.list.table, self.tr("辦公日曆"))
        self._add_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, 0)
        layout.addWidget(self.list)

    def _add_actions(self) -> None:
        self.list.add_tool(plain_label(self.tr("年度"), "muted", buddy=self.year))
        self.list.add_tool(self.year)
        self.list.add_action(self.tr("新增一天"), self.add_day, "add", "primary")
        self.list.add_action(self.tr("帶入放假日"), self.seed, "arrow_import")
        self.list.add_action(self.tr("刪除"), self._delete, "delete", "danger")

    def _model(self) -> ShortTable[SpecialDay]:
        columns = (
            ShortColumn[SpecialDay](
                self.tr("日期"), lambda row: format_date(row.on), value=lambda row: row.on
            ),
            ShortColumn[SpecialDay](self.tr("星期"), lambda row: WEEKDAYS[row.on.weekday()]),
            ShortColumn[SpecialDay](self.tr("類別"), lambda row: word(row.kind)),
            ShortColumn[SpecialDay](self.tr("名稱"), lambda row: row.name),
            ShortColumn[SpecialDay](self.tr("來源"), lambda row: row.source),
        )
        return ShortTable(columns, parent=self)

    def reload(self) -> None:
        year = to_ce(self.year.currentData())
        self.list.show_rows(self.desk.read(office_queries.special_days, year))

    def _show(self, day: SpecialDay) -> None:
        self._shown = None
        self.on.set_date(day.on)
        self.kind.setCurrentIndex(self.kind.findData(day.kind.value))
        self.name.setText(day.name)
        self._shown = day

    def _store(self) -> None:
        on, kind, name = self.on.date(), WorkdayKind(self.kind.currentData()), self.name.text().strip()
        shown = self._shown
        if shown is not None and on is not None and (on, kind, name) != (shown.on, shown.kind, shown.name):
            text = self.tr("修改 %1").replace("%1", format_date(shown.on))
            self.desk.do(text, deeds.change_special_day, shown.id, on=on, kind=kind, name=name)

    def seed(self) -> None:
        """Fill the year with the days known."""
        year = self.year.currentData()
        text = self.tr("帶入民國 %1 年放假日").replace("%1", str(year))
        self.desk.do(text, deeds.seed_special_days, to_ce(year))

    def add_day(self) -> None:
        """Add the first day of the year that is not special yet, and go to its date."""
        import datetime as dt

        year = to_ce(self.year.currentData())
        taken = {day.on for day in self.desk.read(office_queries.special_days, year)}
        days = (dt.date(year, 1, 1) + dt.timedelta(days=offset) for offset in range(366))
        free = next(day for day in days if day not in taken)
        key = self.desk.do(self.tr("新增放假日"), deeds.add_special_day, free, WorkdayKind.HOLIDAY)
        if key is not None:
            self.list.go_to(key)
            self.on.line.setFocus()
            self.on.line.selectAll()

    def _delete(self) -> None:
        current = self.list.current()
        if current is not None:
            text = self.tr("刪除 %1").replace("%1", format_date(current.on))
            self.desk.do(text, deeds.remove_special_day, current.id)
