"""The rows of a plan copied into another year."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from db.queries.plan import NodeRow, PlanTree, SectionShare, TrackingInfo
from db.tables.basis import BasisLetter
from db.tables.office import Section
from db.tables.plan import Chapter, Node
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import SectionRole
from desktop.office.copy_decisions import due_said, letter_said
from desktop.office.promises import put_quota
from desktop.rules.copy_items import DROP, CopyKind, CopyPlace, Decisions
from desktop.rules.outline import FOLLOWED
from desktop.rules.year_shift import moved_day


class CopiedRows:
    """Makes chapters, letters and items; `node_ids` are then the new keys of the items by their old ones."""

    def __init__(self, work: Work, old: PlanTree, plan_id: int, by: int, decisions: Decisions) -> None:
        self.node_ids: dict[int, int] = {}
        self._work = work
        self._old = old
        self._plan_id = plan_id
        self._by = by
        self._decisions = decisions
        self._sections = {section.name: section.id for section in work.session.scalars(select(Section))}
        self._names = {key: name for name, key in self._sections.items()}

    def copy(self) -> None:
        """Make all of them."""
        self._copy_chapters()
        self._copy_letters()
        self._copy_nodes()

    def _said(self, kind: CopyKind, key: int, was: str, field: str = "", line: int = 0) -> str:
        """What was decided of a place, otherwise what stood there."""
        said = self._decisions.get(CopyPlace(kind, key, field, line))
        return was if said is None else said.strip()

    def _copy_chapters(self) -> None:
        for old in self._old.chapters:
            paragraphs = [
                self._said(CopyKind.CHAPTER, old.id, text, "paragraphs", line)
                for line, text in enumerate(old.paragraphs)
            ]
            chapter = Chapter(
                plan_id=self._plan_id,
                position=old.position,
                heading=self._said(CopyKind.CHAPTER, old.id, old.heading, "heading"),
                paragraphs=[text for text in paragraphs if text],
                has_table=old.has_table,
                lineage=old.lineage,
            )
            self._work.session.add(chapter)

    def _copy_letters(self) -> None:
        for old in self._old.basis:
            said = self._decisions.get(CopyPlace(CopyKind.LETTER, old.id))
            letter = old if said is None else letter_said(said)
            copied = BasisLetter(
                plan_id=self._plan_id,
                position=old.position,
                mark=old.mark,
                agency=letter.agency,
                issued_on=letter.issued_on,
                number=letter.number,
                kind=letter.kind,
                title=letter.title,
            )
            self._work.session.add(copied)

    def _copy_nodes(self) -> None:
        """Level by level, so that the parents have their keys."""
        below: dict[int | None, list[NodeRow]] = defaultdict(list)
        for node in self._old.nodes:
            if self._said(CopyKind.TASK, node.id, "") != DROP:
                below[node.parent_id].append(node)
        level = list(self._level(below[None]))
        while level:
            self._work.session.add_all(made for _, made in level)
            self._work.flush()
            self.node_ids.update((old.id, made.id) for old, made in level)
            for old, made in level:
                self._promise(old, made)
            level = [pair for old, _ in level for pair in self._level(below[old.id])]

    def _level(self, siblings: list[NodeRow]) -> Iterator[tuple[NodeRow, Node]]:
        return ((old, self._node(old, position)) for position, old in enumerate(siblings))

    def _node(self, old: NodeRow, position: int) -> Node:
        def said(field: str, was: str, line: int = 0) -> str:
            return self._said(CopyKind.NODE, old.id, was, field, line)

        indicators = [said("indicators", text, line) for line, text in enumerate(old.indicators)]
        return Node(
            plan_id=self._plan_id,
            parent_id=None if old.parent_id is None else self.node_ids[old.parent_id],
            position=position,
            kind=old.kind,
            text=said("text", old.text),
            method=said("method", old.method),
            indicators=[text for text in indicators if text],
            remark=said("remark", old.remark),
            due_text=said("due_text", old.due_text),
            sections_text=self._renamed(old, said("sections_text", old.sections_text)),
            lineage=old.lineage,
        )

    def _promise(self, old: NodeRow, node: Node) -> None:
        """What the task promises, but nothing of what was done."""
        if old.tracking is not None and old.kind in FOLLOWED:
            self._work.session.add(self._tracking(old.id, old.tracking, node.id))
        for position, (section_id, role) in enumerate(self._shares(old.sections).items()):
            row = TaskSection(node_id=node.id, section_id=section_id, role=role, position=position)
            self._work.session.add(row)

    def _tracking(self, old_id: int, old: TrackingInfo, node_id: int) -> TaskTracking:
        said = self._decisions.get(CopyPlace(CopyKind.DUE, old_id))
        moved = moved_day(old.due_on, self._by) if old.due_on else None
        limit = old.limit
        row = TaskTracking(
            node_id=node_id,
            due_on=moved if said is None else due_said(said.strip()),
            limit_count=limit.count if limit else None,
            limit_unit=limit.unit if limit else None,
            limit_basis=limit.basis if limit else None,
            done_rule=old.done_rule,
        )
        put_quota(row, old.quota)
        return row

    def _shares(self, old: tuple[SectionShare, ...]) -> dict[int, SectionRole]:
        """The sections with those that take another's place; who is named twice leads if it does once."""
        shares: dict[int, SectionRole] = {}
        for share in old:
            name = self._said(CopyKind.SECTION, share.section_id, share.name)
            key = self._sections.get(name)
            if key is not None and shares.get(key) is not SectionRole.LEAD:
                shares[key] = share.role if key not in shares else _stronger(shares[key], share.role)
        return shares

    def _renamed(self, old: NodeRow, text: str) -> str:
        """Printed words for sections, naming who takes another's place."""
        changed = text
        for share in old.sections:
            name = self._said(CopyKind.SECTION, share.section_id, share.name)
            changed = changed.replace(share.name, name) if name != share.name else changed
        return text if changed == text else "\n".join(filter(str.strip, changed.split("\n")))


def _stronger(one: SectionRole, other: SectionRole) -> SectionRole:
    return next((role for role in (SectionRole.LEAD, SectionRole.SUPPORT) if role in (one, other)), one)
