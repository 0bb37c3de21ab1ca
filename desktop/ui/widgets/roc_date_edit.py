"""A day typed in any form of the ROC calendar or picked from a month; shown as 115.03.05."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.invalid_mark import mark_invalid
from desktop.ui.widgets.roc_calendar_popup import IsWorkday, RocCalendarPopup, is_weekday


class RocDateLine(QLineEdit):
    """The field alone, as a table's cell editor needs it.

    The text is read when Enter is pressed or the field is left, never while an input method composes.
    Up and Down turn the day, Alt+Down opens the month.

    Signals:
        date_changed: the day as `datetime.date`, or None when the field was emptied.
        error_changed: one sentence saying what is wrong with the text, empty when nothing is.
    """

    date_changed = Signal(object)
    error_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, is_workday: IsWorkday = is_weekday) -> None:
        super().__init__(parent)
        self._date: dt.date | None = None
        self._error = ""
        self._is_workday = is_workday
        self.setPlaceholderText(self.tr("例如 115.03.05"))
        self.setMinimumWidth(17 * UNIT)
        pick = QAction(icon("calendar_ltr", "muted"), self.tr("選日期（Alt+↓）"), self)
        pick.triggered.connect(self.open_month)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self.read_text)
        self.textEdited.connect(lambda _text: self._tell_error(""))

    def date(self) -> dt.date | None:
        """The day; None where the field is empty or its text is no day."""
        self.read_text()
        return self._date

    def set_date(self, on: dt.date | None) -> None:
        """Show a day, or nothing."""
        self.setText(format_date(on) if on else "")
        self.read_text()

    def error(self) -> str:
        """What is wrong with the text, empty when it is a day or nothing is written."""
        self.read_text()
        return self._error

    def read_text(self) -> None:
        """Understand what is written now and write it in the one form."""
        on, error = None, ""
        if self.text().strip():
            try:
                on = parse_date(self.text())
            except ImpossibleDate as impossible:
                error = str(impossible)
        if on is not None and self.text() != format_date(on):
            self.setText(format_date(on))
        self._tell_error(error)
        if on != self._date:
            self._date = on
            self.date_changed.emit(on)

    def open_month(self) -> None:
        """Open the month to pick a day from, below the field."""
        popup = RocCalendarPopup(self.date() or dt.date.today(), self._is_workday, self)
        popup.picked.connect(self.set_date)
        popup.adjustSize()
        popup.move(self._place_of(popup))
        popup.show()

    def _place_of(self, popup: QWidget) -> QPoint:
        screen = self.screen().availableGeometry()
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        if below.y() + popup.height() > screen.bottom():
            below.setY(self.mapToGlobal(QPoint(0, -popup.height() - 2)).y())
        below.setX(max(screen.left(), min(below.x(), screen.right() - popup.width())))
        return below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}.get(event.key(), 0)
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_month()
        elif turn and (on := self.date()) is not None:
            self.set_date(on + dt.timedelta(days=turn))
        else:
            super().keyPressEvent(event)

    def _tell_error(self, error: str) -> None:
        if error != self._error:
            self._error = error
            mark_invalid(self, bool(error))
            self.error_changed.emit(error)


class RocDateEdit(QWidget):
    """The field with a line below it that explains a text which is no day."""

    date_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, is_workday: IsWorkday = is_weekday) -> None:
        super().__init__(parent)
        self.line = RocDateLine(is_workday=is_workday)
        self._told = plain_label(role="error", wraps=True)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._told)
        self.setFocusProxy(self.line)
        self.line.date_changed.connect(self.date_changed)
        self.line.error_changed.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def date(self) -> dt.date | None:
        """The day; None where the field is empty or its text is no day."""
        return self.line.date()

    def set_date(self, on: dt.date | None) -> None:
        """Show a day, or nothing."""
        self.line.set_date(on)

    def error(self) -> str:
        """What is wrong with the text, empty when it is a day or nothing is written."""
        return self.line.error()

    def _tell(self, error: str) -> None:
        self._told.setText(error)
        self._told.setVisible(bool(error))
