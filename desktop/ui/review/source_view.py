"""The source of a plan on the screen: what an item was read from is marked, what is clicked is told."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from desktop.exchange.document import Document
from desktop.exchange.source_links import Place
from desktop.ui.review.source_page import SourcePage, source_page
from desktop.ui.theme import UNIT, colours

# The source is there to be compared with: a little smaller, more of it is seen.
SIZE = 0.92
# How much of the accent's colour lies on the lines of an item, and on a cell it only stands somewhere in.
EXACT, SOMEWHERE = 70, 34


class SourceText(QTextEdit):
    """The page itself, which can be read, copied from and clicked.

    Signals:
        picked: a line was clicked, or Enter pressed on it: the number of its paragraph or cell, and its own.
    """

    picked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        interaction = Qt.TextInteractionFlag
        self.setTextInteractionFlags(interaction.TextSelectableByMouse | interaction.TextSelectableByKeyboard)
        self.setAccessibleName(self.tr("原文"))
        self._source = SourcePage(self.document())
        self._places: tuple[Place, ...] = ()

    def show_document(self, document: Document) -> None:
        """Show a document from its beginning."""
        self._source = source_page(document, self.tr("註腳、註解與文字方塊"))
        self._source.page.setParent(self)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * SIZE)
        self._source.page.setDefaultFont(font)
        self.setDocument(self._source.page)
        self.mark(())

    def mark(self, places: Sequence[Place], *, scrolls: bool = True) -> None:
        """Mark places and show the first of them."""
        self._places = tuple(places)
        self.setExtraSelections([mark for place in self._places for mark in self._marks(place)])
        first = next((line for place in self._places for line in self._lines(place)), None)
        if scrolls and first is not None:
            self._show(first)

    def marked(self) -> list[str]:
        """The lines that are marked."""
        return [mark.cursor.block().text() for mark in self.extraSelections()]

    def _lines(self, place: Place) -> list[int]:
        return self._source.lines.get(place.origin, [])[place.first : place.last + 1]

    def _marks(self, place: Place) -> list[QTextEdit.ExtraSelection]:
        ground = QColor(colours().accent)
        ground.setAlpha(EXACT if place.is_exact else SOMEWHERE)
        look = QTextCharFormat()
        look.setBackground(ground)
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marks = []
        for line in self._lines(place):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(line)
            mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        return marks

    def _show(self, position: int) -> None:
        """Bring a line onto the screen, a third from the top, unless it is there already."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        place, room = self.cursorRect(cursor), self.viewport().height()
        if place.top() < UNIT or place.bottom() > room - 4 * UNIT:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - room // 3)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.mark(self._places, scrolls=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._pick(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.textCursor())
        else:
            super().keyPressEvent(event)

    def _pick(self, cursor: QTextCursor) -> None:
        found = self._source.at.get(cursor.block().position())
        if found is not None:
            self.picked.emit(*found)


class SourceView(QWidget):
    """The source with a field to search in it (Ctrl+F, then Enter for the next)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("在原文中尋找（Ctrl+F）"))
        self.search.setClearButtonEnabled(True)
        self.text = SourceText()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT // 2, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.search)
        layout.addWidget(self.text, 1)
        self.search.returnPressed.connect(self.find_next)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._begin_search)

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def find_next(self) -> None:
        """Go to the next place of the words searched for, from the top again behind the last."""
        words = self.search.text()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words, QTextDocument.FindFlag(0))
