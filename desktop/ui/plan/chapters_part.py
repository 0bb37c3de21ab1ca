"""The tab 章節: the chapters of the plan in their order, and the paragraphs of one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.queries.plan import ChapterRow, PlanTree
from db.vocabulary import PlanStatus
from desktop.rules.numbering import Level, label
from desktop.rules.printed.about import about_chapter, chapter_of
from desktop.ui.labels import plain_tooltip
from desktop.ui.plan.citing_line import CitingLine
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.plan_paper import PaperBelow
from desktop.ui.theme import UNIT
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.scrolled import scrolled

LIST_WIDTH = 34 * UNIT
LEAST_LINES = 6


class ChaptersPart(QWidget):
    """The list at the left, the fields of its current chapter at the right, each stored when it is left."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._tree: PlanTree | None = None
        self._chapter: ChapterRow | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("章節"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.heading = QLineEdit()
        self.paragraphs = PlainField(LEAST_LINES, 200)
        self.citing = CitingLine(self.paragraphs)
        self.has_table = QCheckBox(self.tr("附表（工作項目表）放在這一章"))
        self.tools = OutlineTools()
        self.splitter = QSplitter()
        self._add_tools()
        self._lay_out()
        self._connect()

    def _add_tools(self) -> None:
        self.add_button = self.tools.add(self.tr("新增一章"), "add", self.add)
        self.tools.add_gap()
        self.tools.add(self.tr("上移"), "arrow_up", lambda: self.move_by(-1))
        self.tools.add(self.tr("下移"), "arrow_down", lambda: self.move_by(1))
        self.tools.add_gap()
        self.tools.add(self.tr("刪除這一章"), "delete", self.delete)
        self.tools.add_rest()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tools)
        column.addWidget(self.list, 1)
        self.rows = FormRows(labels_above=True)
        self.rows.add_row(self.tr("章名"), self.heading)
        self.rows.add_wide(self.has_table)
        self.rows.add_row(
            self.tr("段落"), self.paragraphs, self.tr("每行一段；段落前的編號（一、(一)…）照打的印出。")
        )
        self.rows.add_wide(self.citing)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.addWidget(scrolled(self.rows))
        splitter = self.splitter
        splitter.addWidget(left)
        self.paper = PaperBelow(card)
        splitter.addWidget(self.paper)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(UNIT)
        splitter.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.heading.editingFinished.connect(self._store_heading)
        self.paragraphs.left.connect(self._store_paragraphs)
        self.citing.take_wanted.connect(self.take_citation)
        self.has_table.clicked.connect(self._store_table)
        self.paper.preview.wanted.connect(self._on_wanted)

    def show_plan(self, tree: PlanTree) -> None:
        """Show the chapters of a plan; the current one stays current."""
        is_other = self._tree is None or self._tree.head.id != tree.head.id
        key = self._chapter.id if self._chapter and not is_other else None
        row = self.list.currentRow()
        self._tree = tree
        with QSignalBlocker(self.list):
            self.list.clear()
            for position, chapter in enumerate(tree.chapters, 1):
                self.list.addItem(self._entry(position, chapter))
            places = [chapter.id for chapter in tree.chapters]
            last = len(places) - 1
            self.list.setCurrentRow(places.index(key) if key in places else max(0, min(row, last)))
        is_locked = tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        self.tools.lock(is_locked)
        self.citing.show_letters(tree.basis)
        self.rows.setEnabled(not is_locked and bool(places))
        self._show_current()

    def _entry(self, position: int, chapter: ChapterRow) -> QListWidgetItem:
        words = label(Level.CHAPTER, position) + chapter.heading
        entry = QListWidgetItem(words + (self.tr("（附表）") if chapter.has_table else ""))
        entry.setData(Qt.ItemDataRole.UserRole, chapter.id)
        entry.setToolTip(plain_tooltip(words))
        return entry

    def _show_current(self) -> None:
        row = self.list.currentRow()
        chapters: Sequence[ChapterRow] = self._tree.chapters if self._tree else ()
        chapter = chapters[row] if 0 <= row < len(chapters) else None
        is_other = (chapter.id if chapter else None) != (self._chapter.id if self._chapter else None)
        if is_other:
            self.paragraphs.leave()
            self.paragraphs.give_up()
            with QSignalBlocker(self.list):
                # What was typed is stored now, which shows the list anew at the chapter that is left.
                self.list.setCurrentRow(row)
        self._chapter = chapter
        self.paper.preview.follow(about_chapter(chapter.id) if chapter else "")
        if is_other or not self.heading.isModified():
            self.heading.setText(chapter.heading if chapter else "")
        self.paragraphs.show_text("\n".join(chapter.paragraphs) if chapter else "")
        self.has_table.setChecked(bool(chapter and chapter.has_table))
        self.has_table.setEnabled(not (chapter and chapter.has_table))

    def _on_wanted(self, about: str) -> None:
        chapter_id = chapter_of(about)
        if chapter_id is not None:
            self.go_to(chapter_id)

    def go_to(self, chapter_id: int) -> None:
        """Make a chapter the current one."""
        places = [chapter.id for chapter in self._tree.chapters] if self._tree else []
        if chapter_id in places:
            self.list.setCurrentRow(places.index(chapter_id))

    def add(self) -> None:
        """Add a chapter behind the current one and go to its heading."""
        if self._tree is None:
            return
        key = self._deeds.add_chapter(self._tree.head.id, self.list.currentRow() + 1)
        if key is not None:
            self.go_to(key)
            self.heading.setFocus()
            self.heading.selectAll()

    def move_by(self, by: int) -> None:
        """Move the current chapter up (-1) or down (1)."""
        place = self.list.currentRow() + by
        if self._chapter is not None and 0 <= place < self.list.count():
            self._deeds.move_chapter(self._chapter.id, place)

    def delete(self) -> None:
        """Delete the current chapter."""
        if self._chapter is not None:
            self._deeds.delete_chapter(self._chapter.id)

    def take_citation(self, paragraph: int) -> None:
        """Make letters of what a paragraph cites."""
        self.paragraphs.leave()
        if self._chapter is not None:
            self._deeds.take_citation(self._chapter.id, paragraph)

    def _store_heading(self) -> None:
        chapter = self._chapter
        if chapter is not None and self.heading.text().strip() != chapter.heading:
            self._deeds.change_chapter(chapter.id, chapter.version, heading=self.heading.text())
        self.heading.setModified(False)
        self._show_current()

    def _store_paragraphs(self, text: str) -> None:
        if self._chapter is not None:
            chapter = self._chapter
            self._deeds.change_chapter(chapter.id, chapter.version, paragraphs=text.splitlines())
            self.paragraphs.give_up()

    def _store_table(self) -> None:
        if self._chapter is not None:
            self._deeds.carry_table(self._chapter.id)
