"""The sections consulted on a walk-around entry (會辦): their opinions, and asking further ones."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.walkaround import ConsultRow, WalkaroundEntry
from db.vocabulary import SectionKind
from desktop.rules.roc_calendar import format_date
from desktop.rules.walkaround import is_closed
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.emptied import empty_out


class ConsultsPart(QWidget):
    """Signals: consulted, with a section's key; answered, with a section's key and its opinion."""

    consulted = Signal(int)
    answered = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[int, QLineEdit] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(UNIT // 2)
        self.sections = QComboBox()
        self.sections.setAccessibleName(self.tr("要會辦的單位"))
        self._asking = QWidget()
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.sections, 1)
        asking.addWidget(button(self.tr("加入會辦"), self._on_ask, icon_name="people"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(plain_label(self.tr("會辦單位"), "heading"))
        layout.addLayout(self._rows)
        layout.addWidget(self._asking)

    def show_entry(self, entry: WalkaroundEntry, sections: Sequence[SectionRow]) -> None:
        """Show who was asked and what they said; while the entry is open, take answers and ask others."""
        is_open = not is_closed(entry.state)
        self._answers.clear()
        empty_out(self._rows)
        for consult in entry.consults:
            self._rows.addWidget(plain_label(_told(consult), wraps=True))
            if consult.answered_on is None and is_open:
                self._rows.addWidget(self._answer_row(consult))
        if not entry.consults:
            self._rows.addWidget(plain_label(self.tr("沒有會辦單位。"), "muted"))
        asked = {consult.section_id for consult in entry.consults} | {entry.values["section_id"]}
        self.sections.clear()
        for section in sections:
            is_one = section.kind is SectionKind.MEMBER and section.is_active(entry.year)
            if is_one and section.id not in asked:
                self.sections.addItem(section.name, section.id)
        self._asking.setVisible(is_open and self.sections.count() > 0)

    def unsaved(self) -> dict[Any, Any]:
        """The opinions that are written and not stored, by the section's key."""
        return {section_id: line.text() for section_id, line in self._answers.items() if line.text()}

    def write(self, unsaved: Mapping[Any, Any]) -> None:
        """Write again what `unsaved` told."""
        for section_id, line in self._answers.items():
            line.setText(unsaved.get(section_id, ""))

    def _answer_row(self, consult: ConsultRow) -> QWidget:
        line = self._answers[consult.section_id] = QLineEdit()
        line.setPlaceholderText(self.tr("會辦意見"))
        line.setAccessibleName(self.tr("%1的會辦意見").replace("%1", consult.section))
        tell = partial(self._on_answer, consult.section_id)
        line.returnPressed.connect(tell)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line, 1)
        layout.addWidget(button(self.tr("登錄意見"), tell))
        return row

    def _on_answer(self, section_id: int) -> None:
        self.answered.emit(section_id, self._answers[section_id].text())

    def _on_ask(self) -> None:
        self.consulted.emit(self.sections.currentData())


def _told(consult: ConsultRow) -> str:
    if consult.answered_on is None:
        return consult.section
    return f"{consult.section}　{format_date(consult.answered_on)}　{consult.opinion}"
