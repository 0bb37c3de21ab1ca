"""By when: the day that is followed, and the words printed for it where they are not just the day."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.roc_calendar import format_date
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.theme import UNIT
from desktop.ui.widgets.roc_date_edit import RocDateEdit

DATE_WIDTH = 17 * UNIT


class DueEdit(QWidget):
    """A date field and, beside it, the printed words; areas and measures have words only.

    Signals:
        changed: the day (or None) and the words, as they are to be.
    """

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on: dt.date | None = None
        self._is_showing = False
        self.date = RocDateEdit()
        self.date.setFixedWidth(DATE_WIDTH)
        self.date.setAccessibleName(self.tr("完成期限"))
        self.words = PlainField(1, 4)
        self.words.setAccessibleName(self.tr("印出的期限文字"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.date, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        self.date.date_changed.connect(self._on_date)
        self.words.left.connect(self._on_words)
        self.setFocusProxy(self.date)

    def show_due(self, on: dt.date | None, words: str, *, has_date: bool) -> None:
        """Show the stored day and words."""
        self._is_showing = True
        self.date.setVisible(has_date)
        if on != self._on or not self.date.error():
            self.date.set_date(on)
        self._on = on
        self.words.show_text(words)
        as_date = self.tr("照日期印出：%1").replace("%1", format_date(on)) if on else ""
        self.words.setPlaceholderText(as_date or self.tr("例如：每月20日、經常辦理"))
        self._is_showing = False

    def begin_with(self, on: dt.date | None, words: str, *, has_date: bool) -> None:
        """Show another item's day and words; what was typed wrongly is forgotten."""
        self._is_showing = True
        self.date.set_date(on)
        self.words.give_up()
        self._is_showing = False
        self.show_due(on, words, has_date=has_date)

    def _on_date(self, on: dt.date | None) -> None:
        # A text that is no day is no order to delete the day.
        if not self._is_showing and not self.date.error() and on != self._on:
            self.changed.emit(on, self.words.toPlainText())

    def _on_words(self, words: str) -> None:
        self.changed.emit(self._on, words)
