"""The dates of a plan in a calendar file."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from db.vocabulary import Period
from desktop.errors import Refused
from desktop.office.calendar_export import WrittenCalendar, write_calendar
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.promises import set_due
from desktop.office.tracking import tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan

NOW = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
DUE = dt.date(2026, 9, 30)
DONE = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    plan = followed_plan(
        office,
        clerk,
        TaskDraft("更新標示", DUE, ("行政課",)),
        TaskDraft("檢修飲水機", DONE, ("行政課",)),
        TaskDraft("盤點財產", dt.date(2026, 10, 31), ("各課",)),
        TaskDraft("清潔服務臺", None, ("行政課",), (1, Period.DAY)),
        TaskDraft("巡檢", None, ("建設課",), (2, Period.QUARTER)),
        TaskDraft("接聽電話", None, ("建設課",)),
        groups={"各課": ("行政課", "建設課")},
    )
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢修飲水機"], on=DONE, today=NOW.date())
        add_evidence(work, plan.nodes["巡檢"], on=dt.date(2026, 7, 1), what="紀錄", today=NOW.date())
    return plan


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "期限.ics"


def written(office: Office, target: Path, section: str = "", *, with_done: bool = False) -> WrittenCalendar:
    return write_calendar(office, 115, target, now=NOW, section=section, with_done=with_done)


def events(target: Path) -> list[Event]:
    return Calendar.from_ical(target.read_bytes().decode()).events


def told(target: Path) -> list[tuple[dt.date, str]]:
    return [(event.start, str(event["summary"])) for event in events(target)]


def test_what_is_open_is_written_by_day(office: Office, plan: FollowedPlan, target: Path) -> None:
    assert written(office, target, "行政課").dates == 2
    assert told(target) == [
        (DUE, "一、(一)1.更新標示"),
        (dt.date(2026, 10, 31), "一、(一)3.盤點財產"),
    ]


def test_what_is_done_is_written_too_where_it_is_wanted(
    office: Office, plan: FollowedPlan, target: Path
) -> None:
    written(office, target, "行政課", with_done=True)
    assert (DONE, "（已完成）一、(一)2.檢修飲水機") in told(target)
    done = events(target)[0]
    assert done.walk("VALARM") == []


def test_a_period_stands_once_with_how_much_of_it_is_done(
    office: Office, plan: FollowedPlan, target: Path
) -> None:
    written(office, target, "建設課")
    (third,) = [event for event in events(target) if event.start == dt.date(2026, 9, 30)]
    assert third["summary"] == "一、(一)5.巡檢"
    assert str(third["description"]).splitlines() == [
        "計畫：115年度提升服務品質執行計畫",
        "項目：機關形象／改善服務場所",
        "承辦單位：建設課（主辦）",
        "應辦次數：每季至少2次",
        "本期已辦：1／2次",
    ]


def test_of_the_whole_office_it_is_told_who_still_owes_a_date(
    office: Office, plan: FollowedPlan, target: Path
) -> None:
    written(office, target)
    (shared,) = [event for event in events(target) if "盤點財產" in event["summary"]]
    assert "尚未辦理：行政課、建設課" in shared["description"]


def test_what_is_done_every_day_is_left_out_and_told(
    office: Office, plan: FollowedPlan, target: Path
) -> None:
    assert written(office, target, "行政課").left_out == ("清潔服務臺",)


def test_a_date_that_moved_is_the_same_entry(
    office: Office, clerk: Actor, plan: FollowedPlan, target: Path
) -> None:
    written(office, target, "行政課")
    before = events(target)[0]
    with office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], dt.date(2026, 10, 15))
    written(office, target, "行政課")
    after = events(target)[0]
    assert before["uid"] == after["uid"]
    assert (before.start, after.start) == (DUE, dt.date(2026, 10, 15))


def test_every_entry_has_a_key_of_its_own(office: Office, plan: FollowedPlan, target: Path) -> None:
    written(office, target, with_done=True)
    keys = [str(event["uid"]) for event in events(target)]
    assert len(set(keys)) == len(keys) > 4


def test_without_date_or_section_nothing_is_written_and_it_is_said_why(
    office: Office, clerk: Actor, plan: FollowedPlan, target: Path
) -> None:
    with pytest.raises(Refused, match="沒有名為「觀光課」的單位；現有單位：行政課、建設課。"):
        written(office, target, "觀光課")
    with pytest.raises(Refused, match="沒有114年度的計畫"):
        write_calendar(office, 114, target, now=NOW)
    followed_plan(office, clerk, TaskDraft("無期限"), year=116)
    with pytest.raises(Refused, match="116年度的計畫沒有未完成的期限可以寫成行事曆"):
        write_calendar(office, 116, target, now=NOW)
    assert not target.exists()
