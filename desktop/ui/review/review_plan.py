"""The recognised plan of a review, worked on with the parts that plans are always worked on with."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QToolButton, QVBoxLayout, QWidget

from db.queries.plan import plan_heads
from desktop.errors import OfficeError
from desktop.exchange.source_links import Kind, Target
from desktop.office.drafted_plan import DraftedPlan, drafted_plan
from desktop.office.replacing import Hit, Place
from desktop.rules.numbering import paths_of
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.models.outline_item import OutlineColumn
from desktop.ui.page import Page
from desktop.ui.plan.chapters_part import ChaptersPart
from desktop.ui.plan.outline_part import OutlinePart
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.review.open_list import OpenList
from desktop.ui.review.open_points import OpenPoint, PointKey, points_of
from desktop.ui.review.section_choices import SectionChoices
from desktop.ui.review.sections_part import SectionsPart
from desktop.ui.theme import UNIT

LONGEST_SUBJECT = 40
_COLUMNS = {OutlineColumn.DUE: 11 * UNIT, OutlineColumn.SECTIONS: 13 * UNIT}
# The list of chapters leaves more to their text here: both have only half of the window.
CHAPTERS_SHARES = (18 * UNIT, 40 * UNIT)


class ReviewPlan(Page):
    """Outline, chapters, sections and everything that is open, each on a tab.

    Signals:
        shown: the plan as it is now, after every change.
        target_changed: the part of the plan that the cursor is on came to be another one.
        point_wanted: something open was chosen in the list.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {"plan", "chapter", "node", "basis_letter", "leftover", "task_tracking", "task_section", "section"}
    )
    shown = Signal(object)
    target_changed = Signal(object)
    point_wanted = Signal(object)

    def __init__(self, desk: Desk, choices: SectionChoices, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.plan: DraftedPlan | None = None
        self.points: list[OpenPoint] = []
        self.subjects: dict[PointKey, str] = {}
        self._choices = choices
        self.deeds = PlanDeeds(desk, self)
        self.outline = OutlinePart(desk, self.deeds)
        self.chapters = ChaptersPart(self.deeds)
        self.sections = SectionsPart(choices)
        self.open = OpenList()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part, title in (
            (self.outline, self.tr("大綱")),
            (self.chapters, self.tr("章節")),
            (self.sections, self.tr("單位")),
            (self.open, self.tr("待確認")),
        ):
            self.tabs.addTab(part, title)
        self.settings_button = QToolButton()
        self.settings_button.setIcon(icon("settings"))
        self.settings_button.setToolTip(self.tr("欄位與編號…"))
        self.settings_button.setAccessibleName(self.tr("欄位與編號…"))
        self.settings_button.clicked.connect(lambda: self.open_settings())
        self.tabs.setCornerWidget(self.settings_button)
        self.outline.paper.want_page(False)
        self.chapters.paper.want_page(False)
        self.chapters.splitter.setSizes(CHAPTERS_SHARES)
        view = self.outline.view
        view.setColumnHidden(OutlineColumn.STATE, True)
        for column, width in _COLUMNS.items():
            view.setColumnWidth(column, width)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self.outline.view.selectionModel().currentChanged.connect(lambda *_where: self._tell_target())
        self.chapters.list.currentRowChanged.connect(lambda _row: self._tell_target())
        self.tabs.currentChanged.connect(lambda _tab: self._tell_target())
        self.sections.item_wanted.connect(lambda key: self.show_target(Target(Kind.ITEM, key)))
        self.open.wanted.connect(self.point_wanted)
        self.open.settled.connect(self.deeds.settle)
        self._choices.changed.connect(self._show_points)
        for keys in ("Ctrl+F", "Ctrl+H"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.find_words)

    def reload(self) -> None:
        try:
            # Also what gave the plan another year can be taken back.
            self.desk.year = self.desk.read(plan_heads)[0].year
            self.plan = self.desk.read(drafted_plan, self.desk.year, self.desk.today())
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        if self.plan is not None:
            self.outline.show_plan(self.plan)
            self.chapters.show_plan(self.plan.tree)
            self._choices.show_plan(self.plan.tree, self.desk.year)
            self._show_points()

    def _show_points(self) -> None:
        if self.plan is None:
            return
        tree = self.plan.tree
        self.points = points_of(tree, self._choices.open_matches())
        paths = paths_of(tree.nodes, tree.head.numbering_style)
        texts = {node.id: f"{paths[node.id]} {' '.join(node.text.split())}" for node in tree.nodes}
        self.subjects = {point.key: self._subject(point, texts) for point in self.points}
        self.open.show_points(self.points, self.subjects)
        for part, title, count in (
            (self.sections, self.tr("單位"), len(self._choices.open_matches())),
            (self.open, self.tr("待確認"), len(self.points)),
        ):
            self.tabs.setTabText(self.tabs.indexOf(part), f"{title} ({count})" if count else title)
        self.shown.emit(self.plan)

    def _subject(self, point: OpenPoint, texts: dict[int, str]) -> str:
        """What a point is about, in a few words."""
        if point.section is not None:
            return self.tr("單位名稱")
        if point.leftover is None or point.is_text:
            return self.tr("未歸位的文字")
        text = texts.get(point.leftover.node_id or 0, point.leftover.item) or self.tr("整份計畫")
        return text if len(text) <= LONGEST_SUBJECT else text[:LONGEST_SUBJECT] + "…"

    def target(self) -> Target | None:
        """The item or chapter that the cursor is on, of the tab in front."""
        if self.tabs.currentWidget() is self.chapters:
            row = self.chapters.list.currentRow()
            found = self.plan.tree.chapters if self.plan else ()
            return Target(Kind.CHAPTER, found[row].id) if 0 <= row < len(found) else None
        key = self.outline.view.current_id()
        is_outline = self.tabs.currentWidget() is self.outline
        return Target(Kind.ITEM, key) if key is not None and is_outline else None

    def _tell_target(self) -> None:
        target = self.target()
        if target is not None:
            self.target_changed.emit(target)

    def show_target(self, target: Target) -> None:
        """Put the cursor on an item or a chapter, if it is still there; the focus stays where it is."""
        if target.kind is Kind.CHAPTER:
            self.tabs.setCurrentWidget(self.chapters)
            self.chapters.go_to(target.key)
        elif self.outline.model.item_of(target.key) is not None:
            self.tabs.setCurrentWidget(self.outline)
            self.outline.view.go_to(target.key)
            # What is asked may take a line more above, and push the item out of sight.
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.outline.view.scrollTo(self.outline.view.currentIndex())

    def go_to_outline(self) -> None:
        """Put the focus on the outline."""
        self.tabs.setCurrentWidget(self.outline)
        self.outline.panel.closed.emit()

    def type_text(self) -> None:
        """Open the text of the item at the cursor for typing."""
        self.tabs.setCurrentWidget(self.outline)
        self.outline.panel.closed.emit()
        key = self.outline.view.current_id()
        if key is not None:
            self.outline.view.type_into(key)

    def type_cell(self, column: OutlineColumn) -> None:
        """Open the due date or the sections of the item at the cursor for typing, or its fields."""
        outline = self.outline
        self.tabs.setCurrentWidget(outline)
        outline.panel.closed.emit()
        outline.view.type_cell(column)
        key = outline.view.current_id()
        if not outline.view.is_typing() and key is not None:
            outline.go_to(key)
            outline.panel.due.words.setFocus()

    def open_settings(self) -> None:
        """Open the settings of the plan: its columns and its numbers."""
        from desktop.ui.dialogs.plan_settings import PlanSettingsDialog

        if self.plan is not None:
            PlanSettingsDialog(self.desk, self.plan.tree.head, self).open()

    def find_words(self) -> None:
        """Open the search for words all over the plan."""
        from desktop.ui.dialogs.find_replace import FindReplaceDialog

        dialog = FindReplaceDialog(self.desk, self.outline.view.selected_ids(), parent=self)
        dialog.wanted.connect(self._show_hit)
        dialog.show()
        dialog.words.setFocus()

    def _show_hit(self, hit: Hit) -> None:
        is_chapter = hit.place in (Place.HEADING, Place.PARAGRAPHS)
        if hit.place is not Place.TITLE:
            self.show_target(Target(Kind.CHAPTER if is_chapter else Kind.ITEM, hit.key))
