"""Fields below each other, each with its label, and its error right under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.invalid_mark import mark_invalid


class FormRows(QWidget):
    """A form; labels stand at the left and name their fields for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT + UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        self._errors: dict[QWidget, QLabel] = {}

    def add_row(self, label: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its label, and a hint below it where one helps."""
        row = self._grid.rowCount()
        name = plain_label(label, "muted", buddy=field)
        name.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(field)
        if hint:
            cell.addWidget(plain_label(hint, "muted", wraps=True))
        error = plain_label(role="error", wraps=True)
        error.hide()
        cell.addWidget(error)
        self._errors[field] = error
        self._grid.addLayout(cell, row, 1)

    def add_wide(self, widget: QWidget) -> None:
        """Add something that takes the whole width, such as a heading."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def set_error(self, field: QWidget, sentence: str) -> None:
        """Say under a field what is wrong with it; an empty sentence takes it back."""
        self._errors[field].setText(sentence)
        self._errors[field].setVisible(bool(sentence))
        mark_invalid(field, bool(sentence))

    def clear_errors(self) -> None:
        """Take back every error."""
        for field in self._errors:
            self.set_error(field, "")

    def has_errors(self) -> bool:
        """Whether any field shows an error."""
        return any(error.text() for error in self._errors.values())
