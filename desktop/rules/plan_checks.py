"""What to mend in a plan before it is signed; every check is one small function over the whole plan."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from db.queries.office import SectionRow
from db.queries.plan import NodeRow, PlanTree
from db.vocabulary import ColumnKind, NodeKind, SectionKind
from desktop.rules.basis import marks_in, missing_parts, official_form
from desktop.rules.numbering import Level, label, paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import format_date, roc_year
from desktop.rules.severity import Severity
from desktop.rules.words import word

_YEAR_IN_TITLE = re.compile(r"(\d{2,3})\s*年度?")
_LONGEST = 18


class Subject(StrEnum):
    """What a finding is about, and where one jumps to."""

    NODE = "node"
    CHAPTER = "chapter"
    BASIS = "basis"
    SECTION = "section"
    LEFTOVER = "leftover"
    PLAN = "plan"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: `where` names the place, `what` says what is wrong and what to do."""

    check: str
    severity: Severity
    where: str
    what: str
    subject: Subject
    key: int = 0


@dataclass(frozen=True)
class CheckedPlan:
    """What the checks look at: the plan, and every section of the office, also those that are gone."""

    tree: PlanTree
    sections: Sequence[SectionRow]

    @property
    def year(self) -> int:
        """The plan's ROC year."""
        return self.tree.head.year

    @cached_property
    def paths(self) -> dict[int, str]:
        """The full number of every item."""
        return paths_of(self.tree.nodes, self.tree.head.numbering_style)

    @cached_property
    def nodes(self) -> dict[int, NodeRow]:
        """Every item by its key."""
        return {node.id: node for node in self.tree.nodes}

    def tasks(self) -> Iterator[NodeRow]:
        """The tasks and subtasks that have nothing below them."""
        parents = {node.parent_id for node in self.tree.nodes}
        return (node for node in self.tree.nodes if node.kind in FOLLOWED and node.id not in parents)

    def above(self, node: NodeRow) -> Iterator[NodeRow]:
        """The item and all it lies in, inmost first."""
        at: NodeRow | None = node
        while at is not None:
            yield at
            at = self.nodes.get(at.parent_id) if at.parent_id is not None else None


def findings_in(plan: CheckedPlan) -> list[Finding]:
    """Return everything to mend, what must be mended first, in the plan's order within each check."""
    found = [finding for check in CHECKS for finding in check(plan)]
    return sorted(found, key=lambda finding: finding.severity is not Severity.MUST)


def _at_node(plan: CheckedPlan, node: NodeRow, check: str, severity: Severity, what: str) -> Finding:
    line = " ".join(node.text.split())
    cut = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    return Finding(check, severity, plan.paths[node.id] + cut, what, Subject.NODE, node.id)


def without_section(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks that no section is responsible for, neither itself nor what they lie in."""
    for node in plan.tasks():
        if not any(above.sections or above.sections_text for above in plan.above(node)):
            yield _at_node(
                plan, node, "沒有承辦單位", Severity.MUST, "沒有指定承辦單位；請在「承辦單位」加入。"
            )


def without_date(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks without date; grave where the plan prints a column for it."""
    columns = plan.tree.head.columns
    is_printed = any(ColumnKind.DUE in column.kinds for column in columns)
    severity = Severity.MUST if is_printed else Severity.LOOK
    for node in plan.tasks():
        has_day = node.tracking is not None and node.tracking.due_on is not None
        if not has_day and not any(above.due_text for above in plan.above(node)):
            yield _at_node(plan, node, "沒有完成期限", severity, "沒有完成期限；請填日期或印出的文字。")


def outside_the_year(plan: CheckedPlan) -> Iterator[Finding]:
    """Due dates in another year than the plan's."""
    for node in plan.tree.nodes:
        due_on = node.tracking.due_on if node.tracking else None
        if due_on is not None and roc_year(due_on) != plan.year:
            what = f"完成期限{format_date(due_on)}不在{plan.year}年度內；請確認年份。"
            yield _at_node(plan, node, "期限不在本年度", Severity.LOOK, what)


def twice(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks that say the same, whatever their width, blanks and marks."""
    same: dict[str, list[NodeRow]] = defaultdict(list)
    for node in plan.tree.nodes:
        if node.kind in FOLLOWED and (key := _bare(node.text)):
            same[key].append(node)
    for first, *others in (nodes for nodes in same.values() if len(nodes) > 1):
        for node in others:
            what = f"和{plan.paths[first.id]}的文字相同；請刪去一項或改寫。"
            yield _at_node(plan, node, "文字重複", Severity.LOOK, what)


def _bare(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    return "".join(c for c in normal if not c.isspace() and unicodedata.category(c)[0] not in "PS")


def empty_branches(plan: CheckedPlan) -> Iterator[Finding]:
    """Areas and measures without any task below them."""
    busy = {above.id for task in plan.tree.nodes if task.kind in FOLLOWED for above in plan.above(task)}
    for node in plan.tree.nodes:
        if node.kind in (NodeKind.AREA, NodeKind.MEASURE) and node.id not in busy:
            # Measures of one area may share the tasks that stand below the last of them.
            severity = Severity.MUST if node.kind is NodeKind.AREA else Severity.LOOK
            what = f"這個{word(node.kind)}下面沒有工作；請補上工作或刪去。"
            yield _at_node(plan, node, "空的要項或項目", severity, what)


def without_text(plan: CheckedPlan) -> Iterator[Finding]:
    """Items that say nothing."""
    for node in plan.tree.nodes:
        if not node.text.strip():
            yield _at_node(plan, node, "沒有文字", Severity.MUST, "這一項沒有文字；請填寫或刪去。")


def sections_gone(plan: CheckedPlan) -> Iterator[Finding]:
    """Sections that do not exist in the plan's year."""
    known = {section.id: section for section in plan.sections}
    for node in plan.tree.nodes:
        for share in node.sections:
            section = known.get(share.section_id)
            if section is None or not section.is_active(plan.year):
                what = f"「{share.name}」在{plan.year}年度已不存在；請改由現有的單位承辦。"
                yield _at_node(plan, node, "單位已裁撤", Severity.MUST, what)


def groups_without_members(plan: CheckedPlan) -> Iterator[Finding]:
    """Groups such as 各課室 that nobody belongs to, where the plan names them."""
    active = {section.id for section in plan.sections if section.is_active(plan.year)}
    used = {share.section_id for node in plan.tree.nodes for share in node.sections}
    for section in plan.sections:
        is_empty = section.kind is SectionKind.GROUP and not active.intersection(section.members)
        if section.id in used and is_empty:
            what = "這個群組沒有成員，無法分派；請到「設定」加入成員。"
            yield Finding("群組沒有成員", Severity.MUST, section.name, what, Subject.SECTION, section.id)


def letters_incomplete(plan: CheckedPlan) -> Iterator[Finding]:
    """Basis letters without agency, date or number."""
    for letter in plan.tree.basis:
        missing = missing_parts(letter)
        if missing:
            where = f"依據{letter.mark} {official_form(letter)}".strip()
            what = f"缺少{'、'.join(missing)}；請在「依據」補上。"
            yield Finding("依據不完整", Severity.MUST, where, what, Subject.BASIS, letter.id)


def letters_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """Citations of letters that are not there."""
    known = {letter.mark for letter in plan.tree.basis}
    for place, chapter in enumerate(plan.tree.chapters, 1):
        for mark in (mark for text in chapter.paragraphs for mark in marks_in(text)):
            if mark not in known:
                where = label(Level.CHAPTER, place, plan.tree.head.numbering_style) + chapter.heading
                what = f"引用了不存在的「依據{mark}」；請改引用現有的依據。"
                yield Finding("引用的依據不存在", Severity.MUST, where, what, Subject.CHAPTER, chapter.id)


def empty_chapters(plan: CheckedPlan) -> Iterator[Finding]:
    """Chapters with neither text nor table, and a plan whose table stands nowhere."""
    for place, chapter in enumerate(plan.tree.chapters, 1):
        # A heading that is a whole sentence says all the chapter has to say.
        says_all = chapter.has_table or chapter.heading.rstrip().endswith("。")
        if not says_all and not any(text.strip() for text in chapter.paragraphs):
            where = label(Level.CHAPTER, place, plan.tree.head.numbering_style) + chapter.heading
            what = "這一章沒有內容；請填寫或刪去。"
            yield Finding("空的章節", Severity.LOOK, where, what, Subject.CHAPTER, chapter.id)
    if not any(chapter.has_table for chapter in plan.tree.chapters):
        what = "沒有一章放附表，工作項目不會印出；請在「章節」勾選放附表的一章。"
        yield Finding("附表沒有位置", Severity.MUST, plan.tree.head.title, what, Subject.PLAN)


def title_of_another_year(plan: CheckedPlan) -> Iterator[Finding]:
    """A title that names another year."""
    for year in _YEAR_IN_TITLE.findall(unicodedata.normalize("NFKC", plan.tree.head.title)):
        if int(year) != plan.year:
            what = f"名稱寫的是{year}年度，計畫是{plan.year}年度；請在「計畫設定」修改。"
            yield Finding("名稱的年度不符", Severity.MUST, plan.tree.head.title, what, Subject.PLAN)


def open_questions(plan: CheckedPlan) -> Iterator[Finding]:
    """What an import or a copy left to be decided."""
    count = len(plan.tree.leftovers)
    if count:
        what = f"還有{count}件待確認；請在「待確認」逐件處理。"
        yield Finding("待確認事項", Severity.LOOK, plan.tree.head.title, what, Subject.LEFTOVER)


CHECKS: tuple[Callable[[CheckedPlan], Iterator[Finding]], ...] = (
    without_text,
    without_section,
    without_date,
    sections_gone,
    groups_without_members,
    empty_branches,
    letters_incomplete,
    letters_missing,
    empty_chapters,
    title_of_another_year,
    outside_the_year,
    twice,
    open_questions,
)
