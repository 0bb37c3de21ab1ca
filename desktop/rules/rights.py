"""Who may do which deed: one table, asked at the door of every deed."""

from collections.abc import Mapping
from enum import StrEnum

from db.vocabulary import Role


class Limit(StrEnum):
    """What a right is limited to, in the order in which it is asked."""

    # Tasks, occurrences and rows of the section the person is of; of a group each member has them.
    OWN_SECTION = "own_section"
    # Ticks that the person made.
    OWN_TICK = "own_tick"
    # Walks that lie before the head of the agency: closed, or returned.
    SUBMITTED = "submitted"
    # The box of the signature strip that is the person's by role.
    OWN_BOX = "own_box"
    # What is stored of the person.
    OWN_PERSON = "own_person"
    # Entries of the audit trail that are the person's, and whose deed the person may do.
    OWN_ENTRY = "own_entry"
    # Ticks that the secretariat has not confirmed, and what proves them.
    UNCONFIRMED = "unconfirmed"


Limits = frozenset[Limit]

WITHOUT_LIMIT: Limits = frozenset()
_OWN_SECTION: Limits = frozenset({Limit.OWN_SECTION})
_OWN_BOX: Limits = frozenset({Limit.OWN_BOX})

# The secretariat may do everything; the others what stands here, and a deed that stands nowhere is the
# secretariat's alone.
RIGHTS: Mapping[Role, Mapping[str, Limits]] = {
    Role.SECTION_HEAD: {
        # Ticking off, and proving it.
        "start_task": _OWN_SECTION,
        "tick": _OWN_SECTION,
        "tick_many": _OWN_SECTION,
        "tick_instances": _OWN_SECTION,
        "change_tick": frozenset({Limit.OWN_SECTION, Limit.OWN_TICK, Limit.UNCONFIRMED}),
        "untick": frozenset({Limit.OWN_SECTION, Limit.OWN_TICK, Limit.UNCONFIRMED}),
        "add_evidence": _OWN_SECTION,
        "add_proof": _OWN_SECTION,
        "change_evidence": frozenset({Limit.OWN_SECTION, Limit.UNCONFIRMED}),
        "delete_evidence": frozenset({Limit.OWN_SECTION, Limit.UNCONFIRMED}),
        # Answering.
        "reply_to_reminder": _OWN_SECTION,
        "answer_consult": _OWN_SECTION,
        # The section's own walks.
        "register_walkaround": _OWN_SECTION,
        "change_walkaround": _OWN_SECTION,
        "record_handling": _OWN_SECTION,
        "consult": _OWN_SECTION,
        "move_on": _OWN_SECTION,
        "add_remark": _OWN_SECTION,
        "delete_walkaround": _OWN_SECTION,
        "record_signoff": _OWN_SECTION | _OWN_BOX,
        "change_signoff": _OWN_SECTION | _OWN_BOX,
        "clear_signoff": _OWN_SECTION | _OWN_BOX,
        # Themselves.
        "set_secret": frozenset({Limit.OWN_PERSON}),
        "take_back": frozenset({Limit.OWN_ENTRY, Limit.UNCONFIRMED}),
    },
    Role.DIRECTOR: {
        "move_on": frozenset({Limit.SUBMITTED}),
        "record_signoff": _OWN_BOX,
        "change_signoff": _OWN_BOX,
        "clear_signoff": _OWN_BOX,
        "set_secret": frozenset({Limit.OWN_PERSON}),
        "take_back": frozenset({Limit.OWN_ENTRY}),
    },
    Role.TESTER: {
        "begin_round": WITHOUT_LIMIT,
        "create_round": WITHOUT_LIMIT,
        "delete_round": WITHOUT_LIMIT,
        "enter_phone_test": WITHOUT_LIMIT,
        "change_phone_test": WITHOUT_LIMIT,
        "record_improvement": WITHOUT_LIMIT,
        "delete_phone_test": WITHOUT_LIMIT,
        "set_secret": frozenset({Limit.OWN_PERSON}),
        "take_back": frozenset({Limit.OWN_ENTRY}),
    },
    # The auditor reads everything and changes nothing.
    Role.AUDITOR: {},
}


def limits(role: Role, deed: str) -> Limits | None:
    """What the role's right to a deed is limited to, nothing for no limit; None if it has no right."""
    return WITHOUT_LIMIT if role is Role.CLERK else RIGHTS[role].get(deed)


def may_ever(role: Role, deed: str) -> bool:
    """Whether there is anything on which the role may do the deed."""
    return limits(role, deed) is not None
