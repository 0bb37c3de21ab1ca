"""One field of an entry form for each kind of column: how it is filled, and what it says."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.registers.description import Column, Kind
from desktop.rules.clock_time import parse_time
from desktop.rules.words import word
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.roc_date_edit import RocDateEdit

LINES_OF_LONG_TEXT = 3


class Field(QObject):
    """The field of one column. `value` raises ValueError with a sentence for a text that cannot be read.

    Signals:
        changed: something else is written.
    """

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self.widget: QWidget = self._make()
        self.widget.setAccessibleName(column.label)

    def _make(self) -> QWidget:
        field = QLineEdit()
        field.setMaxLength(self.column.most)
        field.textChanged.connect(self.changed)
        self._line = field
        return field

    @property
    def focused(self) -> QWidget:
        """The widget that has the cursor when the field has it."""
        return self.widget.focusProxy() or self.widget

    def value(self) -> Any:
        """What is written, None for nothing."""
        return self._line.text().strip() or None

    def show(self, value: Any) -> None:
        """Show a stored value, from its beginning; None empties the field."""
        self._line.setText("" if value is None else str(value))
        self._line.setCursorPosition(0)

    @property
    def is_telling(self) -> bool:
        """Whether the field says by itself what is wrong with it."""
        return False

    def written(self) -> Any:
        """What is written as it stands, readable or not."""
        return self._line.text()

    def write(self, written: Any) -> None:
        """Write again what `written` told."""
        self._line.setText(written)

    def take_sections(self, sections: Iterable[SectionRow], year: int) -> None:
        """Offer the sections of a ROC year; only a section's field does."""


class NumberField(Field):
    """A whole number."""

    def _make(self) -> QWidget:
        widget = super()._make()
        self._line.setValidator(QIntValidator(0, self.column.most, self._line))
        return widget

    def value(self) -> Any:
        text = self._line.text().strip()
        return int(text) if text else None


class TimeField(Field):
    """A time of day, shown as 09:30."""

    def value(self) -> Any:
        text = self._line.text().strip()
        return parse_time(text) if text else None

    def show(self, value: Any) -> None:
        self._line.setText(f"{value:%H:%M}" if isinstance(value, dt.time) else "")


class LongTextField(Field):
    """Several lines; Tab leaves the field as in every other one."""

    def _make(self) -> QWidget:
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        lines = self._text.fontMetrics().lineSpacing() * LINES_OF_LONG_TEXT
        self._text.setFixedHeight(lines + 20)
        self._text.textChanged.connect(self.changed)
        return self._text

    def value(self) -> Any:
        return self._text.toPlainText().strip() or None

    def show(self, value: Any) -> None:
        self._text.setPlainText("" if value is None else str(value))

    def written(self) -> Any:
        return self._text.toPlainText()

    def write(self, written: Any) -> None:
        self._text.setPlainText(written)


class DateField(Field):
    """A day of the ROC calendar."""

    def _make(self) -> QWidget:
        self._date = RocDateEdit()
        self._date.line.textChanged.connect(self.changed)
        return self._date

    def value(self) -> Any:
        self._date.line.read_text()
        if self._date.error():
            raise ValueError(self._date.error())
        return self._date.date()

    def show(self, value: Any) -> None:
        self._date.set_date(value)

    @property
    def is_telling(self) -> bool:
        return bool(self._date.error())

    def written(self) -> Any:
        return self._date.line.text()

    def write(self, written: Any) -> None:
        self._date.line.setText(written)


class ChoiceField(Field):
    """One word of a closed list."""

    def _make(self) -> QWidget:
        self._box = calm(QComboBox())
        if not self.column.is_required or self.column.default is None:
            self._box.addItem("", None)
        for member in self.column.choices or ():
            self._box.addItem(word(member), member.value)
        self._box.currentIndexChanged.connect(self.changed)
        return self._box

    def value(self) -> Any:
        stored, choices = self._box.currentData(), self.column.choices
        return choices(stored) if choices is not None and stored is not None else None

    def show(self, value: Any) -> None:
        self.write(value.value if isinstance(value, StrEnum) else value)

    def written(self) -> Any:
        return self._box.currentData()

    def write(self, written: Any) -> None:
        self._box.setCurrentIndex(max(self._box.findData(written), 0))


class SectionField(Field):
    """A section of the office; groups are not offered, for an entry is one section's."""

    def _make(self) -> QWidget:
        self._names: dict[int, str] = {}
        self._box = calm(QComboBox())
        self._box.addItem("", None)
        self._box.currentIndexChanged.connect(self.changed)
        return self._box

    def take_sections(self, sections: Iterable[SectionRow], year: int) -> None:
        chosen = self._box.currentData()
        members = [section for section in sections if section.kind is SectionKind.MEMBER]
        self._names = {section.id: section.name for section in members}
        self._box.blockSignals(True)
        self._box.clear()
        self._box.addItem("", None)
        for section in members:
            if section.is_active(year):
                self._box.addItem(section.name, section.id)
        self.write(chosen)
        self._box.blockSignals(False)

    def value(self) -> Any:
        return self._box.currentData()

    def show(self, value: Any) -> None:
        self.write(value)

    def written(self) -> Any:
        return self._box.currentData()

    def write(self, written: Any) -> None:
        if self._box.findData(written) < 0 and written in self._names:
            # A section that is no more still stands in the entries of its time.
            self._box.addItem(self._names[written], written)
        self._box.setCurrentIndex(max(self._box.findData(written), 0))


_FIELDS: dict[Kind, type[Field]] = {
    Kind.TEXT: Field,
    Kind.LONG_TEXT: LongTextField,
    Kind.DATE: DateField,
    Kind.TIME: TimeField,
    Kind.CHOICE: ChoiceField,
    Kind.SECTION: SectionField,
    Kind.NUMBER: NumberField,
}


def field_for(column: Column) -> Field:
    """The field of a column's kind."""
    return _FIELDS[column.kind](column)
