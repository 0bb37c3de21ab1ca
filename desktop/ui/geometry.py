"""Where the window stood and on which ground: kept, and brought back onto a screen that is there."""

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QMainWindow

from desktop.ui.preferences import preferences

PLACE_KEY = "window/geometry"
GROUND_KEY = "window/ground"
FIRST_GROUND = "#f5f6f8"
FIRST_SIZE = QSize(1366, 768)
# What a system's title bar and borders may take around the window's own rectangle.
FRAME = (8, 32, -8, -8)


def save_geometry(window: QMainWindow) -> None:
    """Remember size, place, whether the window is maximised, and the colour of its ground."""
    kept = preferences()
    kept.setValue(PLACE_KEY, window.saveGeometry())
    kept.setValue(GROUND_KEY, window.palette().color(QPalette.ColorRole.Window).name())


def remembered_ground() -> str:
    """The colour the window had: an empty frame in it does not flash, light or dark."""
    return str(preferences().value(GROUND_KEY, FIRST_GROUND))


def restore_geometry(window: QMainWindow) -> bool:
    """Put the window where it was, else into the middle; False if the screen is too small for it."""
    state = preferences().value(PLACE_KEY)
    if isinstance(state, QByteArray) and window.restoreGeometry(state):
        window.setGeometry(clamped(window.geometry(), _screen_at(window.geometry())))
        return True
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(FIRST_SIZE)
    window.move(screen.center() - window.rect().center())
    fits = screen.adjusted(*FRAME).contains(window.geometry())
    window.setGeometry(clamped(window.geometry(), _screen_at(window.geometry())))
    return fits


def _screen_at(place: QRect) -> QRect:
    screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry().adjusted(*FRAME)


def clamped(place: QRect, screen: QRect) -> QRect:
    """The rectangle no larger than the screen and wholly on it."""
    size = place.size().boundedTo(screen.size())
    left = max(screen.left(), min(place.left(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(place.top(), screen.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())
