"""The lights of tracking: what is on course, late, overdue or behind, told from facts and today's date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from db.vocabulary import Light, TaskStatus
from desktop.rules.percentage import percent
from desktop.rules.quota import QuotaYear
from desktop.rules.words import word

DUE_SOON_DAYS = 14
UNDER_WAY, UNTOUCHED, DONE = map(word, (TaskStatus.STARTED, TaskStatus.NOT_STARTED, TaskStatus.DONE))
# Members are kept by name here and where tasks are judged: fetching one from its class takes Python 3.11
# longer than all that is then done with it.
LEFT_OUT = frozenset({TaskStatus.NOT_APPLICABLE, TaskStatus.WITHDRAWN})
OPEN = frozenset({TaskStatus.NOT_STARTED, TaskStatus.STARTED})
_STARTED, _DONE = TaskStatus.STARTED, TaskStatus.DONE
_GREEN, _YELLOW, _RED, _GREY = Light.GREEN, Light.YELLOW, Light.RED, Light.GREY


class TaskFacts(NamedTuple):
    """What the light of a task, or of a section's part of one, depends on.

    For a task that is done, `due_on` is the date that held on the day it was done: an extension granted
    afterwards does not make a late task timely.
    """

    status: TaskStatus
    today: dt.date
    due_on: dt.date | None = None
    done_on: dt.date | None = None
    quota: QuotaYear | None = None
    due_soon_days: int = DUE_SOON_DAYS


class Judgement(NamedTuple):
    """How a task stands; `days_late` is 0 unless it was done late or is overdue.

    It is behind when less of its quota was done than of the year has passed, and lost when the quota can no
    longer be met.
    """

    light: Light
    state: str
    days_late: int
    is_late: bool = False
    is_overdue: bool = False
    is_due_soon: bool = False
    is_behind: bool = False
    is_lost: bool = False


_IN_TIME = Judgement(Light.GREEN, DONE, 0)


def judge(facts: TaskFacts) -> Judgement:
    """Return how a task stands (design.md rule 4, domain.md 3.5).

    Green is done or on course, yellow due within `due_soon_days` or behind its quota pro rata, red overdue
    or past keeping its quota, grey not begun and not yet due, not applicable or withdrawn. People set 未開始,
    執行中, 已完成, 不適用 and 撤銷. 逾期完成, 逾期 and 落後 follow from the facts, as do 無法如期 for a count
    that was missed and 超過次數 for an exact one that was passed.
    """
    status, quota = facts.status, facts.quota
    if status in LEFT_OUT:
        return Judgement(_GREY, word(status), 0)
    late = days_late(facts)
    if status is _DONE:
        return Judgement(_GREEN, "逾期完成", late, is_late=True) if late else _IN_TIME
    stand = quota.stand(facts.today) if quota else None
    is_behind, is_lost = (stand.is_behind, stand.is_lost) if stand else (False, False)
    is_due, is_begun = is_due_soon(facts), has_begun(facts)
    if late or is_lost:
        found = _RED
    elif is_due or is_behind:
        found = _YELLOW
    else:
        found = _GREEN if is_begun else _GREY
    state = _open_state(facts, late > 0, is_lost, is_behind, is_begun)
    return Judgement(found, state, late, False, late > 0, is_due, is_behind, is_lost)


def _open_state(facts: TaskFacts, is_late: bool, is_lost: bool, is_behind: bool, is_begun: bool) -> str:
    if is_late:
        return "逾期"
    if is_lost:
        return "超過次數" if facts.quota and facts.quota.is_exceeded(facts.today) else "無法如期"
    if is_behind:
        return "落後"
    return UNDER_WAY if is_begun else UNTOUCHED


def days_late(facts: TaskFacts) -> int:
    """Return by how many days the task was done too late, or is overdue today; 0 if neither.

    A task with a quota that was met by the due date is not late, though nobody ticked it off: what the
    registers have counted need not be entered a second time.
    """
    if facts.due_on is None or facts.status in LEFT_OUT:
        return 0
    if facts.status is _DONE:
        return max(((facts.done_on or facts.due_on) - facts.due_on).days, 0)
    since = facts.quota.overdue_since(facts.due_on, facts.today) if facts.quota else facts.due_on
    return max((facts.today - since).days, 0) if since else 0


def is_due_soon(facts: TaskFacts) -> bool:
    """Whether an open task, or a span of its quota, falls due within `due_soon_days`, today included."""
    if facts.status not in OPEN:
        return False
    if facts.quota and facts.quota.is_due_soon(facts.today, facts.due_soon_days):
        return True
    if facts.due_on is None or (facts.quota and facts.quota.is_met_by(facts.due_on, facts.today)):
        return False
    return 0 <= (facts.due_on - facts.today).days <= facts.due_soon_days


def has_begun(facts: TaskFacts) -> bool:
    """Whether the task was started: somebody said so, or something of its quota is done."""
    if facts.status is _STARTED or facts.status is _DONE:
        return True
    return facts.quota is not None and facts.quota.credited(facts.today) > 0


@dataclass(frozen=True)
class Completion:
    """How many of the tasks that count are done."""

    completed: int
    counted: int

    @property
    def percent(self) -> Decimal | None:
        """The share that is done, in percent with one decimal; None where no task counts."""
        return percent(self.completed, self.counted) if self.counted else None


def completion(statuses: Iterable[TaskStatus]) -> Completion:
    """Return how many of these tasks are done; not applicable and withdrawn ones leave the denominator."""
    counted = [status for status in statuses if status not in LEFT_OUT]
    return Completion(counted.count(_DONE), len(counted))
