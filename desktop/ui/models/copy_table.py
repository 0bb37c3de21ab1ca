"""What is to be decided of a copy into another year, old beside new, as views need it."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.rules.copy_items import KEPT_KINDS, CopyItem, CopyKind
from desktop.rules.text_difference import Stretch, compared
from desktop.ui.icons import icon
from desktop.ui.models.difference_table import WORDING_ROLE, Wording
from desktop.ui.plan.copy_choices import CopyChoices, CopyState
from desktop.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
COPY_ITEM_ROLE = Qt.ItemDataRole.UserRole + 6
SHORT = 12
ICONS = {
    CopyState.OPEN: ("question_circle", "yellow"),
    CopyState.TAKEN: ("checkmark_circle", "green"),
    CopyState.CHANGED: ("edit", "accent"),
    CopyState.KEPT: ("checkmark_circle", "muted"),
}


class CopyColumn(IntEnum):
    """The columns; the new wording stands where `WordingDelegate` expects it."""

    WHERE = 0
    OLD = 1
    NEW = 2
    STATE = 3


class CopyTable(QAbstractTableModel):
    """Shows things with what `choices` says of them.

    Signals:
        typed: something else was typed for an item, as a `CopyItem` and the text.
    """

    typed = Signal(object, str)

    def __init__(self, choices: CopyChoices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._rows: list[CopyItem] = []
        # What was told of each row.
        self._shown: list[tuple[str, CopyState]] = []

    def show(self, rows: Sequence[CopyItem]) -> None:
        """Show other things, or tell what has changed of these: measuring every row anew takes its time."""
        rows, before = list(rows), self._rows
        if rows == before:
            self._tell_changed()
        elif len(rows) == len(before) - 1 and (gone := _only_gone(before, rows)) is not None:
            self.beginRemoveRows(QModelIndex(), gone, gone)
            self._rows = rows
            del self._shown[gone]
            self.endRemoveRows()
            self._tell_changed()
        else:
            self.beginResetModel()
            self._rows, self._shown = rows, [self._state(item) for item in rows]
            self.endResetModel()

    def _tell_changed(self) -> None:
        for row, item in enumerate(self._rows):
            if (now := self._state(item)) != self._shown[row]:
                self._shown[row] = now
                self.dataChanged.emit(self.index(row, 0), self.index(row, CopyColumn.STATE))

    def _state(self, item: CopyItem) -> tuple[str, CopyState]:
        return self._choices.says(item), self._choices.state(item)

    def item(self, row: int) -> CopyItem | None:
        """What a row shows, None for no row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def is_short(self, column: CopyColumn) -> bool:
        """Whether all old or new wordings are as short as a date or a section's name."""
        if column is CopyColumn.OLD:
            return all(len(item.old) <= SHORT for item in self._rows)
        return all(len(said) <= SHORT for item in self._rows for said in item.options)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(CopyColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        review = self._choices.review
        old, new = (self.tr("%1 年度").replace("%1", str(y)) for y in (review.from_year, review.to_year))
        return (self.tr("位置"), old, new, self.tr("狀態"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        item = self.item(index.row())
        is_typed = item is not None and item.place.kind not in KEPT_KINDS
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == CopyColumn.NEW and is_typed else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        column = CopyColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(item, column)
            case Qt.ItemDataRole.EditRole:
                return self._choices.says(item)
            case Qt.ItemDataRole.DecorationRole if column is CopyColumn.STATE:
                return icon(*ICONS[self._choices.state(item)])
            case Qt.ItemDataRole.ForegroundRole if column is CopyColumn.STATE:
                return QColor(getattr(colours(), ICONS[self._choices.state(item)][1]))
            case _ if role == WORDING_ROLE:
                return self._wording(item, column)
            case _ if role == COPY_ITEM_ROLE:
                return item
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item(index.row()) if index.isValid() else None
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.typed.emit(item, str(value))
        return True

    def _text(self, item: CopyItem, column: CopyColumn) -> str:
        if column is CopyColumn.STATE:
            return {
                CopyState.OPEN: self.tr("待確認"),
                CopyState.TAKEN: self.tr("採用"),
                CopyState.CHANGED: self.tr("已改"),
                CopyState.KEPT: self.tr("照舊"),
            }[self._choices.state(item)]
        return "\n".join(
            label + "".join(part.text for part in parts) for label, parts in self._wording(item, column)
        )

    def _wording(self, item: CopyItem, column: CopyColumn) -> Wording:
        """A cell in lines: small print first, then its text with the changed characters marked."""
        if column is CopyColumn.WHERE:
            return (("", (Stretch(item.where, False),)), (item.what, ()))
        old, new = _sides(item, self._said(item))
        # What is wrong with a section is said of the old one.
        with_remark = CopyColumn.OLD if item.place.kind is CopyKind.SECTION else CopyColumn.NEW
        remark = ((item.remark, ()),) if item.remark and column is with_remark else ()
        return (("", old if column is CopyColumn.OLD else new), *remark)

    def _said(self, item: CopyItem) -> str:
        said = self._choices.says(item)
        if said or item.place.kind is not CopyKind.SECTION:
            return said
        return self.tr("（不再由任何單位接替）")


def _only_gone(before: Sequence[CopyItem], after: Sequence[CopyItem]) -> int | None:
    """The number of the one row that is missing, None where there are other differences."""
    pairs = zip(before, after, strict=False)
    gone = next((row for row, (old, new) in enumerate(pairs) if old != new), len(after))
    return gone if before[gone + 1 :] == after[gone:] else None


@lru_cache(maxsize=2000)
def _sides(item: CopyItem, said: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    if item.place.kind in KEPT_KINDS:
        return (Stretch(item.old, False),), (Stretch(said, said != item.unchanged),)
    return compared(item.old, said)
