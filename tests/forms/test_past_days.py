"""A form that tells of a past day shows what the office knew then, whatever was entered since."""

import datetime as dt
import re

import pytest

from db.queries.meetings import meetings_of_year
from desktop.errors import Refused
from desktop.forms.catalogue import FORMS
from desktop.office.evidence import add_evidence
from desktop.office.meetings import add_matter, hold_meeting
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node, delete_nodes
from desktop.office.promises import set_due
from desktop.office.tracking import reopen, tick_off
from tests.conftest import Clock
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.sample_prints import form, name_agency

MARCH, JUNE, JULY, NOVEMBER = (dt.date(2026, month, 30) for month in (3, 6, 7, 11))
OF_A_DAY = [form.name for form in FORMS.values() if form.tells_past_days]


@pytest.fixture
def plan(office: Office, clerk: Actor, clock: Clock) -> FollowedPlan:
    """As it stood on the thirtieth of June: one done, one overdue, one to come."""
    clock(MARCH)
    name_agency(office, clerk)
    plan = followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", MARCH, ("行政課",)),
        TaskDraft("檢修飲水機", MARCH, ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("建設課",)),
    )
    clock(JUNE)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新樓層配置圖"], on=MARCH, note="圖已更換", today=JUNE)
        late = [plan.nodes["檢修飲水機"]]
        hold_meeting(work, 115, "館務會議", held_on=JUNE, figures_on=JUNE, node_ids=late)
    return plan


def change_everything(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    """Enter late what was done before, move a date, reopen, reword, delete."""
    first, second, third = (plan.nodes[text] for text in ("更新樓層配置圖", "檢修飲水機", "整理花圃"))
    with office.work(clerk) as work:
        reopen(work, first)
        add_evidence(work, second, on=MARCH, what="維修單", today=JULY)
        tick_off(work, second, on=MARCH, today=JULY)
        set_due(work, first, NOVEMBER)
        change_node(work, first, text="更新標示")
        delete_nodes(work, [third])
        (meeting,) = meetings_of_year(work.session, 115)
        add_matter(work, meeting.id, "停車場標線重劃")


@pytest.mark.parametrize("name", OF_A_DAY)
def test_the_figures_of_a_past_day_are_those_printed_on_that_day(
    office: Office, clerk: Actor, clock: Clock, plan: FollowedPlan, name: str
) -> None:
    then = form(office, name, today=JUNE).text
    clock(JULY)
    change_everything(office, clerk, plan)
    later = form(office, name, today=NOVEMBER, to_day=JUNE).text
    assert re.search("統計至中華民國115年6月30日（依.{0,9}當日紀錄）", later)
    assert without_imprint(later) == without_imprint(then)
    assert without_imprint(form(office, name, today=NOVEMBER).text) != without_imprint(then)


def without_imprint(text: str) -> str:
    """The text of a form without what says when and from which state of the database it was printed."""
    return re.sub("（依[.0-9]*當日紀錄）|列印日期：中華民國115年.{1,2}月30日|稽核碼：[0-9a-f]{8}", "", text)


@pytest.mark.parametrize("name", OF_A_DAY)
def test_a_day_to_come_and_one_before_the_first_entry_are_refused(
    office: Office, plan: FollowedPlan, name: str
) -> None:
    with pytest.raises(Refused, match="還沒有到"):
        form(office, name, today=JUNE, to_day=JULY)
    with pytest.raises(Refused, match=r"請改選115\.03\.30或以後"):
        form(office, name, today=JUNE, to_day=dt.date(2026, 3, 29))


def test_what_stands_on_every_form_is_that_of_the_day_it_is_printed(
    office: Office, clerk: Actor, clock: Clock, plan: FollowedPlan
) -> None:
    before = form(office, "tracking", today=JUNE).text
    clock(JULY)
    change_everything(office, clerk, plan)
    later = form(office, "tracking", today=NOVEMBER, to_day=JUNE).text
    code = re.compile("稽核碼：[0-9a-f]{8}")
    assert "列印日期：中華民國115年11月30日" in later
    assert code.findall(later) == code.findall(form(office, "tracking", today=NOVEMBER).text)
    assert code.findall(later) != code.findall(before)
