"""Number and time fields whose text stands as far from the border as in every other field."""

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QTimeEdit, QWidget

from desktop.ui.theme import UNIT


class NumberEdit(QSpinBox):
    """A whole number from `lowest` to `highest`."""

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        _indent(self)


class TimeEdit(QTimeEdit):
    """A time of day, on the clock of 24 hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        _indent(self)


def _indent(box: QAbstractSpinBox) -> None:
    # Qt's style sheets ignore a spin box's left padding.
    box.lineEdit().setTextMargins(UNIT - 1, 0, 0, 0)
