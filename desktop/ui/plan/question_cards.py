"""What an import asks about one item, above its fields, each with a button that says it is settled."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.queries.plan import LeftoverRow
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class QuestionCards(QWidget):
    """The questions below each other; nothing where there are none.

    Signals:
        settled: a question, as a `LeftoverRow`, that a person has answered.
    """

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[LeftoverRow, ...] = ()
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(UNIT // 2)
        self.hide()

    def show_questions(self, questions: Sequence[LeftoverRow]) -> None:
        """Show these questions."""
        if tuple(questions) == self._shown:
            return
        self._shown = tuple(questions)
        while (cell := self._cards.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in questions:
            self._cards.addWidget(self._card(question))
        self.setVisible(bool(questions))

    def _card(self, question: LeftoverRow) -> QFrame:
        card = QFrame()
        card.setProperty("tone", "warning")
        mark = plain_label()
        mark.setPixmap(pixmap("question_circle", 2 * UNIT, "yellow"))
        words = plain_label(question.text, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        settle = button(self.tr("已確認"), partial(self.settled.emit, question))
        row = QHBoxLayout(card)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(settle, 0, Qt.AlignmentFlag.AlignTop)
        return card
