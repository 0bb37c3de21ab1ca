"""Whose part makes a task done: the sections that each tick it off for themselves, or all of them as one."""

from collections.abc import Mapping, Sequence

from db.vocabulary import DoneRule, SectionRole
from desktop.rules.plan_rows import Share

# All sections of a task taken together, where none answers for a part of its own.
TOGETHER = None
_LEAD = SectionRole.LEAD


def rule_of(
    shares: Sequence[Share], groups: Mapping[int, Sequence[int]], chosen: DoneRule | None
) -> DoneRule:
    """Return the rule that was chosen, otherwise what the sections suggest.

    Where sections lead, these count. A group stands for each of its members. Several sections without a role
    are one: the plan does not say that each of them has to do everything.
    """
    if chosen is not None:
        return chosen
    if any([share.role is _LEAD for share in shares]):
        return DoneRule.LEAD
    if any([share.section_id in groups for share in shares]):
        return DoneRule.ALL
    return DoneRule.TOGETHER


def units_of(
    shares: Sequence[Share], groups: Mapping[int, Sequence[int]], chosen: DoneRule | None
) -> tuple[int | None, ...]:
    """Return the keys of the sections that must each do the task, groups expanded, in their order.

    (None,) is one part that all sections share; so is a task that nobody was given.
    """
    rule = rule_of(shares, groups, chosen)
    leads = [share for share in shares if share.role is _LEAD]
    if rule is DoneRule.LEAD and leads:
        shares = leads
    keys = dict.fromkeys(
        [key for share in shares for key in (groups.get(share.section_id) or (share.section_id,))]
    )
    is_one = rule is DoneRule.TOGETHER and len(keys) > 1
    return (TOGETHER,) if is_one or not keys else tuple(keys)
