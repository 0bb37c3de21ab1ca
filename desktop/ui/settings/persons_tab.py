"""設定 → 人員: who works in the office."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from db.queries import office as office_queries
from db.queries.office import PersonRow
from db.vocabulary import Role
from desktop.office import persons as deeds
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.set_secret import SetSecret
from desktop.ui.models.short_table import ShortColumn, ShortTable
from desktop.ui.settings.list_and_detail import ListAndDetail
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.table_export import TableExport


class PersonsTab(SettingsTab):
    """The list of people; the fields of one of them, each stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: PersonRow | None = None
        self.name, self.title = QLineEdit(), QLineEdit()
        self.section, self.role = QComboBox(), QComboBox()
        for role in Role:
            self.role.addItem(word(role), role.value)
        self.is_active = QCheckBox(self.tr("在職"))
        self.secret = button(self.tr("設定密碼…"), self.set_secret, icon_name="lock_closed")
        self.name.editingFinished.connect(self._store)
        self.title.editingFinished.connect(self._store)
        self.section.activated.connect(lambda _index: self._store())
        self.role.activated.connect(lambda _index: self._store())
        self.is_active.clicked.connect(self._store_active)
        rows = FormRows(labels_above=True)
        rows.add_row(self.tr("姓名"), self.name)
        rows.add_row(self.tr("職稱"), self.title)
        rows.add_row(self.tr("單位"), self.section)
        rows.add_row(self.tr("身分"), self.role)
        rows.add_row(self.tr("狀態"), self.is_active, self.tr("離職或調出時取消勾選；過去的紀錄仍保留姓名。"))
        hint = self.tr("開啟登入後使用（設定 › 其他）；忘記密碼時，也在這裡由承辦人重設。")
        rows.add_row(self.tr("密碼"), self.secret, hint)
        empty = EmptyState(
            "people", self.tr("還沒有人員"), self.tr("請新增使用者與承辦人；每次修改都會記下是誰做的。")
        )
        empty.add_action(self.tr("新增人員"), self.add_person, icon_name="person_add", role="primary")
        self.list = ListAndDetail("persons", self._model(), rows, empty, self._show)
        self.list.fit_columns([16, 14, 16, 12, 8])
        TableExport(self.desk, self.list.table, self.tr("人員"))
        self.list.add_action(self.tr("新增人員"), self.add_person, "person_add", "primary")
        self.with_left = button(self.tr("顯示離職人員"), role="chip")
        self.with_left.toggled.connect(lambda _on: self.reload())
        self.list.add_tool(self.with_left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, 0)
        layout.addWidget(self.list)

    def personal(self) -> tuple[QWidget, ...]:
        return (self.secret, self.with_left)

    def _model(self) -> ShortTable[PersonRow]:
        active, left = self.tr("在職"), self.tr("離職")
        is_set, not_set = self.tr("已設定"), self.tr("未設定")
        columns = (
            ShortColumn[PersonRow](self.tr("姓名"), lambda row: row.name),
            ShortColumn[PersonRow](self.tr("職稱"), lambda row: row.title),
            ShortColumn[PersonRow](self.tr("單位"), lambda row: row.section),
            ShortColumn[PersonRow](self.tr("身分"), lambda row: word(row.role)),
            ShortColumn[PersonRow](self.tr("狀態"), lambda row: active if row.is_active else left),
            ShortColumn[PersonRow](self.tr("密碼"), lambda row: is_set if row.has_secret else not_set),
        )
        return ShortTable(columns, lambda row: not row.is_active, self)

    def reload(self) -> None:
        self.section.clear()
        self.section.addItem(self.tr("（不屬任何單位）"), None)
        for section in self.desk.read(office_queries.sections):
            self.section.addItem(section.name, section.id)
        persons = self.desk.read(office_queries.persons)
        with_left = self.with_left.isChecked()
        self.list.show_rows([person for person in persons if person.is_active or with_left])

    def _show(self, person: PersonRow) -> None:
        self._shown = person
        self.name.setText(person.name)
        self.title.setText(person.title)
        self.section.setCurrentIndex(max(0, self.section.findData(person.section_id)))
        self.role.setCurrentIndex(self.role.findData(person.role.value))
        self.is_active.setChecked(person.is_active)
        self.secret.setText(self.tr("重設密碼…") if person.has_secret else self.tr("設定密碼…"))
        self.secret.setEnabled(person.is_active and self._may_set_secret(person))

    def _store(self) -> None:
        if self._shown is not None:
            self.desk.do(
                self.tr("修改人員「%1」").replace("%1", self._shown.name),
                deeds.change_person,
                self._shown.id,
                name=self.name.text(),
                title=self.title.text(),
                section_id=self.section.currentData(),
                role=Role(self.role.currentData()),
            )

    def _store_active(self, is_active: bool) -> None:
        if self._shown is not None:
            text = self.tr("「%1」改為在職") if is_active else self.tr("「%1」改為離職")
            text = text.replace("%1", self._shown.name)
            self.desk.do(text, deeds.set_person_active, self._shown.id, is_active)

    def _may_set_secret(self, person: PersonRow) -> bool:
        actor = self.desk.actor
        return actor.role is Role.CLERK or (self.desk.may("set_secret") and person.id == actor.person_id)

    def set_secret(self) -> None:
        """Ask for a new secret of the person in view."""
        if self._shown is not None:
            SetSecret(self.desk, self._shown.id, self._shown.name, self).open()

    def add_person(self) -> None:
        """Add somebody and go to the name."""
        key = self.desk.do(self.tr("新增人員"), deeds.add_person, self.tr("新人員"))
        if key is not None:
            self.list.go_to(key)
            self.name.setFocus()
            self.name.selectAll()
