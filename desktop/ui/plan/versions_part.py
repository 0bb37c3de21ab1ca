"""The tab 版本: the approved editions as they were signed, and any two versions side by side."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.queries.edition import EditionRow, editions_of
from db.queries.plan import PlanHead
from db.queries.tracking import attachment_content
from db.vocabulary import PlanStatus
from desktop.errors import OfficeError
from desktop.forms.form import Request
from desktop.forms.plan_versions import Amendments, Version, amendments, comparison, versions
from desktop.office.approval import explain_amendment
from desktop.rules.plan_difference import Change, Difference
from desktop.ui.delegates.wording import WordingDelegate
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ScanDialog
from desktop.ui.labels import plain_label
from desktop.ui.models.difference_table import DifferenceColumn, DifferenceTable
from desktop.ui.opened_copies import OpenedCopies
from desktop.ui.plan.editions_list import EditionsList
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState

CHANGE_WIDTH = 9 * UNIT
REASON_WIDTH = 28 * UNIT
DRAFTED = (PlanStatus.DRAFT, PlanStatus.SUBMITTED)


class VersionsPart(QWidget):
    """Compares when it is looked at; the reasons of an amendment are typed in the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: PlanHead | None = None
        self._versions: list[Version] = []
        self._copies = OpenedCopies()
        self.destroyed.connect(self._copies.close)
        self.editions = EditionsList()
        self.old_box, self.new_box = QComboBox(), QComboBox()
        self.shows_all = QCheckBox(self.tr("也列出相同的項目"))
        self.about = plain_label("", "muted")
        self.model = DifferenceTable(self)
        self.table = QTableView()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.old_box.setAccessibleName(self.tr("比較的舊版本"))
        self.new_box.setAccessibleName(self.tr("比較的新版本"))
        choice = QHBoxLayout()
        choice.setSpacing(UNIT)
        choice.addWidget(plain_label(self.tr("對照")))
        choice.addWidget(self.old_box)
        choice.addWidget(plain_label("→"))
        choice.addWidget(self.new_box)
        choice.addWidget(self.shows_all)
        choice.addWidget(self.about, 1)
        self.print_button = button(self.tr("列印對照表"), self._print, icon_name="print")
        choice.addWidget(self.print_button)
        self._set_up_table()
        self.nothing = EmptyState("document_text", "")
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.editions)
        layout.addLayout(choice)
        layout.addWidget(self._pages, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("兩個版本的差異"))
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column in (DifferenceColumn.OLD, DifferenceColumn.NEW):
            table.setItemDelegateForColumn(column, WordingDelegate(table))
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        for box in (self.old_box, self.new_box):
            box.activated.connect(lambda _row: self._compare())
        self.shows_all.toggled.connect(lambda _on: self._compare())
        self.model.explained.connect(self._explain)
        self.editions.print_wanted.connect(self._print_edition)
        self.editions.scan_wanted.connect(self._open_scan)
        self.editions.scan_offered.connect(self._offer_scan)

    def show_plan(self, head: PlanHead) -> None:
        """Show the editions of a plan, and compare it anew if anybody looks."""
        is_other = self._head is None or self._head.id != head.id or self._head.edition != head.edition
        self._head = head
        if self.isVisible():
            self._renew(is_other=is_other)
        elif is_other:
            self.old_box.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew(is_other=not self.old_box.count())

    def _renew(self, *, is_other: bool) -> None:
        if self._head is None:
            return
        self.editions.show_editions(self._desk.read(editions_of, self._head.id))
        found = self._desk.read(versions)
        if is_other or found != self._versions:
            self._versions = found
            self._offer()
        self._compare()

    def _offer(self) -> None:
        """Offer all versions; of this plan its newest, beside it what stands before that."""
        own = next((place for place, each in enumerate(self._versions) if each.year == self._year()), 0)
        for box, row in ((self.new_box, own), (self.old_box, own + 1)):
            box.clear()
            for version in self._versions:
                box.addItem(version.name)
            box.setCurrentIndex(min(row, len(self._versions) - 1))

    def _year(self) -> int:
        return self._head.year if self._head else 0

    def _chosen(self) -> tuple[Version, Version]:
        return self._versions[self.old_box.currentIndex()], self._versions[self.new_box.currentIndex()]

    def _compare(self) -> None:
        try:
            rows, made = self._differences()
        except OfficeError as error:
            self._say(str(error))
            return
        changed = [row for row in rows if row.change is not Change.SAME]
        shown = rows if self.shows_all.isChecked() else changed
        old, new = self._chosen()
        reasons = {row.subject: made.reason(row) for row in changed} if made else None
        is_open = made is not None and made.head.status in DRAFTED
        self.model.show(shown, (old.name, new.name), reasons, is_open=is_open)
        told = self.tr("%1 處不同，%2 處相同").replace("%1", str(len(changed)))
        self.about.setText(told.replace("%2", str(len(rows) - len(changed))))
        self.print_button.setEnabled(bool(changed) and self._form() is not None)
        if shown:
            self._pages.setCurrentIndex(0)
            self._fit()
        else:
            self._say(self.tr("這兩個版本的內容相同。") if old != new else self.tr("請選擇兩個不同的版本。"))

    def _differences(self) -> tuple[list[Difference], Amendments | None]:
        """The differences, and with them the reasons where they are the amendments of the newest edition."""
        old, new = self._chosen()
        made = None
        if self._is_amendment():
            made = self._desk.read(amendments, new.year, new.edition)
        return self._desk.read(comparison, old, new), made

    def _is_amendment(self) -> bool:
        """Whether the newest edition of this plan is chosen beside the one approved before it."""
        old, new = self._chosen()
        places = self.old_box.currentIndex() - self.new_box.currentIndex()
        return old.year == new.year == self._year() and places == 1 and self._head is not None

    def _say(self, words: str) -> None:
        self.nothing.set_words(words, "")
        self._pages.setCurrentIndex(1)

    def _explain(self, subject: str, text: str) -> None:
        if self._head is not None:
            self._desk.do(self.tr("填寫修正說明"), explain_amendment, self._head.id, subject, text)

    def _form(self) -> tuple[str, Request] | None:
        """The form that prints what is compared, None where there is none."""
        old, new = self._chosen()
        if self._is_amendment():
            return "amendments", Request(year=new.year, edition=new.edition)
        if self.old_box.currentIndex() > self.new_box.currentIndex():
            against = (old.year, old.edition)
            return "plan-comparison", Request(year=new.year, edition=new.edition, against=against)
        return None

    def _print(self) -> None:
        form = self._form()
        if form is not None:
            self._desk.open_page("forms", form)

    def _print_edition(self, edition: int) -> None:
        self._desk.open_page("forms", ("plan", Request(year=self._year(), edition=edition)))

    def _open_scan(self, edition: EditionRow) -> None:
        content = self._desk.read(attachment_content, edition.scan_id or 0)
        if content is not None and not self._copies.open(edition.scan_name, content):
            self._desk.refused.emit(
                self.tr("這部電腦沒有可以開啟「%1」的程式。").replace("%1", edition.scan_name)
            )

    def _offer_scan(self, edition: EditionRow) -> None:
        ScanDialog(self._desk, edition.plan_id, edition.edition, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Share the width between both wordings; rows are as high as they need."""
        table, has_reasons = self.table, self.model.columnCount() > DifferenceColumn.REASON
        room = table.viewport().width() - CHANGE_WIDTH - (REASON_WIDTH if has_reasons else 0)
        widths = {
            DifferenceColumn.CHANGE: CHANGE_WIDTH,
            DifferenceColumn.OLD: room // 2,
            DifferenceColumn.NEW: room - room // 2,
            DifferenceColumn.REASON: REASON_WIDTH,
        }
        for column, width in widths.items():
            if column < self.model.columnCount():
                table.setColumnWidth(column, width)
        table.resizeRowsToContents()
        for row in range(self.model.rowCount()):
            table.setRowHeight(row, max(table.rowHeight(row), 4 * UNIT))
