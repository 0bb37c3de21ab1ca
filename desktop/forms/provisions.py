"""A plan as the list of its provisions in printed words: what editions keep, to be compared for ever."""

from collections.abc import Iterator, Sequence
from typing import Any

from db.queries.plan import NodeRow, PlanTree
from desktop.rules.basis import cited, forms_of
from desktop.rules.numbering import Level, label, paths_of
from desktop.rules.plan_difference import Provision
from desktop.rules.printed.plan_rows import section_lines
from desktop.rules.quota import quota_text
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import limit_text

TITLE, CHAPTER = "title", "chapter"
# What a chapter says below its heading, as a column of its own.
PARAGRAPHS = "段落"


def provisions_of(tree: PlanTree) -> tuple[Provision, ...]:
    """The title, the chapters and every item of a plan, in the order in which they are printed."""
    return (Provision(TITLE, TITLE, "", tree.head.title), *_chapters(tree), *_items(tree))


def _chapters(tree: PlanTree) -> Iterator[Provision]:
    forms = forms_of(tree.basis)
    for place, chapter in enumerate(tree.chapters, 1):
        number = label(Level.CHAPTER, place, tree.head.numbering_style)
        paragraphs = "\n".join(cited(text, forms) for text in chapter.paragraphs)
        details = ((PARAGRAPHS, paragraphs),) if paragraphs else ()
        yield Provision(chapter.lineage, CHAPTER, number, chapter.heading, details=details)


def _items(tree: PlanTree) -> Iterator[Provision]:
    numbers = paths_of(tree.nodes, tree.head.numbering_style)
    lineages = {node.id: node.lineage for node in tree.nodes}
    for node in tree.nodes:
        parent = lineages[node.parent_id] if node.parent_id is not None else ""
        details = tuple((name, text) for name, text in _details(node) if text)
        yield Provision(node.lineage, node.kind.value, numbers[node.id], node.text, parent, details)


def _details(node: NodeRow) -> Iterator[tuple[str, str]]:
    tracking = node.tracking
    yield "執行項目", "\n".join(node.indicators)
    yield "推動方法", node.method
    due_on = tracking.due_on if tracking else None
    yield "完成期限", node.due_text or (format_date(due_on) if due_on else "")
    yield "承辦單位", node.sections_text or "\n".join(section_lines(node.sections))
    if tracking is not None:
        yield "應辦次數", quota_text(tracking.quota) if tracking.quota else ""
        yield "處理期限", limit_text(tracking.limit) if tracking.limit else ""
    yield "備註", node.remark


def provisions_to_plain(provisions: Sequence[Provision]) -> list[dict[str, Any]]:
    """The provisions as JSON can hold them; `provisions_from_plain` gives them back."""
    return [
        {
            "subject": each.subject,
            "kind": each.kind,
            "number": each.number,
            "text": each.text,
            "parent": each.parent,
            "details": [list(pair) for pair in each.details],
        }
        for each in provisions
    ]


def provisions_from_plain(plain: Sequence[dict[str, Any]]) -> tuple[Provision, ...]:
    """The provisions that an edition keeps."""
    return tuple(
        Provision(
            each["subject"],
            each["kind"],
            each["number"],
            each["text"],
            each["parent"],
            tuple((name, text) for name, text in each["details"]),
        )
        for each in plain
    )
