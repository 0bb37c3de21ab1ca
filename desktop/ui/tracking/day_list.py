"""What is owed on the day in hand, whole: the list beside the month."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from db.vocabulary import TickState
from desktop.rules.month_view import AnyEntry, MonthDay
from desktop.rules.words import word
from desktop.ui.delegates.month_day import EntryKey
from desktop.ui.labels import plain_label
from desktop.ui.models.month_model import day_words
from desktop.ui.models.two_line_list import Entry
from desktop.ui.standing_mark import MARKS
from desktop.ui.theme import UNIT
from desktop.ui.widgets.two_line_view import TwoLineView


class DayList(QWidget):
    """Signals: chosen, with the keys of the entries that somebody selected here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[AnyEntry, ...] = ()
        self._is_told = False
        self.heading = plain_label("", "heading")
        self.list = TwoLineView(self.tr("這一天到期的工作"), self.tr("這一天沒有到期的工作。"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(lambda _on, _off: self._tell())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.heading)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_day(self, day: MonthDay | None, selected: Iterable[EntryKey]) -> None:
        """Show a day's entries with those of them selected that are in hand."""
        self._is_told = True
        self._entries = day.entries if day else ()
        self.heading.setText(day_words(day) if day else "")
        self.list.entries.show(_lines(row, entry) for row, entry in enumerate(self._entries))
        keys = set(selected)
        chosen = QItemSelection()
        rows = [row for row, entry in enumerate(self._entries) if entry.key in keys]
        for row in rows:
            chosen.select(self.list.entries.index(row), self.list.entries.index(row))
        selection = self.list.selectionModel()
        if rows and self.list.currentIndex().row() not in rows:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            selection.setCurrentIndex(self.list.entries.index(rows[0]), flag)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_told = False

    def entry(self, row: int) -> AnyEntry:
        """The entry in a row."""
        return self._entries[row]

    def _tell(self) -> None:
        if not self._is_told:
            rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
            self.chosen.emit([self._entries[row].key for row in rows])


def _lines(row: int, entry: AnyEntry) -> Entry:
    first = f"{MARKS[entry.standing]} {word(entry.standing)}　{entry.number}　{entry.count}"
    waiting = sum(each.state is TickState.TICKED for each in entry.occurrences)
    if waiting:
        first += f"　{word(TickState.TICKED)} {waiting}"
    reasons = dict.fromkeys(
        each.reason for each in entry.occurrences if each.state is TickState.RETURNED and each.reason
    )
    second = "　".join((*(f"{word(TickState.RETURNED)}：{reason}" for reason in reasons), entry.text))
    return Entry(row, first.rstrip(), second)
