"""The tab 待確認: what an import could not place or was not sure of, until a person has settled it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.plan import LeftoverRow, PlanTree
from desktop.rules.numbering import Level, label, paths_of
from desktop.ui.labels import plain_label
from desktop.ui.models.two_line_list import Entry
from desktop.ui.plan.pasted_lines import without_number
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.two_line_view import TwoLineView

LONGEST_TARGET = 24
LEAST_WIDTH = 44 * UNIT


class LeftoversPart(QWidget):
    """The list at the left; at the right one text to be placed, or one question to be answered.

    Signals:
        item_wanted: the key of an item to be looked at in the outline.
    """

    item_wanted = Signal(int)

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._tree: PlanTree | None = None
        self._paths: dict[int, str] = {}
        # The text that may have been changed here before it is placed.
        self._worked_on = 0
        self.list = TwoLineView(self.tr("待確認與未歸位"), self.tr("都處理完了。"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.text = PlainField(3, 14)
        self.parents, self.chapters = calm(QComboBox()), calm(QComboBox())
        self.parents.setAccessibleName(self.tr("放在哪個項目下面"))
        self.chapters.setAccessibleName(self.tr("放在哪一章"))
        for box in (self.parents, self.chapters):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self.heading = plain_label("", "heading", wraps=True)
        self.question = plain_label("", wraps=True)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_where: self._show_current())
        self.list.activated.connect(lambda _index: self._go_to_item())

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMinimumWidth(LEAST_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT, UNIT + UNIT // 2, UNIT, UNIT)
        inside.setSpacing(UNIT // 2)
        self.heading.setContentsMargins(UNIT, 0, UNIT, 0)
        inside.addWidget(self.heading)
        inside.addWidget(self._details, 1)
        self._details.addWidget(scrolled(self._question_fields()))
        self._details.addWidget(scrolled(self._text_fields()))
        splitter = QSplitter()
        splitter.addWidget(self.list)
        splitter.addWidget(card)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([2 * LEAST_WIDTH, LEAST_WIDTH])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(UNIT)
        nothing = EmptyState(
            "checkmark_circle",
            self.tr("沒有待確認的事項"),
            self.tr("匯入或複製計畫時，程式拿不準的日期、單位或文字會列在這裡，由您決定。"),
        )
        self._pages.addWidget(splitter)
        self._pages.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(self._pages)

    def _question_fields(self) -> QWidget:
        self.go_button = button(self.tr("前往項目"), self._go_to_item, icon_name="open")
        self.settle_button = button(self.tr("已確認"), self._settle, icon_name="checkmark", role="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.settle_button)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(buttons)
        column.addStretch(1)
        return fields

    def _text_fields(self) -> QWidget:
        self.outline_button = button(self.tr("放入大綱"), self._place_in_outline, role="primary")
        self.chapter_button = button(self.tr("放入章節"), self._place_in_chapter)
        self.discard_button = button(self.tr("不需要這段文字"), self._settle, role="danger")
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for row, (words, box, act) in enumerate(
            (
                (self.tr("項目下面"), self.parents, self.outline_button),
                (self.tr("章的最後"), self.chapters, self.chapter_button),
            )
        ):
            grid.addWidget(plain_label(words, "muted"), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(act, row, 2)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + UNIT // 2)
        column.addWidget(self.text)
        column.addLayout(grid)
        column.addWidget(self.discard_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return fields

    def show_plan(self, tree: PlanTree) -> None:
        """Show what is open in a plan; the list stays where it was."""
        row = max(0, self.list.currentIndex().row())
        self._tree = tree
        self._paths = paths_of(tree.nodes, tree.head.numbering_style)
        self.list.entries.show(self._entry(left) for left in tree.leftovers)
        self._pages.setCurrentIndex(0 if tree.leftovers else 1)
        self._offer()
        if tree.leftovers:
            last = len(tree.leftovers) - 1
            self.list.setCurrentIndex(self.list.entries.index(min(row, last), 0))
        self._show_current()

    def _entry(self, left: LeftoverRow) -> Entry:
        line = " ".join(left.text.split())
        if left.is_text:
            return Entry(left.id, line, self.tr("未歸位的文字"), "document_text")
        return Entry(left.id, line, self._subject(left), "question_circle")

    def _subject(self, left: LeftoverRow) -> str:
        """What a question is about: its item's number and first words, or the whole plan."""
        tree = self._tree
        node = next((n for n in tree.nodes if n.id == left.node_id), None) if tree else None
        if node is None:
            return left.item or self.tr("整份計畫")
        return f"{self._paths[node.id]} {_cut(node.text)}"

    def _offer(self) -> None:
        """Offer every item and chapter as a place for a text; what was chosen stays chosen."""
        for box, places in ((self.parents, self._parents()), (self.chapters, self._chapters())):
            chosen = box.currentData()
            box.clear()
            for words, key in places:
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.chapter_button.setEnabled(self.chapters.count() > 0)

    def _parents(self) -> Iterator[tuple[str, int | None]]:
        yield self.tr("（最外層）"), None
        for node in self._tree.nodes if self._tree else ():
            yield f"{'　' * node.depth}{self._paths[node.id]} {_cut(node.text)}", node.id

    def _chapters(self) -> Iterator[tuple[str, int]]:
        for position, chapter in enumerate(self._tree.chapters if self._tree else (), 1):
            yield label(Level.CHAPTER, position) + chapter.heading, chapter.id

    def current(self) -> LeftoverRow | None:
        """What the cursor is on."""
        entry = self.list.current()
        found = self._tree.leftovers if self._tree else ()
        return next((left for left in found if entry and left.id == entry.key), None)

    def _show_current(self) -> None:
        left = self.current()
        if left is None:
            return
        self._details.setCurrentIndex(1 if left.is_text else 0)
        if left.is_text:
            self.heading.setText(self.tr("這段文字放在哪裡？"))
            self.text.show_text(left.text)
            if left.id != self._worked_on:
                self.text.give_up()
                self._worked_on = left.id
            return
        self.heading.setText(self._subject(left))
        self.question.setText(left.text)
        self.go_button.setVisible(left.node_id is not None)

    def _go_to_item(self) -> None:
        left = self.current()
        if left is not None and left.node_id is not None:
            self.item_wanted.emit(left.node_id)

    def _settle(self) -> None:
        """Settle everything that is selected."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        chosen = [self._tree.leftovers[row] for row in rows] if self._tree else []
        self._deeds.settle(chosen)

    def _place_in_outline(self) -> None:
        if (left := self.current()) is not None:
            text = without_number(self.text.toPlainText())
            self._deeds.place_in_outline(left.id, self.parents.currentData(), text)

    def _place_in_chapter(self) -> None:
        if (left := self.current()) is not None:
            self._deeds.place_in_chapter(left.id, self.chapters.currentData(), self.text.toPlainText())


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TARGET else line[:LONGEST_TARGET] + "…"
