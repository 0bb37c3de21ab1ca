"""The entry form of a register, made from its description: by keyboard alone, nothing typed is lost."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from desktop.errors import Refused
from desktop.registers.description import Register
from desktop.ui.theme import UNIT
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.register_fields import Field, field_for


class RegisterForm(QWidget):
    """The fields of an entry.

    Signals:
        submitted: Ctrl+Return was pressed and every field can be read; carries the values by column key.
    """

    submitted = Signal(dict)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.fields: dict[str, Field] = {column.key: field_for(column) for column in register.entered}
        self._rows = FormRows(labels_above=False)
        for column in register.entered:
            mark = "＊" if column.is_required else ""
            self._rows.add_row(column.label + mark, self.fields[column.key].widget, column.help)
        area = QScrollArea()
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(UNIT // 2, 0, UNIT + UNIT // 2, UNIT)
        inner.addWidget(self._rows)
        inner.addStretch(1)
        area.setWidget(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def take_sections(self, sections: Iterable[SectionRow]) -> None:
        """Offer these sections where one is asked for."""
        listed = list(sections)
        for field in self.fields.values():
            field.take_sections(listed)

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        """Start an entry: what carries over stays as it was, everything else begins anew or with `values`."""
        self._rows.clear_errors()
        for column in self.register.entered:
            if values is not None and column.key in values:
                self.fields[column.key].show(values[column.key])
            elif not column.carries_over:
                self.fields[column.key].show(column.default)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a stored entry."""
        self._rows.clear_errors()
        for column in self.register.entered:
            self.fields[column.key].show(values.get(column.key))

    def submit(self) -> None:
        """Check every field; tell the values, or say under each field what is wrong and go to the first."""
        values, wrong = self._read()
        self._rows.clear_errors()
        for key, sentence in wrong.items():
            self._rows.set_error(self.fields[key].widget, sentence)
        if wrong:
            self.fields[next(iter(wrong))].widget.setFocus()
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

    def watch(self, key: str, tell: Callable[[], None]) -> None:
        """Call `tell` whenever the text of a one-line field changes."""
        field = self.fields[key].widget
        if isinstance(field, QLineEdit):
            field.textChanged.connect(lambda _text: tell())

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        self.fields[key].widget.setFocus()
