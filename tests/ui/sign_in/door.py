"""Who comes in by the door of an office, and how."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.secret_hash import Cost
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.reception import Reception
from desktop.ui.sign_in_card import SignInCard

CHEAP = Cost(1, 8, 1)
PIN = "749063"
PEOPLE = {"林曉堃": Role.CLERK, "王課長": Role.SECTION_HEAD, "許稽核": Role.AUDITOR, "吳測試": Role.TESTER}
Start = Callable[[], Reception]


def card_of(reception: Reception) -> SignInCard:
    """The card that is shown."""
    return reception.main_window.findChildren(SignInCard)[-1]


def come_in(qtbot: QtBot, reception: Reception, name: str, secret: str = PIN) -> None:
    """Choose a name, type the secret and press Enter."""
    card = card_of(reception)
    card.person.setFocus()
    card.person.setCurrentText(next(t for t in texts_of(card) if t.startswith(name)))
    card.person.activated.emit(card.person.currentIndex())
    qtbot.keyClicks(card.secret, secret)
    qtbot.keyClick(card.secret, Qt.Key.Key_Return)


def texts_of(card: SignInCard) -> list[str]:
    """The names the card offers."""
    return [card.person.itemText(row) for row in range(card.person.count())]


def choose(qtbot: QtBot, reception: Reception, text: str) -> None:
    """Choose from the menu of who is signed in."""
    menu = reception.main_window.status_line.signed_in.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()


def settings_of(reception: Reception, tab: int) -> SettingsPage:
    """The page 設定 with this tab in front."""
    reception.main_window.open_page("settings", tab)
    page = reception.main_window.page()
    assert isinstance(page, SettingsPage)
    return page
