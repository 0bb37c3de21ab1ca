"""The places where words were found in a plan, each checked or not, with what it would say afterwards."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.office.replacing import Hit, Rewording
from desktop.rules.find_text import replaced
from desktop.rules.text_difference import Stretch
from desktop.ui.models.difference_table import WORDING_ROLE, DifferenceColumn, Wording

Index = QModelIndex | QPersistentModelIndex
WHERE = DifferenceColumn.CHANGE


class HitTable(QAbstractTableModel):
    """A row a text; `words` are put in the place of what was found.

    Signals:
        checked: another number of rows is checked.
    """

    checked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._words = ""
        self._unchecked: set[Hit] = set()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other hits; what a person unchecked stays so as long as its text is the same."""
        self.beginResetModel()
        self._hits = list(hits)
        self._unchecked &= set(hits)
        self.endResetModel()
        self.checked.emit()

    def replace_with(self, words: str) -> None:
        """Show what the texts would say with these words."""
        self._words = words
        if self._hits:
            last = self.index(len(self._hits) - 1, DifferenceColumn.NEW)
            self.dataChanged.emit(self.index(0, DifferenceColumn.NEW), last)

    def hit(self, index: Index) -> Hit | None:
        """What a row shows, None for no row."""
        return self._hits[index.row()] if index.isValid() else None

    def rewordings(self) -> list[Rewording]:
        """What the checked rows are to say."""
        return [
            Rewording(hit.place, hit.key, hit.text, replaced(hit.text, hit.spans, self._words))
            for hit in self._hits
            if hit not in self._unchecked
        ]

    def check_all(self, is_checked: bool) -> None:
        """Check all rows, or none."""
        self._unchecked = set() if is_checked else set(self._hits)
        if self._hits:
            self.dataChanged.emit(self.index(0, WHERE), self.index(len(self._hits) - 1, WHERE))
        self.checked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("位置"), self.tr("目前"), self.tr("取代後"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index)
        if hit is None:
            return None
        is_where = index.column() == WHERE
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._where(hit) if is_where else self._text(hit, index)
            case Qt.ItemDataRole.CheckStateRole if is_where:
                return Qt.CheckState.Unchecked if hit in self._unchecked else Qt.CheckState.Checked
            case _ if role == WORDING_ROLE and not is_where:
                return self._wording(hit, is_new=index.column() == DifferenceColumn.NEW)
        return None

    def _where(self, hit: Hit) -> str:
        names = {
            "title": self.tr("計畫名稱"),
            "heading": self.tr("章名"),
            "paragraphs": self.tr("段落"),
            "text": "",
            "method": self.tr("推動方法"),
            "indicators": self.tr("執行項目"),
            "remark": self.tr("備註"),
            "due_text": self.tr("期限文字"),
            "sections_text": self.tr("單位文字"),
        }
        return f"{hit.number} {names[hit.place.value]}".strip()

    def _text(self, hit: Hit, index: Index) -> str:
        is_new = index.column() == DifferenceColumn.NEW
        return replaced(hit.text, hit.spans, self._words) if is_new else hit.text

    def _wording(self, hit: Hit, *, is_new: bool) -> Wording:
        parts: list[Stretch] = []
        at = 0
        for start, end in hit.spans:
            shown = self._words if is_new else hit.text[start:end]
            parts += [Stretch(hit.text[at:start], False), Stretch(shown, True)]
            at = end
        parts.append(Stretch(hit.text[at:], False))
        return (("", tuple(part for part in parts if part.text)),)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        hit = self.hit(index)
        if hit is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._unchecked.discard(hit)
        else:
            self._unchecked.add(hit)
        self.dataChanged.emit(index, index)
        self.checked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else found
