"""Whatever is done to an outline in whatever order, it stays sound, and all of it can be taken back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.database import Database
from db.queries.plan import NodeRow, PlanTree, plan_tree
from db.tables.audit import AuditEntry
from db.unit_of_work import Work
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office import outline as deeds
from desktop.office.office import Actor, Office
from desktop.office.promises import set_due
from desktop.office.take_back import take_back
from desktop.rules.outline import FOLLOWED, may_stand
from tests.factories import drafted_plan

TREE = """
甲
  乙
    丙
      丁
    戊
  己
    庚
辛
  壬
"""
Step = Callable[[Work, int, list[NodeRow]], object]
places = st.integers(0, 30)


def _add(place: int, position: int) -> Step:
    return lambda work, plan_id, nodes: deeds.add_node(
        work, plan_id, _some(nodes, place), position % 4, text="新"
    )


def _move(first: int, second: int, below: int, position: int) -> Step:
    return lambda work, plan_id, nodes: deeds.move_nodes(
        work, {_one(nodes, first), _one(nodes, second)}, _some(nodes, below), position % 5
    )


def _each(deed: Callable[..., object], *arguments: object) -> Callable[[int, int], Step]:
    return lambda first, second: (
        lambda work, plan_id, nodes: deed(work, {_one(nodes, first), _one(nodes, second)}, *arguments)
    )


def _date(place: int) -> Step:
    return lambda work, plan_id, nodes: set_due(work, _one(nodes, place), dt.date(2026, 6, 30))


steps = st.one_of(
    st.builds(_add, places, places),
    st.builds(_move, places, places, places, places),
    *(
        st.builds(_each(*deed), places, places)
        for deed in (
            (deeds.indent_nodes,),
            (deeds.outdent_nodes,),
            (deeds.delete_nodes,),
            (deeds.shift_nodes, 1),
            (deeds.shift_nodes, -1),
        )
    ),
    st.builds(_date, places),
)


def _one(nodes: list[NodeRow], place: int) -> int:
    return nodes[place % len(nodes)].id if nodes else 0


def _some(nodes: list[NodeRow], place: int) -> int | None:
    """A node, or now and then the top."""
    return [None, *(node.id for node in nodes)][place % (len(nodes) + 1)]


def tree_of(office: Office, plan_id: int) -> PlanTree:
    with office.reading() as session:
        return plan_tree(session, plan_id)


def newest(office: Office) -> int:
    with office.reading() as session:
        return session.scalar(select(func.max(AuditEntry.number))) or 0


def contents(tree: PlanTree) -> list[object]:
    """The tree without the counters of its rows, which go on counting."""
    return [
        (node.id, node.parent_id, node.position, node.kind, node.text, node.due_text, node.tracking)
        for node in tree.nodes
    ]


def check_sound(tree: PlanTree) -> None:
    kinds: dict[int | None, NodeKind | None] = {None: None}
    positions: dict[int | None, list[int]] = defaultdict(list)
    for node in tree.nodes:
        kinds[node.id] = node.kind
        positions[node.parent_id].append(node.position)
        assert may_stand(node.kind, kinds[node.parent_id])
        assert node.tracking is None or node.kind in FOLLOWED
    for found in positions.values():
        assert found == list(range(len(found)))


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sequence=st.lists(steps, min_size=1, max_size=12), number=st.uuids())
def test_any_edits_keep_the_outline_sound_and_are_all_taken_back(
    tmp_path: Path, empty_database: Path, sequence: list[Step], number: object
) -> None:
    path = tmp_path / f"{number}.db"
    path.write_bytes(empty_database.read_bytes())
    office, clerk = Office(Database(path)), Actor("承辦人")
    plan = drafted_plan(office, clerk, TREE)
    states, done = [contents(tree_of(office, plan.plan_id))], [newest(office)]
    for step in sequence:
        tree = tree_of(office, plan.plan_id)
        try:
            with office.work(clerk) as work:
                step(work, plan.plan_id, list(tree.nodes))
        except Refused:
            assert contents(tree_of(office, plan.plan_id)) == states[-1]
            continue
        check_sound(tree_of(office, plan.plan_id))
        if newest(office) != done[-1]:
            done.append(newest(office))
            states.append(contents(tree_of(office, plan.plan_id)))
    while len(states) > 1:
        assert contents(tree_of(office, plan.plan_id)) == states.pop()
        with office.work(clerk) as work:
            take_back(work, done.pop())
    assert contents(tree_of(office, plan.plan_id)) == states[0]
    office.close()
