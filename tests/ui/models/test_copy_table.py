import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from desktop.rules.copy_items import CopyGroup, CopyItem, CopyKind, CopyPlace, CopyReview
from desktop.ui.models.copy_table import CopyColumn, CopyTable
from desktop.ui.plan.copy_choices import CopyChoices

ITEMS = tuple(
    CopyItem(
        CopyPlace(CopyKind.NODE, key, "text"),
        CopyGroup.TEXTS,
        f"{key}.",
        "文字",
        f"115年度第{key}次會議的紀錄",
        (f"116年度第{key}次會議的紀錄",),
        "請確認。",
        remark="往年" if key == 2 else "",
    )
    for key in range(4)
)


@pytest.fixture
def choices() -> CopyChoices:
    made = CopyChoices()
    made.show(CopyReview(115, 116, ITEMS))
    return made


@pytest.fixture
def table(choices: CopyChoices) -> CopyTable:
    made = CopyTable(choices)
    made.show(choices.items())
    return made


def test_a_row_is_its_place_both_wordings_and_its_state(table: CopyTable) -> None:
    texts = [table.index(2, column).data() for column in CopyColumn]
    assert texts == ["2.\n文字", "115年度第2次會議的紀錄", "116年度第2次會議的紀錄\n往年", "待確認"]
    assert not table.is_short(CopyColumn.OLD)


def test_only_the_row_that_was_decided_is_told(qtbot: QtBot, table: CopyTable, choices: CopyChoices) -> None:
    told: list[int] = []
    table.dataChanged.connect(lambda first, last: told.extend(range(first.row(), last.row() + 1)))
    choices.take(ITEMS[1])
    table.show(choices.items())
    assert told == [1]
    table.show(choices.items())
    assert told == [1]


@pytest.mark.parametrize("gone", range(4))
def test_one_row_goes_without_the_others_being_told(
    qtbot: QtBot, table: CopyTable, choices: CopyChoices, gone: int
) -> None:
    resets: list[bool] = []
    removed: list[int] = []
    table.modelReset.connect(lambda: resets.append(True))
    table.rowsRemoved.connect(lambda _parent, first, _last: removed.append(first))
    choices.take(ITEMS[gone])
    table.show(choices.items(only_open=True))
    assert (removed, resets) == ([gone], [])
    assert [table.item(row) for row in range(3)] == [item for item in ITEMS if item is not ITEMS[gone]]
    choices.go_back()
    table.show(choices.items(only_open=True))
    assert resets == [True]
    assert table.rowCount(QModelIndex()) == 4
