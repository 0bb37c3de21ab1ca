"""How a walk-around entry goes on: its state and what may follow, how it was handled, remarks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.walkaround import RemarkRow, WalkaroundEntry
from db.vocabulary import WalkaroundState
from desktop.office.walkarounds import Handling
from desktop.rules.roc_calendar import format_date
from desktop.rules.walkaround import allowed_next, is_closed, is_overdue
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.consults_part import ConsultsPart
from desktop.ui.widgets.emptied import empty_out
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit

LINES = 3
_FINAL = (WalkaroundState.SETTLED, WalkaroundState.CLOSED)


class WalkaroundCase(QWidget):
    """The course of one entry.

    Signals:
        moved: the state asked for, and how the entry was handled.
        handled: how the entry was handled, to be stored without going on.
        remarked: a remark.
    """

    moved = Signal(object, object)
    handled = Signal(object)
    remarked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = Handling()
        self.state = plain_label(role="heading")
        self.overdue = plain_label(role="error", wraps=True)
        self.result = QPlainTextEdit()
        self.result.setTabChangesFocus(True)
        self.result.setFixedHeight(self.result.fontMetrics().lineSpacing() * LINES + 20)
        self.replied_on = RocDateEdit()
        self.reply_method = QLineEdit()
        self.reply_method.setPlaceholderText(self.tr("例如：電話、書面、當面"))
        self._fields = FormRows()
        self._fields.add_row(self.tr("處理結果"), self.result)
        self._fields.add_row(self.tr("回復日期"), self.replied_on)
        self._fields.add_row(self.tr("回復方式"), self.reply_method)
        self.keep = button(self.tr("存入"), self._on_keep, icon_name="save")
        self._moves = QHBoxLayout()
        self._moves.setSpacing(UNIT)
        self.consults = ConsultsPart()
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(UNIT // 2)
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(self.tr("補充或更正（結案後只能這樣更正）"))
        self.remark.setAccessibleName(self.tr("補充說明"))
        self.remark.returnPressed.connect(self._on_remark)
        self._lay_out()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(UNIT)
        steps.addLayout(self._moves)
        steps.addStretch(1)
        steps.addWidget(self.keep)
        remarking = QHBoxLayout()
        remarking.addWidget(self.remark, 1)
        remarking.addWidget(button(self.tr("加入說明"), self._on_remark, icon_name="comment"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.state)
        layout.addWidget(self.overdue)
        layout.addWidget(self._fields)
        layout.addLayout(steps)
        layout.addSpacing(UNIT)
        layout.addWidget(self.consults)
        layout.addSpacing(UNIT)
        layout.addWidget(plain_label(self.tr("補充說明"), "heading"))
        layout.addLayout(self._remarks)
        layout.addLayout(remarking)

    def show_entry(self, entry: WalkaroundEntry, sections: Sequence[SectionRow], today: dt.date) -> None:
        """Show where an entry stands and offer what may follow."""
        is_open = not is_closed(entry.state)
        closed_on, due_on = entry.values["closed_on"], entry.values["due_on"]
        day = format_date(closed_on) if closed_on else ""
        self.state.setText(self.tr("狀態：%1").replace("%1", f"{word(entry.state)} {day}".strip()))
        late = self.tr("處理期限 %1 已過，請儘速處理。")
        self.overdue.setText(late.replace("%1", format_date(due_on)) if due_on else "")
        self.overdue.setVisible(is_overdue(entry.state, due_on, today))
        self._stored = Handling(
            entry.values["result"], entry.values["replied_on"], entry.values["reply_method"]
        )
        self._show_handling(self._stored)
        self._fields.clear_errors()
        self._fields.setEnabled(is_open)
        self.keep.setVisible(is_open)
        self._offer_moves(entry)
        self.consults.show_entry(entry, sections)
        self._show_remarks(entry.remarks)

    def _show_handling(self, handling: Handling) -> None:
        self.result.setPlainText(handling.result)
        self.replied_on.set_date(handling.replied_on)
        self.reply_method.setText(handling.reply_method)

    def _offer_moves(self, entry: WalkaroundEntry) -> None:
        empty_out(self._moves)
        for following in allowed_next(entry.state):
            # Asking the first section is what begins a consultation.
            if following is WalkaroundState.CONSULTING and not entry.consults:
                continue
            role = "primary" if following in _FINAL else ""
            self._moves.addWidget(button(word(following), partial(self._on_move, following), role=role))

    def _show_remarks(self, remarks: Sequence[RemarkRow]) -> None:
        empty_out(self._remarks)
        self.remark.clear()
        for remark in remarks:
            about = f"{format_date(remark.written_on)}　{remark.author}"
            self._remarks.addWidget(plain_label(about, "muted"))
            self._remarks.addWidget(plain_label(remark.text, wraps=True))

    def unsaved(self) -> dict[Any, Any]:
        """What is written and not stored."""
        written = {
            "result": (self.result.toPlainText(), self._stored.result),
            "reply_method": (self.reply_method.text(), self._stored.reply_method),
            "replied_on": (self.replied_on.line.text(), _day(self._stored.replied_on)),
            "remark": (self.remark.text(), ""),
        }
        texts: dict[Any, Any] = {
            name: text for name, (text, stored) in written.items() if text.strip() != stored
        }
        return texts | self.consults.unsaved()

    def write(self, unsaved: Mapping[Any, Any]) -> None:
        """Write again what `unsaved` told."""
        if "result" in unsaved:
            self.result.setPlainText(unsaved["result"])
        lines = (("reply_method", self.reply_method), ("replied_on", self.replied_on.line))
        for name, line in (*lines, ("remark", self.remark)):
            if name in unsaved:
                line.setText(unsaved[name])
        self.consults.write(unsaved)

    def _handling(self) -> Handling | None:
        """What is written of the handling, None where the date is none."""
        on = self.replied_on.date()
        if self.replied_on.error():
            self.replied_on.setFocus()
            return None
        return Handling(self.result.toPlainText(), on, self.reply_method.text())

    def _on_keep(self) -> None:
        if (handling := self._handling()) is not None:
            self.handled.emit(handling)

    def _on_move(self, state: WalkaroundState) -> None:
        if (handling := self._handling()) is not None:
            self.moved.emit(state, handling)

    def _on_remark(self) -> None:
        self.remarked.emit(self.remark.text())


def _day(on: dt.date | None) -> str:
    return format_date(on) if on else ""
