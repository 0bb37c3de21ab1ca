"""Parts of a plan handed to sections, and remembered."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import Refused
from desktop.exchange.sections.handout_workbook import SHEET
from desktop.office.handing_out import handing_out_steps, write_handout
from desktop.office.handouts import (
    close_handout,
    hand_out,
    handouts_of,
    parts,
    sheet_of,
    withdraw_handout,
)
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node
from desktop.office.promises import set_due
from desktop.office.take_back import take_back
from tests.factories import FollowedPlan
from tests.office.handouts import TODAY, handed_out, nodes_of, plan_of_sections


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return plan_of_sections(office, clerk)


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


def test_chosen_branches_are_handed_out_whoever_is_responsible(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    with office.work(clerk) as work:
        add_node(work, plan.plan_id, plan.nodes["巡檢設施"], text="拍照")
    key = handed_out(office, clerk, plan, tmp_path / "a.xlsx", node_ids=[plan.nodes["巡檢設施"]])
    with office.reading() as session:
        found = sheet_of(session, key)
    assert [row.values["text"] for row in found.rows] == ["巡檢設施", "拍照"]
    assert found.rows[1].parent == found.rows[0].key
    assert len({row.home for row in found.rows}) == 1


def test_what_was_handed_out_stays_word_by_word_whatever_the_plan_says_later(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], method="現勘", indicators=["標示更新率", "抱怨件數"])
        set_due(work, plan.nodes["更新標示"], dt.date(2026, 6, 30), "上半年")
    key = handed_out(office, clerk, plan, tmp_path / "a.xlsx")
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="改過了")
    with office.reading() as session:
        first = sheet_of(session, key).rows[0]
    assert dict(first.values) == {
        "text": "更新標示",
        "method": "現勘",
        "indicators": "標示更新率\n抱怨件數",
        "due": "上半年",
        "sections": "民政課(主辦)",
        "quota": "",
        "remark": "",
    }
    assert (first.number, first.area, first.measure) == ("一、(一)1.", "一、機關形象", "(一)改善服務場所")


def test_a_lost_file_is_written_again_as_it_was(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    key = handed_out(office, clerk, plan, tmp_path / "a.xlsx")
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="改過了")
    made = write_handout(office, key, tmp_path / "b.xlsx")
    assert (made.section, made.tasks) == ("民政課", 2)
    assert openpyxl.load_workbook(made.path)[SHEET]["D6"].value == "更新標示"


def test_a_file_that_is_there_is_not_written_over(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    names = []
    for _ in range(3):
        steps = handing_out_steps(office, clerk, plan.plan_id, [plan.sections["民政課"]], tmp_path, on=TODAY)
        try:
            while True:
                next(steps)
        except StopIteration as stop:
            names += [file.path.name for file in stop.value]
    assert names == [
        "115年度計畫編寫_民政課.xlsx",
        "115年度計畫編寫_民政課_115.01.05.xlsx",
        "115年度計畫編寫_民政課_115.01.05_2.xlsx",
    ]


def test_a_folder_that_cannot_be_made_is_told(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    (tmp_path / "檔案").write_text("")
    with pytest.raises(Refused, match="無法建立資料夾"):
        next(handing_out_steps(office, clerk, plan.plan_id, None, tmp_path / "檔案" / "下", on=TODAY))


def test_a_part_without_task_and_a_day_gone_by_are_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    section = plan.sections["民政課"]
    for node_ids, reply_by, said in (
        ([], None, "選取的項目裡沒有工作"),
        (None, dt.date(2026, 1, 1), "早於"),
    ):
        with pytest.raises(Refused, match=said), office.work(clerk) as work:
            hand_out(work, plan.plan_id, section, node_ids, on=TODAY, reply_by=reply_by)
    with pytest.raises(Refused, match="這個單位在計畫裡沒有工作"), office.work(clerk) as work:
        hand_out(work, plan.plan_id, plan.sections["各課室"], on=TODAY)


def test_what_is_out_too_long_is_late(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    key = handed_out(office, clerk, plan, tmp_path / "a.xlsx")
    with office.reading() as session:
        (row,) = handouts_of(session, plan.plan_id)
    assert (row.section, row.tasks, row.areas) == ("民政課", 2, ("一、機關形象",))
    assert not row.is_late(dt.date(2026, 1, 20))
    assert row.is_late(dt.date(2026, 1, 21))
    with office.work(clerk) as work:
        close_handout(work, key, on=dt.date(2026, 1, 22))
    with office.reading() as session:
        (row,) = handouts_of(session, plan.plan_id)
    assert row.taken_back_on == dt.date(2026, 1, 22)
    assert not row.is_late(dt.date(2026, 1, 23))


def test_a_handout_withdrawn_by_mistake_comes_back(
    office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path
) -> None:
    key = handed_out(office, clerk, plan, tmp_path / "a.xlsx")
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        withdraw_handout(work, key)
    with office.reading() as session:
        assert handouts_of(session, plan.plan_id) == []
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    with office.reading() as session:
        assert [row.id for row in handouts_of(session, plan.plan_id)] == [key]
    with pytest.raises(Refused, match="已經不在"), office.work(clerk) as work:
        withdraw_handout(work, 99)
    assert "更新標示" in nodes_of(office, plan)
