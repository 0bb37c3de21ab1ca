"""A cell of the outline that is typed in place: a due date, or sections with their names completed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.cell_steps import Step

Index = QModelIndex | QPersistentModelIndex


class TypedCellDelegate(QStyledItemDelegate):
    """`names` gives what may be completed.

    Signals:
        ended: a cell was typed; the cursor is to go on as the `Step` says.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject | None = None, names: Callable[[], Sequence[str]] = tuple) -> None:
        super().__init__(parent)
        self._names = names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellLine(self._names(), parent)
        editor.ended.connect(lambda step: self._end(editor, step))
        editor.given_up.connect(lambda: self._give_up(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The model tells of every change around the item; what is being typed is not to be lost over it.
        if isinstance(editor, CellLine):
            editor.show_text(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, CellLine) and isinstance(index, QModelIndex):
            index.model().setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        # Names of several sections need more room than their column has.
        place = option.rect.adjusted(0, 1, 0, -1)
        wanted = max(place.width(), min(editor.sizeHint().width(), place.right()))
        editor.setGeometry(place.adjusted(place.width() - wanted, 0, 0, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Keys are the editor's own: Qt's filter would take Enter and Tab from an input method.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: CellLine, step: Step) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.ended.emit(step)

    def _give_up(self, editor: CellLine) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.ended.emit(Step.STAY)
