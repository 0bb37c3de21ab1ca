"""Due dates and sections typed into the cells of the outline."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import SectionRole
from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineColumn
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.cell_line import CellLine
from tests.factories import drafted_plan, named_sections
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import TREE, cursor, editor, go_to, node, press, shown

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    named_sections(office, clerk, "民政課", "民眾服務課", "總務室")
    drafted_plan(office, clerk, TREE)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def cell(page: PlanPage) -> CellLine:
    """The cell that is open for typing."""
    QApplication.processEvents()
    (found,) = [line for line in page.outline.view.findChildren(CellLine) if line.isVisible()]
    return found


def is_open(page: PlanPage) -> bool:
    QApplication.processEvents()
    return any(line.isVisible() for line in page.outline.view.findChildren(CellLine))


def type_cell(page: PlanPage, text: str, key: Key = Key.Key_Return) -> None:
    """Type into the open cell and end it with a key."""
    line = cell(page)
    type_over(line, text)
    QTest.keyClick(line, key)


def due(page: PlanPage, text: str) -> dt.date | None:
    tracking = node(page, text).tracking
    return tracking.due_on if tracking else None


def sections(page: PlanPage, text: str) -> list[tuple[str, SectionRole]]:
    return [(share.name, share.role) for share in node(page, text).sections]


def test_f3_types_the_due_date_in_any_of_its_forms(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115/6/3")
    assert due(page, "更新樓層配置圖") == dt.date(2026, 6, 3)
    assert page.outline.view.currentIndex().siblingAtColumn(OutlineColumn.DUE).data() == "115.06.03"
    assert cursor(page) == "更新樓層配置圖"


def test_down_goes_on_with_the_dates_of_the_next_items(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3", Key.Key_Down)
    type_cell(page, "115.7.4", Key.Key_Down)
    assert due(page, "更新樓層配置圖") == dt.date(2026, 6, 3)
    assert due(page, "檢修飲水機") == dt.date(2026, 7, 4)
    assert cursor(page) == "電話禮貌"


def test_words_are_printed_and_leave_the_day(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3")
    press(page, Key.Key_F3)
    type_cell(page, "每月20日")
    assert due(page, "更新樓層配置圖") == dt.date(2026, 6, 3)
    assert node(page, "更新樓層配置圖").due_text == "每月20日"


def test_an_emptied_cell_takes_day_and_words_away(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3")
    press(page, Key.Key_F3)
    type_cell(page, "")
    assert due(page, "更新樓層配置圖") is None


def test_what_is_no_day_is_refused_and_stands_there_to_be_mended(page: PlanPage, desk: Desk) -> None:
    told: list[str] = []
    desk.refused.connect(told.append)
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.2.30")
    assert "115.2.30" in told[0]
    assert cell(page).text() == "115.2.30"
    type_cell(page, "115.2.28")
    assert due(page, "更新樓層配置圖") == dt.date(2026, 2, 28)


def test_a_measure_has_words_only(page: PlanPage) -> None:
    go_to(page, "服務場所")
    press(page, Key.Key_F3)
    type_cell(page, "全年")
    assert node(page, "服務場所").due_text == "全年"


def test_tab_leads_from_the_date_to_the_sections_and_back(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3", Key.Key_Tab)
    type_cell(page, "總務室", Key.Key_Backtab)
    assert sections(page, "更新樓層配置圖") == [("總務室", SectionRole.UNSPECIFIED)]
    assert cell(page).text() == "115.06.03"


def test_f4_types_sections_by_name_short_name_or_beginning_with_what_they_do(page: PlanPage) -> None:
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F4)
    type_cell(page, "總務(主辦)、民政課（協辦）、民眾")
    assert sections(page, "檢修飲水機") == [
        ("總務室", SectionRole.LEAD),
        ("民政課", SectionRole.SUPPORT),
        ("民眾服務課", SectionRole.UNSPECIFIED),
    ]
    press(page, Key.Key_F4)
    assert cell(page).text() == "總務室(主辦)、民政課(協辦)、民眾服務課"


@pytest.mark.parametrize(("typed", "said"), [("人事室", "沒有「人事室」"), ("民", "民政課」、「民眾服務課")])
def test_a_name_that_is_none_or_several_is_refused_and_stands_there(
    page: PlanPage, desk: Desk, typed: str, said: str
) -> None:
    told: list[str] = []
    desk.refused.connect(told.append)
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F4)
    type_cell(page, typed)
    assert said in told[0]
    assert cell(page).text() == typed
    assert sections(page, "檢修飲水機") == []


def test_the_last_name_of_a_list_is_completed(page: PlanPage) -> None:
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F4)
    line = cell(page)
    type_in(line, "總務室、眾服")
    names = line.completer().popup()
    assert names.isVisible()
    QTest.keyClick(names, Key.Key_Down)
    QTest.keyClick(names, Key.Key_Return)
    assert line.text() == "總務室、民眾服務課"


def test_escape_leaves_the_cell_as_it_was(page: PlanPage) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3", Key.Key_Escape)
    assert due(page, "更新樓層配置圖") is None
    assert not is_open(page)
    assert page.outline.view.hasFocus()


def test_an_input_method_keeps_its_enter(page: PlanPage) -> None:
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F4)
    line = cell(page)
    QCoreApplication.sendEvent(line, QInputMethodEvent("ㄗㄨㄥˇ", []))
    QTest.keyClick(line, Key.Key_Return)
    assert cell(page) is line
    composed = QInputMethodEvent()
    composed.setCommitString("總務室")
    QCoreApplication.sendEvent(line, composed)
    QTest.keyClick(line, Key.Key_Return)
    assert sections(page, "檢修飲水機") == [("總務室", SectionRole.UNSPECIFIED)]


def test_a_typed_cell_is_taken_back_in_one_step(page: PlanPage, desk: Desk) -> None:
    go_to(page, "更新樓層配置圖")
    press(page, Key.Key_F3)
    type_cell(page, "115.6.3")
    desk.undo_stack.undo()
    assert due(page, "更新樓層配置圖") is None
    assert editor(page) is None
