"""A wording in a table with its changed characters marked, in as many lines as it takes."""

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.rules.text_difference import Stretch
from desktop.ui.models.difference_table import WORDING_ROLE, DifferenceColumn, Wording
from desktop.ui.theme import UNIT, colours

Index = QModelIndex | QPersistentModelIndex
LEFT = UNIT + 3


class WordingDelegate(QStyledItemDelegate):
    """Paints what is new on green and underlined, what is gone on red and struck through."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        document = _document(index, option, option.rect.width())
        # In the middle and as far in as the texts of the other columns.
        above = max((option.rect.height() - document.size().height()) / 2, UNIT / 2)
        painter.save()
        painter.translate(option.rect.left() + LEFT, option.rect.top() + above)
        document.drawContents(painter, QRectF(0, 0, option.rect.width() - LEFT, option.rect.height()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.initStyleOption(option, index)
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        height = _document(index, option, width).size().height()
        return QSize(width, round(height) + UNIT)


def _document(index: Index, option: QStyleOptionViewItem, width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(option.font)
    document.setDocumentMargin(0)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    is_new = index.column() == DifferenceColumn.NEW
    document.setHtml(_html(index.data(WORDING_ROLE) or (), is_new=is_new))
    document.setTextWidth(max(width - LEFT - UNIT, UNIT))
    return document


def _html(wording: Wording, *, is_new: bool) -> str:
    now = colours()
    lines = (
        f'<span style="color:{now.muted}">{escape(label)}</span>'
        + "".join(_stretch(part, is_new=is_new) for part in parts)
        for label, parts in wording
    )
    return f'<div style="color:{now.text}">{"<br>".join(lines)}</div>'


def _stretch(part: Stretch, *, is_new: bool) -> str:
    text = escape(part.text).replace("\n", "<br>")
    if not part.is_changed:
        return text
    now = colours()
    ground, ink, line = (
        (now.green_soft, now.green, "underline") if is_new else (now.red_soft, now.red, "line-through")
    )
    return f'<span style="background:{ground};color:{ink};text-decoration:{line}">{text}</span>'
