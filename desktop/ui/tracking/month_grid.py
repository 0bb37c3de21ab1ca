"""The month on the screen: days by arrow keys, chips by click and Ctrl, one or many of them in hand."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from desktop.rules.month_view import AnyEntry, MonthDay
from desktop.ui.delegates.month_day import EntryKey, MonthDayDelegate, day_places
from desktop.ui.labels import plain_tooltip
from desktop.ui.models.month_model import MonthModel, entry_words

Key = Qt.Key
_STEPS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
LOWEST_WEEK = 36


class MonthGrid(QTableView):
    """Arrows go from day to day, Ctrl+Up and Ctrl+Down from chip to chip, with Shift adding it.

    Signals:
        day_wanted: a day to go to, perhaps of another month.
        months_wanted: so many months forwards or back.
        today_wanted: back to the present day.
        changed: another day or other chips are in hand.
        more_wanted: the list of the day, for there was no room for all of it.
        opened: an entry that was clicked twice.
    """

    day_wanted = Signal(object)
    months_wanted = Signal(int)
    today_wanted = Signal()
    changed = Signal()
    more_wanted = Signal()
    opened = Signal(object)

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = model
        self._selected: dict[EntryKey, None] = {}
        self._cursor: EntryKey | None = None
        self._delegate = MonthDayDelegate(self)
        self._delegate.selected = self._selected
        self.setAccessibleName(self.tr("月曆"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LOWEST_WEEK)
        for heads in (self.horizontalHeader(), self.verticalHeader()):
            heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            heads.setHighlightSections(False)

    def set_today(self, today: dt.date) -> None:
        """Mark the present day."""
        self._delegate.today = today
        self.viewport().update()

    def day(self) -> MonthDay | None:
        """The day in hand."""
        return self._month.day(self.currentIndex())

    def entries(self) -> list[AnyEntry]:
        """The entries in hand, in the order of the month."""
        return [entry for entry in self._month.entries() if entry.key in self._selected]

    def go_to(self, on: dt.date, keys: Iterable[EntryKey] | None = None) -> None:
        """Take a day of the month shown in hand, with these entries or its first that is open."""
        self.setCurrentIndex(self._month.index_of(on))
        day = self.day()
        entries = day.entries if day else ()
        first = [entry.key for entry in entries if entry.owed] or [entry.key for entry in entries]
        self.select(first[:1] if keys is None else keys)

    def select(self, keys: Iterable[EntryKey]) -> None:
        """Take these entries in hand."""
        chosen = list(keys)
        self._selected.clear()
        self._selected.update(dict.fromkeys(chosen))
        self._cursor = chosen[-1] if chosen else None
        self.viewport().update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        day = self.day()
        if key in _STEPS and held == Qt.KeyboardModifier.NoModifier and day:
            self.day_wanted.emit(day.on + dt.timedelta(days=_STEPS[key]))
        elif key in (Key.Key_Up, Key.Key_Down) and held in (control, control | shift):
            self._step(1 if key == Key.Key_Down else -1, adds=bool(held & shift))
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            self.months_wanted.emit(1 if key == Key.Key_PageDown else -1)
        elif key == Key.Key_Home:
            self.today_wanted.emit()
        elif key == Key.Key_A and held == control and day:
            self.select(entry.key for entry in day.entries)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int, *, adds: bool) -> None:
        """Go to the chip above or below, dropping the others or adding it to them."""
        day = self.day()
        keys = [entry.key for entry in day.entries] if day else []
        if keys:
            place = keys.index(self._cursor) + step if self._cursor in keys else 0
            key = keys[min(max(place, 0), len(keys) - 1)]
            self.select([*self._selected, key] if adds else [key])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        day = self._month.day(index)
        if day is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        entry, is_more = self._hit(index, at)
        if not day.is_in_month:
            self.day_wanted.emit(day.on)
        elif entry is None:
            self.go_to(day.on)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setCurrentIndex(index)
            kept = [key for key in self._selected if key != entry.key]
            self.select(kept if entry.key in self._selected else [*kept, entry.key])
        else:
            self.go_to(day.on, [entry.key])
        if is_more:
            self.more_wanted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        entry, _is_more = self._hit(self.indexAt(at), at)
        if entry is not None:
            self.opened.emit(entry)

    def _hit(self, index: QModelIndex, at: QPoint) -> tuple[AnyEntry | None, bool]:
        """The entry whose chip is at a point, and whether the number of the others is there."""
        day = self._month.day(index)
        if day is None:
            return None, False
        places = day_places(self.visualRect(index), len(day.entries), self.fontMetrics())
        found = (e for e, place in zip(day.entries, places.chips, strict=False) if place.contains(at))
        return next(found, None), places.more is not None and places.more.contains(at)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            entry, _is_more = self._hit(self.indexAt(event.pos()), event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(entry_words(entry)) if entry else "", self)
            return True
        return super().viewportEvent(event)
