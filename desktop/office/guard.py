"""The guard at the door of every deed: who has no right to it is told so before anything is done."""

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from sqlalchemy import func, select

from db import audit
from db.tables.office import Person
from db.tables.signoff import Signoff
from db.tables.tracking import Evidence, Occurrence
from db.tables.walkaround import Walkaround
from db.unit_of_work import Work
from db.vocabulary import Role, SignoffRole, TickState, WalkaroundState
from desktop.errors import NotAllowed
from desktop.office.own_section import is_own
from desktop.rules.deed_words import words_of_deed
from desktop.rules.refused_rights import beyond_limit, no_right
from desktop.rules.rights import Limit, limits

Values = Mapping[str, Any]

_OWN_BOX = {Role.SECTION_HEAD: SignoffRole.SECTION_HEAD, Role.DIRECTOR: SignoffRole.DIRECTOR}


def refuse_if_not_allowed(
    work: Work, function: Callable[..., object], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> None:
    """Raise NotAllowed where who works has no right to this deed with these arguments."""
    if work.doer.role is Role.CLERK:
        return
    deed = function.__name__
    found = limits(work.doer.role, deed)
    words = words_of_deed(deed, function.__module__.rpartition(".")[2])
    if found is None:
        raise NotAllowed(no_right(work.doer.name, work.doer.role, words))
    values = signature(function).bind(work, *args, **kwargs).arguments
    for limit in Limit:
        if limit in found and not _CHECKS[limit](work, deed, values):
            raise NotAllowed(beyond_limit(work.doer.name, limit, words))


def _is_of_own_section(work: Work, deed: str, values: Values) -> bool:
    return is_own(work.session, deed, values, work.doer.section_id)


def _is_own_tick(work: Work, _deed: str, values: Values) -> bool:
    found = work.session.get(Occurrence, values["occurrence_id"])
    return found is not None and found.ticked_by == work.doer.name


def _is_unconfirmed(work: Work, _deed: str, values: Values) -> bool:
    """Whether no tick that the arguments are about was confirmed, nor one that is proved by them."""
    if "number" in values:
        entry = audit.entry(work.session, values["number"])
        rows = [(change.table, change.id) for change in entry.changes] if entry else []
    elif "evidence_id" in values:
        rows = [(Evidence.__tablename__, values["evidence_id"])]
    else:
        rows = [(Occurrence.__tablename__, values["occurrence_id"])]
    return not any(_is_confirmed(work, table, key) for table, key in rows)


def _is_confirmed(work: Work, table: str, key: int | None) -> bool:
    if table == Evidence.__tablename__:
        proof = work.session.get(Evidence, key)
        table, key = Occurrence.__tablename__, proof.occurrence_id if proof else None
    if table != Occurrence.__tablename__ or key is None:
        return False
    found = work.session.get(Occurrence, key)
    return found is not None and found.state is TickState.CONFIRMED


def _is_submitted(work: Work, _deed: str, values: Values) -> bool:
    found = work.session.get(Walkaround, values["entry_id"])
    return found is not None and found.state is WalkaroundState.SUBMITTED


def _is_own_box(work: Work, _deed: str, values: Values) -> bool:
    role = values.get("role")
    if role is None:
        found = work.session.get(Signoff, values["signoff_id"])
        role = found.role if found is not None else None
    return role is _OWN_BOX.get(work.doer.role)


def _is_oneself(work: Work, _deed: str, values: Values) -> bool:
    return work.doer.person_id is not None and values["person_id"] == work.doer.person_id


def _is_own_entry(work: Work, _deed: str, values: Values) -> bool:
    entry = audit.entry(work.session, values["number"])
    if entry is None or entry.actor != work.doer.name or _has_namesake(work):
        return False
    return limits(work.doer.role, entry.deed) is not None


def _has_namesake(work: Work) -> bool:
    """Whether the trail's names do not tell who works from somebody else."""
    same = select(func.count(Person.id)).where(Person.name == work.doer.name)
    return (work.session.scalar(same) or 0) > 1


_CHECKS: Mapping[Limit, Callable[[Work, str, Values], bool]] = {
    Limit.OWN_SECTION: _is_of_own_section,
    Limit.OWN_TICK: _is_own_tick,
    Limit.UNCONFIRMED: _is_unconfirmed,
    Limit.SUBMITTED: _is_submitted,
    Limit.OWN_BOX: _is_own_box,
    Limit.OWN_PERSON: _is_oneself,
    Limit.OWN_ENTRY: _is_own_entry,
}
