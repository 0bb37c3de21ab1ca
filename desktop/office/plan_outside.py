"""A stored plan as the plan file that is exported: numbers made from places, dates as they are printed."""

from collections import defaultdict
from collections.abc import Sequence

from db.database import Reading
from db.queries.office import agency
from db.queries.plan import NodeRow, PlanTree, QuotaInfo, plan_head, plan_tree
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import Chapter, Due, Item, PlanFile, Question, QuotaSpec, SectionShare
from desktop.rules.numbering import numbers_of
from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date


def plan_file_of_year(session: Reading, year: int) -> PlanFile:
    """The plan of a ROC year as a plan file. Raises Refused where the year has none."""
    head = plan_head(session, year)
    if head is None:
        raise Refused(f"沒有 {year} 年度的計畫；請檢查年度，或先匯入、新增該年度的計畫。")
    found = agency(session)
    return plan_file_of(plan_tree(session, head.id), found.name if found else "")


def plan_file_of(tree: PlanTree, agency_name: str) -> PlanFile:
    """The plan as a plan file; taking it in again gives an equal plan."""
    return PlanFile(
        agency=agency_name,
        year=tree.head.year,
        title=tree.head.title,
        chapters=tuple(Chapter(c.heading, c.paragraphs, c.has_table) for c in tree.chapters),
        columns=tuple(column.heading for column in tree.head.columns),
        items=_Outline(tree).items(None),
        unplaced=tuple(left.text for left in tree.leftovers if left.is_text),
        questions=tuple(
            Question(left.item, left.about, left.text) for left in tree.leftovers if not left.is_text
        ),
    )


class _Outline:
    """The nodes of a tree by their parents, with their numbers."""

    def __init__(self, tree: PlanTree) -> None:
        self._numbers = numbers_of(tree.nodes, tree.head.numbering_style)
        self._children: dict[int | None, list[NodeRow]] = defaultdict(list)
        for node in tree.nodes:
            self._children[node.parent_id].append(node)

    def items(self, parent_id: int | None) -> tuple[Item, ...]:
        return tuple(self._item(node) for node in self._children[parent_id])

    def _item(self, node: NodeRow) -> Item:
        tracking = node.tracking
        return Item(
            number=self._numbers[node.id],
            kind=node.kind,
            text=node.text,
            indicators=node.indicators,
            method=node.method,
            remark=node.remark,
            due=_due(node),
            sections=tuple(SectionShare(share.name, share.role) for share in node.sections),
            quota=_quota(tracking.quota) if tracking and tracking.quota else None,
            status=tracking.status if tracking else TaskStatus.NOT_STARTED,
            items=self.items(node.id),
        )


def _due(node: NodeRow) -> tuple[Due, ...]:
    due_on = node.tracking.due_on if node.tracking else None
    lines: Sequence[str] = node.due_text.splitlines()
    if not lines:
        return (Due(due_on, format_date(due_on)),) if due_on else ()
    if len(lines) == 1 and due_on:
        return (Due(due_on, lines[0]),)
    return tuple(_written(line) for line in lines)


def _written(line: str) -> Due:
    try:
        return Due(parse_date(line), line)
    except ImpossibleDate:
        return Due(None, line)


def _quota(quota: QuotaInfo) -> QuotaSpec:
    return QuotaSpec(quota.rule, quota.count, quota.per, quota.months, quota.day)
