"""Checks of who a plan names: every task for somebody, and everybody there in its year."""

from collections.abc import Iterator

from db.vocabulary import SectionKind
from desktop.rules.checked_plan import CheckedPlan, Finding, Subject
from desktop.rules.severity import Severity


def without_section(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks that no section is responsible for, neither itself nor what they lie in."""
    for node in plan.tasks:
        if not any(above.sections or above.sections_text for above in plan.above(node)):
            what = "沒有指定承辦單位；請在「承辦單位」加入。"
            yield plan.at_node(node, "沒有承辦單位", Severity.MUST, what)


def sections_gone(plan: CheckedPlan) -> Iterator[Finding]:
    """Sections that do not exist in the plan's year."""
    known = {section.id: section for section in plan.sections}
    for node in plan.tree.nodes:
        for share in node.sections:
            section = known.get(share.section_id)
            if section is None or not section.is_active(plan.year):
                what = f"「{share.name}」在{plan.year}年度已不存在；請改由現有的單位承辦。"
                yield plan.at_node(node, "單位已裁撤", Severity.MUST, what)


def groups_without_members(plan: CheckedPlan) -> Iterator[Finding]:
    """Groups such as 各課室 that nobody belongs to, where the plan names them."""
    active = {section.id for section in plan.sections if section.is_active(plan.year)}
    used = {share.section_id for node in plan.tree.nodes for share in node.sections}
    for section in plan.sections:
        is_empty = section.kind is SectionKind.GROUP and not active.intersection(section.members)
        if section.id in used and is_empty:
            what = "這個群組沒有成員，無法分派；請到「設定」加入成員。"
            yield Finding("群組沒有成員", Severity.MUST, section.name, what, Subject.SECTION, section.id)
