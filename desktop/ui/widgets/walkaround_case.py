"""How a walk-around entry goes on: its state and what may follow, consultations, remarks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.walkaround import WalkaroundEntry
from db.vocabulary import SectionKind, WalkaroundState
from desktop.rules.roc_calendar import format_date
from desktop.rules.walkaround import allowed_next, is_closed
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

CONSULTED_BY_ASKING = WalkaroundState.CONSULTING


class WalkaroundCase(QWidget):
    """The state of one entry.

    Signals:
        moved: the state asked for and the result written.
        consulted: the key of a section to be consulted.
        answered: the key of a consulted section and its opinion.
        remarked: a remark.
    """

    moved = Signal(str, str)
    consulted = Signal(int)
    answered = Signal(int, str)
    remarked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: WalkaroundEntry | None = None
        self.state = plain_label(role="heading")
        self.result = QPlainTextEdit()
        self.result.setTabChangesFocus(True)
        self.result.setFixedHeight(self.result.fontMetrics().lineSpacing() * 3 + 20)
        self._moves = QHBoxLayout()
        self._moves.setSpacing(UNIT)
        self.sections = QComboBox()
        self.ask = button(self.tr("加入會辦"), self._on_ask, icon_name="people")
        self._consults = QVBoxLayout()
        self._remarks = plain_label(wraps=True)
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(self.tr("補充說明或更正（結案後只能以此更正）"))
        self.add = button(self.tr("加入說明"), self._on_remark, icon_name="comment")
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.state)
        self._result_label = plain_label(self.tr("處理結果"), "muted", buddy=self.result)
        layout.addWidget(self._result_label)
        layout.addWidget(self.result)
        layout.addLayout(self._moves)
        layout.addSpacing(UNIT)
        layout.addWidget(plain_label(self.tr("會辦單位"), "heading"))
        layout.addLayout(self._consults)
        asking = QHBoxLayout()
        asking.addWidget(self.sections, 1)
        asking.addWidget(self.ask)
        layout.addLayout(asking)
        layout.addSpacing(UNIT)
        layout.addWidget(plain_label(self.tr("補充說明"), "heading"))
        layout.addWidget(self._remarks)
        remarking = QHBoxLayout()
        remarking.addWidget(self.remark, 1)
        remarking.addWidget(self.add)
        layout.addLayout(remarking)
        layout.addStretch(1)
        self.sections.setAccessibleName(self.tr("要會辦的單位"))
        self.remark.setAccessibleName(self.tr("補充說明"))
        self.remark.returnPressed.connect(self._on_remark)

    def show_entry(self, entry: WalkaroundEntry, sections: list[SectionRow]) -> None:
        """Show where an entry stands and offer what may follow."""
        self._entry = entry
        closed = is_closed(entry.state)
        closed_on = entry.values.get("closed_on")
        day = format_date(closed_on) if closed_on else ""
        self.state.setText(self.tr("狀態：%1").replace("%1", f"{word(entry.state)}　{day}".strip()))
        self.result.setPlainText(str(entry.values.get("result") or ""))
        self.result.setReadOnly(closed)
        self._offer_moves(entry.state)
        self._show_consults(entry, closed)
        self._offer_sections(entry, sections)
        self.sections.setEnabled(not closed)
        self.ask.setEnabled(not closed and self.sections.count() > 0)
        lines = [f"{format_date(r.written_on)}　{r.author}　{r.text}" for r in entry.remarks]
        self._remarks.setText("\n".join(lines))
        self._remarks.setVisible(bool(lines))

    def _offer_moves(self, state: WalkaroundState) -> None:
        _empty(self._moves)
        for following in allowed_next(state):
            if following is CONSULTED_BY_ASKING:
                continue
            role = "primary" if following in (WalkaroundState.SETTLED, WalkaroundState.CLOSED) else ""
            self._moves.addWidget(button(word(following), partial(self._on_move, following), role=role))
        self._moves.addStretch(1)

    def _show_consults(self, entry: WalkaroundEntry, closed: bool) -> None:
        _empty(self._consults)
        for consult in entry.consults:
            told = consult.section
            if consult.answered_on is not None:
                told = f"{told}　{format_date(consult.answered_on)}　{consult.opinion}"
            label: QLabel = plain_label(told, wraps=True)
            self._consults.addWidget(label)
            if consult.answered_on is None and not closed:
                self._consults.addWidget(self._answer_row(consult.section_id, consult.section))
        if not entry.consults:
            self._consults.addWidget(plain_label(self.tr("沒有會辦單位。"), "muted"))

    def _answer_row(self, section_id: int, name: str) -> QWidget:
        row = QWidget()
        line = QLineEdit()
        line.setPlaceholderText(self.tr("會辦意見"))
        line.setAccessibleName(self.tr("%1的會辦意見").replace("%1", name))
        line.returnPressed.connect(lambda: self.answered.emit(section_id, line.text()))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line, 1)
        layout.addWidget(button(self.tr("登錄意見"), lambda: self.answered.emit(section_id, line.text())))
        return row

    def _offer_sections(self, entry: WalkaroundEntry, sections: list[SectionRow]) -> None:
        asked = {consult.section_id for consult in entry.consults} | {entry.values["section_id"]}
        self.sections.clear()
        for section in sections:
            if section.kind is SectionKind.MEMBER and section.id not in asked:
                self.sections.addItem(section.name, section.id)

    def _on_move(self, state: WalkaroundState) -> None:
        self.moved.emit(state.value, self.result.toPlainText())

    def _on_ask(self) -> None:
        if self.sections.currentData() is not None:
            self.consulted.emit(self.sections.currentData())

    def _on_remark(self) -> None:
        self.remarked.emit(self.remark.text())


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
