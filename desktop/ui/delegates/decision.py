"""The decision of a meeting, chosen from a list in its cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.vocabulary import FollowUpDecision
from desktop.rules.words import word

Index = QModelIndex | QPersistentModelIndex


class DecisionDelegate(QStyledItemDelegate):
    """Choosing ends the choice."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.addItem(self.tr("未決定"), None)
        for decision in FollowUpDecision:
            box.addItem(word(decision), decision)
        box.activated.connect(lambda _place: self._end(box))
        # Once it has its place; a text that changes meanwhile must not open it again.
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            stored = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(0 if stored is None else editor.findText(word(FollowUpDecision(stored))))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QComboBox) and isinstance(index, QModelIndex):
            stored = editor.currentData()
            index.model().setData(index, None if stored is None else FollowUpDecision(stored))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        # Rows are as high as their longest text; a box to choose from is not.
        place = QRect(option.rect)
        place.setHeight(min(place.height(), editor.sizeHint().height()))
        place.moveCenter(option.rect.center())
        editor.setGeometry(place)

    def _end(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
