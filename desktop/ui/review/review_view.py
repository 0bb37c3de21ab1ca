"""A plan looked through before it is taken in: source at the left, plan at the right, what is open on top."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.queries.office import sections
from db.queries.plan import LeftoverRow, plan_heads
from db.queries.plan_source import earlier_imports
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.source_links import Kind, Target
from desktop.office.drafted_plan import DraftedPlan
from desktop.office.reviewing import PlanReview
from desktop.rules.section_matching import Destination, SectionMatch, new_destination
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineColumn
from desktop.ui.plan.pasted_lines import without_number
from desktop.ui.review.open_points import OpenPoint
from desktop.ui.review.point_strip import PointStrip
from desktop.ui.review.review_head import ReviewHead
from desktop.ui.review.review_plan import ReviewPlan
from desktop.ui.review.section_choices import SectionChoices
from desktop.ui.review.source_view import SourceView
from desktop.ui.theme import UNIT

LEAST_SIDE = 26 * UNIT
SHARES = (9, 11)


class ReviewView(QWidget):
    """Works on a review at a desk of its own; the office the plan will go to is only read.

    Signals:
        changed: something of the plan is another one than before.
        refused: why something could not be done.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, review: PlanReview, real: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self.desk = Desk(review.office, real.actor, self)
        self.choices = SectionChoices(real.read(sections), self)
        self.head = ReviewHead()
        self.strip = PointStrip()
        self.source = SourceView()
        self.plan = ReviewPlan(self.desk, self.choices)
        self._title = ""
        self._follows = True
        self._lay_out()
        self._connect()
        read = review.reading
        self.head.show_plan(read.plan, real.read(plan_heads), real.read(earlier_imports, review.mark.sha256))
        self.source.setVisible(read.document is not None)
        if read.document is not None:
            self.source.text.show_document(read.document)

    def _lay_out(self) -> None:
        self.splitter = QSplitter()
        for part, share in zip((self.source, self.plan), SHARES, strict=True):
            part.setMinimumWidth(LEAST_SIDE)
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([share * 1000 for share in SHARES])
        self.splitter.setHandleWidth(UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.head)
        layout.addWidget(self.strip)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.desk.refused.connect(self.refused)
        self.desk.changed.connect(lambda _tables: self.changed.emit())
        self.choices.changed.connect(self.changed)
        self.head.changed.connect(self.changed)
        self.head.filled.connect(self._on_filled)
        self.plan.shown.connect(self._on_shown)
        self.plan.target_changed.connect(self._on_target)
        self.plan.point_wanted.connect(self.strip.go_to)
        self.source.text.picked.connect(self._on_picked)
        self.desk.told.connect(self.refused)
        self._connect_strip()
        for place, part in (("Ctrl+1", self.source.text), ("Ctrl+2", self.plan.outline.view)):
            QShortcut(QKeySequence(place), self).activated.connect(part.setFocus)
        stack, keys = self.desk.undo_stack, QKeySequence.StandardKey
        for standard, action in (
            (keys.Undo, stack.createUndoAction(self)),
            (keys.Redo, stack.createRedoAction(self)),
        ):
            action.setShortcuts(QKeySequence.keyBindings(standard))
            self.addAction(action)

    def _connect_strip(self) -> None:
        strip, deeds = self.strip, self.plan.deeds
        strip.arrived.connect(self.show_point)
        strip.settled.connect(lambda left: deeds.settle([left]))
        strip.cell_wanted.connect(self._type_cell)
        strip.remark_wanted.connect(self._place_in_remark)
        strip.item_wanted.connect(self._place_below)
        strip.chapter_wanted.connect(lambda left, text, key: deeds.place_in_chapter(left.id, key, text))
        strip.section_decided.connect(self._decide_section)

    def undo_actions(self) -> Sequence[QAction]:
        """Taking back what was done in the review, and doing it again."""
        return self.actions()

    def is_changed(self) -> bool:
        """Whether something was changed that would be lost."""
        return self.desk.undo_stack.index() > 0 or bool(self.choices.decided())

    def read_plan(self) -> PlanFile:
        """The plan as it is to be taken in. What is being typed is stored first."""
        self.plan.outline.panel.leave()
        self.plan.chapters.paragraphs.leave()
        head = self.head
        return replace(
            self.review.plan(),
            year=head.year.year(),
            title=head.title.text().strip(),
            agency=head.agency.text().strip(),
        )

    def show_point(self, point: OpenPoint) -> None:
        """Show where something open comes from, in the plan and in the source."""
        if point.section is not None:
            self.plan.tabs.setCurrentWidget(self.plan.sections)
            return
        left = point.leftover
        if left is None:
            return
        if left.node_id is not None:
            self.plan.show_target(Target(Kind.ITEM, left.node_id))
        elif left.is_text and self.review.links is not None:
            self.source.text.mark(self.review.links.places_of_text(left.text))
        else:
            self.head.focus(left.about)

    def _on_shown(self, plan: DraftedPlan) -> None:
        if self._title and plan.tree.head.title != self._title:
            self.head.title.setText(plan.tree.head.title)
        self._title = plan.tree.head.title
        self.strip.show_points(self.plan.points, self.plan.subjects, plan.tree.chapters)
        self._name_target()

    def _on_target(self, target: Target) -> None:
        self._name_target()
        if self.review.links is not None:
            places = self.review.links.places(target)
            self.source.text.mark(places, scrolls=self._follows)

    def _name_target(self) -> None:
        item = self.plan.outline.model.item(self.plan.outline.view.currentIndex())
        self.strip.show_target(f"{item.number}{item.node.text}" if item else "")

    def _on_picked(self, origin: int, line: int) -> None:
        """Show what a line of the source says; the source itself stays where it is."""
        target = self.review.links.target_at(origin, line) if self.review.links else None
        if target is not None:
            self._follows = False
            self.plan.show_target(target)
            self._on_target(target)
            self._follows = True

    def _type_cell(self, about: str) -> None:
        point = self.strip.current
        if point is not None:
            self.show_point(point)
            column = {"due": OutlineColumn.DUE, "sections": OutlineColumn.SECTIONS}.get(about)
            if column is None:
                self.plan.type_text()
            else:
                self.plan.type_cell(column)

    def _place_in_remark(self, left: LeftoverRow, text: str) -> None:
        key = self.plan.outline.view.current_id()
        if key is not None:
            self.plan.deeds.place_in_remark(left.id, key, text)

    def _place_below(self, left: LeftoverRow, text: str) -> None:
        key = self.plan.outline.view.current_id()
        self.plan.deeds.place_in_outline(left.id, key, without_number(text))

    def _decide_section(self, match: SectionMatch, is_same: bool) -> None:
        same = Destination(match.near.name, match.near.kind) if match.near else None
        self.choices.decide(match.name, same if is_same and same else new_destination(match.name))

    def _on_filled(self, about: str) -> None:
        """Answer a question that asked to fill a field by what is in it; another year has other sections."""
        year = self.head.year.year()
        if about == "year" and year is not None and year != self.desk.year:
            self.review.change_year(year, self.desk.actor)
            self.desk.year = year
        tree = self.plan.plan.tree if self.plan.plan else None
        asked = [found for found in tree.leftovers if found.about == about] if tree else []
        self.plan.deeds.settle([found for found in asked if found.node_id is None])

    def close_review(self) -> None:
        """Throw the review away."""
        self.desk.close()
        self.review.close()
