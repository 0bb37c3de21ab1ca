"""A PDF for each section in one go: complete, safe to repeat, stopped without harm."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.promises import Share, set_sections
from desktop.office.section_papers import SectionPapers, section_papers_steps
from desktop.office.sections import add_section
from desktop.office.tracking import tick_off
from tests.conftest import Clock
from tests.factories import FollowedPlan, TaskDraft, followed_plan, named_sections
from tests.forms.printed import Printed
from tests.forms.sample_prints import name_agency

JUNE, JULY = dt.date(2026, 6, 30), dt.date(2026, 7, 31)


@pytest.fixture
def plan(office: Office, clerk: Actor, clock: Clock) -> FollowedPlan:
    """Two sections with tasks, one of which has a name that no file can have, and one without."""
    clock(JUNE)
    name_agency(office, clerk)
    named_sections(office, clerk, "政風室")
    return followed_plan(
        office,
        clerk,
        TaskDraft("檢修飲水機", JUNE, ("行政課",)),
        TaskDraft("整理花圃", JUNE, ("工務/建設課", "行政課")),
    )


def finished(steps: Iterator[object]) -> SectionPapers:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def papers(office: Office, folder: Path, name: str = "section-tasks", **asked: object) -> SectionPapers:
    return finished(section_papers_steps(office, name, Request(**asked), folder, JULY))  # type: ignore[arg-type]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_section_with_tasks_gets_a_file_and_the_others_are_told(
    office: Office, plan: FollowedPlan, tmp_path: Path
) -> None:
    folder = tmp_path / "115" / "自行管考表"
    found = papers(office, folder)
    assert [path.name for path in found.written] == [
        "115年度單位自行管考表_行政課.pdf",
        "115年度單位自行管考表_工務_建設課.pdf",
    ]
    assert (found.without_tasks, found.failed) == (("政風室",), ())
    assert names(folder) == sorted(path.name for path in found.written)
    first, second = (Printed(path.read_bytes()).text for path in found.written)
    assert "行政課共2項" in first
    assert "檢修飲水機" in first
    assert "工務/建設課共1項" in second
    assert "檢修飲水機" not in second


def test_the_control_table_is_printed_for_each_section_too(
    office: Office, plan: FollowedPlan, tmp_path: Path
) -> None:
    found = papers(office, tmp_path, "tracking")
    assert "管制表（行政課）" in Printed(found.written[0].read_bytes()).text


def test_the_papers_of_a_past_day_are_those_of_that_day(
    office: Office, clerk: Actor, clock: Clock, plan: FollowedPlan, tmp_path: Path
) -> None:
    clock(JULY)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢修飲水機"], on=JULY, today=JULY)
    now, then = papers(office, tmp_path), papers(office, tmp_path / "六月", to_day=JUNE)
    assert "行政課共2項，完成1項" in Printed(now.written[0].read_bytes()).text
    assert "行政課共2項，完成0項" in Printed(then.written[0].read_bytes()).text


def test_a_section_whose_name_is_short_for_another_gets_its_own_tasks(
    office: Office, clerk: Actor, tmp_path: Path
) -> None:
    name_agency(office, clerk)
    with office.work(clerk) as work:
        add_section(work, "行政課", short_name="秘書")
        key = add_section(work, "秘書")
    plan = followed_plan(office, clerk, TaskDraft("收文", JUNE))
    with office.work(clerk) as work:
        set_sections(work, plan.nodes["收文"], [Share(key)])
    (path,) = papers(office, tmp_path).written
    assert "秘書共1項" in Printed(path.read_bytes()).text


def test_names_that_are_one_to_the_file_system_are_told_apart(
    office: Office, clerk: Actor, tmp_path: Path
) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk, TaskDraft("整理花圃", JUNE, ("A/b課", "a:B課", "A?b課")))
    assert [path.stem.rsplit("_", 1)[1] for path in papers(office, tmp_path).written] == [
        "b課",
        "B課（2）",
        "b課（3）",
    ]


def test_stopped_in_the_middle_what_is_finished_stays_and_nothing_half_written(
    office: Office, plan: FollowedPlan, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    steps = section_papers_steps(office, "section-tasks", Request(), folder, JULY)
    for done, total, what in steps:
        assert total == 2
        if done == 1 and what.startswith("工務"):
            break
    steps.close()
    assert names(folder) == ["115年度單位自行管考表_行政課.pdf"]
    assert len(Printed((folder / names(folder)[0]).read_bytes()).pages) == 1


def test_a_file_open_in_another_program_is_told_and_the_others_are_replaced(
    office: Office, plan: FollowedPlan, tmp_path: Path
) -> None:
    first, second = papers(office, tmp_path).written
    for path in (first, second):
        path.write_bytes(b"old")
    (tmp_path / f".~lock.{first.name}#").touch()
    found = papers(office, tmp_path)
    assert found.written == (second,)
    assert len(found.failed) == 1
    assert first.name in found.failed[0]
    assert first.read_bytes() == b"old"
    assert second.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("folder", ["/proc", "{here}/file/folder"])
def test_a_folder_that_cannot_be_written_into_is_refused_at_once(
    office: Office, plan: FollowedPlan, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="資料夾"):
        papers(office, Path(folder.replace("{here}", str(tmp_path))))


def test_forms_that_tell_of_no_section_and_plans_without_tasks_are_refused(
    office: Office, clerk: Actor, tmp_path: Path
) -> None:
    name_agency(office, clerk)
    with pytest.raises(Refused, match="還沒有這一年度的計畫"):
        papers(office, tmp_path)
    followed_plan(office, clerk, TaskDraft("整理花圃"))
    with pytest.raises(Refused, match="沒有單位分配到工作項目"):
        papers(office, tmp_path)
    with pytest.raises(Refused, match="不能每單位印一份"):
        papers(office, tmp_path, "plan")
    assert names(tmp_path) == ["office.db"]
