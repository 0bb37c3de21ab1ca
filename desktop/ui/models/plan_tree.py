"""The outline of a plan as a tree for views: told anew after every deed, it moves only what has moved."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.office.typed_cells import written_shares
from desktop.rules.words import word
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.labels import plain_tooltip
from desktop.ui.models.outline_item import OutlineColumn, OutlineItem

Index = QModelIndex | QPersistentModelIndex
# The whole `OutlineItem` of a row, for the delegate that paints it.
ITEM_ROLE = Qt.ItemDataRole.UserRole + 3
NODES_TYPE = "application/x-weimin-nodes"


class PlanTreeModel(QAbstractItemModel):
    """Holds the items of one plan.

    It stores nothing itself: what was typed or dragged is told, and shown once `show` brings it back.

    Signals:
        worded: an item, by its key, was given another text.
        dated: something was typed for its due date.
        assigned: something was typed for its sections.
        dragged: items, by their keys, were dropped below a parent (None: the top) before a position.
    """

    worded = Signal(int, str)
    dated = Signal(int, str)
    assigned = Signal(int, str)
    dragged = Signal(list, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[int, OutlineItem] = {}
        self._parents: dict[int, int | None] = {}
        self._children: dict[int | None, list[int]] = {None: []}
        self._is_locked = False
        self._headings = (self.tr("項目"), self.tr("完成期限"), self.tr("承辦單位"), self.tr("狀態"))

    def begin_with(self, items: Iterable[OutlineItem], *, is_locked: bool = False) -> None:
        """Show another plan; a locked one cannot be typed into or dragged about."""
        self.beginResetModel()
        self._is_locked = is_locked
        self._items, self._parents, self._children = {}, {}, {None: []}
        for item in items:
            self._enter(item, len(self._children[item.node.parent_id]))
        self.endResetModel()

    def show(self, items: Sequence[OutlineItem]) -> None:
        """Show the same plan after a change; selection, expansion and scrolling stay with their items."""
        places: dict[int | None, int] = {}
        # Parents come first: when an item is brought below its parent, that one stands already.
        for item in items:
            place = places.get(item.node.parent_id, 0)
            places[item.node.parent_id] = place + 1
            self._bring(item, place)
        wanted = {item.node.id for item in items}
        for node_id in [key for key in self._items if key not in wanted]:
            if node_id in self._items:
                self._remove(node_id)
        for item in items:
            self._renew(item)

    def _bring(self, item: OutlineItem, place: int) -> None:
        """Have an item stand at its place below its parent, where all before it stand already."""
        node_id, parent_id = item.node.id, item.node.parent_id
        siblings = self._children[parent_id]
        if place < len(siblings) and siblings[place] == node_id:
            return
        parent = self.index_of(parent_id)
        if node_id not in self._items:
            self.beginInsertRows(parent, place, place)
            self._enter(item, place)
            self.endInsertRows()
            return
        left = self._parents[node_id]
        source = self._children[left].index(node_id)
        self.beginMoveRows(self.index_of(left), source, source, parent, place)
        self._children[left].pop(source)
        siblings.insert(place, node_id)
        self._parents[node_id] = parent_id
        self.endMoveRows()

    def _enter(self, item: OutlineItem, place: int) -> None:
        self._items[item.node.id] = item
        self._parents[item.node.id] = item.node.parent_id
        self._children[item.node.id] = []
        self._children[item.node.parent_id].insert(place, item.node.id)

    def _remove(self, node_id: int) -> None:
        parent_id = self._parents[node_id]
        row = self._children[parent_id].index(node_id)
        self.beginRemoveRows(self.index_of(parent_id), row, row)
        self._children[parent_id].pop(row)
        pending = [node_id]
        while pending:
            gone = pending.pop()
            pending += self._children.pop(gone)
            del self._items[gone], self._parents[gone]
        self.endRemoveRows()

    def _renew(self, item: OutlineItem) -> None:
        node_id = item.node.id
        if self._items[node_id] != item:
            self._items[node_id] = item
            first = self.index_of(node_id)
            self.dataChanged.emit(first, first.siblingAtColumn(len(self._headings) - 1))

    def item(self, index: Index) -> OutlineItem | None:
        """The item of a row, None for no row."""
        return self._items.get(index.internalId()) if index.isValid() else None

    def item_of(self, node_id: int | None) -> OutlineItem | None:
        """The item with this key, None where it is not in the plan."""
        return None if node_id is None else self._items.get(node_id)

    def children_of(self, node_id: int | None) -> Sequence[int]:
        """The keys of what stands directly below an item (None: at the top)."""
        return tuple(self._children.get(node_id, ()))

    def index_of(self, node_id: int | None) -> QModelIndex:
        """The row of an item; no index for None and for what is not in the plan."""
        if node_id is None or node_id not in self._items:
            return QModelIndex()
        row = self._children[self._parents[node_id]].index(node_id)
        return self.createIndex(row, 0, node_id)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        siblings = self._children_at(parent)
        if 0 <= row < len(siblings) and 0 <= column < len(self._headings):
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008  also QObject.parent
        return self.index_of(self._parents.get(index.internalId())) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._children_at(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._headings)

    def _children_at(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._children[None]
        return self._children.get(parent.internalId(), []) if parent.column() == 0 else []

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if is_heading and 0 <= section < len(self._headings) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        column = OutlineColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(item, column)
            case Qt.ItemDataRole.EditRole:
                return self._typed(item, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._tooltip(item, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._text(item, column)
            case _ if role == LIGHT_ROLE and column is OutlineColumn.STATE and item.task:
                return item.task.light.value
            case _ if role == ITEM_ROLE:
                return item
        return None

    def _text(self, item: OutlineItem, column: OutlineColumn) -> str:
        match column:
            case OutlineColumn.TEXT:
                return f"{item.number}{item.node.text or self.tr('（未填寫）')}"
            case OutlineColumn.DUE:
                return item.due
            case OutlineColumn.SECTIONS:
                return item.sections
            case OutlineColumn.STATE:
                return item.task.standing if item.task else ""

    def _typed(self, item: OutlineItem, column: OutlineColumn) -> str:
        """What stands in a cell that is typed into."""
        match column:
            case OutlineColumn.TEXT:
                return item.node.text
            case OutlineColumn.SECTIONS:
                return written_shares(item.node.sections)
            case _:
                return item.due

    def _tooltip(self, item: OutlineItem, column: OutlineColumn) -> str:
        if column is OutlineColumn.STATE:
            return f"{word(item.task.light)} {item.task.standing}" if item.task else ""
        if column is not OutlineColumn.TEXT:
            return self._text(item, column)
        kind = word(item.node.kind)
        asked = self.tr("有 %n 個問題待確認", "", item.questions) if item.questions else ""
        return "\n".join(filter(None, (f"{kind} {self._text(item, column)}", asked)))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item(index)
        column = OutlineColumn(index.column())
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value).strip() == self._typed(item, column):
            return False
        told = {OutlineColumn.DUE: self.dated, OutlineColumn.SECTIONS: self.assigned}
        told.get(column, self.worded).emit(item.node.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index)
        if item is None:
            return Qt.ItemFlag.NoItemFlags if self._is_locked else Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._is_locked:
            found |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            if self._can_be_typed(item, OutlineColumn(index.column())):
                found |= Qt.ItemFlag.ItemIsEditable
        return found

    def _can_be_typed(self, item: OutlineItem, column: OutlineColumn) -> bool:
        # Several lines of printed words are edited beside the outline, where they can be seen.
        return column is not OutlineColumn.STATE and not (
            column is OutlineColumn.DUE and "\n" in item.node.due_text
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [NODES_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        keys = dict.fromkeys(str(index.internalId()) for index in indexes)
        data = QMimeData()
        data.setData(NODES_TYPE, ",".join(keys).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if action != Qt.DropAction.MoveAction or not data.hasFormat(NODES_TYPE):
            return False
        keys = [int(key) for key in bytes(data.data(NODES_TYPE).data()).decode().split(",")]
        below = self.item(parent)
        parent_id = below.node.id if below else None
        self.dragged.emit(keys, parent_id, row if row >= 0 else len(self._children[parent_id]))
        # Nothing is moved by the view: what was dragged comes back in its new place.
        return False
