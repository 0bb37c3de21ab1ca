"""The quiet bar of messages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.message_bar import MOST_SHOWN, MessageBar


def test_messages_stay_and_the_newest_is_last(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.refuse("甲")
    bar.warn("乙")
    bar.inform("丙")
    assert bar.sentences() == ["甲", "乙", "丙"]
    assert bar.isVisible()


def test_the_same_sentence_is_shown_once_and_moves_to_the_end(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for sentence in ("甲", "乙", "甲"):
        bar.refuse(sentence)
    assert bar.sentences() == ["乙", "甲"]


def test_the_oldest_makes_room(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for number in range(MOST_SHOWN + 2):
        bar.refuse(str(number))
    assert bar.sentences() == [str(number) for number in range(2, MOST_SHOWN + 2)]


def test_each_message_is_dismissed_by_its_own_button(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.refuse("甲")
    bar.refuse("乙")
    qtbot.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert bar.sentences() == ["乙"]
    qtbot.keyClick(bar.findChildren(QToolButton)[-1], Qt.Key.Key_Space)
    assert bar.sentences() == []
    assert bar.isHidden()
