"""Taking into the plan what sections sent back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.vocabulary import Period, SectionRole
from desktop.errors import Conflict, Refused
from desktop.office.handouts import handouts_of
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node, delete_nodes
from desktop.office.returned_items import Returned, Review, certain
from desktop.office.take_back import take_back
from desktop.office.taking_back_handouts import take_back_handout
from tests.factories import FollowedPlan, outline_of
from tests.office.handouts import TODAY, handed_out, nodes_of, plan_of_sections, reviewed
from tests.office.test_handout_review import write


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return plan_of_sections(office, clerk)


@pytest.fixture
def path(office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path) -> Path:
    """The workbook of 民政課."""
    handed_out(office, clerk, plan, tmp_path / "民政課.xlsx")
    return tmp_path / "民政課.xlsx"


def take(
    office: Office, clerk: Actor, found: Review, items: Sequence[Returned] | None = None, **others: Any
) -> int:
    with office.work(clerk) as work:
        taken = found.items if items is None else items
        return take_back_handout(work, found.handout_id, taken, on=TODAY, **others)


def tasks(office: Office, plan: FollowedPlan) -> list[str]:
    return [line.strip() for line in outline_of(office, plan.plan_id)[2:]]


def test_everything_is_taken_in_one_step_and_given_back_in_one(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    before = tasks(office, plan)
    found = reviewed(
        office,
        path,
        write(
            D6="更新樓層標示", E6="現勘", F6="更新率", G6="115/7/15", I6="每月1次", K7="v", D8="設置哺集乳室"
        ),
    )
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    assert take(office, clerk, found) == 3
    assert len(numbers) == 1
    assert tasks(office, plan) == ["1.更新樓層標示", "2.巡檢設施", "3.設置哺集乳室"]
    changed = nodes_of(office, plan)["更新樓層標示"]
    assert (changed.method, changed.indicators) == ("現勘", ("更新率",))
    assert changed.tracking is not None
    assert changed.tracking.due_on == dt.date(2026, 7, 15)
    assert changed.tracking.quota is not None
    assert (changed.tracking.quota.count, changed.tracking.quota.per) == (1, Period.MONTH)
    with office.work(clerk) as work:
        take_back(work, numbers[0])
    assert tasks(office, plan) == before
    with office.reading() as session:
        assert handouts_of(session, plan.plan_id)[0].taken_back_on is None


def test_a_new_task_gets_the_section_that_wrote_it_as_lead(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    take(office, clerk, reviewed(office, path, write(D8="設置哺集乳室", D9="整修廁所", H9="秘書室")))
    nodes = nodes_of(office, plan)
    (share,) = nodes["設置哺集乳室"].sections
    assert (share.name, share.role) == ("民政課", SectionRole.LEAD)
    assert [(each.name, each.role) for each in nodes["整修廁所"].sections] == [
        ("秘書室", SectionRole.UNSPECIFIED)
    ]


def test_rows_put_between_others_become_tasks_there_in_their_order(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    def insert(page: Any) -> None:
        page.insert_rows(7, amount=2)
        page["D7"], page["D8"] = "甲", "乙"

    take(office, clerk, reviewed(office, path, insert))
    assert tasks(office, plan) == ["1.更新標示", "2.甲", "3.乙", "4.辦理測試", "5.巡檢設施"]


def test_only_the_accepted_fields_are_taken_and_as_they_were_edited(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    found = reviewed(office, path, write(D6="更新樓層標示", J6="含地下室"))
    (item,) = found.items
    edited = replace(item, fields=(replace(item.fields[0], theirs="更新各樓層標示"),))
    take(office, clerk, found, [edited], is_finished=False)
    assert nodes_of(office, plan)["更新各樓層標示"].remark == ""
    with office.reading() as session:
        assert handouts_of(session, plan.plan_id)[0].taken_back_on is None


def test_what_is_certain_leaves_conflicts_alone(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新英文標示")
    found = reviewed(office, path, write(D6="更新樓層標示", J6="含地下室", D7="辦理抽測"))
    take(office, clerk, found, certain(found))
    assert tasks(office, plan)[:2] == ["1.更新英文標示", "2.辦理抽測"]
    assert nodes_of(office, plan)["更新英文標示"].remark == "含地下室"


def test_a_conflict_can_be_decided_for_the_section(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新英文標示")
    take(office, clerk, reviewed(office, path, write(D6="更新樓層標示")))
    assert tasks(office, plan)[0] == "1.更新樓層標示"


def test_a_task_deleted_here_comes_back_with_all_it_said(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新標示"]])
    found = reviewed(office, path, write(J6="仍要辦"))
    take(office, clerk, found)
    back = nodes_of(office, plan)["更新標示"]
    assert (back.remark, back.lineage) == ("仍要辦", found.items[0].key)
    assert back.tracking is not None
    assert back.tracking.due_on == dt.date(2026, 6, 30)


def test_the_same_file_taken_twice_adds_nothing_twice(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    take(office, clerk, reviewed(office, path, write(D6="更新樓層標示", D8="設置哺集乳室", K7="v")))
    found = reviewed(office, path)
    assert (found.items, found.agreed, found.is_taken_back) == ((), 3, True)
    assert "已經收回過" in found.warnings[0]


def test_a_change_made_since_the_comparison_stops_the_whole(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    found = reviewed(office, path, write(D6="更新樓層標示", D8="設置哺集乳室"))
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新英文標示")
    with pytest.raises(Conflict, match="重新比對"):
        take(office, clerk, found)
    assert tasks(office, plan) == ["1.更新英文標示", "2.辦理測試", "3.巡檢設施"]


def test_what_is_gone_since_the_comparison_is_refused(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    found = reviewed(office, path, write(D6="更新樓層標示"))
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新標示"]])
    with pytest.raises(Refused, match="已經不在計畫中"):
        take(office, clerk, found)


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [("H6", "觀光課", "觀光課"), ("E8", "只有方法", "第8列沒有工作內容"), ("D6", None, "不能空白")],
)
def test_an_unreadable_cell_that_is_accepted_all_the_same_is_refused(
    office: Office, clerk: Actor, path: Path, cell: str, text: str | None, said: str
) -> None:
    found = reviewed(office, path, write(**{cell: text}))
    with pytest.raises(Refused, match=said):
        take(office, clerk, found)
