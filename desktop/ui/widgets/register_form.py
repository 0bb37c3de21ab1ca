"""The entry form of a register, made from its description: by keyboard alone, nothing typed is lost."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.office import SectionRow
from desktop.errors import Refused
from desktop.registers.description import Kind, Register
from desktop.ui.theme import UNIT
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.register_fields import Field, field_for
from desktop.ui.widgets.scrolled import scrolled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RegisterForm(QWidget):
    """The fields of an entry; Enter goes on to the next one, in long texts Tab does.

    Signals:
        submitted: an entry was finished and every field can be read; carries the values by column key.
        edited: whether something is written that is not stored, whenever that changes.
    """

    # An object, not a dict: Qt would make plain texts of the enum members in it.
    submitted = Signal(object)
    edited = Signal(bool)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.fields: dict[str, Field] = {column.key: field_for(column) for column in register.entered}
        self._rows = FormRows(labels_above=False)
        self._carried: dict[str, Any] = {}
        self._stored: dict[str, Any] = {}
        self._wrong: set[str] = set()
        self._is_touched = False
        self._is_showing = False
        for column in register.entered:
            mark = "＊" if column.is_required else ""
            field = self.fields[column.key]
            self._rows.add_row(column.label + mark, field.widget, column.help)
            field.changed.connect(partial(self._on_changed, column.key))
            if column.kind is not Kind.LONG_TEXT:
                field.focused.installEventFilter(self)
        area = scrolled(self._rows)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(self._rows.minimumSizeHint().width() + 2 * UNIT + bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._stored = self._written()

    def take_sections(self, sections: Iterable[SectionRow], year: int) -> None:
        """Offer the sections of a ROC year where one is asked for."""
        listed = list(sections)
        for field in self.fields.values():
            field.take_sections(listed, year)

    def carry(self, values: Mapping[str, Any]) -> None:
        """Let the next entries begin with what these have in the columns that carry over."""
        self._carried = {c.key: values.get(c.key) for c in self.register.entered if c.carries_over}

    def begin(self, today: dt.date, values: Mapping[str, Any] | None = None) -> None:
        """Start an entry with what carries over, what the register begins with, and `values`."""
        first = {column.key: column.default for column in self.register.entered}
        first |= {key: value for key, value in self._carried.items() if value is not None}
        for column in self.register.entered:
            if column.begins_today and first[column.key] is None:
                first[column.key] = today
        self.show_values(first | dict(values or {}))

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a stored entry."""
        self._is_showing = True
        self._clear_errors()
        for column in self.register.entered:
            self.fields[column.key].show(values.get(column.key))
        self._is_showing = False
        self._stored = self._written()
        self._look()

    def unsaved(self) -> dict[str, Any]:
        """What is written and not stored, by column key and as it stands, readable or not."""
        return {key: text for key, text in self._written().items() if text != self._stored[key]}

    def write(self, unsaved: Mapping[str, Any]) -> None:
        """Write again what `unsaved` told, over what the form shows as stored."""
        for key, text in unsaved.items():
            self.fields[key].write(text)

    def _written(self) -> dict[str, Any]:
        return {key: field.written() for key, field in self.fields.items()}

    def submit(self) -> None:
        """Check every field; tell the values, or say under each field what is wrong and go to the first."""
        values, wrong = self._read()
        self._clear_errors()
        for key, sentence in wrong.items():
            if not self.fields[key].is_telling:
                self._rows.set_error(self.fields[key].widget, sentence)
                self._wrong.add(key)
        if wrong:
            self.focus(next(iter(wrong)))
        else:
            self.submitted.emit(values)

    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for column in self.register.entered:
            try:
                values[column.key] = column.checked(self.fields[column.key].value())
            except (ValueError, Refused) as error:
                wrong[column.key] = str(error)
        return values, wrong

    def is_complete(self) -> bool:
        """Whether nothing that is required is missing."""
        return self._first_open() is None

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        self.fields[key].focused.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first_open(self) -> None:
        """Put the cursor into the first required field that is empty, else into the first of all."""
        self.focus(self._first_open() or self.register.entered[0].key)

    def _first_open(self) -> str | None:
        required = (column.key for column in self.register.entered if column.is_required)
        return next((key for key in required if self.fields[key].written() in ("", None)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _is_enter(event):
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def _clear_errors(self) -> None:
        self._wrong.clear()
        self._rows.clear_errors()

    def _on_changed(self, key: str) -> None:
        if key in self._wrong:
            # Who corrects a field shall not read on that it is wrong.
            self._wrong.discard(key)
            self._rows.set_error(self.fields[key].widget, "")
        self._look()

    def _look(self) -> None:
        if self._is_showing:
            return
        is_touched = bool(self.unsaved())
        if is_touched != self._is_touched:
            self._is_touched = is_touched
            self.edited.emit(is_touched)


def _is_enter(event: QKeyEvent) -> bool:
    """Whether Enter alone was pressed, on either side of the keyboard."""
    return event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
