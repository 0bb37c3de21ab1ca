"""What a section reports of a task that several do is of its own part only."""

import datetime as dt
from pathlib import Path

import pytest

from db.vocabulary import Period, TaskStatus
from desktop.exchange.sections.return_reading import read_return
from desktop.exchange.sections.return_sheet import STANDING
from desktop.office.followed_plan import followed_plan as plan_of
from desktop.office.office import Actor, Office
from desktop.office.return_review import return_review
from desktop.office.returned_reports import ReturnReview
from desktop.office.returns import returning_steps
from desktop.office.taking_returns import take_return
from desktop.office.ticking import tick
from desktop.rules.tracked_tasks import TrackedTask
from tests.exchange.return_files import filled
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 7, 1)
DONE = {"status": "已完成", "done_on": "115.06.20", "note": "清冊已送"}


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("盤點財產", dt.date(2026, 6, 30), ("各課",)),
        TaskDraft("走動管理", None, ("各課",), (1, Period.MONTH)),
        groups={"各課": ("總務課", "民政課")},
    )


def written(office: Office, folder: Path) -> dict[str, Path]:
    steps = returning_steps(office, 115, folder / "回報", on=TODAY)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return {file.section: file.path for file in end.value}


@pytest.fixture
def books(office: Office, plan: FollowedPlan, tmp_path: Path) -> dict[str, Path]:
    return written(office, tmp_path)


def taken(office: Office, clerk: Actor, path: Path) -> ReturnReview:
    with office.reading() as session:
        found = return_review(session, read_return(path), TODAY)
    with office.work(clerk) as work:
        take_return(work, found, found.certain(), today=TODAY)
    return found


def seen_by(office: Office, plan: FollowedPlan, section: str, text: str) -> TrackedTask:
    with office.reading() as session:
        found = plan_of(session, 115, TODAY, plan.sections[section])
    assert found is not None
    return next(task for task in found.tasks if task.text == text)


def test_one_section_that_is_done_leaves_the_others_open(
    office: Office, clerk: Actor, plan: FollowedPlan, books: dict[str, Path]
) -> None:
    taken(office, clerk, filled(books["總務課"], {"盤點財產": DONE}))
    own, other = (seen_by(office, plan, name, "盤點財產") for name in ("總務課", "民政課"))
    assert (own.status, own.done_on) == (TaskStatus.DONE, dt.date(2026, 6, 20))
    assert (other.status, other.is_overdue) == (TaskStatus.NOT_STARTED, True)


def test_the_same_report_read_again_is_known(office: Office, clerk: Actor, books: dict[str, Path]) -> None:
    path = filled(books["總務課"], {"盤點財產": DONE})
    taken(office, clerk, path)
    again = taken(office, clerk, path)
    assert (again.items, again.agreed) == ((), 1)


def test_a_corrected_report_corrects_the_tick(
    office: Office, clerk: Actor, plan: FollowedPlan, books: dict[str, Path], tmp_path: Path
) -> None:
    taken(office, clerk, filled(books["總務課"], {"盤點財產": DONE}))
    second = written(office, tmp_path / "再一次")["總務課"]
    taken(office, clerk, filled(second, {"盤點財產": {"done_on": "115.06.25", "note": "更正"}}))
    assert seen_by(office, plan, "總務課", "盤點財產").done_on == dt.date(2026, 6, 25)
    third = written(office, tmp_path / "第三次")["總務課"]
    reopened = {"status": "執行中", "done_on": "", "note": ""}
    taken(office, clerk, filled(third, {"盤點財產": reopened}))
    assert seen_by(office, plan, "總務課", "盤點財產").status is TaskStatus.STARTED


def test_a_count_is_of_the_own_section(
    office: Office, clerk: Actor, plan: FollowedPlan, books: dict[str, Path]
) -> None:
    taken(office, clerk, filled(books["總務課"], {"走動管理": {"count": 1, "counted_on": "115.06.09"}}))
    counts = [seen_by(office, plan, name, "走動管理").credited for name in ("總務課", "民政課")]
    assert counts == [1, 0]


def test_each_section_reads_how_far_it_is_itself(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    with office.work(clerk) as work:
        own = plan.sections["總務課"]
        tick(work, plan.nodes["盤點財產"], on=TODAY, section_id=own, note="清冊", today=TODAY)
    told = {
        section: next((row.shown[STANDING], row.values["note"]) for row in read_return(path).rows)
        for section, path in written(office, tmp_path).items()
    }
    assert told == {"總務課": ("逾期完成，115.07.01", "清冊"), "民政課": ("逾期", "")}


@pytest.mark.parametrize(
    ("text", "fields", "problem"),
    [
        (
            "走動管理",
            {"status": "已完成", "done_on": "115.06.20"},
            "這項工作由各單位分別計次；請填本次次數與日期，次數足夠就會算完成。",
        ),
        (
            "盤點財產",
            {"status": "不適用", "reason": "無財產"},
            "這項工作由各單位分別辦理，不能由一個單位列為不適用；請洽承辦人調整承辦單位。",
        ),
    ],
)
def test_what_one_section_cannot_say_for_all_is_told_and_not_taken(
    office: Office,
    clerk: Actor,
    plan: FollowedPlan,
    books: dict[str, Path],
    text: str,
    fields: dict[str, object],
    problem: str,
) -> None:
    found = taken(office, clerk, filled(books["總務課"], {text: fields}))
    assert found.certain() == []
    assert problem in "".join(found.problems())
    assert seen_by(office, plan, "民政課", text).status is TaskStatus.NOT_STARTED
