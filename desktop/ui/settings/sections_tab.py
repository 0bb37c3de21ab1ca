"""設定 → 單位: the sections of the agency and the groups they are named together by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from db.queries import office as office_queries
from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.office import sections as deeds
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.models.short_table import ShortColumn, ShortTable
from desktop.ui.settings.list_and_detail import ListAndDetail
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.list_box import list_box
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.year_edit import YearEdit


class SectionsTab(SettingsTab):
    """The list in its printed order; the fields of one section, each stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sections: list[SectionRow] = []
        self._shown: SectionRow | None = None
        self.name, self.short_name = QLineEdit(), QLineEdit()
        self.from_year, self.to_year = YearEdit(), YearEdit()
        self.members = list_box()
        self.members.setMaximumHeight(26 * UNIT)
        self.members.itemChanged.connect(self._store_members)
        for field in (self.name, self.short_name, self.from_year, self.to_year):
            field.editingFinished.connect(self._store)
        self.rows = self._fields()
        empty = EmptyState(
            "building_government",
            self.tr("還沒有單位"),
            self.tr("計畫的工作要分給單位；請先新增貴機關的課室。"),
        )
        empty.add_action(self.tr("新增單位"), self.add_section, icon_name="add", role="primary")
        self.list = ListAndDetail("sections", self._model(), self.rows, empty, self._show)
        self.list.fit_columns([22, 12, 10, 14])
        TableExport(self.desk, self.list.table, self.tr("單位"))
        self._add_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, 0)
        layout.addWidget(self.list)

    def _fields(self) -> FormRows:
        rows = FormRows(labels_above=True)
        rows.add_row(self.tr("名稱"), self.name)
        rows.add_row(self.tr("簡稱"), self.short_name, self.tr("表格空間不足時使用，可留白。"))
        rows.add_row(self.tr("成立年度"), self.from_year, self.tr("留白表示一直都有。"))
        rows.add_row(self.tr("裁撤年度"), self.to_year, self.tr("最後一個年度；之後的計畫不再列出。"))
        rows.add_row(self.tr("群組成員"), self.members)
        return rows

    def _model(self) -> ShortTable[SectionRow]:
        columns = (
            ShortColumn[SectionRow](self.tr("名稱"), lambda row: row.name),
            ShortColumn[SectionRow](self.tr("簡稱"), lambda row: row.short_name),
            ShortColumn[SectionRow](self.tr("類別"), lambda row: word(row.kind)),
            ShortColumn[SectionRow](self.tr("存在年度"), _years),
            ShortColumn[SectionRow](self.tr("成員"), self._member_names),
        )
        return ShortTable(columns, lambda row: not row.is_active(self.desk.year), self)

    def _add_actions(self) -> None:
        self.list.add_action(self.tr("新增單位"), self.add_section, "add", "primary")
        self.list.add_action(self.tr("新增群組"), self.add_group, "people")
        self.list.add_action(self.tr("上移"), lambda: self._move(-1), "arrow_up")
        self.list.add_action(self.tr("下移"), lambda: self._move(1), "arrow_down")
        self.list.add_action(self.tr("刪除"), self._delete, "delete", "danger")

    def reload(self) -> None:
        self._sections = self.desk.read(office_queries.sections)
        self.list.show_rows(self._sections)

    def go_to(self, key: int) -> None:
        """Make a section or group the current one."""
        self.list.go_to(key)

    def _show(self, section: SectionRow) -> None:
        self._shown = section
        self.name.setText(section.name)
        self.short_name.setText(section.short_name)
        self.from_year.set_year(section.active_from_year)
        self.to_year.set_year(section.active_to_year)
        is_group = section.kind is SectionKind.GROUP
        self.rows.set_row_visible(self.members, is_group)
        if is_group:
            self._show_members(section)

    def _show_members(self, group: SectionRow) -> None:
        was_blocked = self.members.blockSignals(True)
        self.members.clear()
        for section in self._sections:
            if section.kind is SectionKind.MEMBER:
                item = QListWidgetItem(section.name)
                item.setData(Qt.ItemDataRole.UserRole, section.id)
                is_in = section.id in group.members
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
                self.members.addItem(item)
        self.members.blockSignals(was_blocked)

    def _store(self) -> None:
        if self._shown is not None:
            self.desk.do(
                self.tr("修改單位「%1」").replace("%1", self._shown.name),
                deeds.change_section,
                self._shown.id,
                name=self.name.text(),
                short_name=self.short_name.text(),
                active_from_year=self.from_year.year(),
                active_to_year=self.to_year.year(),
            )

    def _store_members(self) -> None:
        if self._shown is not None:
            items = [self.members.item(row) for row in range(self.members.count())]
            keys = [
                i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked
            ]
            text = self.tr("修改「%1」的成員").replace("%1", self._shown.name)
            self.desk.do(text, deeds.set_group_members, self._shown.id, keys)

    def add_section(self) -> None:
        """Add a section and go to its name."""
        self._add(self.tr("新單位"), SectionKind.MEMBER, self.tr("新增單位"))

    def add_group(self) -> None:
        """Add a group and go to its name."""
        self._add(self.tr("新群組"), SectionKind.GROUP, self.tr("新增群組"))

    def _add(self, name: str, kind: SectionKind, text: str) -> None:
        taken = {section.name for section in self._sections}
        names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        free = next(one for one in names if one not in taken)
        key = self.desk.do(text, deeds.add_section, free, kind=kind)
        if key is not None:
            self.list.go_to(key)
            self.name.setFocus()
            self.name.selectAll()

    def _move(self, by: int) -> None:
        current = self.list.current()
        keys = [section.id for section in self._sections]
        if current is None or not 0 <= keys.index(current.id) + by < len(keys):
            return
        place = keys.index(current.id)
        keys[place], keys[place + by] = keys[place + by], keys[place]
        self.desk.do(self.tr("調整單位順序"), deeds.order_sections, keys)

    def _delete(self) -> None:
        current = self.list.current()
        if current is not None:
            text = self.tr("刪除單位「%1」").replace("%1", current.name)
            self.desk.do(text, deeds.delete_section, current.id)

    def _member_names(self, group: SectionRow) -> str:
        names = {section.id: section.name for section in self._sections}
        return "、".join(names[key] for key in group.members if key in names)


def _years(section: SectionRow) -> str:
    if section.active_from_year is None and section.active_to_year is None:
        return ""
    return f"{section.active_from_year or ''}－{section.active_to_year or ''}"
