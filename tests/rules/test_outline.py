import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import NodeKind
from desktop.rules.outline import fitting_kind, kind_for_new, kinds_below, may_stand

AREA, MEASURE, TASK, SUBTASK = NodeKind
parents = st.none() | st.sampled_from(NodeKind)


@pytest.mark.parametrize(
    ("parent", "usual"),
    [(None, AREA), (AREA, MEASURE), (MEASURE, TASK), (TASK, SUBTASK), (SUBTASK, SUBTASK)],
)
def test_a_new_item_alone_is_of_the_usual_kind(parent: NodeKind | None, usual: NodeKind) -> None:
    assert kinds_below(parent)[0] is usual
    assert kind_for_new(parent, None) is usual


def test_a_task_may_stand_under_an_area_but_a_measure_not_under_a_measure() -> None:
    assert may_stand(TASK, AREA)
    assert not may_stand(MEASURE, MEASURE)
    assert not may_stand(SUBTASK, MEASURE)


def test_a_new_item_takes_after_its_neighbour() -> None:
    assert kind_for_new(AREA, TASK) is TASK
    assert kind_for_new(None, MEASURE) is MEASURE
    assert kind_for_new(TASK, AREA) is SUBTASK


@pytest.mark.parametrize(
    ("kind", "parent", "becomes"),
    [
        (TASK, AREA, TASK),
        (SUBTASK, AREA, TASK),
        (AREA, AREA, MEASURE),
        (AREA, MEASURE, TASK),
        (MEASURE, TASK, SUBTASK),
        (MEASURE, None, AREA),
        (SUBTASK, None, AREA),
    ],
)
def test_a_moved_item_becomes_what_its_new_place_asks_for(
    kind: NodeKind, parent: NodeKind | None, becomes: NodeKind
) -> None:
    assert fitting_kind(kind, parent) is becomes


def test_in_a_plan_without_areas_a_moved_item_becomes_none() -> None:
    assert fitting_kind(TASK, None, [TASK, TASK]) is TASK
    assert fitting_kind(SUBTASK, None, [MEASURE, TASK]) is TASK
    assert fitting_kind(MEASURE, None, [AREA, TASK]) is AREA


@given(st.sampled_from(NodeKind), parents, st.lists(st.sampled_from(NodeKind)))
def test_whatever_is_moved_may_stand_where_it_lands(
    kind: NodeKind, parent: NodeKind | None, neighbours: list[NodeKind]
) -> None:
    landed = fitting_kind(kind, parent, neighbours)
    assert may_stand(landed, parent)
    assert fitting_kind(landed, parent, [*neighbours, landed]) is landed


@given(parents, parents)
def test_whatever_is_added_may_stand_where_it_is_put(
    parent: NodeKind | None, neighbour: NodeKind | None
) -> None:
    assert may_stand(kind_for_new(parent, neighbour), parent)
