"""A plan looked through before it is taken in: source at the left, plan at the right, what is open on top."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.queries.office import sections
from db.queries.plan import plan_heads
from db.queries.plan_source import earlier_imports
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.source_links import Target
from desktop.office.drafted_plan import DraftedPlan
from desktop.office.planning import change_plan
from desktop.office.reviewing import PlanReview
from desktop.ui.desk import Desk
from desktop.ui.review.point_hand import PointHand
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
        self.hand = PointHand(self.plan, self.choices, self.head, self.source.text, review.links)
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
        self.desk.year_changed.connect(self.head.show_year)
        self.strip.arrived.connect(self.hand.show)
        self.strip.answered.connect(self.hand.answer)
        for place, go in (("Ctrl+1", self.source.text.setFocus), ("Ctrl+2", self.plan.go_to_outline)):
            QShortcut(QKeySequence(place), self).activated.connect(go)
        stack, keys = self.desk.undo_stack, QKeySequence.StandardKey
        for standard, action in (
            (keys.Undo, stack.createUndoAction(self)),
            (keys.Redo, stack.createRedoAction(self)),
        ):
            action.setShortcuts(QKeySequence.keyBindings(standard))
            self.addAction(action)

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

    def _on_filled(self, about: str) -> None:
        """Store the head with the plan, and let what is in a field answer the question that asked for it."""
        self._store_head()
        tree = self.plan.plan.tree if self.plan.plan else None
        asked = [found for found in tree.leftovers if found.about == about] if tree else []
        self.plan.deeds.settle([found for found in asked if found.node_id is None])

    def _store_head(self) -> None:
        tree = self.plan.plan.tree if self.plan.plan else None
        if tree is None:
            return
        title, year = self.head.title.text().strip(), self.head.year.year()
        if title and title != tree.head.title:
            self.desk.do(self.tr("修改計畫名稱"), change_plan, tree.head.id, title=title)
        if year is not None and year != tree.head.year:
            self.desk.do(self.tr("修改年度"), change_plan, tree.head.id, year=year)

    def close_review(self) -> None:
        """Throw the review away."""
        self.desk.close()
        self.review.close()
