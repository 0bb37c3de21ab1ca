"""An item in the outline: its number, its text in at most two lines, a mark where something is asked."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.vocabulary import NodeKind
from desktop.ui.icons import pixmap
from desktop.ui.models.outline_item import OutlineItem
from desktop.ui.models.plan_tree import ITEM_ROLE
from desktop.ui.plan.item_editor import ItemEditor
from desktop.ui.theme import ROW_HEIGHT, UNIT, colours

Index = QModelIndex | QPersistentModelIndex
MARK = 2 * UNIT


class OutlineTextDelegate(QStyledItemDelegate):
    """`room` tells how wide a row's cell is, which the height of its row depends on.

    Signals:
        ended: typing was ended by Enter or Esc (0), by Tab (1) or by Shift+Tab (-1).
        typed: the text of an item, by its key, as far as it is typed.
    """

    ended = Signal(int)
    typed = Signal(int, str)

    def __init__(self, room: Callable[[Index], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        item: OutlineItem = index.data(ITEM_ROLE)
        font = _font(item, option.font)
        metrics = QFontMetrics(font)
        place = _text_place(item, option.rect, metrics)
        lines = _lines(index.data()[len(item.number) :], font, place.width())
        top = place.center().y() - len(lines) * metrics.lineSpacing() // 2 + metrics.ascent() + 1
        now = colours()
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(now.muted))
        painter.drawText(option.rect.left() + UNIT // 2, top, item.number)
        painter.setPen(QColor(now.text if item.node.text else now.muted))
        for number, line in enumerate(lines):
            painter.drawText(place.left(), top + number * metrics.lineSpacing(), line)
        painter.restore()
        if item.questions:
            corner = QPoint(option.rect.right() - MARK - UNIT // 2, place.center().y() - MARK // 2)
            painter.drawPixmap(corner, pixmap("question_circle", MARK, "yellow"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: OutlineItem = index.data(ITEM_ROLE)
        font = _font(item, option.font)
        metrics = QFontMetrics(font)
        width = self._room(index)
        place = _text_place(item, QRect(0, 0, width, ROW_HEIGHT), metrics)
        count = len(_lines(index.data()[len(item.number) :], font, place.width()))
        return QSize(width, max(ROW_HEIGHT, count * metrics.lineSpacing() + 2 * UNIT))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = ItemEditor(parent)
        editor.accepted.connect(lambda: self._end(editor))
        editor.given_up.connect(lambda: self._give_up(editor))
        editor.indent_asked.connect(lambda by: self._end(editor, by))
        node_id = index.data(ITEM_ROLE).node.id
        editor.textChanged.connect(lambda: self.typed.emit(node_id, editor.toPlainText()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The model tells of every change around the item; what is being typed is not to be lost over it.
        if isinstance(editor, ItemEditor):
            editor.show_text(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, ItemEditor) and isinstance(index, QModelIndex):
            index.model().setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        item: OutlineItem = index.data(ITEM_ROLE)
        font = _font(item, option.font)
        left = _text_place(item, option.rect, QFontMetrics(font)).left() - UNIT // 2
        editor.setFont(font)
        editor.setGeometry(option.rect.adjusted(left - option.rect.left(), 1, 0, -1))
        if isinstance(editor, ItemEditor):
            editor.fit(option.rect.height() - 2)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Keys are the editor's own: Qt's filter would take Enter and Tab from an input method.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: ItemEditor, by: int = 0) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.ended.emit(by)

    def _give_up(self, editor: ItemEditor) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.ended.emit(0)


def _font(item: OutlineItem, font: QFont) -> QFont:
    if item.node.kind is NodeKind.AREA:
        font = QFont(font)
        font.setBold(True)
    return font


def _text_place(item: OutlineItem, cell: QRect, metrics: QFontMetrics) -> QRect:
    """Where the text stands in its cell: right of the number, left of the mark."""
    left = UNIT // 2 + metrics.horizontalAdvance(item.number) + UNIT // 2
    return cell.adjusted(left, 0, -UNIT - (MARK if item.questions else 0), 0)


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """The text in one or two lines, the second cut where it is longer."""
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 6 * UNIT))
    layout.endLayout()
    first = line.textLength()
    if first >= len(text):
        return [text]
    rest = QFontMetrics(font).elidedText(text[first:], Qt.TextElideMode.ElideRight, max(width, 6 * UNIT))
    return [text[:first], rest]
