"""What came back from a section, told apart from what changed here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.exchange.sections.handout_sheet import Stray
from desktop.office.handouts import withdraw_handout
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node, delete_nodes
from desktop.office.returned_items import Review, certain
from desktop.office.setup import change_agency
from desktop.rules.three_way import Answer
from tests.exchange.handout_files import FIRST, at
from tests.factories import FollowedPlan
from tests.office.handouts import handed_out, plan_of_sections, reviewed


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return plan_of_sections(office, clerk)


@pytest.fixture
def path(office: Office, clerk: Actor, plan: FollowedPlan, tmp_path: Path) -> Path:
    """The workbook of 民政課."""
    handed_out(office, clerk, plan, tmp_path / "民政課.xlsx")
    return tmp_path / "民政課.xlsx"


def write(**cells: Any) -> Callable[[Any], object]:
    """An edit: words in cells such as D6."""
    return lambda page: [page.__setitem__(name, text) for name, text in cells.items()]


def kinds(found: Review) -> list[tuple[Answer, str]]:
    return [(item.answer, item.text) for item in found.items]


def test_a_workbook_that_nobody_changed_asks_for_nothing(office: Office, path: Path) -> None:
    found = reviewed(office, path)
    assert (found.items, found.warnings, found.strays, found.problems()) == ((), (), (), [])


def test_changes_deletions_and_additions_are_told_apart(office: Office, path: Path) -> None:
    found = reviewed(office, path, write(D6="更新樓層標示", K7="v", D8="設置哺集乳室"))
    assert kinds(found) == [
        (Answer.CHANGED, "更新標示"),
        (Answer.DELETED, "辦理測試"),
        (Answer.NEW, "設置哺集乳室"),
    ]
    assert [item.line for item in found.items] == [6, 7, 8]


def test_the_same_said_in_another_way_is_no_change(office: Office, path: Path) -> None:
    assert reviewed(office, path, write(G6="１１５年６月３０日", H6="民政課（主辦）")).items == ()


def test_what_was_changed_here_meanwhile_is_a_conflict_field_by_field(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新英文標示")
    (item,) = reviewed(office, path, write(D6="更新樓層標示", J6="含地下室")).items
    assert item.answer is Answer.CONFLICT
    assert [(each.name, each.base, each.theirs, each.ours, each.is_conflict) for each in item.fields] == [
        ("text", "更新標示", "更新樓層標示", "更新英文標示", True),
        ("remark", "", "含地下室", "", False),
    ]


def test_a_change_made_on_both_sides_alike_is_only_counted(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text="更新樓層標示")
    found = reviewed(office, path, write(D6="更新樓層標示"))
    assert (found.items, found.agreed) == ((), 1)


def test_a_row_that_is_only_missing_is_not_certainly_to_be_deleted(office: Office, path: Path) -> None:
    found = reviewed(office, path, lambda page: page.delete_rows(FIRST))
    assert kinds(found) == [(Answer.DELETED, "更新標示")]
    assert not found.items[0].is_ticked
    assert certain(found) == []


def test_a_deletion_that_would_take_others_along_is_a_conflict(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        add_node(work, plan.plan_id, plan.nodes["更新標示"], text="拍照")
    (item,) = reviewed(office, path, write(K6="v")).items
    assert item.answer is Answer.CONFLICT
    assert "下面還有1項" in item.problem


def test_a_copied_row_is_a_new_one_and_nothing_of_it_is_lost(office: Office, path: Path) -> None:
    def copy(page: Any) -> None:
        page.insert_rows(FIRST + 1)
        for place in range(1, 14):
            page.cell(FIRST + 1, place).value = page.cell(FIRST, place).value
        page[at("工作內容", FIRST)] = "更新標示（一樓）"
        page[at("工作內容", FIRST + 1)] = "更新標示（二樓）"

    found = reviewed(office, path, copy)
    assert kinds(found) == [(Answer.CHANGED, "更新標示"), (Answer.NEW, "更新標示（二樓）")]
    assert found.items[1].after == found.items[0].key


def test_cells_that_cannot_be_read_are_told_with_row_column_reason_and_a_way_out(
    office: Office, path: Path
) -> None:
    found = reviewed(
        office, path, write(G6="115.2.30", H6="民正課", I6="常常", J7="=A1", D8="", E8="只有方法")
    )
    assert found.problems() == [
        "第6列「完成期限」：「115.2.30」不是存在的日期：民國115年2月只有28天，請改寫。",
        "第6列「承辦單位」：沒有「民正課」這個單位；是不是「民政課」？請改用現有的單位名稱，或先到「設定」新增這個單位。",
        "第6列「應辦次數」：「常常」看不出是多久幾次，請寫成例如「每年至少12次」或「每月1次」。",
        "第7列「備註」：公式沒有算出的結果，請改成直接打字。",
        "第8列「工作內容」：工作內容不能空白；不要這項工作請在「刪除」欄打 v。",
        "第8列：沒有寫工作內容；請單位補寫後再帶回。",
    ]
    assert {each.theirs for item in found.items for each in item.fields} >= {
        "115.2.30",
        "民正課",
        "常常",
        "=A1",
    }
    assert certain(found) == []


def test_one_wrong_cell_does_not_hold_up_the_others_of_its_row(office: Office, path: Path) -> None:
    (item,) = certain(reviewed(office, path, write(D6="更新樓層標示", G6="115.2.30")))
    assert [each.name for each in item.fields] == ["text"]


def test_a_change_of_the_grey_columns_is_kept_as_words(office: Office, path: Path) -> None:
    found = reviewed(office, path, write(C6="(二)別的項目", A6="9."))
    assert found.items == ()
    assert found.strays == (Stray(6, "項目", "(二)別的項目"),)


def test_what_was_deleted_here_can_be_taken_in_again(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新標示"]])
    (item,) = reviewed(office, path, write(D6="更新樓層標示")).items
    assert (item.answer, item.is_gone, item.is_addition) == (Answer.CONFLICT, True, True)
    assert "重新加入" in item.problem


def test_a_new_task_of_a_measure_that_is_gone_says_what_to_do(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["改善服務場所"]])
    (item,) = reviewed(office, path, write(D8="設置哺集乳室")).items
    assert "先在大綱加回項目" in item.problem


def test_a_file_of_another_agency_or_of_a_handout_withdrawn_is_refused(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path
) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣竹林鎮公所")
    with pytest.raises(Refused, match="是「青埔縣松溪鄉公所」分送的，這裡是「青埔縣竹林鎮公所」"):
        reviewed(office, path)
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
        withdraw_handout(work, 1)
    with pytest.raises(Refused, match="不在這個資料庫"):
        reviewed(office, path)


def test_an_older_handout_is_pointed_out(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path, tmp_path: Path
) -> None:
    handed_out(office, clerk, plan, tmp_path / "新的.xlsx")
    (warning,) = reviewed(office, path).warnings
    assert "又分送過一次" in warning
    assert reviewed(office, tmp_path / "新的.xlsx").warnings == ()
