"""The table of differences between two versions, in which the reasons of an amendment are typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.models.difference_table import DifferenceColumn, DifferenceTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.wording_table import WordingTable

CHANGE_WIDTH = 9 * UNIT


class DifferenceView(WordingTable):
    """Shows a `DifferenceTable`; Enter and F2 open the reason of the row, wherever the cursor is in it."""

    def __init__(self, model: DifferenceTable, parent: QWidget | None = None) -> None:
        super().__init__(model, "", CHANGE_WIDTH, parent)
        self._model = model
        self.setAccessibleName(self.tr("兩個版本的差異"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reason = self._model.index(self.currentIndex().row(), DifferenceColumn.REASON)
        is_asked = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        # The Enter that ends the typing comes here too, when the field has had it.
        is_typing = self.state() is QAbstractItemView.State.EditingState
        if is_asked and not is_typing and self._model.flags(reason) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(reason)
            self.edit(reason)
        else:
            super().keyPressEvent(event)

    def stay(self, row: int) -> None:
        """Go to a row again after everything was read anew, or to the last one where there are fewer."""
        row = min(row, self._model.rowCount() - 1)
        if row >= 0:
            column = self._model.columnCount() - 1
            self.setCurrentIndex(self._model.index(row, column))
