"""Plans as queries return them, made for tests of forms without a database."""

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import count

from db.queries.plan import ChapterRow, NodeRow, PlanHead, PlanTree, SectionShare, TrackingInfo
from db.queries.plan_column import PlanColumn
from db.vocabulary import NodeKind, NumberingStyle, PlanStatus, SectionRole, TaskStatus

HEAD = PlanHead(
    id=1,
    year=115,
    title="115年度提升服務品質執行計畫",
    frame_template="",
    columns=(),
    numbering_style=NumberingStyle.HALF_DOT,
    status=PlanStatus.APPROVED,
    approved_on=dt.date(2026, 3, 2),
    approval_letter="虛文字第1150000123號",
    edition=1,
    version=1,
)
TRACKING = TrackingInfo(None, None, None, TaskStatus.NOT_STARTED, None, "", "", 0, 0)


@dataclass(frozen=True)
class Sprout:
    """A node to be, with what grows below it."""

    kind: NodeKind
    text: str
    below: tuple["Sprout", ...] = ()
    due_on: dt.date | None = None
    due_text: str = ""
    indicators: tuple[str, ...] = ()
    method: str = ""
    remark: str = ""
    sections: tuple[tuple[str, SectionRole], ...] = field(default=())
    sections_text: str = ""


def area(text: str, *below: Sprout, **details: object) -> Sprout:
    """An area."""
    return replace(Sprout(NodeKind.AREA, text, below), **details)  # type: ignore[arg-type]


def measure(text: str, *below: Sprout, **details: object) -> Sprout:
    """A measure."""
    return replace(Sprout(NodeKind.MEASURE, text, below), **details)  # type: ignore[arg-type]


def task(text: str, *below: Sprout, **details: object) -> Sprout:
    """A task."""
    return replace(Sprout(NodeKind.TASK, text, below), **details)  # type: ignore[arg-type]


def subtask(text: str, *below: Sprout) -> Sprout:
    """A subtask."""
    return Sprout(NodeKind.SUBTASK, text, below)


def plan(
    *roots: Sprout, columns: tuple[PlanColumn, ...] = (), chapters: tuple[ChapterRow, ...] = ()
) -> PlanTree:
    """The plan of these roots, in outline order."""
    numbers = count(1)
    nodes: list[NodeRow] = []

    def grow(sprout: Sprout, parent: int | None, position: int, depth: int) -> None:
        shares = tuple(SectionShare(n, name, role) for n, (name, role) in enumerate(sprout.sections))
        node = NodeRow(
            id=next(numbers),
            parent_id=parent,
            position=position,
            depth=depth,
            kind=sprout.kind,
            text=sprout.text,
            method=sprout.method,
            indicators=sprout.indicators,
            remark=sprout.remark,
            due_text=sprout.due_text,
            tracking=replace(TRACKING, due_on=sprout.due_on),
            sections=shares,
            version=1,
            sections_text=sprout.sections_text,
        )
        nodes.append(node)
        for place, child in enumerate(sprout.below):
            grow(child, node.id, place, depth + 1)

    for place, root in enumerate(roots):
        grow(root, None, place, 0)
    return PlanTree(replace(HEAD, columns=columns), chapters, tuple(nodes))
