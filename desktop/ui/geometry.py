"""Where the window stood: kept, and brought back onto a screen that is there."""

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.ui.preferences import preferences

KEY = "window/geometry"
FIRST_SIZE = QSize(1366, 768)
# What a system's title bar and borders may take around the window's own rectangle.
FRAME = (8, 32, -8, -8)


def save_geometry(window: QMainWindow) -> None:
    """Remember size, place and whether the window is maximised."""
    preferences().setValue(KEY, window.saveGeometry())


def restore_geometry(window: QMainWindow) -> None:
    """Put the window where it was; the first time in the middle, or over the whole of a small screen."""
    state = preferences().value(KEY)
    if not (isinstance(state, QByteArray) and window.restoreGeometry(state)):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(FIRST_SIZE)
        window.move(screen.center() - window.rect().center())
        if not screen.adjusted(*FRAME).contains(window.geometry()):
            window.setWindowState(Qt.WindowState.WindowMaximized)
    window.setGeometry(clamped(window.geometry(), _screen_at(window.geometry())))


def _screen_at(place: QRect) -> QRect:
    screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry().adjusted(*FRAME)


def clamped(place: QRect, screen: QRect) -> QRect:
    """The rectangle no larger than the screen and wholly on it."""
    size = place.size().boundedTo(screen.size())
    left = max(screen.left(), min(place.left(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(place.top(), screen.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())
