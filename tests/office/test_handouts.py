"""Parts of a plan handed to sections as workbooks, edited in Excel, and taken back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from db.queries.plan import plan_head, plan_tree
from desktop.errors import BadFile, Refused
from desktop.exchange.handout_workbook import SHEET, read_workbook, workbook_of
from desktop.office.handout_returns import Review, review, take_back_handout
from desktop.office.handouts import hand_out, handouts_of, parts, sheet_of
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node, delete_nodes
from desktop.office.setup import change_agency
from desktop.office.take_back import take_back
from desktop.rules.three_way import Answer
from tests.factories import FollowedPlan, TaskDraft, followed_plan, outline_of

TODAY = dt.date(2026, 1, 5)
FIRST = 6  # the first row below the headings


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    tasks = (
        TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)),
        TaskDraft("辦理測試", dt.date(2026, 9, 30), ("各課室",)),
        TaskDraft("巡檢設施", dt.date(2026, 3, 31), ("秘書室",)),
    )
    groups = {"各課室": ("民政課", "秘書室")}
    return followed_plan(office, clerk, *tasks, year=115, groups=groups)


@pytest.fixture
def handed(office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path) -> tuple[int, Path]:
    """What the section 民政課 was handed, and its workbook."""
    with office.work(clerk) as work:
        key = hand_out(work, plan.plan_id, plan.sections["民政課"], on=TODAY, reply_by=dt.date(2026, 1, 20))
    path = tmp_path / "民政課.xlsx"
    with office.reading() as session:
        path.write_bytes(workbook_of(sheet_of(session, key)))
    return key, path


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Edit the workbook as a person does in Excel, and save it under another name."""
    book = openpyxl.load_workbook(path)
    change(book[SHEET])
    book.save(path)


def look(office: Office, path: Path) -> Review:
    with office.reading() as session:
        return review(session, read_workbook(path))


def take(office: Office, clerk: Actor, found: Review) -> None:
    with office.work(clerk) as work:
        take_back_handout(work, found.handout_id, found.items, on=TODAY)


def test_a_section_is_handed_its_own_tasks_and_those_of_its_groups(
    office: Office, plan: FollowedPlan
) -> None:
    with office.reading() as session:
        found = parts(session, plan.plan_id)
    names = {key: name for name, key in plan.sections.items()}
    assert {names[key]: [row.values["text"] for row in rows] for key, rows in found.items()} == {
        "民政課": ["更新標示", "辦理測試"],
        "秘書室": ["辦理測試", "巡檢設施"],
    }


def test_the_workbook_says_what_to_do_and_shows_where_each_task_stands(handed: tuple[int, Path]) -> None:
    page = openpyxl.load_workbook(handed[1])[SHEET]
    assert "民政課編寫部分" in page["A1"].value
    assert "115.01.20" in page["A2"].value
    assert [cell.value for cell in page[FIRST]][:4] == [
        "一、(一)1.",
        "一、機關形象",
        "(一)改善服務場所",
        "更新標示",
    ]
    assert page["D6"].protection.locked is False
    assert page["A6"].protection.locked is True
    assert page.column_dimensions["J"].hidden
    assert page.print_title_rows == "$5:$5"


def test_another_program_reads_the_workbook_too(handed: tuple[int, Path]) -> None:
    rows = CalamineWorkbook.from_path(str(handed[1])).get_sheet_by_name(SHEET).to_python()
    assert [row[3] for row in rows[5:7]] == ["更新標示", "辦理測試"]


def test_a_workbook_that_nobody_changed_asks_for_nothing(office: Office, handed: tuple[int, Path]) -> None:
    assert look(office, handed[1]).items == ()


def test_changes_additions_and_deletions_are_told_apart_and_taken(
    office: Office, clerk: Actor, plan: FollowedPlan, handed: tuple[int, Path]
) -> None:
    def by_hand(page: Any) -> None:
        page["D6"] = "更新樓層標示"
        page["F6"] = "115/7/15"
        page["I7"] = "v"
        page["D8"] = "設置哺集乳室"

    edit(handed[1], by_hand)
    found = look(office, handed[1])
    assert [(item.answer, item.text) for item in found.items] == [
        (Answer.CHANGED, "更新標示"),
        (Answer.DELETED, "辦理測試"),
        (Answer.NEW, "設置哺集乳室"),
    ]
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    take(office, clerk, found)
    assert outline_of(office, plan.plan_id)[2:] == [
        "    1.更新樓層標示",
        "    2.巡檢設施",
        "    3.設置哺集乳室",
    ]
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        nodes = {node.text: node for node in plan_tree(session, head.id).nodes}
        assert nodes["更新樓層標示"].tracking is not None
        assert nodes["更新樓層標示"].tracking.due_on == dt.date(2026, 7, 15)
        assert [share.name for share in nodes["設置哺集乳室"].sections] == ["民政課"]
        assert handouts_of(session, plan.plan_id)[0].taken_back_on == TODAY
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    assert "    1.更新標示" in outline_of(office, plan.plan_id)


def test_what_was_changed_here_meanwhile_is_a_conflict(
    office: Office, clerk: Actor, plan: FollowedPlan, handed: tuple[int, Path]
) -> None:
    edit(handed[1], lambda page: page.__setitem__("D6", "更新樓層標示"))
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新英文標示")
    (item,) = look(office, handed[1]).items
    assert item.answer is Answer.CONFLICT
    (field,) = item.fields
    assert (field.base, field.theirs, field.ours) == ("更新標示", "更新樓層標示", "更新英文標示")


def test_sorted_and_inserted_rows_and_real_dates_are_understood(
    office: Office, handed: tuple[int, Path]
) -> None:
    def by_hand(page: Any) -> None:
        page.insert_rows(FIRST)
        page["D6"] = "新的第一項"
        page["F7"] = dt.datetime(2026, 8, 1)

    edit(handed[1], by_hand)
    found = look(office, handed[1])
    assert {item.answer for item in found.items} == {Answer.NEW, Answer.CHANGED}
    changed = next(item for item in found.items if item.answer is Answer.CHANGED)
    assert [(field.name, field.theirs) for field in changed.fields] == [("due", "115.08.01")]


def test_a_wrong_day_or_section_stops_the_whole_with_a_sentence(
    office: Office, clerk: Actor, plan: FollowedPlan, handed: tuple[int, Path]
) -> None:
    def by_hand(page: Any) -> None:
        page["D6"] = "更新樓層標示"
        page["G7"] = "觀光課"

    edit(handed[1], by_hand)
    with pytest.raises(Refused, match="觀光課"):
        take(office, clerk, look(office, handed[1]))
    assert "    1.更新標示" in outline_of(office, plan.plan_id)


def test_a_change_of_what_was_deleted_here_can_not_be_taken(
    office: Office, clerk: Actor, plan: FollowedPlan, handed: tuple[int, Path]
) -> None:
    edit(handed[1], lambda page: page.__setitem__("D6", "更新樓層標示"))
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新標示"]])
    found = look(office, handed[1])
    assert found.items[0].answer is Answer.CONFLICT
    with pytest.raises(Refused, match="已經不在計畫中"):
        take(office, clerk, found)


@pytest.mark.parametrize("text", ["=1+1", "+886", "-1", "@sum", "=HYPERLINK(1)"])
def test_no_text_becomes_a_formula(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path, text: str
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text=text)
        key = hand_out(work, plan.plan_id, plan.sections["民政課"], on=TODAY)
    path = tmp_path / "a.xlsx"
    with office.reading() as session:
        path.write_bytes(workbook_of(sheet_of(session, key)))
    cell = openpyxl.load_workbook(path)[SHEET]["D6"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert look(office, path).items == ()


def test_files_that_are_something_else_are_refused(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "別的.xlsx"
    openpyxl.Workbook().save(other)
    with pytest.raises(BadFile, match="不是分送編寫的檔案"):
        read_workbook(other)
    (tmp_path / "壞.xlsx").write_bytes(b"PK not a workbook")
    with pytest.raises(BadFile):
        read_workbook(tmp_path / "壞.xlsx")


def test_a_section_without_task_and_a_day_gone_by_are_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with pytest.raises(Refused, match="沒有工作"), office.work(clerk) as work:
        hand_out(work, plan.plan_id, plan.sections["各課室"], on=TODAY)
    with pytest.raises(Refused, match="早於"), office.work(clerk) as work:
        hand_out(work, plan.plan_id, plan.sections["民政課"], on=TODAY, reply_by=dt.date(2026, 1, 1))


def test_what_is_out_too_long_is_late(office: Office, plan: FollowedPlan, handed: tuple[int, Path]) -> None:
    with office.reading() as session:
        (row,) = handouts_of(session, plan.plan_id)
    assert (row.section, row.tasks) == ("民政課", 2)
    assert not row.is_late(dt.date(2026, 1, 20))
    assert row.is_late(dt.date(2026, 1, 21))
