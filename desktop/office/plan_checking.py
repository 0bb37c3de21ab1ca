"""The checks of a plan before it is signed, over what is stored, with what only print can tell."""

from collections.abc import Iterator

from db.database import Reading
from db.queries.office import sections
from db.queries.plan import PlanTree, plan_tree
from desktop.rules.numbering import Level, label, paths_of
from desktop.rules.plan_checks import CheckedPlan, Finding, Subject, findings_in
from desktop.rules.severity import Severity


def findings(session: Reading, plan_id: int) -> list[Finding]:
    """Everything to mend in a plan, what must be mended first. Raises LookupError where it is gone."""
    tree = plan_tree(session, plan_id)
    found = findings_in(CheckedPlan(tree, sections(session)))
    return sorted([*_unprintable(tree), *found], key=lambda each: each.severity is not Severity.MUST)


def _unprintable(tree: PlanTree) -> Iterator[Finding]:
    """Characters that no font has: the plan could not be printed."""
    from desktop.forms.fonts import missing

    paths = paths_of(tree.nodes, tree.head.numbering_style)
    for node in tree.nodes:
        said = "".join((node.text, node.method, node.remark, node.due_text, *node.indicators))
        if lacking := missing(said):
            yield _finding(paths[node.id], lacking, Subject.NODE, node.id)
    for place, chapter in enumerate(tree.chapters, 1):
        if lacking := missing(chapter.heading + "".join(chapter.paragraphs)):
            where = label(Level.CHAPTER, place) + chapter.heading
            yield _finding(where, lacking, Subject.CHAPTER, chapter.id)


def _finding(where: str, lacking: list[str], subject: Subject, key: int) -> Finding:
    named = "、".join(f"「{c}」（U+{ord(c):04X}）" for c in lacking[:5])
    what = f"字型裡沒有{named}，無法列印；請改用其他字。"
    return Finding("印不出的字", Severity.MUST, where, what, subject, key)
