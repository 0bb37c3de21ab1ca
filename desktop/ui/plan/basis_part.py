"""The tab 依據: the letters a plan rests on, as they are cited officially."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.basis import BasisRow
from db.queries.plan import PlanTree
from db.vocabulary import PlanStatus
from desktop.rules.basis import official_form
from desktop.rules.citing import places_citing, places_in_words
from desktop.ui.labels import plain_tooltip
from desktop.ui.plan.basis_fields import BasisFields
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.scrolled import scrolled

LIST_WIDTH = 44 * UNIT


class BasisPart(QWidget):
    """The list at the left, the fields of its current letter at the right."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._tree: PlanTree | None = None
        self._letter: BasisRow | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("計畫依據"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields = BasisFields(deeds)
        self.tools = OutlineTools()
        # What is written out in the chapters is offered, and never taken without being asked for.
        self.take_button = button("", self._take_all, icon_name="document_text")
        self.empty = EmptyState(
            "document_text",
            self.tr("還沒有依據"),
            self.tr("上級的函文在這裡登錄一次，章節引用它，印出時就是公文的寫法；改了文號，每一處都跟著改。"),
        )
        self._pages = QStackedWidget()
        self._add_tools()
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._show_current())

    def _add_tools(self) -> None:
        self.add_button = self.tools.add(self.tr("新增依據"), "add", self.add)
        self.tools.add_gap()
        self.up_tool = self.tools.add(self.tr("上移"), "arrow_up", lambda: self.move_by(-1))
        self.down_tool = self.tools.add(self.tr("下移"), "arrow_down", lambda: self.move_by(1))
        self.tools.add_gap()
        self.delete_tool = self.tools.add(self.tr("刪除這份依據"), "delete", self.delete)
        self.tools.add_rest()
        self.first_button = self.empty.add_action(
            self.tr("新增依據"), self.add, icon_name="add", role="primary"
        )

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tools)
        column.addWidget(self.list, 1)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.addWidget(scrolled(self.fields))
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(card)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(UNIT)
        splitter.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        self._pages.addWidget(splitter)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._pages, 1)

    def show_plan(self, tree: PlanTree) -> None:
        """Show the letters of a plan; the current one stays current."""
        is_other = self._tree is None or self._tree.head.id != tree.head.id
        key = self._letter.id if self._letter and not is_other else None
        row = self.list.currentRow()
        self._tree = tree
        with QSignalBlocker(self.list):
            self.list.clear()
            for letter in tree.basis:
                self.list.addItem(self._entry(letter))
            places = [letter.id for letter in tree.basis]
            last = len(places) - 1
            self.list.setCurrentRow(places.index(key) if key in places else max(0, min(row, last)))
        is_locked = tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        self.tools.lock(is_locked)
        self.first_button.setEnabled(not is_locked)
        self.fields.setEnabled(not is_locked and bool(places))
        self._pages.setCurrentIndex(0 if places else 1)
        written = len(places_in_words(tree.chapters))
        told = self.tr("把章節裡寫好的函文（%1 段）轉成依據").replace("%1", str(written))
        self.take_button.setText(told)
        self.take_button.setVisible(written > 0 and not is_locked)
        self._show_current()

    def _entry(self, letter: BasisRow) -> QListWidgetItem:
        words = official_form(letter) or self.tr("（尚未填寫）")
        entry = QListWidgetItem(f"{self.tr('依據')}{letter.mark}　{words}")
        entry.setToolTip(plain_tooltip(words))
        return entry

    def _show_current(self) -> None:
        row, tree = self.list.currentRow(), self._tree
        letter = tree.basis[row] if tree and 0 <= row < len(tree.basis) else None
        self._letter = letter
        cited = (
            places_citing(letter.mark, tree.chapters, tree.head.numbering_style) if letter and tree else []
        )
        self.fields.show_letter(letter, cited)

    def go_to(self, letter_id: int) -> None:
        """Make a letter the current one."""
        places = [letter.id for letter in self._tree.basis] if self._tree else []
        if letter_id in places:
            self.list.setCurrentRow(places.index(letter_id))

    def add(self) -> None:
        """Add a letter and go to its first field."""
        key = self._deeds.add_basis(self._tree.head.id) if self._tree else None
        if key is not None:
            self.go_to(key)
            self.fields.agency.setFocus()

    def move_by(self, by: int) -> None:
        """Move the current letter up (-1) or down (1)."""
        place = self.list.currentRow() + by
        if self._letter is not None and 0 <= place < self.list.count():
            self._deeds.move_basis(self._letter.id, place)

    def delete(self) -> None:
        """Delete the current letter."""
        if self._letter is not None:
            self._deeds.delete_basis(self._letter.id)

    def _take_all(self) -> None:
        if self._tree is not None:
            self._deeds.take_citations(self._tree.head.id)
