"""Asking once of each task whether a register shall count towards it by itself."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.office.register_links import COUNTABLE, leave_unlinked, link_register, open_proposals
from desktop.rules.register_proposals import Proposal
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.register_words import words_of_count
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

LONGEST_TEXT = 26


class ProposalBar(QFrame):
    """Shows one open question after the other, and is gone when there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._question = plain_label(wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._row.setSpacing(UNIT)
        self._row.addWidget(self._question, 1)
        self.buttons: list[QWidget] = []
        self.hide()

    def reload(self) -> None:
        """Ask the next open question, if the person may answer it."""
        may = self._desk.may("link_register")
        found = self._desk.read(open_proposals, self._desk.year) if may else []
        self.setVisible(bool(found))
        if found:
            self._ask(found[0], len(found))

    def _ask(self, proposal: Proposal, left: int) -> None:
        text = " ".join(proposal.text.split())
        text = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"
        words = self.tr("「%1」的次數，要由登記簿自動計算嗎？").replace("%1", text)
        more = self.tr("（還有 %1 項要決定）").replace("%1", str(left - 1)) if left > 1 else ""
        self._question.setText(words + more)
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = []
        for counts in COUNTABLE[proposal.register]:
            act = partial(
                self._desk.do,
                self.tr("由登記簿自動計次"),
                link_register,
                proposal.node_id,
                proposal.register,
                counts,
            )
            self._add(words_of_count(proposal.register, counts), act)
        self._add(
            self.tr("不要"),
            partial(
                self._desk.do, self.tr("不自動計次"), leave_unlinked, proposal.node_id, proposal.register
            ),
        )

    def _add(self, words: str, act: "partial[object]") -> None:
        # Queued: the button goes away while it is still at work.
        made = button(words, lambda: None)
        made.clicked.connect(lambda: act(), Qt.ConnectionType.QueuedConnection)
        self.buttons.append(made)
        self._row.addWidget(made)
