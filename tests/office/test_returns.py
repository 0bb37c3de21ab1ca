"""Sections tick off in Excel: workbooks go out, come back, are compared and taken in."""

import datetime as dt

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries.tracking import evidence_of
from db.vocabulary import Period, TaskStatus
from desktop.errors import BadFile, Refused
from desktop.exchange.sections.return_reading import read_return
from desktop.exchange.sections.return_sheet import FIELDS, HEADINGS
from desktop.office.followed_plan import followed_plan as plan_of
from desktop.office.opening import create_office, found_office
from desktop.office.return_review import return_review
from desktop.office.returns import returning_steps
from desktop.office.taking_returns import take_return
from desktop.office.tracking import mark_not_applicable, tick_off
from desktop.rules.three_way import Answer
from tests.exchange.return_files import filled, row_of
from tests.factories import TaskDraft, followed_plan
from tests.libreoffice import converted, needs_libreoffice

TODAY = dt.date(2026, 7, 1)
TASKS = (
    TaskDraft("檢查照明", dt.date(2026, 6, 30), ("總務課",)),
    TaskDraft("測試電話禮貌", None, ("總務課", "民政課"), (12, Period.YEAR)),
    TaskDraft("更新標示", dt.date(2026, 9, 30), ("民政課",)),
    TaskDraft("=辦理講習", dt.date(2026, 8, 31), ("各課室",)),
)


@pytest.fixture
def plan(office, clerk):
    return followed_plan(office, clerk, *TASKS, groups={"各課室": ("總務課", "民政課")})


@pytest.fixture
def written(office, plan, tmp_path):
    """The workbooks by section."""
    steps = returning_steps(office, 115, tmp_path / "回報", on=TODAY)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return {file.section: file.path for file in end.value}


def compared(office, path):
    with office.reading() as session:
        return return_review(session, read_return(path), TODAY)


def taken(office, clerk, path, *answers):
    """Take what is certain, or all items of these kinds; returns the review."""
    found = compared(office, path)
    items = [item for item in found.items if item.answer in answers] if answers else found.certain()
    with office.work(clerk) as work:
        take_return(work, found, items, today=TODAY)
    return found


def standing(office, text):
    with office.reading() as session:
        return next(task for task in plan_of(session, 115, TODAY).tasks if task.text == text)


def proofs(office, plan, text):
    with office.reading() as session:
        return [(row.dated_on, row.count, row.what) for row in evidence_of(session, plan.nodes[text])]


def test_each_section_gets_its_tasks_and_those_of_its_groups(written):
    texts = {
        section: [row.shown["工作內容"] for row in read_return(path).rows]
        for section, path in written.items()
    }
    assert texts == {
        "總務課": ["檢查照明", "測試電話禮貌", "=辦理講習"],
        "民政課": ["測試電話禮貌", "更新標示", "=辦理講習"],
    }


def test_a_workbook_that_nobody_filled_in_reports_nothing(office, written):
    assert not any(compared(office, path).items for path in written.values())


def test_what_is_shown_is_locked_and_what_is_reported_is_open(written):
    page = openpyxl.load_workbook(written["總務課"]).worksheets[0]
    row = row_of(page, "檢查照明")
    locked = {heading: page.cell(row, place).protection.locked for place, heading in enumerate(HEADINGS, 1)}
    assert page.protection.sheet
    assert [heading for heading, is_locked in locked.items() if not is_locked] == list(FIELDS.values())
    assert page.cell(row_of(page, "=辦理講習"), HEADINGS.index("工作內容") + 1).data_type == "s"


def test_a_tick_is_taken_with_its_day_and_note(office, clerk, written):
    path = filled(
        written["總務課"], {"檢查照明": {"status": "已完成", "done_on": "115.07.01", "note": "全數更換"}}
    )
    taken(office, clerk, path)
    task = standing(office, "檢查照明")
    assert (task.status, task.done_on, task.note) == (TaskStatus.DONE, dt.date(2026, 7, 1), "全數更換")
    assert task.is_late


@pytest.mark.parametrize("day", ["115.06.20", "１１５．６．２０", "2026/6/20", dt.datetime(2026, 6, 20)])
def test_a_day_may_be_written_in_any_way(office, clerk, written, day):
    taken(office, clerk, filled(written["總務課"], {"檢查照明": {"status": "已完成", "done_on": day}}))
    assert standing(office, "檢查照明").done_on == dt.date(2026, 6, 20)


def test_counts_are_evidence_on_their_day(office, clerk, plan, written):
    path = filled(
        written["總務課"], {"測試電話禮貌": {"count": 3, "counted_on": "115.06.15", "status": "執行中"}}
    )
    taken(office, clerk, path)
    [(day, count, what)] = proofs(office, plan, "測試電話禮貌")
    assert (day, count) == (dt.date(2026, 6, 15), 3)
    assert what.startswith("總務課回報")


def test_reading_the_same_workbook_twice_changes_nothing_the_second_time(office, clerk, plan, written):
    changes = {
        "測試電話禮貌": {"count": 3, "counted_on": "115.06.15", "status": "執行中"},
        "檢查照明": {"status": "已完成", "done_on": "115.06.20"},
    }
    path = filled(written["總務課"], changes)
    taken(office, clerk, path)
    again = compared(office, path)
    assert not again.items
    assert again.agreed == 2
    assert len(proofs(office, plan, "測試電話禮貌")) == 1


def test_a_workbook_that_was_corrected_afterwards_corrects_its_evidence(office, clerk, plan, written):
    first = filled(written["總務課"], {"測試電話禮貌": {"count": 3, "counted_on": "115.06.15"}})
    taken(office, clerk, first)
    taken(office, clerk, filled(first, {"測試電話禮貌": {"count": "4次"}}))
    assert [count for _day, count, _what in proofs(office, plan, "測試電話禮貌")] == [4]


def test_two_sections_of_one_task_both_count(office, clerk, plan, written):
    for section in ("總務課", "民政課"):
        taken(
            office, clerk, filled(written[section], {"測試電話禮貌": {"count": 2, "counted_on": "115.06.15"}})
        )
    assert sum(count for _day, count, _what in proofs(office, plan, "測試電話禮貌")) == 4


def test_what_was_ticked_meanwhile_by_someone_else_is_a_conflict(office, clerk, plan, written):
    path = filled(written["總務課"], {"檢查照明": {"status": "已完成", "done_on": "115.06.20"}})
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢查照明"], on=dt.date(2026, 6, 25), today=TODAY)
    found = taken(office, clerk, path)
    assert [item.answer for item in found.items] == [Answer.CONFLICT]
    assert standing(office, "檢查照明").done_on == dt.date(2026, 6, 25)
    taken(office, clerk, path, Answer.CONFLICT)
    assert standing(office, "檢查照明").done_on == dt.date(2026, 6, 20)


def test_what_was_ticked_meanwhile_to_the_same_is_agreed(office, clerk, plan, written):
    path = filled(written["總務課"], {"檢查照明": {"status": "已完成", "done_on": "115.06.20"}})
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢查照明"], on=dt.date(2026, 6, 20), today=TODAY)
    assert compared(office, path).agreed == 1


def test_a_change_here_that_the_section_did_not_touch_stays(office, clerk, plan, written):
    with office.work(clerk) as work:
        mark_not_applicable(work, plan.nodes["檢查照明"], reason="改由縣府辦理")
    taken(office, clerk, filled(written["總務課"], {"測試電話禮貌": {"status": "執行中"}}))
    assert standing(office, "檢查照明").status is TaskStatus.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "已完成"}, "沒有完成日期"),
        ({"status": "做好了", "done_on": "115.06.20"}, "不是辦理情形"),
        ({"status": "已完成", "done_on": "115.02.30"}, "不是存在的日期"),
        ({"status": "已完成", "done_on": "115.12.31"}, "還沒到"),
        ({"done_on": "115.06.20"}, "不是已完成"),
        ({"status": "不適用"}, "沒有寫原因"),
        ({"count": "好幾次", "counted_on": "115.06.20"}, "不是次數"),
        ({"count": 2}, "沒有日期"),
        ({"counted_on": "115.06.20"}, "沒有次數"),
        ({"status": "=1/0"}, "公式"),
    ],
)
def test_what_cannot_be_taken_is_named_by_line_and_reason_and_nothing_is_stored(
    office, clerk, plan, written, fields, words
):
    path = filled(written["總務課"], {"檢查照明": fields})
    found = taken(office, clerk, path)
    assert any(words in problem and problem.startswith("第") for problem in found.problems())
    assert standing(office, "檢查照明").status is TaskStatus.NOT_STARTED
    assert not proofs(office, plan, "檢查照明")


def test_a_task_that_does_not_apply_takes_its_reason(office, clerk, written):
    taken(
        office, clerk, filled(written["總務課"], {"檢查照明": {"status": "不適用", "reason": "廳舍已搬遷"}})
    )
    task = standing(office, "檢查照明")
    assert (task.status, task.reason) == (TaskStatus.NOT_APPLICABLE, "廳舍已搬遷")


def test_rows_may_be_sorted_and_columns_moved(office, clerk, written):
    def upside_down(page):
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
        for at, values in enumerate(reversed(rows), 5):
            for column, value in enumerate(values, 1):
                page.cell(at, column).value = value

    path = filled(written["總務課"], {"檢查照明": {"status": "已完成", "done_on": "115.06.20"}}, upside_down)
    taken(office, clerk, path)
    assert standing(office, "檢查照明").status is TaskStatus.DONE


def test_a_row_that_was_deleted_is_told_and_nothing_is_deleted(office, clerk, plan, written):
    path = filled(written["總務課"], {}, lambda page: page.delete_rows(row_of(page, "檢查照明")))
    [item] = compared(office, path).items
    assert item.is_missing
    assert "照原樣保留" in item.problem
    assert not compared(office, path).certain()


def test_a_row_that_was_added_is_told_with_all_its_text(office, written):
    def add(page):
        page.cell(page.max_row + 1, HEADINGS.index("工作內容") + 1).value = "臨時辦理里民座談"

    [item] = compared(office, filled(written["總務課"], {}, add)).items
    assert item.is_added
    assert "臨時辦理里民座談" in item.problem


def test_texts_beside_the_table_are_told(office, written):
    def scribble(page):
        page["R7"] = "請看我"
        page["A2"] = "改過的說明"

    found = compared(office, filled(written["總務課"], {}, scribble))
    assert {stray.text for stray in found.strays} == {"請看我", "改過的說明"}


def test_a_return_of_another_office_is_refused(office, clerk, plan, tmp_path):
    with office.work(clerk) as work:
        found_office(work, "松濤區公所")
    steps = returning_steps(office, 115, tmp_path, on=TODAY)
    next(steps)
    [path] = tmp_path.glob("*.xlsx")
    other = create_office(tmp_path / "other.db", "別的機關")
    with pytest.raises(Refused, match="「松濤區公所」的回報表，這裡是「別的機關」"):
        compared(other, path)
    other.close()


def test_a_return_of_a_year_without_plan_is_refused(written, tmp_path):
    other = create_office(tmp_path / "other.db", "松濤區公所")
    with pytest.raises(Refused, match="這裡沒有115年度的計畫"):
        compared(other, written["總務課"])
    other.close()


def test_a_return_of_another_plan_of_the_same_year_is_refused(clerk, written, tmp_path):
    other = create_office(tmp_path / "other.db", "松濤區公所")
    followed_plan(other, clerk, *TASKS, groups={"各課室": ("總務課", "民政課")})
    with pytest.raises(Refused, match="對不上"):
        compared(other, written["總務課"])
    other.close()


def test_any_other_workbook_is_refused(tmp_path):
    path = tmp_path / "別的.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(BadFile, match="不是執行情形回報表"):
        read_return(path)


def test_the_tasks_of_a_year_without_plan_cannot_be_reported(office, tmp_path):
    with pytest.raises(Refused, match="沒有120年度"):
        list(returning_steps(office, 120, tmp_path, on=TODAY))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_whatever_is_written_as_a_note_comes_back(written, note):
    path = filled(written["總務課"], {"檢查照明": {"note": f"x{note}"}})
    row = next(row for row in read_return(path).rows if row.shown["工作內容"] == "檢查照明")
    assert row.values["note"] == f"x{note}".strip()


@needs_libreoffice
@pytest.mark.slow
def test_a_workbook_saved_by_libreoffice_reads_the_same(office, written, tmp_path):
    changes = {
        "檢查照明": {"status": "已完成", "done_on": "115.06.20", "note": "全數更換"},
        "測試電話禮貌": {"count": 3, "counted_on": dt.datetime(2026, 6, 15)},
    }
    path = filled(written["總務課"], changes)
    again = converted(path, "xlsx", tmp_path)
    assert compared(office, again).items == compared(office, path).items
    assert len(compared(office, path).certain()) == 2
