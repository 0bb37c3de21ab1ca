"""A form laid out for the screen: where things stand on its pages, and single pages drawn as in print."""

import pytest

from db.queries.plan import PlanTree, plan_head, plan_tree
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.forms.laid_out import LaidOut
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.printing import plan_steps
from desktop.rules.printed.about import about_chapter, about_node, chapter_of, node_of
from tests.forms.printed import Printed, squeezed
from tests.forms.sample_prints import TODAY, form


def laid_out(office: Office, typed: dict[int, str] | None = None) -> LaidOut:
    steps = plan_steps(office, 115, TODAY, typed or {})
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture
def laid(sample: Office) -> LaidOut:
    return laid_out(sample)


@pytest.fixture
def tree(sample: Office) -> PlanTree:
    with sample.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        return plan_tree(session, head.id)


def texts_in(laid: LaidOut, about: str) -> str:
    """All that is printed about a thing, in the order of the pages."""
    return squeezed("".join(t.line.text for page in laid.pages for t in page.texts if t.line.about == about))


def test_what_is_printed_about_a_task_is_its_number_text_date_and_section(
    laid: LaidOut, tree: PlanTree
) -> None:
    for node in tree.nodes:
        if node.kind is NodeKind.TASK:
            found = texts_in(laid, about_node(node.id))
            assert squeezed(node.text) in found
            assert all(share.name in found for share in node.sections)


def test_every_item_and_chapter_has_its_place_on_the_pages(laid: LaidOut, tree: PlanTree) -> None:
    abouts = [about_node(node.id) for node in tree.nodes]
    abouts += [about_chapter(chapter.id) for chapter in tree.chapters]
    assert all(laid.places_of(about) for about in abouts)


def test_what_stands_at_a_place_is_what_the_place_was_asked_for(laid: LaidOut, tree: PlanTree) -> None:
    for node in tree.nodes:
        first = laid.places_of(about_node(node.id))[0]
        assert laid.about_at(first.page, first.left + 1, first.top + 3) == about_node(node.id)


def test_beside_all_texts_there_is_nothing(laid: LaidOut) -> None:
    assert laid.about_at(0, 1, 1) == ""


def test_a_task_of_several_lines_is_one_box_in_each_column(laid: LaidOut, tree: PlanTree) -> None:
    long = max((node for node in tree.nodes if node.kind is NodeKind.TASK), key=lambda node: len(node.text))
    places = laid.places_of(about_node(long.id))
    assert len({place.page for place in places}) == 1
    assert len(places) == 3  # text, date, section
    assert max(place.bottom - place.top for place in places) > 3 * 17


def test_a_page_by_itself_is_the_page_of_the_whole_print(sample: Office, laid: LaidOut) -> None:
    whole = form(sample, "plan", year=115)
    alone = [Printed(laid.page_as_pdf(number)).pages for number in range(len(laid.pages))]
    assert [len(pages) for pages in alone] == [1] * len(whole.pages)
    assert [squeezed(pages[0]) for pages in alone] == [squeezed(page) for page in whole.pages]


def test_a_page_asked_for_again_is_not_drawn_again(laid: LaidOut) -> None:
    assert laid.page_as_pdf(1) is laid.page_as_pdf(1)


def test_a_character_without_glyph_is_refused_as_in_print(
    own_sample: Office, clerk: Actor, tree: PlanTree
) -> None:
    with own_sample.work(clerk) as work:
        change_node(work, tree.nodes[0].id, text="機關\U0001f600形象")
    with pytest.raises(Refused, match="U\\+1F600"):
        laid_out(own_sample)


def test_keys_are_read_back_from_what_texts_are_about() -> None:
    assert node_of(about_node(7)) == 7
    assert chapter_of(about_chapter(8)) == 8
    assert node_of(about_chapter(8)) is None
    assert chapter_of("") is None


def test_a_text_that_is_being_typed_is_shown_before_it_is_stored(sample: Office, tree: PlanTree) -> None:
    task = next(node for node in tree.nodes if node.kind is NodeKind.TASK)
    laid = laid_out(sample, {task.id: "正在打的字"})
    assert "正在打的字" in texts_in(laid, about_node(task.id))
    assert squeezed(task.text) not in texts_in(laid, about_node(task.id))
