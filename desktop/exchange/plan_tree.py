"""A plan file as the tree that the printed table is laid out from."""

from collections.abc import Iterator, Sequence
from itertools import count

from db.queries.plan import ChapterRow, LimitInfo, NodeRow, PlanHead, PlanTree, QuotaInfo, TrackingInfo
from db.queries.plan import SectionShare as ShareRow
from db.vocabulary import PlanStatus
from desktop.exchange.plan_file import Item, PlanFile
from desktop.exchange.recognition.printed_columns import columns_of


def tree_of(plan: PlanFile) -> PlanTree:
    """Return the plan as a tree; its keys count from 1, a missing year is 0, sections have the key 0."""
    return PlanTree(_head(plan), tuple(_chapters(plan)), tuple(_nodes(plan.items)))


def _head(plan: PlanFile) -> PlanHead:
    return PlanHead(
        id=0,
        year=plan.year or 0,
        title=plan.title,
        frame_template="",
        columns=plan.layout or columns_of(plan.columns)[0],
        numbering_style=plan.numbering,
        status=PlanStatus.DRAFT,
        approved_on=None,
        approval_letter="",
        edition=1,
        version=1,
    )


def _chapters(plan: PlanFile) -> Iterator[ChapterRow]:
    for position, chapter in enumerate(plan.chapters):
        yield ChapterRow(position + 1, position, chapter.heading, chapter.paragraphs, chapter.table, 1)


def _nodes(items: Sequence[Item]) -> Iterator[NodeRow]:
    keys = count(1)

    def below(siblings: Sequence[Item], parent_id: int | None, depth: int) -> Iterator[NodeRow]:
        for position, item in enumerate(siblings):
            key = next(keys)
            yield _node(item, key, parent_id, position, depth)
            yield from below(item.items, key, depth + 1)

    return below(items, None, 0)


def _node(item: Item, key: int, parent_id: int | None, position: int, depth: int) -> NodeRow:
    return NodeRow(
        id=key,
        parent_id=parent_id,
        position=position,
        depth=depth,
        kind=item.kind,
        text=item.text,
        method=item.method,
        indicators=item.indicators,
        remark=item.remark,
        due_text="\n".join(due.text for due in item.due),
        tracking=_tracking(item),
        sections=tuple(ShareRow(0, share.name, share.role) for share in item.sections),
        version=1,
        sections_text=item.sections_text,
    )


def _tracking(item: Item) -> TrackingInfo:
    quota, limit = item.quota, item.limit
    return TrackingInfo(
        due_on=max((due.on for due in item.due if due.on), default=None),
        quota=QuotaInfo.of(quota) if quota else None,
        limit=LimitInfo(limit.count, limit.unit, limit.basis) if limit else None,
        status=item.status,
        done_on=item.done_on,
        reason="",
        note="",
        counted=0,
        evidence_count=0,
        done_rule=item.done_rule,
    )
