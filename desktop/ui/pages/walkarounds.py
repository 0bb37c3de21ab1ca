"""走動式管理: the walk-around register as a table, with quick entry and the way of each case beside it."""

from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.queries.office import SectionRow, sections
from db.queries.register_rows import newest_row
from db.queries.signoff import signoffs
from db.queries.walkaround import WalkaroundEntry, walkaround
from db.vocabulary import SignoffRole, WalkaroundCategory, WalkaroundState
from desktop.errors import OfficeError
from desktop.office import signoffs as signoff_deeds
from desktop.office import walkarounds as deeds
from desktop.office.settings import read_settings
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.walkaround import may_be_deleted, may_be_edited
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.entry_drafts import EntryDrafts
from desktop.ui.widgets.entry_panel import EntryPanel
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.register_view import RegisterView
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.signoff_trail import Signature, SignoffTrail
from desktop.ui.widgets.walkaround_case import WalkaroundCase

PANEL_WIDTH = 46 * UNIT
# So wide are the steps that may follow, beside each other.
COURSE_WIDTH = 45 * UNIT
OPEN_CASES = "未結案"


class WalkaroundsPage(Page):
    """Ctrl+N begins an entry, Ctrl+Return stores it and begins the next."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"walkaround", "walkaround_consult", "walkaround_remark", "signoff", "section", "setting"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sections: list[SectionRow] = []
        self._has_begun = False
        # Whose course the second and third tab show; 0 is nobody's key.
        self._case_key = 0
        self.header = PageHeader(self.tr("走動式管理"))
        self.entry = EntryPanel(desk, WALKAROUND)
        self.case = WalkaroundCase()
        self.trail = SignoffTrail()
        self._case_drafts = EntryDrafts(self.case)
        self.panel = QTabWidget()
        self.panel.setDocumentMode(True)
        self.panel.addTab(self.entry, self.tr("登記內容"))
        course = scrolled(self.case)
        course.setMinimumWidth(COURSE_WIDTH)
        self.panel.addTab(course, self.tr("處理情形"))
        self.panel.addTab(scrolled(self.trail), self.tr("簽核"))
        empty = EmptyState(
            "person_walking",
            self.tr("還沒有走動紀錄"),
            self.tr("按「新增登記」記下一次走動；沒有發現異常也請登記。"),
        )
        self.view = RegisterView(desk, WALKAROUND, self.panel, empty, PANEL_WIDTH)
        self._add_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self.header)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._connect()

    def _add_actions(self) -> None:
        self.header.add_widget(self.view.files)
        self.header.add_widget(self.view.details)
        self.nothing_found = self.header.add_action(
            self.tr("無異常"),
            self.note_nothing_found,
            icon_name="checkmark_circle",
            tooltip=self.tr("登記一次沒有發現異常的走動；地點填好後按一次就存入 (Ctrl+Shift+N)"),
        )
        self.new = self.header.add_action(
            self.tr("新增登記"),
            self.begin,
            icon_name="add",
            role="primary",
            tooltip=self.tr("登記一筆 (Ctrl+N)"),
        )
        # A button's own shortcut presses it a moment later; who types on at once would lose a letter.
        for keys, act in (("Ctrl+N", self.begin), ("Ctrl+Shift+N", self.note_nothing_found)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show)
        self.view.listed.connect(self._tell_count)
        self.entry.finished.connect(self._on_finished)
        self.entry.delete_asked.connect(self._on_delete)
        self.case.moved.connect(self._on_moved)
        self.case.handled.connect(self._on_handled)
        self.case.remarked.connect(self._on_remarked)
        self.case.consults.consulted.connect(self._on_consulted)
        self.case.consults.answered.connect(self._on_answered)
        self.trail.recorded.connect(self._on_signed)
        self.trail.cleared.connect(self._on_sign_cleared)

    def reload(self) -> None:
        try:
            for beginning in (self.new, self.nothing_found):
                beginning.setEnabled(self.desk.may(deeds.register_walkaround.__name__))
            self._sections = self.desk.read(sections)
            order = self.desk.read(read_settings).signature_order
            self.trail.offer(SignoffRole(role) for role in order)
            self.entry.offer(self._sections, self.desk.year)
            self.view.offer(self._sections, self.desk.year)
            self.view.ask(("year", self.desk.year))
            if self.entry.key is not None:
                self._show(self.entry.key)
            elif not self._has_begun:
                self._has_begun = True
                self.entry.go_on_from(self.desk.read(newest_row, WALKAROUND.table))
                self._show_new()
        except OfficeError as error:
            self.desk.refused.emit(str(error))

    def arrive(self, what: object) -> None:
        """Show the open cases for another page that counts them, or a case by its key."""
        if what == "open":
            self._reload_if_stale()
            self.view.filters.ask("state", OPEN_CASES)
        elif isinstance(what, int):
            self._reload_if_stale()
            self.view.go_to(what)
            self._show(what)
            self.view.open_panel(True)

    def _tell_count(self, count: int, is_asking: bool) -> None:
        words = self.tr("%1 年度，篩選出 %2 筆") if is_asking else self.tr("%1 年度，共 %2 筆")
        self.header.set_about(words.replace("%1", str(self.desk.year)).replace("%2", str(count)))

    def _show(self, key: int) -> None:
        try:
            found = self.desk.read(walkaround, key)
        except LookupError:
            self._show_new()
            return
        may_go = may_be_deleted(found.state, found.values["category"])
        self.entry.show_entry(key, found.values, is_open=may_be_edited(found.state), may_go=may_go)
        self._show_case(found)
        self._allow_tabs(True)

    def _show_case(self, found: WalkaroundEntry) -> None:
        self._case_drafts.keep(self._case_key)
        is_another = self._case_key != found.id
        self._case_key = found.id
        self.case.show_entry(found, self._sections, self.desk.today())
        self._case_drafts.bring_back(found.id)
        trail = self.desk.read(signoffs, WALKAROUND.table, found.id)
        self.trail.show_trail(trail)
        if is_another:
            self.trail.begin(trail, self.desk.today())

    def _allow_tabs(self, is_stored: bool) -> None:
        for tab in (1, 2):
            self.panel.setTabVisible(tab, is_stored)

    def _show_new(self) -> None:
        self.view.go_to(None)
        self.panel.setCurrentIndex(0)
        self._allow_tabs(False)
        self.entry.begin()

    def begin(self) -> None:
        """Begin a new entry with the last one's section, day and supervisor, or go on with the one begun."""
        self._show_new()
        self.view.open_panel(True)
        self.entry.form.focus_first_open()

    def note_nothing_found(self) -> None:
        """Make the new entry one of a walk on which nothing was found; store it if nothing is missing."""
        if self.entry.key is not None:
            self.begin()
        form = self.entry.form
        form.fields["category"].show(WalkaroundCategory.NOTHING_FOUND)
        if form.is_complete():
            form.submit()
        else:
            self.view.open_panel(True)
            form.focus_first_open()

    def _on_finished(self, key: int | None, values: dict[str, Any]) -> None:
        if key is None:
            if self.desk.do(self.tr("登記走動"), deeds.register_walkaround, **values) is not None:
                self.entry.stored(None, values)
                self.begin()
        elif self.desk.do(self.tr("修改走動紀錄"), deeds.change_walkaround, key, **values) is not None:
            self.entry.stored(key, values)

    def _on_delete(self, key: int) -> None:
        self.desk.do(self.tr("刪除走動紀錄"), deeds.delete_walkaround, key)

    def _on_moved(self, state: WalkaroundState, handling: deeds.Handling) -> None:
        text = self.tr("案件改為「%1」").replace("%1", word(state))
        today = self.desk.today()
        self.desk.do(text, deeds.move_on, self._case_key, state, on=today, handling=handling)

    def _on_handled(self, handling: deeds.Handling) -> None:
        self.desk.do(self.tr("登錄處理情形"), deeds.record_handling, self._case_key, handling)

    def _on_consulted(self, section_id: int) -> None:
        self.desk.do(self.tr("加入會辦"), deeds.consult, self._case_key, [section_id])

    def _on_answered(self, section_id: int, opinion: str) -> None:
        text, on = self.tr("登錄會辦意見"), self.desk.today()
        self.desk.do(text, deeds.answer_consult, self._case_key, section_id, opinion, on=on)

    def _on_remarked(self, text: str) -> None:
        on = self.desk.today()
        if self.desk.do(self.tr("加入補充說明"), deeds.add_remark, self._case_key, text, on=on) is not None:
            self.case.remark.clear()

    def _on_signed(self, signature: Signature) -> None:
        key = self.desk.do(
            self.tr("登錄簽核"),
            signoff_deeds.record_signoff,
            WALKAROUND.table,
            self._case_key,
            signature.role,
            person=signature.person,
            on=signature.on,
            opinion=signature.opinion,
            today=self.desk.today(),
        )
        if key is not None:
            trail = self.desk.read(signoffs, WALKAROUND.table, self._case_key)
            self.trail.begin(trail, self.desk.today())

    def _on_sign_cleared(self, signoff_id: int) -> None:
        self.desk.do(self.tr("取消簽核"), signoff_deeds.clear_signoff, signoff_id)
