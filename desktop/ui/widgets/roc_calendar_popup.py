"""A month to pick a day from, with ROC years and the office's free days marked."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.rules.roc_calendar import DateStyle, month_text
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT, colours

IsWorkday = Callable[[dt.date], bool]


def is_weekday(on: dt.date) -> bool:
    """Whether a day is Monday to Friday."""
    return on.weekday() < 5


class RocCalendarPopup(QFrame):
    """Closes when a day is picked or the mouse is pressed elsewhere.

    Signals:
        picked: the day, as `datetime.date`.
    """

    picked = Signal(object)

    def __init__(
        self, on: dt.date, is_workday: IsWorkday = is_weekday, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._is_workday = is_workday
        self._month = plain_label(role="heading")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._days = _days_of_month()
        self._days.setSelectedDate(_to_qt(on))
        self._days.currentPageChanged.connect(lambda _year, _month: self._show_month())
        self._days.clicked.connect(self._on_picked)
        self._days.activated.connect(self._on_picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.addLayout(self._head())
        layout.addWidget(self._days)
        self._show_month()
        self._days.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._turner(self.tr("前一年"), "chevron_left", self._days.showPreviousYear, True))
        row.addWidget(self._turner(self.tr("前一月"), "chevron_left", self._days.showPreviousMonth, False))
        row.addWidget(self._month, 1)
        row.addWidget(self._turner(self.tr("次一月"), "chevron_right", self._days.showNextMonth, False))
        row.addWidget(self._turner(self.tr("次一年"), "chevron_right", self._days.showNextYear, True))
        return row

    def _turner(self, text: str, icon_name: str, turn: Callable[[], None], by_year: bool) -> QToolButton:
        turner = QToolButton()
        turner.setAccessibleName(text)
        turner.setToolTip(text)
        turner.setIcon(icon(icon_name))
        if by_year:
            turner.setText(self.tr("年"))
            turner.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        turner.clicked.connect(turn)
        return turner

    def _show_month(self) -> None:
        first = dt.date(self._days.yearShown(), self._days.monthShown(), 1)
        self._month.setText(month_text(first, DateStyle.LONG))
        now = colours()
        # Six weeks are on the page, so the free days of both neighbouring months are seen too.
        for offset in range(-7, 45):
            day = first + dt.timedelta(days=offset)
            look = QTextCharFormat()
            look.setForeground(QColor(now.text if self._is_workday(day) else now.red))
            self._days.setDateTextFormat(_to_qt(day), look)

    def _on_picked(self, day: QDate) -> None:
        self.picked.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()


def _days_of_month() -> QCalendarWidget:
    days = QCalendarWidget()
    days.setLocale(QLocale("zh_TW"))
    days.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
    days.setNavigationBarVisible(False)
    days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    free = QTextCharFormat()
    free.setForeground(QColor(colours().red))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        days.setWeekdayTextFormat(weekday, free)
    days.setMinimumDate(QDate(1912, 1, 1))
    days.setMinimumSize(36 * UNIT, 26 * UNIT)
    return days


def _to_qt(on: dt.date) -> QDate:
    return QDate(on.year, on.month, on.day)
