"""The row above a table that narrows it: search words, choices, chips."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

# Long enough for a word to be finished, short enough not to be waited for.
PAUSE_MS = 250


class FilterBar(QWidget):
    """Holds the filters of one table.

    Signals:
        changed: some filter has another value; typing is waited for until it pauses.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT)
        self._filters = QHBoxLayout()
        self._filters.setSpacing(UNIT)
        self._row.addLayout(self._filters)
        self._row.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)

    def add_search(self, placeholder: str, *, has_key: bool = True) -> QLineEdit:
        """Add the search field; words being composed by an input method do not count.

        Ctrl+F goes there, unless the page has another use for it.
        """
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(placeholder)
        field.setClearButtonEnabled(True)
        field.addAction(QAction(icon("search"), "", field), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(28 * UNIT)
        field.textChanged.connect(self._pause.start)
        field.returnPressed.connect(self._at_once)
        if has_key:
            find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.parentWidget() or self)
            find.activated.connect(lambda: field.setFocus())
        self._add(field)
        return field

    def add_choice(self, label: str, choices: Iterable[tuple[str, Any]]) -> QComboBox:
        """Add a labelled choice; its value is the box's `currentData()`."""
        box = QComboBox()
        for text, value in choices:
            box.addItem(text, value)
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        if label:
            self._add(plain_label(label, "muted", buddy=box))
        self._add(box)
        return box

    def add_chip(self, text: str) -> QPushButton:
        """Add a filter that is on or off."""
        chip = button(text, role="chip")
        chip.toggled.connect(lambda _on: self.changed.emit())
        self._add(chip)
        return chip

    def add_first(self, widget: QWidget) -> None:
        """Add a widget of the page's own, to the left of the filters."""
        self._filters.insertWidget(0, widget)

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget of the page's own, to the right of the filters."""
        self._row.addWidget(widget)

    def _add(self, widget: QWidget) -> None:
        self._filters.addWidget(widget)

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()
