"""What is asked for after a call below the threshold: the improvement, its due date, the day it was made."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit


class ImprovementPart(QFrame):
    """Signals: recorded, with the improvement, the day it is due and the day it was made or None."""

    recorded = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.improvement = QLineEdit()
        self.improvement.setPlaceholderText(self.tr("要求改善的事項與辦理情形"))
        self.due_on, self.done_on = RocDateEdit(), RocDateEdit()
        self.record = button(self.tr("存入改善"), self._on_record, icon_name="save")
        self._lines = {
            "improvement": self.improvement,
            "improvement_due_on": self.due_on.line,
            "improvement_done_on": self.done_on.line,
        }
        self._stored = dict.fromkeys(self._lines, "")
        rows = FormRows()
        rows.add_row(self.tr("改善情形"), self.improvement)
        rows.add_row(self.tr("改善期限"), self.due_on)
        rows.add_row(self.tr("完成日期"), self.done_on)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("改善追蹤"), "heading"))
        row.addStretch(1)
        row.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT + UNIT // 2, UNIT, UNIT + UNIT // 2, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(rows)
        self.hide()

    def show_call(self, values: Mapping[str, Any]) -> None:
        """Show what is asked for after a call; nothing is shown where nothing was ever asked for."""
        for on, key in ((self.due_on, "improvement_due_on"), (self.done_on, "improvement_done_on")):
            on.set_date(values.get(key))
        self.improvement.setText(values.get("improvement") or "")
        self._stored = self._written()
        self.setVisible(any(self._stored.values()))

    def clear(self) -> None:
        """Show nothing: nothing is asked for yet."""
        self.show_call({})

    def unsaved(self) -> dict[Any, Any]:
        """What is written and not stored."""
        return {key: text for key, text in self._written().items() if text != self._stored[key]}

    def write(self, unsaved: Mapping[Any, Any]) -> None:
        """Write again what `unsaved` told."""
        for key, text in unsaved.items():
            self._lines[key].setText(text)

    def _written(self) -> dict[str, str]:
        return {key: line.text() for key, line in self._lines.items()}

    def _on_record(self) -> None:
        due_on, done_on = self.due_on.date(), self.done_on.date()
        if not self.due_on.error() and not self.done_on.error():
            self.recorded.emit(self.improvement.text(), due_on, done_on)
