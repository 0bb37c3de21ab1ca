import datetime as dt

from db.tables.office import Workday
from db.vocabulary import Period, WorkdayKind
from desktop.office.evidence import add_evidence
from desktop.office.followed_plan import followed_plan, work_calendar
from desktop.office.office import Actor, Office
from desktop.office.settings import change_setting
from tests.factories import TaskDraft
from tests.factories import followed_plan as draft

TODAY = dt.date(2026, 7, 1)


def test_a_year_without_plan_is_followed_by_nothing(office: Office) -> None:
    with office.reading() as session:
        assert followed_plan(session, 115, TODAY) is None


def test_a_plan_is_read_with_everything_its_tasks_are_judged_by(office: Office, clerk: Actor) -> None:
    plan = draft(
        office,
        clerk,
        TaskDraft("電話測試", TODAY + dt.timedelta(20), ("各室",), (12, Period.YEAR)),
        groups={"各室": ("行政室", "資訊室")},
    )
    task = plan.nodes["電話測試"]
    with office.work(clerk) as work:
        add_evidence(work, task, on=dt.date(2026, 2, 1), count=7, what="第一輪", today=TODAY)
        change_setting(work, "due_soon_days", 30)
    with office.reading() as session:
        found = followed_plan(session, 115, TODAY)
    assert found is not None
    (only,) = found.tasks
    # Each of the two sections owes twelve; what names no section counts for both.
    assert (only.credited, only.needed, only.is_due_soon) == (14, 24, True)
    assert [(part.name, part.credited, part.needed) for part in only.parts] == [
        ("行政室", 7, 12),
        ("資訊室", 7, 12),
    ]
    assert only.section_ids == set(plan.sections.values())
    assert [row.what for row in found.evidence[task]] == ["第一輪"]
    assert (found.due_soon_days, len(found.sections)) == (30, 3)


def test_the_working_days_are_those_of_the_office(office: Office, clerk: Actor) -> None:
    holiday, makeup = dt.date(2026, 2, 16), dt.date(2026, 2, 14)
    with office.work(clerk) as work:
        work.name("import_workdays")
        work.session.add(Workday(on=holiday, kind=WorkdayKind.HOLIDAY, name="除夕"))
        work.session.add(Workday(on=makeup, kind=WorkdayKind.MAKEUP, name="補班"))
    with office.reading() as session:
        calendar = work_calendar(session)
    assert not calendar.is_workday(holiday)
    assert calendar.is_workday(makeup)
