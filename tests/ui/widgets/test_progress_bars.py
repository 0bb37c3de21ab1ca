import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.rules.lights import Completion
from desktop.rules.tally import PartTally, Tally
from desktop.ui.theme import colours
from desktop.ui.widgets.figure_card import FigureCard
from desktop.ui.widgets.progress_bars import PartBar, ProgressBars


def part(done: int, counted: int, overdue: int = 0, name: str = "行政課", key: int | None = 1) -> PartTally:
    tally = Tally(
        total=counted,
        completion=Completion(done, counted),
        late=0,
        overdue=overdue,
        due_soon=0,
        behind=0,
        set_aside=0,
        by_light=(),
    )
    return PartTally(name, key, tally)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (part(3, 4), "3／4　75.0%"),
        (part(0, 3, overdue=2), "逾期 2　0／3　0.0%"),
        (part(0, 0), "0／0"),
    ],
)
def test_a_bar_tells_its_numbers(qtbot: QtBot, found: PartTally, words: str) -> None:
    bar = PartBar(found.name, found)
    qtbot.addWidget(bar)
    assert bar.numbers() == words
    assert bar.accessibleName().startswith("行政課 完成")


def painted(qtbot: QtBot, found: PartTally, colour: str) -> int:
    """How many pixels of the bar's middle line have a colour."""
    bar = PartBar(found.name, found)
    qtbot.addWidget(bar)
    bar.resize(216, bar.sizeHint().height())
    picture = bar.grab().toImage()
    line = picture.height() - 12
    return sum(picture.pixelColor(x, line) == QColor(colour) for x in range(picture.width()))


def test_a_bar_is_green_as_far_as_done_and_red_as_far_as_overdue(qtbot: QtBot, look: None) -> None:
    now = colours()
    assert painted(qtbot, part(0, 4), now.green) == painted(qtbot, part(0, 4), now.red) == 0
    half = painted(qtbot, part(2, 4, overdue=1), now.green)
    quarter = painted(qtbot, part(2, 4, overdue=1), now.red)
    assert 95 <= half <= 101
    assert 44 <= quarter <= 50


def test_a_part_without_name_has_one_for_people(qtbot: QtBot) -> None:
    bars = ProgressBars("各單位進度", "尚未指定單位")
    qtbot.addWidget(bars)
    bars.show_parts([part(1, 2), part(0, 1, name="", key=None), part(0, 1, name="機關\n形象")])
    assert [bar.text() for bar in bars.bars()] == ["行政課", "尚未指定單位", "機關 形象"]


def test_new_numbers_make_new_bars_and_the_same_leave_them(qtbot: QtBot) -> None:
    bars = ProgressBars("各單位進度", "")
    qtbot.addWidget(bars)
    bars.show_parts([part(1, 2)])
    before = bars.bars()[0]
    bars.show_parts([part(1, 2)])
    assert bars.bars()[0] is before
    bars.show_parts([part(2, 2)])
    assert [bar.numbers() for bar in bars.bars()] == ["2／2　100.0%"]


def test_a_bar_opens_by_key(qtbot: QtBot) -> None:
    bars = ProgressBars("各單位進度", "")
    qtbot.addWidget(bars)
    bars.show_parts([part(1, 2)])
    bars.show()
    with qtbot.waitSignal(bars.chosen) as chosen:
        qtbot.keyClick(bars.bars()[0], Qt.Key.Key_Space)
    assert chosen.args == [part(1, 2)]


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
