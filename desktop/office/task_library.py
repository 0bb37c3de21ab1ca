"""The library of standard tasks: picked into a plan, each with its quota and time limit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from db.queries.plan import LimitInfo, QuotaInfo
from db.unit_of_work import Work
from db.vocabulary import DayBasis, Period, QuotaRule, TimeUnit
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.outline import add_nodes
from desktop.office.promises import set_quota, set_time_limit
from desktop.paths import resource


@dataclass(frozen=True)
class StandardTask:
    """A task that many plans have; `area` is the area of the newest official frame it belongs to."""

    area: str
    text: str
    quota: QuotaInfo | None = None
    limit: LimitInfo | None = None


@cache
def standard_tasks() -> tuple[StandardTask, ...]:
    """All of them, by area."""
    told = json.loads(resource("library", "standard_tasks.json").read_text("utf-8"))
    return tuple(
        StandardTask(each["area"], each["text"], _quota(each.get("quota")), _limit(each.get("limit")))
        for each in told
    )


def _quota(told: dict[str, object] | None) -> QuotaInfo | None:
    if told is None:
        return None
    months = tuple(int(str(month)) for month in told["months"])  # type: ignore[attr-defined]
    day = None if told["day"] is None else int(str(told["day"]))
    count = int(str(told["count"]))
    return QuotaInfo(QuotaRule(str(told["rule"])), count, Period(str(told["per"])), months, day)


def _limit(told: dict[str, object] | None) -> LimitInfo | None:
    if told is None:
        return None
    count = int(str(told["count"]))
    return LimitInfo(count, TimeUnit(str(told["unit"])), DayBasis(str(told["basis"])))


@deed
def insert_standard_tasks(
    work: Work, plan_id: int, parent_id: int | None, position: int | None, tasks: Sequence[StandardTask]
) -> list[int]:
    """Add tasks of the library below a parent at a place, with what they promise; returns their keys."""
    if not tasks:
        raise Refused("沒有選取任何標準工作；請先選取。")
    keys = add_nodes(work, plan_id, parent_id, position, [task.text for task in tasks])
    for key, task in zip(keys, tasks, strict=True):
        if task.quota is not None:
            set_quota(work, key, task.quota)
        if task.limit is not None:
            set_time_limit(work, key, task.limit)
    return keys
