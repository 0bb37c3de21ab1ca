"""What stands where nothing is yet: why it is empty and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class EmptyState(QWidget):
    """An icon, a sentence, a hint, and below them the actions that lead on."""

    def __init__(self, icon_name: str, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignCenter
        picture = plain_label()
        picture.setPixmap(pixmap(icon_name, 48, "muted"))
        picture.setAlignment(centre)
        self._title = plain_label(title, "heading")
        self._title.setAlignment(centre)
        self._hint = plain_label(hint, "muted", wraps=True)
        self._hint.setAlignment(centre)
        self._hint.setMinimumWidth(44 * UNIT)
        self._hint.setMaximumWidth(72 * UNIT)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(UNIT)
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addStretch(2)
        layout.addWidget(picture)
        layout.addWidget(self._title)
        # Not aligned but between stretches: an aligned label gets too little height for its lines.
        layout.addLayout(_between(self._hint))
        layout.addSpacing(UNIT)
        layout.addLayout(_between(self._actions))
        layout.addStretch(3)

    def set_words(self, title: str, hint: str = "") -> None:
        """Say something else, as when a filter and not an empty office is the reason."""
        self._title.setText(title)
        self._hint.setText(hint)

    def add_action(
        self, text: str, clicked: Callable[[], object], *, icon_name: str = "", role: str = ""
    ) -> QPushButton:
        """Add a button that leads on; the first one is usually `primary`."""
        added = button(text, clicked, icon_name=icon_name, role=role)
        self._actions.addWidget(added)
        return added


def _between(part: QWidget | QHBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    if isinstance(part, QWidget):
        row.addWidget(part, 100)
    else:
        row.addLayout(part)
    row.addStretch(1)
    return row
