"""The task table of a plan as it is printed: areas with their measures, measures with their tasks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.queries.plan import NodeRow, PlanTree, SectionShare
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, NodeKind, SectionRole
from desktop.forms.about import about_node
from desktop.rules.numbering import numbers_of
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word

# The columns of a plan whose own have not been chosen.
COLUMNS = (
    PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "實施要領"),
    PlanColumn((ColumnKind.INDICATOR,), "執行項目"),
    PlanColumn((ColumnKind.TASK,), "推動作法"),
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
    sections: tuple[str, ...] = ()
    remark: str = ""
    depth: int = 0
    about: str = ""

    @property
    def details(self) -> "PlanItem":
        """What the item shows besides its own text."""
        return replace(self, label="", text="")


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """A measure and its tasks; without a text where tasks stand under an area itself."""

    item: PlanItem = PlanItem()
    tasks: tuple[PlanItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanArea:
    """An area and its measures; without a text where measures stand alone."""

    item: PlanItem = PlanItem()
    measures: tuple[PlanMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The whole table and the columns it is printed in."""

    columns: tuple[PlanColumn, ...]
    areas: tuple[PlanArea, ...] = ()


def plan_rows(tree: PlanTree) -> PlanRows:
    """Return the table of a plan; every node stands in it, also where a level was left out."""
    return PlanRows(tree.head.columns or COLUMNS, tuple(_Tree(tree).areas()))


class _Tree:
    """A plan's nodes by their parents."""

    def __init__(self, tree: PlanTree) -> None:
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
        item = self._item(node)
        measures = self._measures(self.children.get(node.id, ()))
        # What an area itself shows (a date, sections) takes a row of its own before its measures.
        own = (PlanMeasure(item.details),) if item.details != PlanItem(about=item.about) else ()
        return PlanArea(item, (*own, *measures))

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
            sections=section_lines(node.sections),
            remark=node.remark,
            about=about_node(node.id),
        )


def section_lines(shares: Iterable[SectionShare]) -> tuple[str, ...]:
    """Return the sections as printed, one a line; with 主辦： and 協辦： where some only support."""
    shares = tuple(shares)
    if not any(share.role is SectionRole.SUPPORT for share in shares):
        return tuple(share.name for share in shares)
    return tuple(
        share.name if share.role is SectionRole.UNSPECIFIED else f"{word(share.role)}：{share.name}"
        for share in shares
    )
