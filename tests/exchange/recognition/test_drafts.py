"""The tree of a plan while it grows, and its numbers at the end."""

from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import NodeKind
from desktop.exchange.plan_file import SectionShare, walk
from desktop.exchange.recognition.drafts import DEPTH, Draft, Outline
from desktop.exchange.recognition.number_check import check_empty_measures, check_numbers
from desktop.exchange.recognition.table_reader import shared_parent

AREA, MEASURE, TASK, SUBTASK = NodeKind


def grown(*kinds: NodeKind) -> Outline:
    outline = Outline()
    for place, kind in enumerate(kinds):
        outline.add(Draft(kind, f"項{place}"))
    return outline


def paths(outline: Outline) -> list[str]:
    items, _ = outline.frozen()
    return [path for path, _ in walk(items)]


def test_an_item_goes_below_the_last_shallower_one():
    outline = grown(AREA, MEASURE, TASK, SUBTASK, TASK, MEASURE, TASK, AREA, TASK)
    assert paths(outline) == [
        "一、", "一、(一)", "一、(一)1.", "一、(一)1.(1)", "一、(一)2.", "一、(二)", "一、(二)1.",
        "二、", "二、1.",
    ]  # fmt: skip


def test_growing_can_go_on_elsewhere():
    outline = grown(AREA, MEASURE, TASK, AREA)
    outline.go_on_below(outline.roots[0].children[0])
    outline.add(Draft(TASK))
    assert paths(outline) == ["一、", "一、(一)", "一、(一)1.", "一、(一)2.", "二、"]
    outline.go_on_below(None)
    outline.add(Draft(TASK))
    assert paths(outline)[-1] == "1."


@given(st.lists(st.sampled_from(NodeKind), max_size=25))
def test_every_item_is_kept_in_order_below_a_shallower_one(kinds):
    outline = grown(*kinds)
    drafts = outline.drafts()
    assert [draft.text for draft in drafts] == [f"項{place}" for place in range(len(kinds))]
    assert all(draft.parent is None or DEPTH[draft.parent.kind] < DEPTH[draft.kind] for draft in drafts)
    assert len(set(paths(outline))) == len(kinds)


def test_questions_come_with_the_number_of_their_item_and_once():
    outline = grown(AREA, TASK)
    for _ in range(2):
        outline.drafts()[1].ask("due", "請確認。")
    _, questions = outline.frozen()
    assert [(question.item, question.about) for question in questions] == [("一、1.", "due")]


def test_numbers_that_agree_with_their_places_raise_no_question():
    outline = Outline()
    for value in (1, 2, 3):
        outline.add(Draft(TASK, written=f"{value}.", value=value))
    outline.add(Draft(TASK))
    check_numbers(outline)
    assert outline.frozen()[1] == []


def test_an_empty_measure_with_a_section_is_asked_about():
    outline = grown(AREA, MEASURE, MEASURE)
    outline.drafts()[1].sections.append(SectionShare("秘書室"))
    check_empty_measures(outline)
    assert [question.item for question in outline.frozen()[1]] == ["一、(一)"]


def test_the_shared_parent_is_the_innermost():
    outline = grown(AREA, MEASURE, TASK, TASK, MEASURE, TASK, AREA, TASK)
    area, measure, first, second, _, third, _, other = outline.drafts()
    assert shared_parent([first, second]) is measure
    assert shared_parent([first, third]) is area
    assert shared_parent([first, other]) is None
    assert shared_parent([]) is None
