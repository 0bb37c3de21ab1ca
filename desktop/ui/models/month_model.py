"""A month as a table of weeks and days; each day is told in words to whoever listens."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.rules.month_view import AnyEntry, MonthDay, Weeks
from desktop.rules.words import word

DAY_ROLE = Qt.ItemDataRole.UserRole + 11
WEEKDAYS = "日一二三四五六"
Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """The weeks of one month, replaced all at once; told as a reset only where their number changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weeks: Weeks = ()

    def show(self, weeks: Weeks) -> None:
        """Take another month, or the same one as it stands now."""
        if len(weeks) != len(self._weeks):
            self.beginResetModel()
            self._weeks = weeks
            self.endResetModel()
        elif weeks != self._weeks:
            self._weeks = weeks
            self.dataChanged.emit(self.index(0, 0), self.index(len(weeks) - 1, len(WEEKDAYS) - 1))

    def day(self, index: Index) -> MonthDay | None:
        """The day of a cell."""
        return self._weeks[index.row()][index.column()] if index.isValid() else None

    def index_of(self, on: dt.date) -> QModelIndex:
        """The cell of a day, invalid where it is not shown."""
        for row, week in enumerate(self._weeks):
            for column, day in enumerate(week):
                if day.on == on:
                    return self.index(row, column)
        return QModelIndex()

    def entries(self) -> list[AnyEntry]:
        """All entries of the month, day by day."""
        return [entry for week in self._weeks for day in week for entry in day.entries]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(WEEKDAYS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("週%1").replace("%1", WEEKDAYS[section])
        return int(Qt.AlignmentFlag.AlignCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(day.on.day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(day)
            case _ if role == DAY_ROLE:
                return day
        return None

    def _said(self, day: MonthDay) -> str:
        heading = f"{day_words(day)}，{len(day.entries)} 項"
        return "：".join(filter(None, (heading, "；".join(entry_words(entry) for entry in day.entries))))


def day_words(day: MonthDay) -> str:
    """「11月21日（六）補班」."""
    weekday = WEEKDAYS[day.on.isoweekday() % len(WEEKDAYS)]
    return f"{day.on.month}月{day.on.day}日（{weekday}）{day.special}"


def entry_words(entry: AnyEntry) -> str:
    """「一、(二)3. 電話測試，逾期 12/20」."""
    return f"{entry.number} {entry.text}，{word(entry.standing)} {entry.count}".rstrip()
