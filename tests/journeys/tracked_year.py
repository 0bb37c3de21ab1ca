"""An office in the year 115 whose plan is followed: sections that tick, walks that count, forms that tell."""

import datetime as dt
import re
from dataclasses import dataclass, field

from db.vocabulary import Period, Role
from desktop.office.evidence import Proof
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.office.owed import Slot
from desktop.office.register_links import link_register
from desktop.office.ticking import tick
from desktop.office.walkarounds import register_walkaround
from desktop.rules.tracked_tasks import TrackedTask
from tests.conftest import Clock
from tests.factories import FollowedPlan, TaskDraft, followed_plan, walk_values
from tests.forms.sample_prints import form, name_agency

DRILL, WEB, WALKS, LEAFLET, FOUNTAIN = "消防演練", "更新網頁", "走動式管理", "更新摺頁", "汰換飲水機"
SECTIONS = ("行政課", "人事室", "建設課")
_NEXT, _NO_PROOF = Slot(), Proof()
_IMPRINT = re.compile(r"（依[.0-9]*當日紀錄）|列印日期：中華民國115年\d+月\d+日|稽核碼：[0-9a-f]{8}")


@dataclass
class Year:
    """An office in the year 115 and what happens in it, on whatever day it is."""

    office: Office
    clock: Clock
    plan: FollowedPlan
    today: dt.date = dt.date(2026, 1, 5)
    secretariat: Actor = field(default_factory=lambda: Actor("研考林穗安"))

    def on(self, month: int, day: int) -> "Year":
        """Let the day come."""
        self.today = dt.date(2026, month, day)
        self.clock(self.today)
        return self

    def head(self, section: str) -> Actor:
        """The head of a section."""
        return Actor(f"{section}主管", Role.SECTION_HEAD, section_id=self.plan.sections[section])

    def ticks(self, section: str, text: str, slot: Slot = _NEXT, proof: Proof = _NO_PROOF) -> int:
        """A head ticks off what the own section did today."""
        node_id, today = self.plan.nodes[text], self.today
        with self.office.work(self.head(section)) as work:
            return tick(work, node_id, on=today, slot=slot, proof=proof, today=today)[0]

    def task(self, text: str) -> TrackedTask:
        """A task as it stands today."""
        with self.office.reading() as session:
            found = read_plan(session, 115, self.today)
        assert found is not None
        return next(task for task in found.tasks if task.text == text)

    def walk(self) -> None:
        """Somebody walks around where the counters are today."""
        with self.office.work(self.secretariat) as work:
            register_walkaround(work, **walk_values(self.plan.sections["建設課"], walked_on=self.today))

    def text(self, name: str, **asked: dt.date) -> str:
        """What a form says, without when and from which state of the database it was printed."""
        printed = form(self.office, name, today=self.today, **asked).text
        return _IMPRINT.sub("", printed)


def begun(office: Office, clerk: Actor, clock: Clock) -> Year:
    """Five promises of three sections, one of them the group's; walks count by themselves."""
    clock(dt.date(2026, 1, 5))
    name_agency(office, clerk)
    plan = followed_plan(
        office,
        clerk,
        TaskDraft(DRILL, dt.date(2026, 5, 31), ("各課室",)),
        TaskDraft(WEB, None, ("行政課",), (1, Period.MONTH)),
        TaskDraft(WALKS, dt.date(2026, 12, 20), ("建設課",), (4, Period.YEAR)),
        TaskDraft(LEAFLET, dt.date(2026, 4, 30), ("人事室",)),
        TaskDraft(FOUNTAIN, dt.date(2026, 6, 15), ("建設課",)),
        groups={"各課室": SECTIONS},
    )
    with office.work(clerk) as work:
        link_register(work, plan.nodes[WALKS], "walkaround")
    return Year(office, clock, plan)
