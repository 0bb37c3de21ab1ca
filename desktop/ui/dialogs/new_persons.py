"""Entering several people at once, a row each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.vocabulary import Role
from desktop.office.setup import NewPerson
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

ROWS_AT_FIRST = 3


class NewPersons(QWidget):
    """Rows of name, title, section and role; a row without a name counts for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[str] = []
        self._rows: list[tuple[QLineEdit, QLineEdit, QComboBox, QComboBox]] = []
        inner = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(UNIT)
        for column, heading in enumerate(
            (self.tr("姓名"), self.tr("職稱"), self.tr("單位"), self.tr("身分"))
        ):
            self._grid.addWidget(plain_label(heading, "muted"), 0, column)
            self._grid.setColumnStretch(column, 1)
        column_of_rows = QVBoxLayout(inner)
        column_of_rows.setContentsMargins(0, 0, UNIT, 0)
        column_of_rows.addLayout(self._grid)
        self.more_button = button(self.tr("再加一人"), self._add_row, icon_name="add")
        column_of_rows.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column_of_rows.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        for _row in range(ROWS_AT_FIRST):
            self._add_row()
        self.setFocusProxy(self._rows[0][0])

    def offer_sections(self, names: Sequence[str]) -> None:
        """Offer these sections in every row; what is chosen stays where it is still offered."""
        self._sections = list(names)
        for _name, _title, section, _role in self._rows:
            self._fill(section)

    def persons(self) -> list[NewPerson]:
        """Everybody entered, from the top."""
        return [
            NewPerson(
                name.text().strip(), title.text().strip(), section.currentData(), Role(role.currentData())
            )
            for name, title, section, role in self._rows
            if name.text().strip()
        ]

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        name, title, section, role = QLineEdit(), QLineEdit(), QComboBox(), QComboBox()
        for found in Role:
            role.addItem(word(found), found.value)
        self._fill(section)
        headings = (self.tr("姓名"), self.tr("職稱"), self.tr("單位"), self.tr("身分"))
        for column, (heading, field) in enumerate(zip(headings, (name, title, section, role), strict=True)):
            field.setAccessibleName(f"{heading} {number}")
            self._grid.addWidget(field, number, column)
        self._rows.append((name, title, section, role))
        if number > ROWS_AT_FIRST:
            name.show()
            name.setFocus()

    def _fill(self, box: QComboBox) -> None:
        chosen = box.currentData()
        box.clear()
        box.addItem(self.tr("（無）"), "")
        for name in self._sections:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
