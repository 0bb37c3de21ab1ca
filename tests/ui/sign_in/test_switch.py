"""Switching the signing in on and off, and the recovery code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.queries.office import persons
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.persons import add_person
from desktop.office.settings import read_settings
from desktop.ui.dialogs.recovery_code import RecoveryCode
from desktop.ui.dialogs.set_secret import SetSecret
from desktop.ui.dialogs.use_recovery_code import UseRecoveryCode
from desktop.ui.main_window import MainWindow
from desktop.ui.reception import Reception
from tests.ui.sign_in.door import PEOPLE, PIN, Start, card_of, come_in, settings_of
from tests.ui.windows import button_of, texts_in


@pytest.fixture
def open_door(qtbot: QtBot, tmp_path: Path, clerk: Actor) -> Iterator[Reception]:
    """The program on an office that does not ask who comes; its only clerk has no secret yet."""
    location = tmp_path / "open.db"
    office = create_office(location, "清溪縣和平區公所")
    with office.work(clerk) as work:
        add_person(work, "林曉堃")
    office.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    reception = Reception(window, location)
    window.show()
    with qtbot.waitSignal(reception.opened):
        reception.begin()
    yield reception
    reception.close()


def with_secret(qtbot: QtBot, reception: Reception) -> None:
    tab = settings_of(reception, 2).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "設定密碼…"), Qt.MouseButton.LeftButton)
    dialog = tab.findChild(SetSecret)
    for field in (dialog.secret, dialog.again):
        qtbot.keyClicks(field, PIN)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert button_of(tab, "重設密碼…").isVisible()


def test_it_is_not_switched_on_before_a_clerk_has_a_secret(qtbot: QtBot, open_door: Reception) -> None:
    tab = settings_of(open_door, 4).tabs.currentWidget()
    assert "不必登入" in "".join(texts_in(tab))
    qtbot.mouseClick(button_of(tab, "開啟登入…"), Qt.MouseButton.LeftButton)

    assert "請先到「設定 › 人員」" in open_door.main_window.messages.sentences()[0]


def test_switched_on_it_shows_the_code_once_and_asks_at_once(qtbot: QtBot, open_door: Reception) -> None:
    with_secret(qtbot, open_door)
    window = open_door.main_window
    tab = settings_of(open_door, 4).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "開啟登入…"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(RecoveryCode)
    code = dialog.code.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.is_kept, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk is None)

    qtbot.mouseClick(button_of(card_of(open_door), "使用復原碼…"), Qt.MouseButton.LeftButton)
    using = window.findChild(UseRecoveryCode)
    qtbot.keyClicks(using.code, "wrong")
    for field in (using.secret, using.again):
        qtbot.keyClicks(field, "907451")
    qtbot.mouseClick(using.confirm, Qt.MouseButton.LeftButton)
    assert "復原碼不對" in using.refusal.text()
    using.code.clear()
    qtbot.keyClicks(using.code, code.lower())
    qtbot.mouseClick(using.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(RecoveryCode)))
    following = next(d for d in window.findChildren(RecoveryCode) if d.isVisible())
    assert following.code.text() != code
    qtbot.keyClick(following.is_kept, Qt.Key.Key_Space)
    qtbot.mouseClick(following.confirm, Qt.MouseButton.LeftButton)
    assert window.desk is not None
    assert window.desk.actor.name == "林曉堃"


def test_switched_off_anybody_is_offered_again(qtbot: QtBot, start: Start, path: Path) -> None:
    reception = start()
    come_in(qtbot, reception, "林曉堃")
    tab = settings_of(reception, 4).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "改為不必登入"), Qt.MouseButton.LeftButton)
    assert reception.main_window.status_line.persons.isVisible()
    reception.close()

    office: Office = open_office(path)
    with office.reading() as session:
        assert not read_settings(session).sign_in_required
        assert sum(person.has_secret for person in persons(session)) == len(PEOPLE)
    office.close()
