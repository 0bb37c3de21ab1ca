"""A task as deeds find it: its row, its name in a sentence, the days on which something can be done to it."""

import datetime as dt

from sqlalchemy import select

from db.tables.plan import Node, Plan
from db.tables.tracking import TaskTracking
from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import format_date, to_ce
from desktop.rules.words import word

LONGEST_QUOTE = 20


def tracking_of(work: Work, node_id: int) -> TaskTracking:
    """What is followed of a task, made on first use. Raises Refused for what is no task or gone."""
    node = work.session.get(Node, node_id)
    if node is None:
        raise Refused("這項工作已經不在計畫中；請重新整理後再試。")
    if node.kind not in FOLLOWED:
        raise Refused(f"{quoted(work, node_id)}是{word(node.kind)}，不是工作，無法勾稽；請選取它下面的工作。")
    found = work.session.scalars(select(TaskTracking).where(TaskTracking.node_id == node_id)).first()
    if found is None:
        found = TaskTracking(node_id=node_id, quota_months=[], status=TaskStatus.NOT_STARTED)
        work.session.add(found)
    return found


def plan_year_of(work: Work, node_id: int) -> int:
    """The ROC year of the plan a task stands in."""
    return work.session.scalars(
        select(Plan.year).join(Node, Node.plan_id == Plan.id).where(Node.id == node_id)
    ).one()


def check_day(work: Work, node_id: int, on: dt.date, today: dt.date | None, name: str) -> None:
    """Raise Refused for a day after today (by default the clock's), or a year or more before the plan's.

    `name` says what day it is: 完成日期, 佐證日期.
    """
    today = today or dt.date.today()
    if on > today:
        raise Refused(
            f"{name}{format_date(on)}還沒到（今天是{format_date(today)}）；請改填今天或已經過去的日期。"
        )
    year = plan_year_of(work, node_id)
    earliest = dt.date(to_ce(year) - 1, 1, 1)
    if on < earliest:
        raise Refused(
            f"{name}{format_date(on)}比{year}年度計畫早了一年以上；請檢查年份，應在{format_date(earliest)}以後。"
        )


def quoted(work: Work, node_id: int) -> str:
    """The beginning of a task's text, as a sentence names it: 「更新樓層配置圖」."""
    node = work.session.get(Node, node_id)
    line = " ".join(node.text.split()) if node else ""
    return f"「{line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + '…'}」"
