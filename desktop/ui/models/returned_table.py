"""What a section sent back, a row an item, checked or not, as views need it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.rules.text_difference import Stretch, compared
from desktop.rules.three_way import Answer, FieldAnswer
from desktop.rules.words import word
from desktop.ui.models.difference_table import WORDING_ROLE, DifferenceColumn, Wording

Index = QModelIndex | QPersistentModelIndex
WHAT = DifferenceColumn.CHANGE
# An item that came back: `answer`, `number`, `text`, `fields` and `is_removal`, whatever it is about.
Item = Any
Judge = Callable[[Item], bool]
ANSWERS = (Answer.NEW, Answer.CHANGED, Answer.DELETED, Answer.CONFLICT)


class ReturnedTable(QAbstractTableModel):
    """What is in conflict, unreadable or only missing is not checked until a person does.

    Signals:
        checked: other rows are checked.
    """

    checked = Signal()

    def __init__(
        self,
        labels: Mapping[str, str],
        *,
        is_certain: Judge,
        can_be_taken: Judge = lambda _item: True,
        answers: Sequence[Answer] = ANSWERS,
        parent: QObject | None = None,
    ) -> None:
        """Show fields under these labels; `answers` are the kinds that may be checked all at once."""
        super().__init__(parent)
        self.answers = tuple(answers)
        self._labels = labels
        self._is_certain, self._can_be_taken = is_certain, can_be_taken
        self._items: list[Item] = []
        self._checked: set[int] = set()

    def show(self, items: Sequence[Item]) -> None:
        """Show what came back."""
        self.beginResetModel()
        self._items = list(items)
        self._checked = {place for place, item in enumerate(items) if self._is_certain(item)}
        self.endResetModel()
        self.checked.emit()

    def accepted(self) -> list[Item]:
        """The checked items."""
        return [item for place, item in enumerate(self._items) if place in self._checked]

    def check_kind(self, answer: Answer, is_checked: bool) -> None:
        """Check all items of a kind, or none of them."""
        places = {
            place
            for place, item in enumerate(self._items)
            if item.answer is answer and self._can_be_taken(item)
        }
        self._checked = self._checked | places if is_checked else self._checked - places
        if self._items:
            self.dataChanged.emit(self.index(0, WHAT), self.index(len(self._items) - 1, WHAT))
        self.checked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("採納"), self.tr("目前"), self.tr("單位回傳"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, is_new = self._items[index.row()], index.column() == DifferenceColumn.NEW
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                if index.column() == WHAT:
                    return f"{word(item.answer)} {item.number}".strip()
                return "\n".join(
                    label + "".join(part.text for part in parts)
                    for label, parts in self._wording(item, is_new)
                )
            case Qt.ItemDataRole.CheckStateRole if index.column() == WHAT:
                is_checked = index.row() in self._checked
                return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
            case _ if role == WORDING_ROLE and index.column() != WHAT:
                return self._wording(item, is_new)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if not self._can_be_taken(self._items[index.row()]):
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._checked.add(index.row())
        else:
            self._checked.discard(index.row())
        self.dataChanged.emit(index, index)
        self.checked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.column() != WHAT or not self._can_be_taken(self._items[index.row()]):
            return found
        return found | Qt.ItemFlag.ItemIsUserCheckable

    def _wording(self, item: Item, is_new: bool) -> Wording:
        """One side: what is known of the fields that came back, or what came back."""
        if item.is_removal:
            return () if is_new else (("", (Stretch(item.text, True),)),)
        lines = [self._line(field, is_new) for field in item.fields]
        has_text = any(field.name == "text" for field in item.fields)
        return tuple(lines) if has_text else (("", (Stretch(item.text, False),)), *lines)

    def _line(self, field: FieldAnswer, is_new: bool) -> tuple[str, tuple[Stretch, ...]]:
        label = "" if field.name == "text" else f"{self._labels[field.name]}："
        return label, compared(field.ours, field.theirs)[1 if is_new else 0]
