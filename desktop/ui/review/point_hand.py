"""What is answered about open points is done here, at the item that the cursor is on."""

from PySide6.QtCore import QObject

from db.queries.plan import LeftoverRow
from desktop.exchange.source_links import Kind, SourceLinks, Target
from desktop.rules.section_matching import Destination, SectionMatch, new_destination
from desktop.ui.models.outline_item import OutlineColumn
from desktop.ui.plan.pasted_lines import without_number
from desktop.ui.review.open_points import OpenPoint
from desktop.ui.review.point_actions import COLUMNS, DUE, SECTIONS, Answer
from desktop.ui.review.review_head import ReviewHead
from desktop.ui.review.review_plan import ReviewPlan
from desktop.ui.review.section_choices import SectionChoices
from desktop.ui.review.source_view import SourceText


class PointHand(QObject):
    """Shows points where they come from, and does what a person decides about them."""

    def __init__(
        self,
        plan: ReviewPlan,
        choices: SectionChoices,
        head: ReviewHead,
        source: SourceText,
        links: SourceLinks | None,
    ) -> None:
        super().__init__(plan)
        self._plan, self._choices, self._head = plan, choices, head
        self._source, self._links = source, links

    def show(self, point: OpenPoint) -> None:
        """Show where something open comes from, in the plan and in the source."""
        left = point.leftover
        if point.section is not None:
            self._plan.tabs.setCurrentWidget(self._plan.sections)
            self._mark(point.section.name)
        elif left is not None and left.node_id is not None:
            self._plan.show_target(Target(Kind.ITEM, left.node_id))
        elif left is not None and left.is_text:
            self._mark(left.text)
        elif left is not None:
            self._head.focus(left.about)

    def _mark(self, text: str) -> None:
        if self._links is not None:
            self._source.mark(self._links.places_of_text(text))

    def answer(self, point: OpenPoint, answer: Answer, text: str, chapter_id: int) -> None:
        """Do what is decided about a point."""
        if point.section is not None:
            self._decide(point.section, is_same=answer is Answer.SAME)
        elif point.leftover is not None and answer is Answer.CHANGE:
            self.show(point)
            self._change(point.leftover.about)
        elif point.leftover is not None:
            self._place(point.leftover, answer, text, chapter_id)

    def _decide(self, match: SectionMatch, *, is_same: bool) -> None:
        near = match.near
        same = Destination(near.name, near.kind) if is_same and near else None
        self._choices.decide(match.name, same or new_destination(match.name))

    def _change(self, about: str) -> None:
        if about == COLUMNS:
            self._plan.open_settings()
        elif about in (DUE, SECTIONS):
            self._plan.type_cell(OutlineColumn.DUE if about == DUE else OutlineColumn.SECTIONS)
        else:
            self._plan.type_text()

    def _place(self, left: LeftoverRow, answer: Answer, text: str, chapter_id: int) -> None:
        deeds, item = self._plan.deeds, self._plan.outline.view.current_id()
        match answer:
            case Answer.REMARK if item is not None:
                deeds.place_in_remark(left.id, item, text)
            case Answer.ITEM:
                deeds.place_in_outline(left.id, item, without_number(text))
            case Answer.CHAPTER:
                deeds.place_in_chapter(left.id, chapter_id, text)
            case Answer.SETTLE:
                deeds.settle([left])
