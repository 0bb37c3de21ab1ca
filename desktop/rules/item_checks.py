"""Checks of the items of a plan: what each must say, by when, and whether it is there only once."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from db.queries.plan import NodeRow
from db.vocabulary import ColumnKind, NodeKind
from desktop.rules.checked_plan import CheckedPlan, Finding, Subject
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_wording import Suggested, suggestions_in
from desktop.rules.roc_calendar import format_date, roc_year
from desktop.rules.severity import Severity
from desktop.rules.words import word


def without_text(plan: CheckedPlan) -> Iterator[Finding]:
    """Items that say nothing."""
    for node in plan.tree.nodes:
        if not node.text.strip():
            yield plan.at_node(node, "沒有文字", Severity.MUST, "這一項沒有文字；請填寫或刪去。")


def without_date(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks without date; one question for all of them where the plan prints no column for it."""
    undated = [node for node in plan.tasks if not _has_date(plan, node)]
    if any(ColumnKind.DUE in column.kinds for column in plan.tree.head.columns):
        for node in undated:
            what = "沒有完成期限；請填日期或印出的文字。"
            yield plan.at_node(node, "沒有完成期限", Severity.MUST, what)
    elif undated:
        what = f"附表不印完成期限，共{len(undated)}項工作沒有期限，追蹤時不會提醒；請確認是否要補。"
        first = undated[0]
        yield plan.at_node(first, "沒有完成期限", Severity.LOOK, what)


def _has_date(plan: CheckedPlan, node: NodeRow) -> bool:
    has_day = node.tracking is not None and node.tracking.due_on is not None
    return has_day or any(above.due_text for above in plan.above(node))


def outside_the_year(plan: CheckedPlan) -> Iterator[Finding]:
    """Due dates in another year than the plan's, unless the item's own words say that day (次年1月底前)."""
    for node in plan.tree.nodes:
        due_on = node.tracking.due_on if node.tracking else None
        if due_on is not None and roc_year(due_on) != plan.year and due_on not in _days_said(node, plan.year):
            what = f"完成期限{format_date(due_on)}不在{plan.year}年度內；請確認年份。"
            yield plan.at_node(node, "期限不在本年度", Severity.LOOK, what)


def _days_said(node: NodeRow, year: int) -> set[Suggested]:
    words = (node.text, node.method, node.due_text)
    return {found.says for text in words for found in suggestions_in(text, year)}


def twice(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks that say the same wherever they stand, headings beside one another that do.

    Width, blanks and marks make no difference.
    """
    same: dict[tuple[object, str], list[NodeRow]] = defaultdict(list)
    for node in plan.tree.nodes:
        if key := _bare(node.text):
            beside = None if node.kind in FOLLOWED else (node.kind, node.parent_id)
            same[beside, key].append(node)
    for first, *others in same.values():
        for node in others:
            what = f"和{plan.paths[first.id]}的文字相同；請刪去一項或改寫。"
            yield plan.at_node(node, "文字重複", Severity.LOOK, what)


def _bare(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    return "".join(c for c in normal if not c.isspace() and unicodedata.category(c)[0] not in "PS")


def empty_branches(plan: CheckedPlan) -> Iterator[Finding]:
    """Areas and measures without any task below them."""
    busy = {above.id for task in plan.tasks for above in plan.above(task)}
    for node in plan.tree.nodes:
        if node.kind in (NodeKind.AREA, NodeKind.MEASURE) and node.id not in busy:
            # Measures of one area may share the tasks that stand below the last of them.
            severity = Severity.MUST if node.kind is NodeKind.AREA else Severity.LOOK
            what = f"這個{word(node.kind)}下面沒有工作；請補上工作或刪去。"
            yield plan.at_node(node, "空的要項或項目", severity, what)


def open_questions(plan: CheckedPlan) -> Iterator[Finding]:
    """What an import or a copy left to be decided."""
    count = len(plan.tree.leftovers)
    if count:
        what = f"還有{count}件待確認；請在「待確認」逐件處理。"
        yield plan.at_plan("待確認事項", Severity.LOOK, what, Subject.LEFTOVER)
