import datetime as dt

import pytest
from sqlalchemy import func, select

from db.queries.plan import plan_head, plan_tree
from db.queries.plan_column import PlanColumn
from db.tables.plan import Node, Plan
from db.tables.tracking import Evidence, TaskSection, TaskTracking
from db.vocabulary import ColumnKind, NumberingStyle, PlanStatus
from desktop.errors import Conflict, Refused
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.planning import change_plan, create_plan, delete_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.sections import add_section
from desktop.office.setup import change_agency
from tests.factories import drafted_plan, outline_of

TREE = """
機關形象
  服務場所
    更新樓層配置圖
      印製配置圖
    檢修飲水機
"""


def count(office: Office) -> list[int]:
    with office.reading() as session:
        tables = (Plan, Node, TaskTracking, TaskSection, Evidence)
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_new_plan_has_the_usual_chapters_and_five_columns(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="松溪鄉公所")
        plan_id = create_plan(work, 116)
    with office.reading() as session:
        tree = plan_tree(session, plan_id)
    assert tree.head.title == "松溪鄉公所116年度提升服務品質執行計畫"
    assert tree.head.status is PlanStatus.DRAFT
    assert [chapter.heading for chapter in tree.chapters] == [
        "計畫依據",
        "計畫目標",
        "實施對象",
        "計畫內容",
        "執行步驟",
        "考核獎懲",
    ]
    assert [chapter.heading for chapter in tree.chapters if chapter.has_table] == ["計畫內容"]
    headings = [column.heading for column in tree.head.columns]
    assert headings == ["實施要領", "執行項目", "推動作法", "完成期限", "承辦單位"]


@pytest.mark.parametrize("year", [0, 1000, -3])
def test_a_year_that_is_none_is_refused(office: Office, clerk: Actor, year: int) -> None:
    with pytest.raises(Refused, match="必須是民國1年到999年"), office.work(clerk) as work:
        create_plan(work, year)


def test_a_year_has_one_plan(office: Office, clerk: Actor) -> None:
    drafted_plan(office, clerk, year=115)
    other = drafted_plan(office, clerk, year=116)
    with pytest.raises(Refused, match="115年度已有計畫"), office.work(clerk) as work:
        create_plan(work, 115)
    with pytest.raises(Refused, match="115年度已有計畫"), office.work(clerk) as work:
        change_plan(work, other.plan_id, year=115)


def test_the_head_of_a_plan_can_be_changed(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk)
    columns = (PlanColumn((ColumnKind.TASK, ColumnKind.REMARK), "工作重點"),)
    with office.work(clerk) as work:
        change_plan(
            work,
            plan.plan_id,
            title=" 為民服務計畫 ",
            year=117,
            numbering_style=NumberingStyle.FULL_COMMA,
            columns=columns,
        )
    with office.reading() as session:
        head = plan_head(session, 117)
    assert head is not None
    assert (head.title, head.columns) == ("為民服務計畫", columns)
    assert head.numbering_style is NumberingStyle.FULL_COMMA


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ((PlanColumn((ColumnKind.AREA,), "要項"),), "至少保留一欄"),
        ((PlanColumn((ColumnKind.TASK,), " "),), "第一欄要有名稱"),
        ((PlanColumn((ColumnKind.TASK,), "工作"), PlanColumn((), "空欄")), "空白的欄位名稱"),
    ],
)
def test_a_table_must_show_its_tasks_under_headings(
    office: Office, clerk: Actor, columns: tuple[PlanColumn, ...], words: str
) -> None:
    plan = drafted_plan(office, clerk)
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        change_plan(work, plan.plan_id, columns=columns)


def test_a_plan_keeps_its_title(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk)
    with pytest.raises(Refused, match="計畫名稱不可空白"), office.work(clerk) as work:
        change_plan(work, plan.plan_id, title="  ")


def test_two_people_do_not_overwrite_each_others_title(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk)
    with office.reading() as session:
        version = plan_tree(session, plan.plan_id).head.version
    with office.work(clerk) as work:
        change_plan(work, plan.plan_id, title="甲", version=version)
    with pytest.raises(Conflict, match="已在別處改過"), office.work(clerk) as work:
        change_plan(work, plan.plan_id, title="乙", version=version)


def test_a_deleted_plan_takes_its_tree_tracking_and_evidence_along(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, TREE)
    task = plan.nodes["更新樓層配置圖"]
    with office.work(clerk) as work:
        set_due(work, task, dt.date(2026, 6, 30))
        set_sections(work, task, [Share(add_section(work, "秘書室"))])
        add_evidence(work, task, on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 5))
    assert count(office) == [1, 5, 1, 1, 1]
    with office.work(clerk) as work:
        delete_plan(work, plan.plan_id)
    assert count(office) == [0, 0, 0, 0, 0]


def test_an_approved_plan_stays_as_it_was_signed(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, TREE)
    with office.work(clerk) as work:
        work.name("approve")
        stored = work.session.get(Plan, plan.plan_id)
        assert stored is not None
        stored.status = PlanStatus.APPROVED
    for change in (
        lambda work: change_plan(work, plan.plan_id, title="改"),
        lambda work: delete_plan(work, plan.plan_id),
        lambda work: set_due(work, plan.nodes["檢修飲水機"], dt.date(2026, 6, 30)),
    ):
        with pytest.raises(Refused, match="115年度計畫已核定，內容不能再修改"), office.work(clerk) as work:
            change(work)
    assert len(outline_of(office, plan.plan_id)) == 5


def test_a_plan_that_is_gone_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="已經被刪除"), office.work(clerk) as work:
        change_plan(work, 77, title="改")
