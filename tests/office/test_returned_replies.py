"""Sections answer reminders in the workbook in which they report."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from db.queries.reminders import ReminderSlip, reminder
from desktop.exchange.sections.return_reading import read_return
from desktop.exchange.sections.return_sheet import REMINDED, REPLIES
from desktop.office.office import Actor, Office
from desktop.office.reminders import cancel_reminder, issue_reminders, reply_to_reminder
from desktop.office.return_review import return_review
from desktop.office.returned_reports import ReturnReview
from desktop.office.returns import returning_steps
from desktop.office.taking_returns import take_return
from desktop.rules.three_way import Answer
from tests.exchange.return_files import HEADING_ROW, column_of, filled, row_of
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DUE, ISSUED, TODAY = dt.date(2026, 6, 1), dt.date(2026, 7, 1), dt.date(2026, 7, 3)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("檢查照明", DUE, ("總務課",)),
        TaskDraft("汰換座椅", DUE, ("總務課",)),
        TaskDraft("更新標示", dt.date(2026, 9, 30), ("總務課", "民政課")),
    )


def reminded(office: Office, clerk: Actor, on: dt.date = ISSUED) -> int:
    with office.work(clerk) as work:
        return issue_reminders(work, 115, on=on, reply_by=dt.date(2026, 7, 10))[0]


def written(office: Office, folder: Path) -> dict[str, Path]:
    steps = returning_steps(office, 115, folder / "回報", on=TODAY)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return {file.section: file.path for file in end.value}


@pytest.fixture
def slip(office: Office, clerk: Actor, plan: FollowedPlan) -> int:
    return reminded(office, clerk)


@pytest.fixture
def book(office: Office, slip: int, tmp_path: Path) -> Path:
    return written(office, tmp_path)["總務課"]


def compared(office: Office, path: Path) -> ReturnReview:
    with office.reading() as session:
        return return_review(session, read_return(path), TODAY)


def taken(office: Office, clerk: Actor, path: Path) -> ReturnReview:
    found = compared(office, path)
    with office.work(clerk) as work:
        take_return(work, found, found.certain(), today=TODAY)
    return found


def read(office: Office, key: int) -> ReminderSlip:
    with office.reading() as session:
        found = reminder(session, key)
    assert found is not None
    return found


def answers(office: Office, key: int) -> list[tuple[str, dt.date | None, str]]:
    return [(task.reply, task.promised_on, task.reason) for task in read(office, key).tasks]


def test_only_the_tasks_on_a_slip_ask_for_a_reply(book: Path) -> None:
    page = openpyxl.load_workbook(book).worksheets[0]
    cells = {
        text: page.cell(row_of(page, text), column_of(page, REPLIES["reply"]))
        for text in ("檢查照明", "汰換座椅", "更新標示")
    }
    assert {text: cell.protection.locked for text, cell in cells.items()} == {
        "檢查照明": False,
        "汰換座椅": False,
        "更新標示": True,
    }
    told = page.cell(row_of(page, "檢查照明"), column_of(page, REMINDED)).value
    assert told == "115年稽字第0001號\n第1次，115.07.10前回復"


def test_a_section_that_was_not_reminded_gets_no_columns_for_it(
    office: Office, slip: int, tmp_path: Path
) -> None:
    page = openpyxl.load_workbook(written(office, tmp_path)["民政課"]).worksheets[0]
    assert REMINDED not in [cell.value for cell in page[HEADING_ROW]]


def test_a_row_is_as_high_as_its_longest_text(office: Office, clerk: Actor, tmp_path: Path) -> None:
    followed_plan(
        office, clerk, TaskDraft("短", DUE, ("總務課",)), TaskDraft("很長的工作" * 20, DUE, ("總務課",))
    )
    page = openpyxl.load_workbook(written(office, tmp_path)["總務課"]).worksheets[0]
    short, long = (page.row_dimensions[row_of(page, text)].height for text in ("短", "很長的工作" * 20))
    assert short < 2 * 17 + 20
    assert long > 5 * 17


def test_nothing_filled_in_answers_nothing(office: Office, book: Path) -> None:
    assert compared(office, book).items == ()


def test_a_reply_is_compared_and_taken_with_the_other_cells(
    office: Office, clerk: Actor, slip: int, book: Path
) -> None:
    path = filled(
        book,
        {
            "檢查照明": {"reply": "已叫料", "promised_on": "115/7/20", "late_reason": "缺料"},
            "汰換座椅": {"reply": "招標中", "status": "執行中"},
        },
    )
    found = taken(office, clerk, path)
    assert [(item.text, [each.name for each in item.fields]) for item in found.items] == [
        ("檢查照明", ["reply", "promised_on", "late_reason"]),
        ("汰換座椅", ["status", "reply"]),
    ]
    assert answers(office, slip) == [("已叫料", dt.date(2026, 7, 20), "缺料"), ("招標中", None, "")]
    row = read(office, slip).row
    assert (row.replied_on, row.replied_by) == (TODAY, "總務課")
    assert compared(office, path).agreed == 2


def test_a_task_reported_as_done_answers_for_itself(
    office: Office, clerk: Actor, slip: int, book: Path
) -> None:
    done = {"status": "已完成", "done_on": "115.07.02"}
    taken(office, clerk, filled(book, {"檢查照明": done, "汰換座椅": {"reply": "招標中"}}))
    assert answers(office, slip) == [("115.07.02完成", None, ""), ("招標中", None, "")]
    assert read(office, slip).row.replied_on == TODAY


def test_a_reply_that_somebody_else_entered_meanwhile_is_a_conflict(
    office: Office, clerk: Actor, plan: FollowedPlan, slip: int, book: Path
) -> None:
    with office.work(clerk) as work:
        reply_to_reminder(work, slip, TODAY, "承辦人", {plan.nodes["檢查照明"]: ("電話回復", None, "")})
    found = compared(office, filled(book, {"檢查照明": {"reply": "已叫料"}}))
    assert [item.answer for item in found.items] == [Answer.CONFLICT]
    assert found.certain() == []


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("下週", "第5列「預定完成日」："),
        ("115.06.20", "第5列「預定完成日」：預定完成日早於稽催單的開立日期115.07.01；請檢查日期。"),
    ],
)
def test_a_promise_that_is_no_day_or_gone_by_is_told_and_not_taken(
    office: Office, book: Path, day: str, problem: str
) -> None:
    found = compared(office, filled(book, {"檢查照明": {"reply": "已叫料", "promised_on": day}}))
    assert found.certain() == []
    assert found.problems()[0].startswith(problem)


def test_a_slip_called_back_wants_no_reply_any_more(
    office: Office, clerk: Actor, slip: int, book: Path
) -> None:
    with office.work(clerk) as work:
        cancel_reminder(work, slip, TODAY)
    found = compared(office, filled(book, {"檢查照明": {"reply": "已叫料"}}))
    assert found.problems() == ["第5列「稽催辦理情形」：115年稽字第0001號已經作廢，不用回復。"]


def test_a_reply_where_nobody_asked_is_told_and_not_lost(office: Office, book: Path) -> None:
    found = compared(office, filled(book, {"更新標示": {"reply": "不知道要寫什麼"}}))
    assert found.items == ()
    assert [(stray.line, stray.column, stray.text) for stray in found.strays] == [
        (7, "稽催辦理情形", "不知道要寫什麼")
    ]


def test_a_workbook_from_before_the_reminder_is_still_read(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    book = written(office, tmp_path)["總務課"]
    key = reminded(office, clerk)
    found = taken(office, clerk, filled(book, {"檢查照明": {"status": "執行中", "note": "已叫料"}}))
    assert [item.text for item in found.items] == ["檢查照明"]
    assert answers(office, key) == [("", None, ""), ("", None, "")]


def test_an_answer_to_the_second_reminder_answers_the_first_one_too(
    office: Office, clerk: Actor, slip: int, tmp_path: Path
) -> None:
    second = reminded(office, clerk, TODAY)
    book = written(office, tmp_path)["總務課"]
    reply = {"reply": "已叫料"}
    taken(office, clerk, filled(book, {"檢查照明": reply, "汰換座椅": reply}))
    assert [read(office, key).row.replied_on for key in (slip, second)] == [TODAY, TODAY]
