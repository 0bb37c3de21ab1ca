from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.models.plan_tree import PlanTreeModel
from tests.ui.outlines import Shape, items_of

BEFORE: Shape = [(1, None), (2, 1), (3, 2), (4, 2), (5, 1), (6, None)]


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[PlanTreeModel]:
    model = PlanTreeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.begin_with(items_of(BEFORE))
    yield model
    tester.deleteLater()


def rows(model: PlanTreeModel, parent: QModelIndex | None = None) -> list[tuple[int, int | None]]:
    """The tree as a view walks through it, as pairs of key and parent."""
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        item, above = model.item(index), model.item(parent)
        assert item is not None
        assert index.parent() == parent
        found.append((item.node.id, above.node.id if above else None))
        found += rows(model, index)
    return found


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Any tree of some of eight keys."""
    keys = draw(st.lists(st.integers(1, 8), unique=True))
    return [(key, draw(st.sampled_from([None, *keys[:place]]))) for place, key in enumerate(keys)]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(shapes(), min_size=1, max_size=4))
def test_any_tree_follows_any_other_and_rows_keep_their_items(qtbot: QtBot, sequence: list[Shape]) -> None:
    model = PlanTreeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for shape in sequence:
        held = {key: QPersistentModelIndex(model.index_of(key)) for key, _ in rows(model)}
        wanted = items_of(shape)
        model.show(wanted)
        assert rows(model) == [(item.node.id, item.node.parent_id) for item in wanted]
        for key, index in held.items():
            item = model.item(index)
            assert (item.node.id if item else None) == (key if key in dict(shape) else None)
    tester.deleteLater()


def test_a_moved_item_is_never_taken_out_and_put_in_again(qtbot: QtBot, model: PlanTreeModel) -> None:
    moves, others = [], []
    model.rowsMoved.connect(lambda *where: moves.append(where))
    model.modelReset.connect(lambda: others.append(1))
    model.rowsInserted.connect(lambda *where: others.append(where))
    model.show(items_of([(1, None), (2, 1), (4, 2), (5, 1), (3, 5), (6, None)]))
    assert moves
    assert not others


def test_only_what_reads_differently_is_told(model: PlanTreeModel) -> None:
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.internalId(), last.column())))
    model.show(items_of(BEFORE, {4: "改過的文字"}))
    assert told == [(4, 3)]
    assert model.index_of(4).data() == "2.改過的文字"


def test_an_item_without_words_says_so(model: PlanTreeModel) -> None:
    model.show(items_of(BEFORE, {4: ""}))
    assert model.index_of(4).data() == "2.（未填寫）"
    assert model.index_of(4).data(Qt.ItemDataRole.EditRole) == ""


def test_typed_text_is_told_and_not_kept(qtbot: QtBot, model: PlanTreeModel) -> None:
    with qtbot.waitSignal(model.worded) as told:
        assert model.setData(model.index_of(3), "新的文字")
    assert told.args == [3, "新的文字"]
    assert model.index_of(3).data() == "1.第3項"
    assert not model.setData(model.index_of(3), "第3項 ")


def test_dropped_items_are_told_with_their_new_place(qtbot: QtBot, model: PlanTreeModel) -> None:
    data = model.mimeData([model.index_of(5), model.index_of(5).siblingAtColumn(2), model.index_of(6)])
    move = Qt.DropAction.MoveAction
    with qtbot.waitSignal(model.dragged) as told:
        model.dropMimeData(data, move, 1, 0, model.index_of(2))
    assert told.args == [[5, 6], 2, 1]
    with qtbot.waitSignal(model.dragged) as told:
        model.dropMimeData(data, move, -1, -1, model.index_of(2))
    assert told.args == [[5, 6], 2, 2]
    with qtbot.waitSignal(model.dragged) as told:
        model.dropMimeData(data, move, 2, 0, QModelIndex())
    assert told.args == [[5, 6], None, 2]
    assert not model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, QModelIndex())


def test_a_locked_plan_takes_no_typing_and_no_dragging(model: PlanTreeModel) -> None:
    model.begin_with(items_of(BEFORE), is_locked=True)
    assert model.flags(model.index_of(3)) == Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
