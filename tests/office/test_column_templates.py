import pytest

from db import audit
from db.queries.plan import PlanTree, plan_tree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, ColumnStand
from desktop.errors import Refused
from desktop.office import column_templates as deeds
from desktop.office.column_templates import NamedColumns, built_in_columns, offered_columns
from desktop.office.office import Actor, Office
from desktop.office.plan_columns import check_columns
from desktop.office.planning import change_plan, create_plan
from desktop.office.take_back import take_back
from tests.office.imported_prints import taken_in
from tests.office.test_printed_as_the_original import COLUMNS, DATA

OWN = (PlanColumn((ColumnKind.TASK,), "工作", ColumnStand.STACKED), PlanColumn((ColumnKind.DUE,), "期限"))


def own(office: Office) -> list[NamedColumns]:
    with office.reading() as session:
        return [each for each in offered_columns(session) if each.id is not None]


def saved(office: Office, clerk: Actor, name: str, columns: tuple[PlanColumn, ...] = OWN) -> int:
    with office.work(clerk) as work:
        return deeds.save_columns(work, name, columns)


def tree_of(office: Office, plan_id: int) -> PlanTree:
    with office.reading() as session:
        return plan_tree(session, plan_id)


@pytest.fixture
def plan_id(office: Office, clerk: Actor) -> int:
    with office.work(clerk) as work:
        return create_plan(work, 115)


def test_every_template_that_comes_with_the_program_can_be_a_plans() -> None:
    assert len({each.name for each in built_in_columns()}) == len(built_in_columns()) >= 5
    for each in built_in_columns():
        check_columns(each.columns)
        assert sum(column.width for column in each.columns) in (0, 100)


@pytest.mark.parametrize("style", COLUMNS)
def test_the_columns_of_each_known_layout_are_among_the_templates(style: str) -> None:
    """As headings and contents; how lines stand is the template's."""
    wanted = [(column.kinds, column.heading) for column in COLUMNS[style]]
    assert wanted in [[(c.kinds, c.heading) for c in each.columns] for each in built_in_columns()]


def test_own_columns_are_offered_behind_those_of_the_program(office: Office, clerk: Actor) -> None:
    key = saved(office, clerk, " 本所二欄 ")
    with office.reading() as session:
        assert offered_columns(session) == (*built_in_columns(), NamedColumns("本所二欄", OWN, key))


def test_columns_of_a_name_that_exists_are_replaced(office: Office, clerk: Actor) -> None:
    saved(office, clerk, "本所二欄")
    saved(office, clerk, "本所二欄", OWN[:1])
    assert [each.columns for each in own(office)] == [OWN[:1]]


def test_columns_are_renamed_and_deleted(office: Office, clerk: Actor) -> None:
    key = saved(office, clerk, "本所二欄")
    with office.work(clerk) as work:
        deeds.rename_columns(work, key, "新樣式")
    assert [each.name for each in own(office)] == ["新樣式"]
    with office.work(clerk) as work:
        deeds.delete_columns(work, key)
    assert own(office) == []


def test_deleted_columns_come_back_when_it_is_undone(office: Office, clerk: Actor) -> None:
    key = saved(office, clerk, "本所二欄")
    with office.work(clerk) as work:
        deeds.delete_columns(work, key)
    with office.reading() as session:
        deletion = next(audit.entries(session)).number
    with office.work(clerk) as work:
        take_back(work, deletion)
    assert [each.columns for each in own(office)] == [OWN]


def test_a_plan_is_printed_in_the_columns_chosen(office: Office, clerk: Actor, plan_id: int) -> None:
    saved(office, clerk, "本所二欄")
    with office.work(clerk) as work:
        deeds.use_columns(work, plan_id, "本所二欄")
    assert tree_of(office, plan_id).head.columns == OWN


def test_a_plan_keeps_its_columns_when_their_template_is_deleted(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    key = saved(office, clerk, "本所二欄")
    with office.work(clerk) as work:
        change_plan(work, plan_id, columns=OWN)
        deeds.delete_columns(work, key)
    assert tree_of(office, plan_id).head.columns == OWN


@pytest.mark.parametrize(
    ("name", "words"), [(" ", "不可空白"), (built_in_columns()[0].name, "是內建的欄位樣式")]
)
def test_a_name_that_cannot_be_is_refused(office: Office, clerk: Actor, name: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        saved(office, clerk, name)


def test_columns_without_tasks_are_no_template(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="至少保留一欄「工作」"):
        saved(office, clerk, "只有期限", OWN[1:])


def test_two_own_templates_never_have_one_name(office: Office, clerk: Actor) -> None:
    key = saved(office, clerk, "甲")
    saved(office, clerk, "乙")
    with pytest.raises(Refused, match="已有名為「乙」"), office.work(clerk) as work:
        deeds.rename_columns(work, key, "乙")


def test_columns_that_are_not_there_are_refused(office: Office, clerk: Actor, plan_id: int) -> None:
    with pytest.raises(Refused, match="已被刪除"), office.work(clerk) as work:
        deeds.delete_columns(work, 99)
    with pytest.raises(Refused, match="沒有名為「無」"), office.work(clerk) as work:
        deeds.use_columns(work, plan_id, "無")


def test_columns_of_a_plan_brought_in_can_be_kept(office: Office, clerk: Actor) -> None:
    columns = taken_in(office, clerk, DATA / "plan_style_stacked.txt").head.columns
    saved(office, clerk, "去年的五欄", columns)
    assert own(office)[0].columns == columns
