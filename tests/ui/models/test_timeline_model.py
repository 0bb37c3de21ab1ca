import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.vocabulary import TaskStatus
from desktop.rules.year_grid import MONTHS, MonthCell, TaskMonths
from desktop.ui.models.timeline_model import TimelineModel, cell_text, cell_words, month_of, timeline_rows
from tests.factories import OTHER_TASK, PLAIN_TASK

NOTHING = (MonthCell(),) * MONTHS
MIXED = MonthCell(planned=2, done=3, late=1, overdue=1, due_on=dt.date(2026, 3, 31))
GRID = [
    TaskMonths(PLAIN_TASK, (MIXED, *NOTHING[1:])),
    TaskMonths(replace(PLAIN_TASK, node_id=5, number="一、(一)2."), (MonthCell(done=1), *NOTHING[1:])),
    TaskMonths(replace(OTHER_TASK, due_text="隨時"), NOTHING),
]


@pytest.fixture
def model(qtbot: QtBot) -> TimelineModel:
    model = TimelineModel()
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show(list(timeline_rows(GRID)), 3)
    return model


@pytest.mark.parametrize(
    ("cell", "text", "words"),
    [
        (MonthCell(), "", ""),
        (MonthCell(done=1), "●", "已完成 1"),
        (MonthCell(late=1), "◐", "逾期完成 1"),
        (MonthCell(planned=1), "○", "未到期 1"),
        (MonthCell(done=7, planned=5), "○ 7/12", "未到期 5、已完成 7"),
        (MIXED, "■ 4/7", "逾期 1、未到期 2、逾期完成 1、已完成 3（最近期限 115.03.31）"),
    ],
)
def test_a_month_says_by_shape_number_and_word_how_it_stands(cell: MonthCell, text: str, words: str) -> None:
    assert (cell_text(cell), cell_words(cell)) == (text, words)


def test_tasks_stand_under_their_areas_which_sum_them_up(model: TimelineModel) -> None:
    titles = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert titles == [
        "機關形象", "一、(一)1. 更新樓層配置圖", "一、(一)2. 更新樓層配置圖", "顧客關係", "一、(一)1. 講習"
    ]  # fmt: skip
    assert model.index(0, 0).data() == "■ 5/8"


def test_a_task_without_any_day_says_why_in_the_place_of_its_months(model: TimelineModel) -> None:
    assert model.index(4, 0).data() == "隨時"
    withdrawn = replace(PLAIN_TASK, status=TaskStatus.WITHDRAWN, reason="併入縣府")
    _area, row = timeline_rows([TaskMonths(withdrawn, (MIXED, *NOTHING[1:]))])
    assert row.told == "撤銷：併入縣府"
    assert next(timeline_rows([TaskMonths(withdrawn, (MIXED, *NOTHING[1:]))])).months == NOTHING


def test_the_month_of_today_is_told_by_word(model: TimelineModel) -> None:
    assert model.headerData(2, Qt.Orientation.Horizontal) == "3月\n本月"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "4月"
    assert month_of(dt.date(2026, 3, 9), 2026) == 3
    assert month_of(dt.date(2025, 3, 9), 2026) == 0


def test_whoever_listens_hears_task_month_and_counts(model: TimelineModel) -> None:
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("一、(一)1. 更新樓層配置圖，1月：逾期 1")
    assert model.index(2, 5).data(Qt.ItemDataRole.AccessibleTextRole).endswith("6月：沒有")


def test_another_standing_of_the_same_rows_is_no_reset(qtbot: QtBot, model: TimelineModel) -> None:
    done = [replace(GRID[0], months=(MonthCell(done=7), *NOTHING[1:])), *GRID[1:]]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(list(timeline_rows(done)), 3)
    assert model.index(1, 0).data() == "● 7/7"
