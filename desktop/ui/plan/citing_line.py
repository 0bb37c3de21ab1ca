"""What the paragraphs of a chapter cite, in words below them, and the button that cites a letter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from db.queries.basis import BasisRow
from desktop.rules.basis import citations_in, forms_of, mark_of, marks_in, official_form
from desktop.ui.labels import plain_label
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

CITE_KEY = "F8"


class CitingLine(QWidget):
    """Stands below a field of paragraphs and follows what is typed there.

    Signals:
        take_wanted: the number (from 0) of a paragraph whose letters are to become records.
    """

    take_wanted = Signal(int)

    def __init__(self, paragraphs: PlainField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paragraphs = paragraphs
        self._letters: Sequence[BasisRow] = ()
        self.button = button(self.tr("插入依據"), self._offer, icon_name="document_text")
        self.button.setToolTip(f"{self.button.text()} ({CITE_KEY})")
        # At once: a button's own shortcut first plays that it is pressed.
        QShortcut(QKeySequence(CITE_KEY), self).activated.connect(self._offer)
        # The mouse leaves the cursor where the letter is to be cited.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cited = plain_label("", "muted", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.cited, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        paragraphs.textChanged.connect(self._tell)

    def show_letters(self, letters: Sequence[BasisRow]) -> None:
        """Take the letters that can be cited."""
        self._letters = letters
        self._tell()

    def _tell(self) -> None:
        forms = forms_of(self._letters)
        known = {letter.mark for letter in self._letters}
        marks = marks_in(self._paragraphs.toPlainText())
        lines = [
            f"{mark_of(mark)}＝{forms.get(mark, self.tr('（尚未填寫）'))}"
            if mark in known
            else self.tr("%1：沒有這份依據").replace("%1", mark_of(mark))
            for mark in marks
        ]
        self.cited.setText("\n".join(lines))

    def _offer(self) -> None:
        """Offer the letters to be cited at the cursor, and to make records of what its paragraph cites."""
        QGuiApplication.inputMethod().commit()
        menu = QMenu(self)
        for letter in self._letters:
            words = f"{self.tr('依據')}{letter.mark}　{official_form(letter)}".replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self.cite, letter.mark))
        if not menu.actions():
            menu.addAction(self.tr("還沒有依據，請先到「依據」分頁新增")).setEnabled(False)
        cursor = self._paragraphs.textCursor()
        if citations_in(cursor.block().text()):
            menu.addSeparator()
            take = menu.addAction(self.tr("把這一段的函文轉成依據"))
            take.triggered.connect(partial(self.take_wanted.emit, self._paragraph()))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _paragraph(self) -> int:
        """The number of the paragraph the cursor is in; empty lines are none."""
        lines = self._paragraphs.toPlainText().split("\n")
        return sum(bool(line.strip()) for line in lines[: self._paragraphs.textCursor().blockNumber()])

    def cite(self, mark: int) -> None:
        """Cite a letter where the cursor is."""
        self._paragraphs.insertPlainText(mark_of(mark))
        self._paragraphs.setFocus()
