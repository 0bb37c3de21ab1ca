"""A fictional year of following a plan: ticked, returned, chased, met about and printed."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from db.queries.meetings import follow_up_table
from db.queries.reminders import reminders_of_year
from db.vocabulary import FollowUpDecision, Light, TaskStatus
from desktop.__main__ import main
from desktop.office.evidence import Proof
from desktop.office.extensions import extend
from desktop.office.meetings import decide, hold_meeting
from desktop.office.office import Actor, Office
from desktop.office.owed import Slot
from desktop.office.reminders import issue_reminders, reply_to_reminder
from desktop.office.ticking import confirm_ticks, return_tick
from desktop.office.todays_office import todays_office
from desktop.office.tracking import mark_not_applicable
from desktop.office.upkeep import check
from tests.conftest import Clock
from tests.forms.sample_prints import form
from tests.journeys.tracked_year import DRILL, FOUNTAIN, LEAFLET, SECTIONS, WALKS, WEB, Year, begun

JUNE_30 = dt.date(2026, 6, 30)


@pytest.fixture
def year(office: Office, clerk: Actor, clock: Clock) -> Year:
    """The fifth of January, the plan just made."""
    return begun(office, clerk, clock)


def test_a_year_of_ticks_returns_reminders_extensions_and_meetings(
    year: Year, database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_first_months(year)
    slip_is_answered(year)
    meeting = the_meeting_of_june(year)
    then = {name: year.text(name) for name in ("tracking", "section-tasks", "timeline")}
    the_second_half(year)
    the_meeting_goes_on(year, meeting)

    year.on(12, 30)
    for name, printed in then.items():
        assert year.text(name, to_day=JUNE_30) == printed
        assert year.text(name) != printed
    with year.office.reading() as session:
        whole = todays_office(session, 115, year.today).whole
    assert (whole.done, whole.late, whole.set_aside, whole.awaiting) == (4, 4, 1, 3)
    assert check(year.office) == []
    year.office.close()
    monkeypatch.setenv("WEIMIN_DATABASE", str(database_path))
    papers_of_every_section(tmp_path)


def the_first_months(year: Year) -> None:
    """Web pages in time but once, a tick returned and made again, two of three drills, two walks."""
    for month in (1, 2, 3):
        year.on(month, 20).ticks("行政課", WEB)
    year.on(2, 11).walk()
    returned = year.on(4, 20).ticks("行政課", WEB)
    with year.office.work(year.secretariat) as work:
        return_tick(work, returned, reason="沒有附網頁截圖")
    assert (year.task(WEB).returned, year.task(WEB).credited) == (1, 3)
    assert year.on(5, 4).task(WEB).state == "無法如期"
    assert year.ticks("行政課", WEB, Slot(dt.date(2026, 4, 1), 1), Proof("網頁截圖")) == returned
    with year.office.work(year.secretariat) as work:
        assert confirm_ticks(work, [returned]) == 1
    year.on(5, 20).ticks("行政課", WEB)
    year.walk()
    for section in ("行政課", "人事室"):
        year.on(5, 28).ticks(section, DRILL)
    assert [part.name for part in year.task(DRILL).parts if not part.is_done] == ["建設課"]


def slip_is_answered(year: Year) -> None:
    """Two sections are late and get a slip; one answers, and ticks what it was reminded of."""
    year.on(6, 2)
    with year.office.work(year.secretariat) as work:
        slips = issue_reminders(work, 115, on=year.today, reply_by=dt.date(2026, 6, 9))
    assert len(slips) == 2
    with year.office.reading() as session:
        issued = {found.section: found.id for found in reminders_of_year(session, 115)}
    assert sorted(issued.values()) == slips
    year.on(6, 5)
    answer = {year.plan.nodes[LEAFLET]: ("印製中", dt.date(2026, 6, 12), "等候審稿")}
    with year.office.work(year.secretariat) as work:
        assert reply_to_reminder(work, issued["人事室"], on=year.today, by="人事室", answers=answer)
    year.on(6, 12).ticks("人事室", LEAFLET)
    assert (year.task(LEAFLET).state, year.task(LEAFLET).days_late) == ("逾期完成", 43)
    with year.office.work(year.secretariat) as work:
        later = dt.date(2026, 9, 30)
        extend(work, year.plan.nodes[FOUNTAIN], to=later, reason="流標", approver="鄉長", on=year.today)


def the_meeting_of_june(year: Year) -> int:
    """The meeting of 6/30 follows the drill that is late; it goes on."""
    year.on(6, 30).ticks("行政課", WEB)
    with year.office.work(year.secretariat) as work:
        late = [year.plan.nodes[DRILL]]
        key = hold_meeting(work, 115, "六月館務會議", held_on=JUNE_30, figures_on=JUNE_30, node_ids=late)
    decided(year, key, FollowUpDecision.CONTINUE)
    return key


def the_second_half(year: Year) -> None:
    """The last drill, late; the fountain is not bought; web pages and walks to the end of the year."""
    year.on(7, 10).ticks("建設課", DRILL)
    for month in range(7, 13):
        year.on(month, 20).ticks("行政課", WEB)
    with year.office.work(year.secretariat) as work:
        mark_not_applicable(work, year.plan.nodes[FOUNTAIN], reason="改由房東辦理")
    for _ in range(2):
        year.on(12, 22).walk()
    assert (year.task(WALKS).state, year.task(WALKS).days_late) == ("逾期完成", 2)
    assert (year.task(WEB).light, year.task(WEB).days_late, year.task(WEB).awaiting) == (Light.GREEN, 4, 11)
    assert year.task(FOUNTAIN).status is TaskStatus.NOT_APPLICABLE


def the_meeting_goes_on(year: Year, before: int) -> None:
    """In December the drill is laid before the meeting again, by itself, and released."""
    year.on(12, 23)
    with year.office.work(year.secretariat) as work:
        key = hold_meeting(
            work, 115, "十二月館務會議", held_on=year.today, figures_on=year.today, node_ids=[]
        )
    assert key != before
    decided(year, key, FollowUpDecision.RELEASE)
    assert "115.07.10完成（逾期40日）" in form(year.office, "follow-up", today=year.today).text


def decided(year: Year, meeting: int, decision: FollowUpDecision) -> None:
    with year.office.work(year.secretariat) as work:
        found = follow_up_table(work.session, meeting)
        assert found is not None
        (matter,) = found.matters
        decide(work, matter.id, decision)


def papers_of_every_section(folder: Path) -> None:
    """By commands: every section's own sheet, its dates as a calendar, a check and a backup."""
    assert (
        main(["print", "section-tasks", "--year", "115", "--each-section", "-o", str(folder / "紙本")]) == 0
    )
    names = sorted(path.name for path in (folder / "紙本").iterdir())
    assert names == sorted(f"115年度單位自行管考表_{section}.pdf" for section in SECTIONS)
    calendar = folder / "人事室.ics"
    assert main(["calendar", str(calendar), "--section", "人事室", "--all"]) == 0
    events = Calendar.from_ical(calendar.read_bytes().decode()).events
    told = "".join(str(event["summary"]) for event in events)
    assert [text in told for text in (DRILL, LEAFLET, FOUNTAIN)] == [True, True, False]
    assert main(["office", "check"]) == 0
    assert main(["office", "backup", str(folder / "年底備份.db")]) == 0
