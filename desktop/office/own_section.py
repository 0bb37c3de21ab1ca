"""Whether what a deed is about is a section's own: its tasks and ticks, its evidence, walks and reminders."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.chasing import Reminder
from db.tables.office import SectionMember
from db.tables.plan import Node
from db.tables.signoff import Signoff
from db.tables.tracking import Evidence, Occurrence, TaskSection
from db.tables.walkaround import Walkaround

# Whose things the values of a deed's arguments name: for each thing the sections that it belongs to.
Owners = list[frozenset[int]]
Values = Mapping[str, Any]
Finder = Callable[[Session, Values], Owners]

NOBODY: frozenset[int] = frozenset()


def is_own(session: Session, deed: str, values: Values, section_id: int | None) -> bool:
    """Whether everything that a deed with these arguments is about belongs to the section."""
    return all(section_id in sections for sections in _FINDERS[deed](session, values))


def sections_of_task(session: Session, node_id: int) -> frozenset[int]:
    """The sections of a task with the members of its groups; its own, else those of what it lies in."""
    here: int | None = node_id
    while here is not None:
        own = frozenset(session.scalars(select(TaskSection.section_id).where(TaskSection.node_id == here)))
        if own:
            members = select(SectionMember.section_id).where(SectionMember.group_id.in_(own))
            return own.union(session.scalars(members))
        here = session.scalar(select(Node.parent_id).where(Node.id == here))
    return NOBODY


def _task(session: Session, values: Values) -> Owners:
    own = [sections_of_task(session, values["node_id"]), *_named_section(session, values)]
    return own if values.get("occurrence_id") is None else own + _occurrence(session, values)


def _tasks(session: Session, values: Values) -> Owners:
    tasks = [sections_of_task(session, node_id) for node_id in values["node_ids"]]
    return [*tasks, *_named_section(session, values)]


def _instances(session: Session, values: Values) -> Owners:
    tasks = [sections_of_task(session, each.node_id) for each in values["instances"]]
    named = [frozenset({each.section_id}) for each in values["instances"] if each.section_id is not None]
    return tasks + named


def _named_section(_session: Session, values: Values) -> Owners:
    given = values.get("section_id")
    return [] if given is None else [frozenset({given})]


def _occurrence(session: Session, values: Values) -> Owners:
    found = session.get(Occurrence, values["occurrence_id"])
    if found is None:
        return [NOBODY]
    if found.section_id is None:
        return [sections_of_task(session, found.node_id)]
    return [frozenset({found.section_id})]


def _evidence(session: Session, values: Values) -> Owners:
    found = session.get(Evidence, values["evidence_id"])
    if found is None:
        return [NOBODY]
    if found.section_id is None:
        # What names no section counts for each of them.
        all_of_them = sections_of_task(session, found.node_id)
        return [all_of_them if len(all_of_them) == 1 else NOBODY]
    return [frozenset({found.section_id})]


def _reminder(session: Session, values: Values) -> Owners:
    found = session.get(Reminder, values["reminder_id"])
    return [frozenset({found.section_id}) if found else NOBODY]


def _walk(session: Session, values: Values) -> Owners:
    return [_section_of_walk(session, values["entry_id"]), *_new_walk(session, values)]


def _new_walk(session: Session, values: Values) -> Owners:
    return _named_section(session, values.get("values", {}))


def _paper(session: Session, values: Values) -> Owners:
    return [_section_of_paper(session, values["subject_kind"], values["subject_id"])]


def _signature(session: Session, values: Values) -> Owners:
    found = session.get(Signoff, values["signoff_id"])
    return [_section_of_paper(session, found.subject_kind, found.subject_id) if found else NOBODY]


def _section_of_paper(session: Session, subject_kind: str, subject_id: int) -> frozenset[int]:
    is_walk = subject_kind == Walkaround.__tablename__
    return _section_of_walk(session, subject_id) if is_walk else NOBODY


def _section_of_walk(session: Session, entry_id: int) -> frozenset[int]:
    found = session.get(Walkaround, entry_id)
    return frozenset({found.section_id}) if found else NOBODY


# Every deed that somebody may do for the own section only.
_FINDERS: Mapping[str, Finder] = {
    "start_task": _task,
    "tick": _task,
    "tick_many": _tasks,
    "tick_instances": _instances,
    "change_tick": _occurrence,
    "untick": _occurrence,
    "add_evidence": _task,
    "add_proof": _task,
    "change_evidence": _evidence,
    "delete_evidence": _evidence,
    "reply_to_reminder": _reminder,
    "answer_consult": _named_section,
    "register_walkaround": _new_walk,
    "change_walkaround": _walk,
    "record_handling": _walk,
    "consult": _walk,
    "move_on": _walk,
    "add_remark": _walk,
    "delete_walkaround": _walk,
    "record_signoff": _paper,
    "change_signoff": _signature,
    "clear_signoff": _signature,
}
