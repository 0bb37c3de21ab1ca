from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.forms.charts.palette import DARK, PAPER
from desktop.forms.form import Request
from desktop.rules.lights import Completion
from desktop.rules.tally import PartTally, Tally
from desktop.rules.task_state import TaskState
from desktop.ui.desk import Desk
from desktop.ui.theme import Scheme, apply_theme, colours
from desktop.ui.widgets.figure_card import FigureCard
from desktop.ui.widgets.progress_chart import ProgressChart

GREEN, RED = (PAPER.fills[state] for state in (TaskState.DONE, TaskState.OVERDUE))


def part(done: int, counted: int, overdue: int = 0, name: str = "行政課", key: int | None = 1) -> PartTally:
    states = (
        (TaskState.DONE, done),
        (TaskState.OPEN, counted - done - overdue),
        (TaskState.OVERDUE, overdue),
    )
    tally = Tally(
        total=counted,
        completion=Completion(done, counted),
        late=0,
        overdue=overdue,
        due_soon=0,
        behind=0,
        set_aside=0,
        by_light=(),
        by_state=tuple((state, count) for state, count in states if count),
    )
    return PartTally(name, key, tally)


@pytest.fixture
def chart(qtbot: QtBot, desk: Desk) -> ProgressChart:
    chart = ProgressChart(desk, "各單位進度", "尚未指定單位")
    qtbot.addWidget(chart)
    chart.resize(440, 300)
    chart.show()
    return chart


def shown(qtbot: QtBot, chart: ProgressChart, *parts: PartTally) -> None:
    """Show parts and wait until their picture is there."""
    chart.show_parts(parts)
    qtbot.waitUntil(chart.area.has_picture, timeout=20_000)


def pixels(chart: ProgressChart, row: int, colour: str) -> int:
    """How many pixels of a row have a colour."""
    place = chart.doors()[row].geometry()
    image = chart.area.grab().toImage()
    return sum(
        image.pixelColor(x, y) == QColor(colour)
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    )


def test_a_row_is_told_in_words_and_numbers(chart: ProgressChart) -> None:
    chart.show_parts([part(3, 6, overdue=2), part(0, 1, name="", key=None), part(0, 1, name="機關\n形象")])
    assert [door.accessibleName() for door in chart.doors()] == [
        "行政課 3／6 · 如期完成 3 · 其餘未完成 1 · 逾期 2 · 50.0%",
        "尚未指定單位 0／1 · 其餘未完成 1 · 0.0%",
        "機關 形象 0／1 · 其餘未完成 1 · 0.0%",
    ]


def test_the_picture_is_that_of_the_rows(qtbot: QtBot, look: None, chart: ProgressChart) -> None:
    shown(qtbot, chart, part(4, 4), part(0, 4), part(2, 4, overdue=2))
    assert pixels(chart, 0, GREEN) > 1.5 * pixels(chart, 2, GREEN) > 0
    assert pixels(chart, 1, GREEN) == pixels(chart, 0, RED) == 0
    assert pixels(chart, 2, RED) > 0


def test_new_numbers_make_a_new_picture_and_the_same_leave_it(
    qtbot: QtBot, look: None, chart: ProgressChart
) -> None:
    shown(qtbot, chart, part(1, 2))
    before = chart.doors()[0]
    chart.show_parts([part(1, 2)])
    assert chart.doors()[0] is before
    assert chart.area.has_picture()
    shown(qtbot, chart, part(2, 2))
    assert [door.accessibleName() for door in chart.doors()] == ["行政課 2／2 · 如期完成 2 · 100.0%"]
    assert pixels(chart, 0, GREEN) > 0


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Scheme.DARK)
    yield
    apply_theme(qapp, Scheme.LIGHT)


def test_a_dark_window_has_a_dark_picture(qtbot: QtBot, dark: None, chart: ProgressChart) -> None:
    shown(qtbot, chart, part(1, 2))
    assert pixels(chart, 0, DARK.ground) > 1000
    assert pixels(chart, 0, PAPER.ground) == 0
    assert DARK.ground == colours().surface


def test_other_colours_and_another_width_draw_it_anew(
    qtbot: QtBot, qapp: QApplication, look: None, chart: ProgressChart
) -> None:
    shown(qtbot, chart, part(1, 2))
    chart.resize(700, 300)
    assert not chart.area.has_picture()
    qtbot.waitUntil(chart.area.has_picture, timeout=20_000)
    try:
        apply_theme(qapp, Scheme.DARK)
        assert not chart.area.has_picture()
        qtbot.waitUntil(chart.area.has_picture, timeout=20_000)
        assert pixels(chart, 0, DARK.ground) > 1000
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_row_opens_by_click_and_by_key(qtbot: QtBot, chart: ProgressChart) -> None:
    first, second = part(1, 2), part(0, 3, name="人事室", key=2)
    chart.show_parts([first, second])
    with qtbot.waitSignal(chart.chosen) as chosen:
        place = chart.doors()[1].mapTo(chart, QPoint(200, 8))
        qtbot.mouseClick(chart.childAt(place), Qt.MouseButton.LeftButton)
    assert chosen.args == [second]
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart.doors()[0], Qt.Key.Key_Space)
    assert chosen.args == [first]


def test_the_printed_chart_is_one_click_away(qtbot: QtBot, chart: ProgressChart, desk: Desk) -> None:
    chart.show_parts([part(1, 2)])
    assert [action.text() for action in chart.actions()] == ["列印或儲存成 PDF…"]
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        qtbot.mouseClick(chart.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert wanted.args == ["forms", ("progress-chart", Request(year=desk.year))]


def test_a_card_shows_its_light_only_where_there_is_something(qtbot: QtBot, look: None) -> None:
    card = FigureCard("逾期", Light.RED)
    qtbot.addWidget(card)
    card.resize(card.sizeHint())
    red = QColor(colours().red)

    def has_red() -> bool:
        picture = card.grab().toImage()
        return any(
            picture.pixelColor(x, y) == red for x in range(picture.width()) for y in range(picture.height())
        )

    assert not has_red()
    card.show_number(3)
    assert has_red()
    assert card.accessibleName() == "逾期 3"
