"""Fields below each other, each with its label, and its error right under it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.invalid_mark import mark_invalid


@dataclass(frozen=True)
class _Row:
    name: QLabel
    cell: QWidget
    error: QLabel


class FormRows(QWidget):
    """A form; labels stand at the left, or above in a narrow place, and name fields for screen readers."""

    def __init__(self, parent: QWidget | None = None, *, labels_above: bool = False) -> None:
        super().__init__(parent)
        self._labels_above = labels_above
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2 if labels_above else UNIT + UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[QWidget, _Row] = {}

    def add_row(self, label: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its label, and a hint below it where one helps."""
        name = plain_label(label, "muted", buddy=field)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, UNIT if self._labels_above else 0)
        column.setSpacing(2)
        column.addWidget(field)
        if hint:
            column.addWidget(plain_label(hint, "muted", wraps=True))
        error = plain_label(role="error", wraps=True)
        error.hide()
        column.addWidget(error)
        self._rows[field] = _Row(name, cell, error)
        row = self._grid.rowCount()
        if self._labels_above:
            self._grid.addWidget(name, row, 0, 1, 2)
            self._grid.addWidget(cell, row + 1, 0, 1, 2)
        else:
            name.setContentsMargins(0, 6, 0, 0)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(cell, row, 1)

    def add_wide(self, widget: QWidget) -> None:
        """Add something that takes the whole width, such as a heading."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def set_row_visible(self, field: QWidget, is_visible: bool) -> None:
        """Show or hide a field with its label."""
        self._rows[field].name.setVisible(is_visible)
        self._rows[field].cell.setVisible(is_visible)

    def set_error(self, field: QWidget, sentence: str) -> None:
        """Say under a field what is wrong with it; an empty sentence takes it back."""
        self._rows[field].error.setText(sentence)
        self._rows[field].error.setVisible(bool(sentence))
        mark_invalid(field, bool(sentence))

    def clear_errors(self) -> None:
        """Take back every error."""
        for field in self._rows:
            self.set_error(field, "")

    def has_errors(self) -> bool:
        """Whether any field shows an error."""
        return any(row.error.text() for row in self._rows.values())
