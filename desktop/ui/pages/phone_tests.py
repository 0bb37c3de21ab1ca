"""電話測試: rounds of calls, a call scored on one screen by keyboard, and how the sections stand."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.office import sections
from db.queries.phone_test import RoundRow, call, rounds, score_sheet
from desktop.office import phone_tests as deeds
from desktop.registers.phone_test import PHONE_TEST
from desktop.rules.phone_score import warns_same_section
from desktop.ui.desk import Desk
from desktop.ui.dialogs.new_round import NewRound
from desktop.ui.models.register_table import RegisterTable
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.phone_standings import PhoneStandings
from desktop.ui.widgets.register_form import RegisterForm
from desktop.ui.widgets.score_entry import ScoreEntry
from desktop.ui.widgets.table_view import TableView


class PhoneTestsPage(Page):
    """Ctrl+N begins a call, Ctrl+Return stores it and begins the next."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"test_round", "phone_test", "phone_score", "score_sheet", "section"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rounds: list[RoundRow] = []
        self._shown: int | None = None
        self.header = PageHeader(self.tr("電話測試"))
        self.round = QComboBox()
        self.round.setAccessibleName(self.tr("測試輪次"))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.header.add_widget(self.round)
        self.header.add_action(self.tr("新增輪次"), self.ask_round, icon_name="calendar_ltr")
        self.new = self.header.add_action(
            self.tr("新增一通"), self.begin, icon_name="add", role="primary", shortcut="Ctrl+N"
        )
        self.model = RegisterTable(desk, PHONE_TEST, self)
        self.table = TableView("phone_test")
        self.table.setAccessibleName(PHONE_TEST.title)
        self.table.setModel(self.model)
        self.table.start_with(self.model.widths())
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.form = RegisterForm(PHONE_TEST)
        self.score = ScoreEntry()
        self.standings = PhoneStandings(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.store = button(
            self.tr("存入"),
            self.form.submit,
            icon_name="save",
            role="primary",
            tooltip=self.tr("存入並測下一通（Ctrl+Enter）"),
        )
        self.delete = button(self.tr("刪除"), self._on_delete, icon_name="delete", role="danger")
        entering = QWidget()
        column = QVBoxLayout(entering)
        column.setContentsMargins(0, UNIT, 0, 0)
        columns = QHBoxLayout()
        columns.setSpacing(2 * UNIT)
        columns.addWidget(self.form, 5)
        columns.addWidget(self.score, 6)
        column.addLayout(columns, 1)
        row = QHBoxLayout()
        row.addWidget(self.store)
        row.addStretch(1)
        row.addWidget(self.delete)
        column.addLayout(row)
        splitter = QSplitter()
        splitter.addWidget(self.table)
        splitter.addWidget(entering)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * UNIT)
        splitter.setSizes([40 * UNIT, 94 * UNIT])
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(splitter, self.tr("測試紀錄"))
        self.tabs.addTab(self.standings, self.tr("成績統計"))
        self._no_round = EmptyState(
            "call", self.tr("這個年度還沒有電話測試"), self.tr("先新增一個測試輪次，再逐通登錄分數。")
        )
        self._no_round.add_action(self.tr("新增輪次"), self.ask_round, icon_name="add", role="primary")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tabs)
        self._pages.addWidget(self._no_round)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.round.currentIndexChanged.connect(lambda _place: self._show_round())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.form.submitted.connect(self._on_submitted)
        for key in ("channel", "correctness", "outcome"):
            box = self.form.fields[key].widget
            if isinstance(box, QComboBox):
                box.currentIndexChanged.connect(lambda _place: self._follow())
        for key in ("rings", "seconds"):
            self.form.watch(key, self._suggest_speed)

    def reload(self) -> None:
        self.form.take_sections(self.desk.read(sections))
        self._rounds = self.desk.read(rounds, self.desk.year)
        chosen = self.round.currentData()
        self.round.blockSignals(True)
        self.round.clear()
        for one in self._rounds:
            self.round.addItem(one.name, one.id)
        self.round.setCurrentIndex(max(self.round.findData(chosen), 0))
        self.round.blockSignals(False)
        self.round.setVisible(bool(self._rounds))
        self.new.setEnabled(bool(self._rounds))
        self._pages.setCurrentIndex(0 if self._rounds else 1)
        self._show_round()

    def _round(self) -> RoundRow | None:
        return next((one for one in self._rounds if one.id == self.round.currentData()), None)

    def _show_round(self) -> None:
        chosen = self._round()
        if chosen is None:
            self.header.set_about("")
            return
        self.header.set_about(
            self.tr("%1 年度，這一輪已測 %2 通")
            .replace("%1", str(chosen.year))
            .replace("%2", str(chosen.calls))
        )
        self.score.show_sheet(self.desk.read(score_sheet, chosen.sheet_id))
        self.model.ask(PHONE_TEST.query([("round_id", chosen.id)]))
        self.standings.show_round(chosen, self._rounds)
        row = self.model.row_of(self._shown) if self._shown is not None else None
        if row is None:
            self._show_new()
        else:
            self.table.selectRow(row)

    def ask_round(self) -> None:
        """Ask for a new round and begin it on the newest edition of the score sheet."""
        dialog = NewRound(self.desk.year, self.desk.today(), self)
        dialog.decided.connect(partial(self._begin_round, self.desk.year))
        dialog.open()

    def _begin_round(self, year: int, name: str, held_from: Any, held_to: Any) -> None:
        key = self.desk.do(
            self.tr("新增測試輪次"),
            deeds.begin_round,
            year=year,
            name=name,
            held_from=held_from,
            held_to=held_to,
        )
        if key is not None:
            self.round.setCurrentIndex(self.round.findData(key))

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        shown = self.desk.read(call, self.model.key(current.row()))
        self._shown = shown.id
        self.form.show_values(shown.values)
        self._follow()
        self.score.show_points(
            {given.item_id: given.points for given in shown.points},
            {given.item_id: given.reason for given in shown.points},
        )
        self.delete.setVisible(True)

    def begin(self) -> None:
        """Begin a call, with the last one's day and tester."""
        self.tabs.setCurrentIndex(0)
        self._show_new()
        self.form.focus("section_id")

    def _show_new(self) -> None:
        self._shown = None
        self.table.clearSelection()
        self.delete.setVisible(False)
        self.form.begin()
        if self.form.fields["tested_on"].value() is None:
            self.form.fields["tested_on"].show(self.desk.today())
        self.score.show_points({})
        self._follow()

    def _follow(self) -> None:
        fields = self.form.fields
        values = [fields[key].value() for key in ("channel", "correctness", "outcome")]
        if all(value is not None for value in values):
            self.score.follow(*values)

    def _suggest_speed(self) -> None:
        rings, seconds = (self.form.fields[key].value() for key in ("rings", "seconds"))
        self.score.suggest_speed(rings, seconds)

    def _on_submitted(self, values: dict[str, Any]) -> None:
        chosen = self._round()
        if chosen is None:
            return
        given: dict[str, Any] = {"points": self.score.points(), "reasons": self.score.reasons()}
        if warns_same_section(values["tester_section_id"], values["section_id"]):
            self.desk.told.emit(self.tr("提醒：測試人與受測單位是同一個單位。"))
        if self._shown is not None:
            self.desk.do(self.tr("修改測試紀錄"), deeds.change_phone_test, self._shown, **given, **values)
            return
        key = self.desk.do(self.tr("登錄測試"), deeds.enter_phone_test, chosen.id, **given, **values)
        if key is None:
            self.score.focus_first_open()
        else:
            self.begin()

    def _on_delete(self) -> None:
        if self._shown is not None:
            key, self._shown = self._shown, None
            self.desk.do(self.tr("刪除測試紀錄"), deeds.delete_phone_test, key)
