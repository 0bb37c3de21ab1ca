"""A cell of running text, typed in place over several lines."""

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.plan.plain_field import PlainField
from desktop.ui.theme import UNIT

Index = QModelIndex | QPersistentModelIndex
LEAST_LINES, MOST_LINES = 2, 8
PADDING = 2 * UNIT


class CellText(PlainField):
    """Return ends the typing, Shift+Return starts a new line, Escape gives up.

    Signals:
        ended: the typing is over; whether what was typed is to be kept.
    """

    ended = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LEAST_LINES, MOST_LINES, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_new_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._is_composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_new_line:
            self.ended.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit(False)
        else:
            super().keyPressEvent(event)


class RoomyCell(QStyledItemDelegate):
    """A cell of several lines with air above and below them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt breaks the lines as if the style sheet's padding left and right of the text were not there.
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(option.rect.width() - PADDING)
        return super().sizeHint(narrower, index).grownBy(QMargins(0, UNIT // 2, 0, UNIT // 2))


class TextCellDelegate(RoomyCell):
    """The editor lies over its cell and is at least two lines high."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellText(parent)
        editor.ended.connect(lambda is_kept: self._end(editor, is_kept=is_kept))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellText):
            editor.show_text(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, CellText) and isinstance(index, QModelIndex):
            index.model().setData(index, editor.toPlainText().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setFixedWidth(option.rect.width())
        parent = editor.parentWidget()
        lowest = parent.height() - editor.height() if parent is not None else option.rect.top()
        editor.move(option.rect.left(), max(0, min(option.rect.top(), lowest)))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Keys are the editor's own: Qt's filter would take Tab and Escape from an input method.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: CellText, *, is_kept: bool) -> None:
        if is_kept:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
        else:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
