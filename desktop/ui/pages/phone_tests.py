"""電話測試: rounds of calls, a call scored on one screen by keyboard, and how the sections stand."""

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from db.queries.office import sections
from db.queries.phone_test import RoundRow, call, rounds, score_sheet
from db.queries.register_rows import newest_row
from desktop.errors import OfficeError
from desktop.office import phone_tests as deeds
from desktop.registers.phone_test import PHONE_TEST
from desktop.rules.phone_score import warns_same_section
from desktop.ui.desk import Desk
from desktop.ui.dialogs.new_round import NewRound
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.entry_panel import EntryPanel
from desktop.ui.widgets.improvement_part import ImprovementPart
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.phone_standings import PhoneStandings
from desktop.ui.widgets.register_view import RegisterView
from desktop.ui.widgets.round_choice import TO_IMPROVE, RoundChoice
from desktop.ui.widgets.score_entry import ScoreEntry

PANEL_WIDTH = 88 * UNIT


class PhoneTestsPage(Page):
    """Ctrl+N begins a call, F6 goes to its points, Ctrl+Return stores it and begins the next."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"test_round", "phone_test", "phone_score", "score_sheet", "section"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rounds: dict[int, RoundRow] = {}
        self._has_begun = False
        self.score = ScoreEntry()
        self.improvement = ImprovementPart()
        self.score.add_above(self.improvement)
        self.entry = EntryPanel(desk, PHONE_TEST, self.score, (self.score, self.improvement))
        no_call = EmptyState("call", self.tr("這一輪還沒有測試紀錄"), self.tr("按「新增一通」登錄第一通。"))
        self.view = RegisterView(desk, PHONE_TEST, self.entry, no_call, PANEL_WIDTH)
        self.standings = PhoneStandings(desk)
        self.header = PageHeader(self.tr("電話測試"))
        self._add_actions()
        self._lay_out()
        self._connect()

    def _add_actions(self) -> None:
        self.round = RoundChoice()
        self.header.add_widget(self.round)
        self.header.add_widget(self.view.files)
        self.header.add_widget(self.view.details)
        self.new = self.header.add_action(
            self.tr("新增一通"),
            self.begin,
            icon_name="add",
            role="primary",
            tooltip=self.tr("登錄一通 (Ctrl+N)"),
        )
        # A button's own shortcut presses it a moment later; who types on at once would lose a letter.
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.begin)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        calls = QWidget()
        column = QVBoxLayout(calls)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.addWidget(self.view)
        self.tabs.addTab(calls, self.tr("測試紀錄"))
        self.tabs.addTab(self.standings, self.tr("成績統計"))
        no_round = EmptyState(
            "call", self.tr("這個年度還沒有電話測試"), self.tr("先新增一個測試輪次，再逐通登錄分數。")
        )
        self.new_round = no_round.add_action(
            self.tr("新增輪次"), self.ask_round, icon_name="add", role="primary"
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tabs)
        self._pages.addWidget(no_round)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.round.changed.connect(self._show_round)
        self.round.new_asked.connect(self.ask_round)
        self.round.delete_asked.connect(self._delete_round)
        self.tabs.currentChanged.connect(lambda _tab: self._offer_tools())
        self.view.chosen.connect(self._show)
        self.entry.finished.connect(self._on_finished)
        self.entry.delete_asked.connect(self._on_delete)
        self.improvement.recorded.connect(self._on_improved)
        self.score.finished.connect(self.entry.store.setFocus)
        for key in ("channel", "correctness", "outcome"):
            self.entry.form.fields[key].changed.connect(self._follow)
        for key in ("rings", "seconds"):
            self.entry.form.fields[key].changed.connect(self._suggest_speed)
        for key in ("section_id", "tester_section_id"):
            self.entry.form.fields[key].changed.connect(self._warn)
        to_points = QShortcut(QKeySequence("F6"), self.entry)
        to_points.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_points.activated.connect(self.score.focus_first_open)

    def reload(self) -> None:
        try:
            found = self.desk.read(sections)
            self.entry.offer(found, self.desk.year)
            self.view.offer(found, self.desk.year)
            self._rounds = {one.id: one for one in self.desk.read(rounds)}
            self.round.offer(self._of_year())
            self._show_round()
        except OfficeError as error:
            self.desk.refused.emit(str(error))

    def _of_year(self) -> list[RoundRow]:
        return [one for one in self._rounds.values() if one.year == self.desk.year]

    def arrive(self, what: object) -> None:
        """Show the calls whose improvement is still to be made, for another page that counts them."""
        if what == "improvements":
            self._reload_if_stale()
            self.tabs.setCurrentIndex(0)
            self.round.choose(TO_IMPROVE)

    def _chosen(self) -> RoundRow | None:
        return self._rounds.get(self.round.key())

    def _show_round(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.view.ask(("round_id", chosen.id))
            self.standings.show_round(chosen, self._of_year())
        else:
            # A span of all days: those that have any.
            span = ("improvement_due_on", dt.date.min, dt.date.max)
            self.view.ask(("improvement_done_on", None), span=span)
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabEnabled(1, chosen is not None)
        may_enter = self.desk.may(deeds.enter_phone_test.__name__)
        self.new.setEnabled(chosen is not None and may_enter)
        self._tell(chosen)
        if self.entry.key is None:
            self._show_new()
        else:
            self._show(self.entry.key)

    def _tell(self, chosen: RoundRow | None) -> None:
        listed = self.view.model.rowCount()
        has_any = bool(self._of_year()) or listed > 0
        self._pages.setCurrentIndex(0 if has_any else 1)
        self.round.setVisible(has_any)
        self._offer_tools()
        if chosen is None:
            words = self.tr("%1 通測試的改善還沒有完成") if listed else ""
            self.header.set_about(words.replace("%1", str(listed)))
        else:
            words = self.tr("%1 年度第 %2 輪，已測 %3 通").replace("%1", str(chosen.year))
            words = words.replace("%2", str(chosen.number)).replace("%3", str(chosen.calls))
            self.header.set_about(words)

    def _offer_tools(self) -> None:
        """Offer what is done with the calls while they are shown."""
        are_shown = self._pages.currentIndex() == 0 and self.tabs.currentIndex() == 0
        for tool in (self.view.files, self.view.details):
            tool.setVisible(are_shown)
        self.new_round.setEnabled(self.desk.may(deeds.begin_round.__name__))

    def ask_round(self) -> None:
        """Ask for a new round and show it."""
        dialog = NewRound(self.desk, self)
        dialog.begun.connect(self.round.choose)
        dialog.open()

    def _delete_round(self, key: int) -> None:
        self.desk.do(self.tr("刪除測試輪次"), deeds.delete_round, key)

    def _show(self, key: int) -> None:
        try:
            found = self.desk.read(call, key)
        except LookupError:
            self._show_new()
            return
        chosen = self._chosen()
        if chosen is not None and found.round_id != chosen.id:
            self._show_new()
            return

        def fill() -> None:
            self._show_sheet(self._rounds[found.round_id])
            self._follow()
            points = {given.item_id: given.points for given in found.points}
            self.score.show_points(points, {given.item_id: given.reason for given in found.points})
            self.improvement.show_call(found.values)

        self.entry.show_entry(key, found.values, fill=fill)
        self.entry.setEnabled(True)

    def _show_sheet(self, shown: RoundRow) -> None:
        self.score.show_sheet(self.desk.read(score_sheet, shown.sheet_id))
        self.score.put_between(list(self.entry.form.fields.values())[-1].focused, self.entry.store)

    def _show_new(self) -> None:
        self.view.go_to(None)
        chosen = self._chosen()
        if chosen is not None:
            self._show_sheet(chosen)
        if not self._has_begun:
            self._has_begun = True
            self.entry.go_on_from(self.desk.read(newest_row, PHONE_TEST.table))
        self.entry.begin()
        self.entry.setEnabled(chosen is not None)

    def begin(self) -> None:
        """Begin a call, with the last one's day and tester, or go on with the one begun."""
        if self._chosen() is None:
            return
        self.tabs.setCurrentIndex(0)
        self._show_new()
        self.view.open_panel(True)
        self.entry.form.focus_first_open()

    def _follow(self) -> None:
        """Show the items that apply to the call as it is written now."""
        fields = self.entry.form.fields
        values = [fields[key].value() for key in ("channel", "correctness", "outcome")]
        if all(value is not None for value in values):
            self.score.follow(*values)

    def _warn(self) -> None:
        tested, testers = (self.entry.form.fields[key].value() for key in ("section_id", "tester_section_id"))
        is_own = warns_same_section(testers, tested)
        self.entry.tell(self.tr("提醒：測試人與受測單位是同一個單位。") if is_own else "")

    def _suggest_speed(self) -> None:
        rings, seconds = (self.entry.form.fields[key].value() for key in ("rings", "seconds"))
        self.score.suggest_speed(rings, seconds)

    def _on_finished(self, key: int | None, values: dict[str, Any]) -> None:
        given: dict[str, Any] = {"points": self.score.points(), "reasons": self.score.reasons()}
        chosen = self._chosen()
        if key is not None:
            total = self.desk.do(self.tr("修改測試紀錄"), deeds.change_phone_test, key, **given, **values)
            if total is not None:
                self.entry.stored(key, values)
        elif chosen is not None:
            text = self.tr("登錄測試")
            if self.desk.do(text, deeds.enter_phone_test, chosen.id, **given, **values) is not None:
                self.entry.stored(None, values)
                self.begin()
                return
        if self.score.unscored():
            self.score.focus_first_open()

    def _on_delete(self, key: int) -> None:
        self.desk.do(self.tr("刪除測試紀錄"), deeds.delete_phone_test, key)

    def _on_improved(self, improvement: str, due_on: dt.date | None, done_on: dt.date | None) -> None:
        if self.entry.key is not None:
            given: dict[str, Any] = {"improvement": improvement, "due_on": due_on, "done_on": done_on}
            self.desk.do(self.tr("登錄改善情形"), deeds.record_improvement, self.entry.key, **given)
