"""Every way of promising how often can be chosen with a few keys, and is shown as it was chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.queries.plan import QuotaInfo
from db.vocabulary import DayShift, DoneRule, Period, QuotaRule
from desktop.rules.words import word
from desktop.ui.plan.done_rule_edit import DoneRuleEdit
from desktop.ui.plan.quota_edit import QuotaEdit

AT_LEAST, EXACTLY, REGULARLY = QuotaRule


def choose(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Open a box's list by key and choose an entry."""
    place = box.findText(words)
    assert place >= 0, words
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


@pytest.fixture
def edit(qtbot: QtBot) -> QuotaEdit:
    edit = QuotaEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


def test_once_a_week_on_wednesday(qtbot: QtBot, edit: QuotaEdit) -> None:
    choose(qtbot, edit.period, "每週")
    choose(qtbot, edit.weekday, "星期三")
    assert edit.quota() == QuotaInfo(AT_LEAST, 1, Period.WEEK, weekday=2)
    assert not edit.months.isVisible()


def test_by_the_20th_of_each_month_or_the_next_working_day(qtbot: QtBot, edit: QuotaEdit) -> None:
    choose(qtbot, edit.period, "每月")
    choose(qtbot, edit.rule, "剛好")
    edit.day.setFocus()
    edit.day.selectAll()
    qtbot.keyClicks(edit.day, "20")
    qtbot.keyClick(edit.day, Qt.Key.Key_Tab)
    choose(qtbot, edit.shift, "遇假日順延")
    assert edit.quota() == QuotaInfo(EXACTLY, 1, Period.MONTH, day=20, shift=DayShift.NEXT)


def test_what_is_done_regularly_asks_for_no_number(qtbot: QtBot, edit: QuotaEdit) -> None:
    choose(qtbot, edit.period, "每年")
    choose(qtbot, edit.rule, "定期")
    assert edit.quota() == QuotaInfo(REGULARLY, 1, Period.YEAR)
    assert not edit.count.isEnabled()


@pytest.mark.parametrize("period", Period)
def test_every_period_is_shown_as_it_was_stored(edit: QuotaEdit, period: Period) -> None:
    stored = QuotaInfo(AT_LEAST, 3, period)
    edit.show_quota(stored)
    assert edit.quota() == stored


def test_the_rule_that_the_sections_suggest_is_named_and_can_be_overruled(qtbot: QtBot) -> None:
    edit = DoneRuleEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.show_rule(None, DoneRule.ALL)
    assert edit.box.currentText() == "自動：各單位都要完成"
    with qtbot.waitSignal(edit.changed) as told:
        edit.box.setFocus()
        qtbot.keyClick(edit.box, Qt.Key.Key_End)
    assert told.args == [DoneRule.TOGETHER]
    assert edit.box.currentText() == word(DoneRule.TOGETHER)
