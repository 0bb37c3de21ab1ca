"""Buttons with a word, an icon and their weight on the page."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.labels import plain_tooltip

ICON_COLOURS = {"primary": "on_accent", "danger": "red", "link": "accent"}


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon_name: str = "",
    role: str = "",
    shortcut: str = "",
    tooltip: str = "",
) -> QPushButton:
    """A button.

    `role` is "", primary, danger, link or chip; `shortcut` is written as in "Ctrl+N" and told in the tooltip.
    """
    made = QPushButton(text)
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, ICON_COLOURS.get(role, "text")))
    if role:
        made.setProperty("role", role)
    if role == "chip":
        made.setCheckable(True)
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        tooltip = f"{tooltip or text} ({keys})"
    if tooltip:
        made.setToolTip(plain_tooltip(tooltip))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def tool_of(action: QAction) -> QToolButton:
    """A button of an action's icon alone, with its words for whoever points at it or listens."""
    made = QToolButton()
    made.setIcon(action.icon())
    words = action.text().removesuffix("…")
    made.setToolTip(plain_tooltip(words))
    made.setAccessibleName(words)
    made.clicked.connect(lambda: action.trigger())
    return made


def tools_of(actions: Iterable[QAction]) -> QWidget:
    """The buttons of several actions beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for action in actions:
        row.addWidget(tool_of(action))
    return made
