import pytest

from db.queries.plan import ChapterRow, plan_tree
from desktop.errors import Conflict, Refused
from desktop.office import chapters as deeds
from desktop.office.office import Actor, Office
from tests.factories import DraftedPlan, drafted_plan


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk)


def chapters(office: Office, plan: DraftedPlan) -> list[ChapterRow]:
    with office.reading() as session:
        return list(plan_tree(session, plan.plan_id).chapters)


def headings(office: Office, plan: DraftedPlan) -> list[str]:
    found = chapters(office, plan)
    assert [chapter.position for chapter in found] == list(range(len(found)))
    return [chapter.heading for chapter in found]


def key(office: Office, plan: DraftedPlan, heading: str) -> int:
    return next(chapter.id for chapter in chapters(office, plan) if chapter.heading == heading)


def test_a_chapter_is_added_at_its_place(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        deeds.add_chapter(work, plan.plan_id, " 實施期程 ", position=3, paragraphs=["全年。", " "])
        deeds.add_chapter(work, plan.plan_id, "附則")
    assert headings(office, plan)[3] == "實施期程"
    assert headings(office, plan)[-1] == "附則"
    assert chapters(office, plan)[3].paragraphs == ("全年。",)


def test_heading_and_paragraphs_are_changed(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    chapter = key(office, plan, "計畫依據")
    with office.work(clerk) as work:
        deeds.change_chapter(work, chapter, heading="依據", paragraphs=["一、函。", "", "二、令。"])
    first = chapters(office, plan)[0]
    assert (first.heading, first.paragraphs) == ("依據", ("一、函。", "二、令。"))


def test_a_chapter_changed_meanwhile_is_not_overwritten(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    first = chapters(office, plan)[0]
    with office.work(clerk) as work:
        deeds.change_chapter(work, first.id, paragraphs=["甲"], version=first.version)
    with pytest.raises(Conflict), office.work(clerk) as work:
        deeds.change_chapter(work, first.id, paragraphs=["乙"], version=first.version)


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (0, ["執行步驟", "計畫依據", "計畫目標", "實施對象", "計畫內容", "考核獎懲"]),
        (5, ["計畫依據", "計畫目標", "實施對象", "計畫內容", "考核獎懲", "執行步驟"]),
        (99, ["計畫依據", "計畫目標", "實施對象", "計畫內容", "考核獎懲", "執行步驟"]),
    ],
)
def test_a_chapter_is_moved(
    office: Office, clerk: Actor, plan: DraftedPlan, place: int, order: list[str]
) -> None:
    chapter = key(office, plan, "執行步驟")
    with office.work(clerk) as work:
        deeds.move_chapter(work, chapter, place)
    assert headings(office, plan) == order


def test_the_table_stands_in_exactly_one_chapter(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    chapter = key(office, plan, "執行步驟")
    with office.work(clerk) as work:
        deeds.carry_table(work, chapter)
    assert [found.heading for found in chapters(office, plan) if found.has_table] == ["執行步驟"]


def test_the_chapter_with_the_table_is_not_deleted(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with pytest.raises(Refused, match="「計畫內容」載有工作項目表"), office.work(clerk) as work:
        deeds.delete_chapter(work, key(office, plan, "計畫內容"))


def test_a_deleted_chapter_leaves_no_gap(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    chapter = key(office, plan, "計畫目標")
    with office.work(clerk) as work:
        deeds.delete_chapter(work, chapter)
    assert "計畫目標" not in headings(office, plan)
    with pytest.raises(Refused, match="這一章已經不在計畫中"), office.work(clerk) as work:
        deeds.change_chapter(work, chapter, heading="回來")


@pytest.mark.parametrize("heading", ["", "　 "])
def test_a_chapter_needs_a_heading(office: Office, clerk: Actor, plan: DraftedPlan, heading: str) -> None:
    with pytest.raises(Refused, match="章名不可空白"), office.work(clerk) as work:
        deeds.add_chapter(work, plan.plan_id, heading)
    with pytest.raises(Refused, match="章名不可空白"), office.work(clerk) as work:
        deeds.change_chapter(work, key(office, plan, "計畫目標"), heading=heading)
