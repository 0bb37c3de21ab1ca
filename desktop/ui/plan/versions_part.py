"""The tab 版本: the approved editions as they were signed, and any two versions side by side."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.queries.edition import EditionRow, editions_of
from db.queries.plan import PlanHead
from db.queries.tracking import attachment_content
from desktop.errors import OfficeError
from desktop.forms.form import Request
from desktop.forms.plan_versions import Amendments, amendments, comparison, versions
from desktop.office.approval import explain_amendment
from desktop.rules.plan_difference import Change, Difference
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ScanDialog
from desktop.ui.models.difference_table import DifferenceTable
from desktop.ui.opened_copies import OpenedCopies
from desktop.ui.plan.difference_view import DifferenceView
from desktop.ui.plan.editions_list import EditionsList
from desktop.ui.plan.versions_choice import VersionsChoice
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport


class VersionsPart(QWidget):
    """Compares when it is looked at; the reasons of an amendment are typed in the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: PlanHead | None = None
        self._copies = OpenedCopies()
        self.destroyed.connect(self._copies.close)
        self.editions = EditionsList()
        self.choice = VersionsChoice()
        self.model = DifferenceTable(self)
        self.table = DifferenceView(self.model)
        TableExport(desk, self.table, self.tr("計畫版本差異"))
        self.nothing = EmptyState("document_text", "")
        self._pages = QStackedWidget()
        self._lay_out()
        self.choice.changed.connect(self._compare)
        self.choice.print_wanted.connect(self._print)
        self.model.explained.connect(self._explain)
        self.editions.print_wanted.connect(self._print_edition)
        self.editions.scan_wanted.connect(self._open_scan)
        self.editions.scan_offered.connect(self._offer_scan)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.editions)
        layout.addWidget(self.choice)
        layout.addWidget(self._pages, 1)

    def show_plan(self, head: PlanHead) -> None:
        """Show the editions of a plan, and compare it anew if anybody looks."""
        is_other = self._head is None or self._head.id != head.id or self._head.edition != head.edition
        self._head = head
        if self.isVisible():
            self._renew(is_other=is_other)
        elif is_other:
            self.choice.forget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew(is_other=not self.choice.versions)

    def _renew(self, *, is_other: bool) -> None:
        if self._head is None:
            return
        self.editions.show_editions(self._desk.read(editions_of, self._head.id))
        found = self._desk.read(versions)
        if is_other or found != self.choice.versions:
            self.choice.offer(found, self._head.year)
        self._compare()

    def _compare(self) -> None:
        row = self.table.currentIndex().row()
        try:
            found, made = self._differences()
        except OfficeError as error:
            self._say(str(error))
            return
        old, new = self.choice.pair()
        shown = self.choice.asked().of(found)
        changed = [each for each in found if each.change is not Change.SAME]
        reasons = {each.subject: made.reason(each) for each in changed} if made else None
        # Of an edition approved since, the reasons stay as they were signed with it.
        is_open = made is not None and new.edition is None
        self.model.show(shown, (old.name, new.name), reasons, is_open=is_open)
        self.table.stay(row)
        self.choice.tell(len(changed), len(found) - len(changed), is_amendment=made is not None)
        if shown:
            self._pages.setCurrentIndex(0)
        else:
            self._say(self._why_empty(bool(changed)))

    def _why_empty(self, are_any: bool) -> str:
        old, new = self.choice.pair()
        if old == new:
            return self.tr("請選擇兩個不同的版本。")
        return self.tr("沒有符合條件的異動。") if are_any else self.tr("這兩個版本的內容相同。")

    def _differences(self) -> tuple[list[Difference], Amendments | None]:
        """The differences, and with them the reasons where one edition is compared with the one before."""
        old, new = self.choice.pair()
        made = None
        if self._is_amendment():
            made = self._desk.read(amendments, new.year, new.edition)
        return self._desk.read(comparison, old, new), made

    def _is_amendment(self) -> bool:
        _old, new = self.choice.pair()
        return self._head is not None and new.year == self._head.year and self.choice.are_neighbours()

    def _say(self, words: str) -> None:
        self.nothing.set_words(words, "")
        self._pages.setCurrentIndex(1)

    def _explain(self, subject: str, text: str) -> None:
        if self._head is not None:
            self._desk.do(self.tr("填寫修正說明"), explain_amendment, self._head.id, subject, text)

    def _print(self) -> None:
        old, new = self.choice.pair()
        asked = Request(year=new.year, edition=new.edition, against=(old.year, old.edition))
        name = "plan-comparison"
        if self._is_amendment():
            name, asked = "amendments", Request(year=new.year, edition=new.edition)
        self._desk.open_page("forms", (name, asked))

    def _print_edition(self, edition: int) -> None:
        if self._head is not None:
            self._desk.open_page("forms", ("plan", Request(year=self._head.year, edition=edition)))

    def _open_scan(self, edition: EditionRow) -> None:
        content = self._desk.read(attachment_content, edition.scan_id or 0)
        if content is not None and not self._copies.open(edition.scan_name, content):
            self._desk.refused.emit(
                self.tr("這部電腦沒有可以開啟「%1」的程式。").replace("%1", edition.scan_name)
            )

    def _offer_scan(self, edition: EditionRow) -> None:
        ScanDialog(self._desk, edition.plan_id, edition.edition, self).open()
