"""A suggestion in two lines: the text with the words it is read from marked, and below what would be set."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.office.suggestions import OpenSuggestion
from desktop.ui.models.suggestion_list import NUMBER_ROLE, SUGGESTION_ROLE
from desktop.ui.plan.suggestion_words import standing_line, suggestion_line
from desktop.ui.theme import UNIT, colours

# So many characters are seen before the marked words where the text begins long before them.
LEAD = 12
Index = QModelIndex | QPersistentModelIndex


class QuotedWords(QStyledItemDelegate):
    """The check box is Qt's own; the tooltip has the text whole."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, option.widget)
        suggestion: OpenSuggestion = index.data(SUGGESTION_ROLE)
        place = option.rect.adjusted(0, UNIT // 2, -UNIT, -UNIT // 2)
        place.setLeft(box.right() + UNIT)
        half = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        self._text(painter, half, option.fontMetrics, index, is_selected=is_selected)
        half.moveTop(half.bottom() + 1)
        self._line(painter, half, option.fontMetrics, suggestion)
        painter.restore()

    def _text(
        self, painter: QPainter, place: QRect, metrics: QFontMetrics, index: Index, *, is_selected: bool
    ) -> None:
        now = colours()
        before, quoted, after = _parts(index.data(SUGGESTION_ROLE))
        mark = now.surface if is_selected else now.accent_soft
        pieces = ((f"{index.data(NUMBER_ROLE)} ", now.muted, ""), (before, now.text, ""))
        for words, colour, ground in (*pieces, (quoted, now.text, mark), (after, now.text, "")):
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            width = metrics.horizontalAdvance(cut)
            if ground:
                painter.fillRect(QRect(place.left(), place.top(), width, place.height()), QColor(ground))
                painter.fillRect(QRect(place.left(), place.bottom() - 1, width, 2), QColor(now.accent))
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
            place = place.adjusted(width, 0, 0, 0)

    def _line(
        self, painter: QPainter, place: QRect, metrics: QFontMetrics, suggestion: OpenSuggestion
    ) -> None:
        now = colours()
        says, standing = suggestion_line(suggestion), standing_line(suggestion)
        painter.setPen(QColor(now.accent))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, says)
        rest = place.adjusted(metrics.horizontalAdvance(says) + 2 * UNIT, 0, 0, 0)
        painter.setPen(QColor(now.muted))
        cut = metrics.elidedText(standing, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(30 * UNIT, 2 * (option.fontMetrics.height() + 4) + UNIT)


def _parts(suggestion: OpenSuggestion) -> tuple[str, str, str]:
    """The text before, the words themselves, and the text behind, each in one line."""
    words, start, end = suggestion.words, suggestion.start, suggestion.end
    before, quoted, after = (
        " ".join(part.split()) for part in (words[:start], words[start:end], words[end:])
    )
    return before if len(before) <= LEAD else "…" + before[-LEAD:], quoted, after
