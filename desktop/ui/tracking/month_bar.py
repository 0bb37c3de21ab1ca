"""The row above the month: turning it, its name, whose tasks it shows, and what the marks mean."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.roc_calendar import DateStyle, month_text
from desktop.rules.words import word
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.standing_mark import MARKS
from desktop.ui.theme import UNIT
from desktop.ui.tracking.section_choice import SectionChoice
from desktop.ui.widgets.buttons import button


class MonthBar(QWidget):
    """The keys that do the same belong to the month itself.

    Signals:
        months_wanted: so many months forwards or back.
        today_wanted: back to the present day.
    """

    months_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label("", "heading")
        self.title.setMinimumWidth(12 * UNIT)
        self.section = SectionChoice()
        legend = "　".join(f"{MARKS[standing]}{word(standing)}" for standing in OccurrenceStanding)
        self.legend = plain_label(legend, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for name, words, months in (
            ("chevron_left", self.tr("上個月（Page Up）"), -1),
            ("chevron_right", self.tr("下個月（Page Down）"), 1),
        ):
            turn = button("", partial(self.months_wanted.emit, months), tooltip=words)
            turn.setIcon(icon(name))
            turn.setAccessibleName(words)
            row.addWidget(turn)
        row.addWidget(button(self.tr("今天"), self.today_wanted.emit, tooltip=self.tr("回到今天（Home）")))
        row.addWidget(self.title)
        row.addWidget(self.section)
        row.addStretch(1)
        row.addWidget(self.legend)

    def show_month(self, month: dt.date) -> None:
        """Name the month that a day lies in."""
        self.title.setText(month_text(month, DateStyle.LONG))
