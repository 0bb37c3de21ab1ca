"""A day of the month: its number and name, and below it short chips for what is owed."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.rules.month_view import AnyEntry, MonthDay
from desktop.ui.light_mark import MARK
from desktop.ui.models.month_model import DAY_ROLE
from desktop.ui.standing_mark import paint_standing, standing_colours
from desktop.ui.theme import UNIT, colours

EDGE = UNIT // 2
GAP = 2
# Letters of chips, beside those of the window: as many as can be of what is to be done.
SMALLER = 0.9
# A number is left out where fewer letters of the text would stand beside it.
LETTERS_BESIDE = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
EntryKey = tuple[int, dt.date]


@dataclass(frozen=True)
class DayPlaces:
    """Where a day's chips are; `more` is where the number of the others stands, None where all have room."""

    head: QRect
    chips: tuple[QRect, ...]
    more: QRect | None


def day_places(cell: QRect, count: int, metrics: QFontMetrics) -> DayPlaces:
    """Return the places in a cell for so many entries; the last one is for the number of the others."""
    line = metrics.height() + GAP
    head = QRect(cell.left() + EDGE, cell.top() + GAP, cell.width() - 2 * EDGE, line)
    room = max((cell.bottom() - head.bottom() - GAP) // (line + GAP), 1)
    rows = [
        QRect(head.left(), head.bottom() + 1 + GAP + place * (line + GAP), head.width(), line)
        for place in range(min(room, count))
    ]
    return DayPlaces(head, tuple(rows[:-1]), rows[-1]) if count > room else DayPlaces(head, tuple(rows), None)


class MonthDayDelegate(QStyledItemDelegate):
    """`selected` holds the keys of the chips that are marked, `today` the present day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selected: Container[EntryKey] = ()
        self.today = dt.date.min

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day = index.data(DAY_ROLE)
        if not isinstance(day, MonthDay):
            return
        now, cell = colours(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(cell, QColor(now.surface if day.is_in_month and not day.is_off else now.window))
        painter.setPen(QColor(now.line))
        painter.drawLine(cell.topRight(), cell.bottomRight())
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        places = day_places(cell, len(day.entries), option.fontMetrics)
        painter.setFont(option.font)
        self._paint_head(painter, places.head, day)
        smaller = QFont(option.font)
        smaller.setPointSizeF(smaller.pointSizeF() * SMALLER)
        painter.setFont(smaller)
        for entry, place in zip(day.entries, places.chips, strict=False):
            self._paint_chip(painter, place, entry)
        if places.more is not None:
            self._paint_more(painter, places, day)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -2, -2), EDGE, EDGE)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, day: MonthDay) -> None:
        now, metrics = colours(), painter.fontMetrics()
        number = str(day.on.day)
        width = max(metrics.horizontalAdvance(number), metrics.horizontalAdvance("00")) + 2 * EDGE
        badge = QRect(place.left(), place.top(), width, place.height())
        is_today = day.on == self.today
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(QRectF(badge), EDGE, EDGE)
        painter.setPen(QColor(now.on_accent if is_today else now.text if day.is_in_month else now.muted))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)
        words = "　".join(filter(None, (self.tr("今天") if is_today else "", day.special)))
        rest = place.adjusted(width + EDGE, 0, 0, 0)
        painter.setPen(QColor(now.red if day.special and day.is_off else now.muted))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _MIDDLE | Qt.AlignmentFlag.AlignLeft, cut)

    def _paint_chip(self, painter: QPainter, place: QRect, entry: AnyEntry) -> None:
        now = colours()
        colour, soft = standing_colours(entry.standing)
        is_selected = entry.key in self.selected
        painter.setPen(QPen(QColor(now.accent), 1.6) if is_selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.accent_soft) if is_selected else soft)
        painter.drawRoundedRect(QRectF(place).adjusted(0.8, 0.8, -0.8, -0.8), EDGE, EDGE)
        mark = QPointF(place.left() + EDGE + MARK / 2, place.center().y() + 0.5)
        paint_standing(painter, mark, entry.standing, MARK - 1)
        words = place.adjusted(2 * EDGE + MARK, 0, -EDGE, 0)
        metrics = painter.fontMetrics()
        painter.setPen(colour)
        if entry.count:
            painter.drawText(words, _MIDDLE | Qt.AlignmentFlag.AlignRight, entry.count)
            words.setRight(words.right() - metrics.horizontalAdvance(entry.count) - EDGE)
        painter.setPen(QColor(now.text))
        cut = chip_text(entry, metrics, words.width())
        painter.drawText(words, _MIDDLE | Qt.AlignmentFlag.AlignLeft, cut)

    def _paint_more(self, painter: QPainter, places: DayPlaces, day: MonthDay) -> None:
        if places.more is None:
            return
        rest = day.entries[len(places.chips) :]
        words = self.tr("還有 %1 項") if places.chips else self.tr("共 %1 項")
        place = places.more.adjusted(EDGE, 0, -EDGE, 0)
        # What presses most of the others says whether it is worth a look.
        paint_standing(
            painter, QPointF(place.left() + MARK / 2, place.center().y() + 0.5), rest[0].standing, MARK - 1
        )
        painter.setPen(QColor(colours().accent))
        painter.drawText(
            place.adjusted(MARK + EDGE, 0, 0, 0),
            _MIDDLE | Qt.AlignmentFlag.AlignLeft,
            words.replace("%1", str(len(rest))),
        )


def chip_text(entry: AnyEntry, metrics: QFontMetrics, width: int) -> str:
    """The task's text, and before it its number where enough of the text is still to be read."""
    number = entry.number.replace("、", "").rstrip(".")
    rest = width - metrics.horizontalAdvance(f"{number} ")
    has_room = rest >= metrics.horizontalAdvance(entry.text[:LETTERS_BESIDE])
    shown = f"{number} {entry.text}" if has_room else entry.text
    return metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
