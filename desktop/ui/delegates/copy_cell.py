"""The new wording of a copy in its cell: shown with its changed characters, typed in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.rules.copy_items import CopyKind
from desktop.ui.delegates.wording import WordingDelegate
from desktop.ui.models.copy_table import COPY_ITEM_ROLE
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.item_editor import ItemEditor

Index = QModelIndex | QPersistentModelIndex
_IN_A_LINE = (CopyKind.DUE, CopyKind.SECTION)


class CopyCellDelegate(WordingDelegate):
    """Enter stores, Shift+Enter begins a line in a text, Esc gives up; `names` completes sections.

    Signals:
        ended: typing has ended, whether or not with something new.
    """

    ended = Signal()

    def __init__(self, names: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        kind = index.data(COPY_ITEM_ROLE).place.kind
        editor: CellLine | ItemEditor
        if kind in _IN_A_LINE:
            editor = CellLine(self._names() if kind is CopyKind.SECTION else (), parent)
            editor.ended.connect(lambda _step: self._end(editor))
        else:
            editor = ItemEditor(parent)
            editor.accepted.connect(lambda: self._end(editor))
            editor.indent_asked.connect(lambda _by: self._end(editor))
        editor.given_up.connect(lambda: self._give_up(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # What is being typed is not to be lost over news of the table.
        if isinstance(editor, CellLine | ItemEditor):
            editor.show_text(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(index, QModelIndex):
            text = editor.text() if isinstance(editor, CellLine) else editor.toPlainText()  # type: ignore[attr-defined]
            index.model().setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -1))
        if isinstance(editor, ItemEditor):
            editor.fit(option.rect.height() - 2)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Keys are the editor's own: Qt's filter would take Enter and Tab from an input method.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.ended.emit()

    def _give_up(self, editor: QWidget) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.ended.emit()
