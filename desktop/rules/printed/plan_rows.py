"""The task table of a plan as it is printed: areas with their measures, measures with their tasks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.queries.plan import NodeRow, PlanTree, SectionShare
from db.queries.plan_column import PlanColumn, stacks_tasks
from db.vocabulary import ColumnKind, NodeKind, NumberingStyle, RoleMarks, SectionRole
from desktop.rules.numbering import is_full_width, numbers_of
from desktop.rules.printed.about import about_node
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word

# The columns of a plan whose own have not been chosen; a method stands with its task.
USUAL_COLUMNS = (
    PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "實施要領"),
    PlanColumn((ColumnKind.INDICATOR,), "執行項目"),
    PlanColumn((ColumnKind.TASK, ColumnKind.METHOD), "推動作法"),
    PlanColumn((ColumnKind.DUE,), "完成期限"),
    PlanColumn((ColumnKind.SECTIONS,), "承辦單位"),
)


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An area, measure, task or subtask with all it may show; `depth` is 1 for a subtask, 2 below it.

    `about` is what its texts are about, as `about_node` names it.
    """

    label: str = ""
    text: str = ""
    indicators: tuple[str, ...] = ()
    method: str = ""
    due: str = ""
    sections: tuple[SectionShare, ...] = ()
    sections_text: str = ""
    remark: str = ""
    depth: int = 0
    about: str = ""

    @property
    def details(self) -> "PlanItem":
        """What the item shows besides its own text."""
        return replace(self, label="", text="")

    @property
    def has_details(self) -> bool:
        """Whether the item shows anything besides its own text."""
        return self.details != PlanItem(about=self.about)


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """A measure and its tasks; without a text where tasks stand under an area itself.

    `beside` are further measures that the tasks are for as well.
    """

    item: PlanItem = PlanItem()
    tasks: tuple[PlanItem, ...] = ()
    beside: tuple[PlanItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanArea:
    """An area and its measures; without a text where measures stand alone."""

    item: PlanItem = PlanItem()
    measures: tuple[PlanMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The whole table, the columns it is printed in, and how it is numbered."""

    columns: tuple[PlanColumn, ...]
    areas: tuple[PlanArea, ...] = ()
    numbering: NumberingStyle = NumberingStyle.HALF_DOT


def plan_rows(tree: PlanTree) -> PlanRows:
    """Return the table of a plan; every node stands in it, also where a level was left out."""
    columns = tree.head.columns or USUAL_COLUMNS
    areas = tuple(_Tree(tree, shares_rows=stacks_tasks(columns)).areas())
    return PlanRows(columns, areas, tree.head.numbering_style)


class _Tree:
    """A plan's nodes by their parents; rows are shared where an area's tasks stand beside its measures."""

    def __init__(self, tree: PlanTree, *, shares_rows: bool) -> None:
        self.shares_rows = shares_rows
        self.numbers = numbers_of(tree.nodes, tree.head.numbering_style)
        self.children: dict[int | None, list[NodeRow]] = {}
        for node in tree.nodes:
            self.children.setdefault(node.parent_id, []).append(node)

    def areas(self) -> Iterator[PlanArea]:
        """Yield the areas; what stands alone at their level gets an area without text."""
        for is_area, nodes in groupby(self.children.get(None, ()), lambda node: node.kind is NodeKind.AREA):
            if is_area:
                yield from map(self._area, nodes)
            else:
                yield PlanArea(measures=tuple(self._measures(list(nodes))))

    def _area(self, node: NodeRow) -> PlanArea:
        item, below = self._item(node), self.children.get(node.id, [])
        if self.shares_rows and (shared := self._shared(item.details, below)):
            return PlanArea(item, (shared,))
        measures = self._measures(below)
        # What an area itself shows (a date, sections) takes a row of its own before its measures.
        own = (PlanMeasure(item.details),) if item.has_details else ()
        return PlanArea(item, (*own, *measures))

    def _shared(self, details: PlanItem, below: list[NodeRow]) -> PlanMeasure | None:
        """Return the one row of an area whose tasks are its own, beside measures that have nothing else."""
        tasks = [node for node in below if node.kind is not NodeKind.MEASURE]
        measures = [node for node in below if node.kind is NodeKind.MEASURE]
        names = [self._item(node) for node in measures]
        has_more = any(name.has_details for name in names)
        if not tasks or has_more or any(self.children.get(node.id) for node in measures):
            return None
        first, *beside = names or [PlanItem()]
        item = replace(details, label=first.label, text=first.text)
        return PlanMeasure(item, tuple(self._tasks(tasks)), tuple(beside))

    def _measures(self, nodes: Sequence[NodeRow]) -> Iterator[PlanMeasure]:
        for is_task, group in groupby(nodes, lambda node: node.kind in (NodeKind.TASK, NodeKind.SUBTASK)):
            if is_task:
                yield PlanMeasure(tasks=tuple(self._tasks(group)))
            else:
                for node in group:
                    yield PlanMeasure(self._item(node), tuple(self._tasks(self.children.get(node.id, ()))))

    def _tasks(self, nodes: Iterable[NodeRow], depth: int = 0) -> Iterator[PlanItem]:
        """Yield the nodes and all below them, in outline order."""
        for node in nodes:
            yield replace(self._item(node), depth=depth)
            yield from self._tasks(self.children.get(node.id, ()), depth + 1)

    def _item(self, node: NodeRow) -> PlanItem:
        due_on = node.tracking.due_on if node.tracking else None
        return PlanItem(
            label=self.numbers[node.id],
            text=node.text,
            indicators=node.indicators,
            method=node.method,
            due=node.due_text or (format_date(due_on) if due_on else ""),
            sections=node.sections,
            sections_text=node.sections_text,
            remark=node.remark,
            about=about_node(node.id),
        )


def section_lines(
    shares: Iterable[SectionShare],
    marks: RoleMarks = RoleMarks.BEFORE,
    style: NumberingStyle = NumberingStyle.HALF_DOT,
) -> tuple[str, ...]:
    """Return the sections as printed, one a line; with 主辦 and 協辦 where some only support."""
    shares = tuple(shares)
    if marks in (RoleMarks.LEADS, RoleMarks.SUPPORTS):
        wants_support = marks is RoleMarks.SUPPORTS
        return tuple(share.name for share in shares if (share.role is SectionRole.SUPPORT) is wants_support)
    is_plain = marks is RoleMarks.NONE or not any(share.role is SectionRole.SUPPORT for share in shares)
    return tuple(share.name if is_plain else _marked(share, marks, style) for share in shares)


def _marked(share: SectionShare, marks: RoleMarks, style: NumberingStyle) -> str:
    if share.role is SectionRole.UNSPECIFIED:
        return share.name
    role = word(share.role)
    if marks is RoleMarks.BEFORE:
        return f"{role}：{share.name}"
    return f"{share.name}（{role}）" if is_full_width(style) else f"{share.name}({role})"
