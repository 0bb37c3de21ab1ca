import pytest
from sqlalchemy import func, select

from db.queries.plan import LeftoverRow, PlanTree, plan_tree
from db.tables.audit import AuditEntry
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.exchange.plan_file import Chapter, Item, PlanFile, Question
from desktop.office import leftovers as deeds
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, delete_nodes
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.take_back import take_back
from desktop.office.taking_in import take_in_plan
from tests.factories import outline_of


@pytest.fixture
def plan_id(office: Office, clerk: Actor) -> int:
    plan = PlanFile(
        "松溪鄉公所",
        115,
        "執行計畫",
        (Chapter("計畫內容", ("前言。",), True),),
        items=(Item("一、", NodeKind.AREA, "機關形象"),),
        unplaced=("散落的文字", "另一段"),
        questions=(Question("一、", "due", "哪一天？"),),
    )
    with office.work(clerk) as work:
        return take_in_plan(work, plan)


def tree_of(office: Office, plan_id: int) -> PlanTree:
    with office.reading() as session:
        return plan_tree(session, plan_id)


def leftover(office: Office, plan_id: int, text: str) -> LeftoverRow:
    return next(row for row in tree_of(office, plan_id).leftovers if row.text == text)


def open_texts(office: Office, plan_id: int) -> list[str]:
    return [row.text for row in tree_of(office, plan_id).leftovers]


def test_a_question_is_settled_once(office: Office, clerk: Actor, plan_id: int) -> None:
    question = leftover(office, plan_id, "哪一天？")
    with office.work(clerk) as work:
        deeds.settle_leftover(work, question.id)
    assert open_texts(office, plan_id) == ["散落的文字", "另一段"]
    with pytest.raises(Refused, match="已經處理過了"), office.work(clerk) as work:
        deeds.settle_leftover(work, question.id)


def test_text_becomes_an_item(office: Office, clerk: Actor, plan_id: int) -> None:
    area = tree_of(office, plan_id).nodes[0].id
    with office.work(clerk) as work:
        deeds.place_leftover(work, leftover(office, plan_id, "散落的文字").id, parent_id=area)
        deeds.place_leftover(work, leftover(office, plan_id, "另一段").id, position=0, text="改過的一段")
    assert outline_of(office, plan_id) == ["一、改過的一段", "二、機關形象", "  (一)散落的文字"]
    assert open_texts(office, plan_id) == ["哪一天？"]


def test_text_becomes_a_paragraph(office: Office, clerk: Actor, plan_id: int) -> None:
    chapter = tree_of(office, plan_id).chapters[0]
    with office.work(clerk) as work:
        deeds.place_leftover_in_chapter(work, leftover(office, plan_id, "另一段").id, chapter.id)
    assert tree_of(office, plan_id).chapters[0].paragraphs == ("前言。", "另一段")
    assert open_texts(office, plan_id) == ["散落的文字", "哪一天？"]


def test_a_question_is_not_placed(office: Office, clerk: Actor, plan_id: int) -> None:
    question = leftover(office, plan_id, "哪一天？")
    with pytest.raises(Refused, match="待確認的問題"), office.work(clerk) as work:
        deeds.place_leftover(work, question.id)


def test_a_question_follows_its_item(office: Office, clerk: Actor, plan_id: int) -> None:
    area = tree_of(office, plan_id).nodes[0].id
    assert leftover(office, plan_id, "哪一天？").node_id == area
    with office.work(clerk) as work:
        add_node(work, plan_id, None, 0, text="新要項")
    with office.reading() as session:
        assert plan_file_of_year(session, 115).questions == (Question("二、", "due", "哪一天？"),)


def test_a_question_goes_with_its_item_and_comes_back_with_it(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    before = tree_of(office, plan_id)
    with office.work(clerk) as work:
        delete_nodes(work, [before.nodes[0].id])
    assert open_texts(office, plan_id) == ["散落的文字", "另一段"]
    with office.work(clerk) as work:
        take_back(work, work.session.scalar(select(func.max(AuditEntry.number))) or 0)
    assert tree_of(office, plan_id).leftovers == before.leftovers


def test_text_becomes_part_of_a_remark(office: Office, clerk: Actor, plan_id: int) -> None:
    area = tree_of(office, plan_id).nodes[0].id
    with office.work(clerk) as work:
        deeds.place_leftover_in_remark(work, leftover(office, plan_id, "散落的文字").id, area)
        deeds.place_leftover_in_remark(work, leftover(office, plan_id, "另一段").id, area, text="改過的一段")
    assert tree_of(office, plan_id).nodes[0].remark == "散落的文字\n改過的一段"
    assert open_texts(office, plan_id) == ["哪一天？"]
