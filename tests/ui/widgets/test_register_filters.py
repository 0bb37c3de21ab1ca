import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.queries.office import SectionRow
from db.vocabulary import SectionKind, WalkaroundCategory, WalkaroundState
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.walkaround import is_closed
from desktop.ui.widgets.register_filters import RegisterFilters
from tests.ui.hands import type_in

SECTIONS = (
    SectionRow(4, "行政課", "行政", 0, SectionKind.MEMBER, None, None, ()),
    SectionRow(7, "各課室", "", 1, SectionKind.GROUP, None, None, (4,)),
    SectionRow(9, "人事室", "人事", 2, SectionKind.MEMBER, None, None, ()),
)


@pytest.fixture
def filters(qtbot: QtBot) -> RegisterFilters:
    filters = RegisterFilters(WALKAROUND)
    qtbot.addWidget(filters)
    filters.offer(SECTIONS, 115)
    filters.show()
    return filters


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Go to a choice with the arrow keys."""
    for _step in range(box.count()):
        if box.currentText() == text:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(text)


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_the_description_says_what_can_be_filtered_by(filters: RegisterFilters) -> None:
    assert list(filters.boxes) == ["section_id", "walked_on", "category", "state"]
    assert choices(filters.boxes["section_id"]) == ["所有單位", "行政課", "人事室"]
    assert choices(filters.boxes["state"])[:3] == ["所有狀態", "未結案", "登錄"]
    assert choices(filters.boxes["walked_on"])[:3] == ["所有日期", "1月", "2月"]


def test_without_a_choice_nothing_is_left_out(filters: RegisterFilters) -> None:
    query = filters.query(("year", 115))
    assert (query.equals, query.text, query.span) == ((("year", 115),), "", None)
    assert not filters.is_asking
    assert not filters.clear.isVisible()


def test_choices_of_several_kinds_are_asked_for_together(qtbot: QtBot, filters: RegisterFilters) -> None:
    choose(qtbot, filters.boxes["section_id"], "人事室")
    choose(qtbot, filters.boxes["category"], "設施")
    choose(qtbot, filters.boxes["walked_on"], "第一季")
    query = filters.query(("year", 115))
    assert dict(query.equals) == {"year": 115, "section_id": 9, "category": WalkaroundCategory.FACILITY}
    assert query.span == ("walked_on", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert filters.is_asking


def test_open_cases_are_asked_for_in_one_choice(qtbot: QtBot, filters: RegisterFilters) -> None:
    choose(qtbot, filters.boxes["state"], "未結案")
    asked = dict(filters.query().equals)["state"]
    assert asked == tuple(state for state in WalkaroundState if not is_closed(state))


def test_each_change_is_told_once(qtbot: QtBot, filters: RegisterFilters) -> None:
    told: list[bool] = []
    filters.changed.connect(lambda: told.append(filters.is_asking))
    qtbot.keyClick(filters.boxes["state"], Qt.Key.Key_Down)
    assert told == [True]
    with qtbot.waitSignal(filters.changed):
        type_in(filters.words, "飲水機")
    assert told == [True, True]
    assert filters.query().text == "飲水機"


def test_one_click_leaves_nothing_out_again(qtbot: QtBot, filters: RegisterFilters) -> None:
    choose(qtbot, filters.boxes["section_id"], "行政課")
    type_in(filters.words, "飲水機")
    with qtbot.waitSignal(filters.changed):
        qtbot.mouseClick(filters.clear, Qt.MouseButton.LeftButton)
    assert (filters.query().equals, filters.query().text) == ((), "")
    assert not filters.clear.isVisible()


def test_another_page_asks_for_one_choice_and_nothing_else(qtbot: QtBot, filters: RegisterFilters) -> None:
    choose(qtbot, filters.boxes["section_id"], "行政課")
    filters.ask("state", "未結案")
    assert [name for name, _value in filters.query().equals] == ["state"]


def test_what_was_chosen_stays_chosen_when_the_sections_change(
    qtbot: QtBot, filters: RegisterFilters
) -> None:
    choose(qtbot, filters.boxes["section_id"], "人事室")
    choose(qtbot, filters.boxes["walked_on"], "3月")
    with qtbot.assertNotEmitted(filters.changed):
        filters.offer(SECTIONS[2:], 114)
    assert dict(filters.query().equals) == {"section_id": 9}
    assert filters.query().span == ("walked_on", dt.date(2025, 3, 1), dt.date(2025, 3, 31))


def test_a_choice_that_is_gone_asks_for_all(qtbot: QtBot, filters: RegisterFilters) -> None:
    choose(qtbot, filters.boxes["section_id"], "行政課")
    filters.offer(SECTIONS[2:], 115)
    assert filters.query().equals == ()
