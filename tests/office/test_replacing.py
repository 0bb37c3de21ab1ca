"""Words found all over a plan, and others put in their place in one deed."""

import pytest

from db.queries.plan import PlanTree, plan_head, plan_tree
from desktop.errors import Conflict, Refused
from desktop.office.chapters import change_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.planning import change_plan
from desktop.office.replacing import Place, Rewording, hits_in, reword_all
from desktop.rules.find_text import Search, replaced
from tests.factories import DraftedPlan, drafted_plan


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    plan = drafted_plan(office, clerk, "115年形象\n  服務場所\n    115年更新標示")
    with office.work(clerk) as work:
        key = plan.nodes["115年更新標示"]
        change_node(work, key, method="115年辦理", indicators=["115年件數", "比率"], remark="１１５年")
        first = plan_tree(work.session, plan.plan_id).chapters[0]
        change_chapter(work, first.id, heading="115年依據", paragraphs=["依115年函", "其他", "115年起"])
    return plan


def tree(office: Office) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        return plan_tree(session, head.id)


def rewordings(office: Office, words: str, by: str) -> list[Rewording]:
    return [
        Rewording(hit.place, hit.key, hit.text, replaced(hit.text, hit.spans, by))
        for hit in hits_in(tree(office), Search(words))
    ]


def test_words_are_found_in_title_chapters_and_every_field_of_items(
    office: Office, plan: DraftedPlan
) -> None:
    hits = hits_in(tree(office), Search("115年"))
    assert [hit.place for hit in hits] == [
        Place.TITLE,
        Place.HEADING,
        Place.PARAGRAPHS,
        Place.TEXT,
        Place.TEXT,
        Place.METHOD,
        Place.INDICATORS,
        Place.REMARK,
    ]
    assert [hit.number for hit in hits][-1] == "一、(一)1."


def test_the_marks_that_cite_letters_are_not_broken(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        change_chapter(work, tree(office).chapters[0].id, heading="章", paragraphs=["依據{依據1}辦理。"])
    with office.work(clerk) as work:
        reword_all(work, plan.plan_id, rewordings(office, "依據", "根據"))
    assert tree(office).chapters[0].paragraphs == ("根據{依據1}辦理。",)


def test_in_chosen_items_only_these_are_looked_at(office: Office, plan: DraftedPlan) -> None:
    hits = hits_in(tree(office), Search("115年"), [plan.nodes["115年形象"]])
    assert [hit.text for hit in hits] == ["115年形象"]


def test_all_of_them_are_replaced_in_one_deed(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        assert reword_all(work, plan.plan_id, rewordings(office, "115年", "116年")) == 8
    found = tree(office)
    assert len(numbers) == 1
    assert hits_in(found, Search("115年")) == []
    assert found.chapters[0].paragraphs == ("依116年函", "其他", "116年起")
    assert found.nodes[-1].indicators == ("116年件數", "比率")
    assert found.head.title.startswith("116年")


def test_a_text_changed_meanwhile_leaves_all_of_them_as_they_were(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    asked = rewordings(office, "115年", "116年")
    with office.work(clerk) as work:
        change_plan(work, plan.plan_id, title="115年別的名稱")
    with pytest.raises(Conflict), office.work(clerk) as work:
        reword_all(work, plan.plan_id, asked)
    assert tree(office).chapters[0].heading == "115年依據"


def test_nothing_to_replace_and_a_name_that_would_be_empty_are_refused(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with pytest.raises(Refused, match="沒有勾選"), office.work(clerk) as work:
        reword_all(work, plan.plan_id, [])
    with pytest.raises(Refused, match="不可空白"), office.work(clerk) as work:
        reword_all(work, plan.plan_id, rewordings(office, "115年依據", ""))
