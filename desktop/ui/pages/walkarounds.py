"""走動式管理: the walk-around register as a table, with quick entry and the way of each case beside it."""

from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from db.queries.office import SectionRow, sections
from db.queries.walkaround import walkaround
from db.vocabulary import SectionKind, WalkaroundCategory, WalkaroundState
from desktop.errors import OfficeError
from desktop.office import walkarounds as deeds
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.walkaround import is_closed, may_be_edited
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.models.register_table import RegisterTable
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.filter_bar import FilterBar
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.register_form import RegisterForm
from desktop.ui.widgets.table_view import TableView
from desktop.ui.widgets.walkaround_case import WalkaroundCase

PANEL_WIDTH = 48 * UNIT
OPEN_STATES = tuple(state for state in WalkaroundState if not is_closed(state))


class WalkaroundsPage(Page):
    """Ctrl+N begins an entry, Ctrl+Return stores it and begins the next."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"walkaround", "walkaround_consult", "walkaround_remark", "section"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sections: list[SectionRow] = []
        self._shown: int | None = None
        self.header = PageHeader(self.tr("走動式管理"))
        self.header.add_action(
            self.tr("無異常"),
            self.begin_nothing_found,
            icon_name="checkmark_circle",
            shortcut="Ctrl+Shift+N",
            tooltip=self.tr("登記一次沒有發現異常的走動"),
        )
        self.header.add_action(
            self.tr("新增登記"), self.begin, icon_name="add", role="primary", shortcut="Ctrl+N"
        )
        self.model = RegisterTable(desk, WALKAROUND, self)
        self.table = TableView("walkaround")
        self.table.setAccessibleName(WALKAROUND.title)
        self.table.setModel(self.model)
        self.table.start_with(self.model.widths())
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.form = RegisterForm(WALKAROUND)
        self.case = WalkaroundCase()
        self._make_filters()
        self._make_panel()
        self._lay_out()
        self._connect()

    def _make_filters(self) -> None:
        self.filters = FilterBar(self)
        self.search = self.filters.add_search(self.tr("搜尋地點、事項、處理情形"))
        self.by_section = self.filters.add_choice(self.tr("單位"), [(self.tr("全部"), None)])
        states: list[tuple[str, Any]] = [(self.tr("全部"), None), (self.tr("未結案"), OPEN_STATES)]
        states += [(word(state), state) for state in WalkaroundState]
        self.by_state = self.filters.add_choice(self.tr("狀態"), states)
        kinds: list[tuple[str, Any]] = [(self.tr("全部"), None)]
        kinds += [(word(category), category) for category in WalkaroundCategory]
        self.by_category = self.filters.add_choice(self.tr("類別"), kinds)

    def _make_panel(self) -> None:
        self.store = button(
            self.tr("存入"),
            self.form.submit,
            icon_name="save",
            role="primary",
            tooltip=self.tr("存入並登記下一筆（Ctrl+Enter）"),
        )
        self.delete = button(self.tr("刪除"), self._on_delete, icon_name="delete", role="danger")
        entering = QWidget()
        column = QVBoxLayout(entering)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.addWidget(self.store)
        row.addStretch(1)
        row.addWidget(self.delete)
        column.addLayout(row)
        self.panel = QTabWidget()
        self.panel.setDocumentMode(True)
        self.panel.addTab(entering, self.tr("登記內容"))
        self.panel.addTab(self.case, self.tr("處理情形"))
        self.panel.setMinimumWidth(PANEL_WIDTH - 8 * UNIT)

    def _lay_out(self) -> None:
        self._nothing = EmptyState(
            "person_walking",
            self.tr("還沒有走動紀錄"),
            self.tr("按「新增登記」記下一次走動；沒有發現異常也請登記。"),
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._nothing)
        splitter = QSplitter()
        splitter.addWidget(self._lists)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * UNIT)
        splitter.setSizes([3 * PANEL_WIDTH, PANEL_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self.header)
        layout.addWidget(self.filters)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.form.submitted.connect(self._on_submitted)
        self.case.moved.connect(self._on_moved)
        self.case.consulted.connect(self._on_consulted)
        self.case.answered.connect(self._on_answered)
        self.case.remarked.connect(self._on_remarked)

    def reload(self) -> None:
        self._sections = self.desk.read(sections)
        self.form.take_sections(self._sections)
        self._offer_sections()
        self._ask()
        if self._shown is None:
            self._show_new()

    def arrive(self, what: object) -> None:
        """Show the open cases for another page that counts them."""
        self.by_state.setCurrentIndex(1 if what == "open" else 0)

    def _offer_sections(self) -> None:
        chosen = self.by_section.currentData()
        self.by_section.blockSignals(True)
        self.by_section.clear()
        self.by_section.addItem(self.tr("全部"), None)
        for section in self._sections:
            if section.kind is SectionKind.MEMBER:
                self.by_section.addItem(section.name, section.id)
        self.by_section.setCurrentIndex(max(self.by_section.findData(chosen), 0))
        self.by_section.blockSignals(False)

    def _ask(self) -> None:
        choices = (("section_id", self.by_section), ("state", self.by_state), ("category", self.by_category))
        equals = [(key, box.currentData()) for key, box in choices if box.currentData() is not None]
        query = WALKAROUND.query([("year", self.desk.year), *equals], self.search.text().strip())
        try:
            self.model.ask(query)
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        count = self.model.rowCount()
        self.header.set_about(
            self.tr("%1 年度，列出 %2 筆").replace("%1", str(self.desk.year)).replace("%2", str(count))
        )
        is_filtered = bool(equals or self.search.text().strip())
        self._nothing.set_words(
            self.tr("沒有符合篩選的紀錄") if is_filtered else self.tr("還沒有走動紀錄"),
            self.tr("換個條件試試。")
            if is_filtered
            else self.tr("按「新增登記」記下一次走動；沒有發現異常也請登記。"),
        )
        self._lists.setCurrentIndex(0 if count else 1)
        self._select(self._shown)

    def _select(self, key: int | None) -> None:
        row = self.model.row_of(key) if key is not None else None
        if row is not None:
            self.table.selectRow(row)
            self._show(key)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._show(self.model.key(current.row()))

    def _show(self, key: int | None) -> None:
        if key is None:
            return
        entry = self.desk.read(walkaround, key)
        self._shown = key
        self.form.show_values(entry.values)
        is_open = may_be_edited(entry.state)
        self.form.setEnabled(is_open)
        self.store.setEnabled(is_open)
        self.delete.setVisible(True)
        self.case.show_entry(entry, self._sections)
        self.panel.setTabEnabled(1, True)

    def begin(self) -> None:
        """Begin a new entry, with the last one's section, day and supervisor."""
        self._show_new()
        self.form.focus("place")

    def begin_nothing_found(self) -> None:
        """Begin an entry of a walk on which nothing was found."""
        self._show_new()
        self.form.fields["category"].show(WalkaroundCategory.NOTHING_FOUND)
        self.form.focus("place")

    def _show_new(self) -> None:
        self._shown = None
        self.table.clearSelection()
        self.panel.setCurrentIndex(0)
        self.panel.setTabEnabled(1, False)
        self.form.setEnabled(True)
        self.store.setEnabled(True)
        self.delete.setVisible(False)
        self.form.begin()
        if self.form.fields["walked_on"].value() is None:
            self.form.fields["walked_on"].show(self.desk.today())

    def _on_submitted(self, values: dict[str, Any]) -> None:
        if self._shown is not None:
            self.desk.do(self.tr("修改走動紀錄"), deeds.change_walkaround, self._shown, **values)
            return
        key = self.desk.do(self.tr("登記走動"), deeds.register_walkaround, **values)
        if key is not None:
            self.begin()

    def _on_delete(self) -> None:
        if self._shown is None:
            return
        key, self._shown = self._shown, None
        if self.desk.do(self.tr("刪除走動紀錄"), deeds.delete_walkaround, key) is None:
            self._show_new()

    def _on_moved(self, state: str, result: str) -> None:
        to = WalkaroundState(state)
        self.desk.do(word(to), deeds.move_on, self._key(), to, on=self.desk.today(), result=result)

    def _on_consulted(self, section_id: int) -> None:
        self.desk.do(self.tr("會辦"), deeds.consult, self._key(), [section_id])

    def _on_answered(self, section_id: int, opinion: str) -> None:
        self.desk.do(
            self.tr("登錄會辦意見"),
            deeds.answer_consult,
            self._key(),
            section_id,
            opinion,
            on=self.desk.today(),
        )

    def _on_remarked(self, text: str) -> None:
        self.desk.do(self.tr("加入補充說明"), deeds.add_remark, self._key(), text, on=self.desk.today())
        self.case.remark.clear()

    def _key(self) -> int:
        if self._shown is None:
            raise RuntimeError("a case is led on only while one is shown")
        return self._shown
