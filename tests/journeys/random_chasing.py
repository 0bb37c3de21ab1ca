"""A clerk who ticks, extends, reminds, holds meetings and registers walks at random."""

import datetime as dt
import random
from collections.abc import Callable, Sequence

from sqlalchemy import select

from db.tables.chasing import Meeting, MeetingItem, Reminder
from db.tables.declarative import BusinessTable
from db.tables.office import Section
from db.tables.plan import Node
from db.tables.tracking import Occurrence
from db.tables.walkaround import Walkaround
from db.vocabulary import FollowUpDecision
from desktop.office import extensions, meetings, reminders, ticking, walkarounds
from desktop.office.office import Office
from desktop.rules.outline import FOLLOWED
from tests.factories import walk_values

YEAR = 115
LAST = dt.date(2026, 12, 31)


class RandomChaser:
    """Works on the newest state of an office; `do` takes a deed and its arguments, as the desk does."""

    def __init__(self, office: Office, do: Callable[..., object], chance: random.Random) -> None:
        self._office, self._do, self._chance = office, do, chance

    def act(self, today: dt.date) -> None:
        """Do one thing; it may be refused."""
        chosen = self._chance.choice(
            (
                self._tick,
                self._tick,
                self._untick,
                self._extend,
                self._remind,
                self._meet,
                self._decide,
                self._walk,
            )
        )
        chosen(today)

    def _one(self, table: type[BusinessTable]) -> int:
        """The key of any row of a table, 0 where it has none."""
        with self._office.reading() as session:
            keys: Sequence[int] = session.scalars(select(table.id).order_by(table.id)).all()
        return self._chance.choice(keys) if keys else 0

    def _task(self) -> int:
        with self._office.reading() as session:
            found = session.scalars(select(Node.id).where(Node.kind.in_(FOLLOWED)).order_by(Node.id)).all()
        return self._chance.choice(found) if found else 0

    def _tick(self, today: dt.date) -> None:
        self._do("勾稽", ticking.tick, self._task(), on=today, today=LAST)

    def _untick(self, _today: dt.date) -> None:
        key = self._one(Occurrence)
        if self._chance.random() < 0.5:
            self._do("退回", ticking.return_tick, key, reason="照片不清楚")
        else:
            self._do("取消", ticking.untick, key)

    def _extend(self, today: dt.date) -> None:
        to = today + dt.timedelta(days=self._chance.randint(1, 90))
        self._do("展延", extensions.extend, self._task(), to=to, reason="缺料", approver="主任", on=today)

    def _remind(self, today: dt.date) -> None:
        if self._chance.random() < 0.7:
            self._do("稽催", reminders.issue_reminders, YEAR, on=today, reply_by=today)
        else:
            self._do("作廢", reminders.cancel_reminder, self._one(Reminder), today)

    def _meet(self, today: dt.date) -> None:
        task = self._task()
        chosen = [task]
        match self._chance.randrange(3):
            case 0:
                self._do("刪除會議", meetings.cancel_meeting, self._one(Meeting))
            case _:
                self._do(
                    "會議",
                    meetings.hold_meeting,
                    YEAR,
                    "館務會議",
                    held_on=today,
                    figures_on=today,
                    node_ids=chosen,
                )

    def _decide(self, _today: dt.date) -> None:
        key = self._one(MeetingItem)
        match self._chance.randrange(3):
            case 0:
                self._do("移除", meetings.remove_matter, key)
            case 1:
                self._do("加列", meetings.add_matter, self._one(Meeting), "停車場標線")
            case _:
                decision = self._chance.choice((None, *FollowUpDecision))
                self._do("決定", meetings.decide, key, decision, "照案")

    def _walk(self, _today: dt.date) -> None:
        if self._chance.random() < 0.3:
            self._do("刪除", walkarounds.delete_walkaround, self._one(Walkaround))
        else:
            self._do("登錄", walkarounds.register_walkaround, **walk_values(self._one(Section)))
