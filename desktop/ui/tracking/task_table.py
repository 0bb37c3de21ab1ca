"""The table of followed tasks, with headings that reach over its whole width and open and close."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.rules.saved_views import Look
from desktop.ui.delegates.light import LEFT, LightDelegate
from desktop.ui.models.task_lines import Heading
from desktop.ui.models.tracking_table import TrackingTable
from desktop.ui.theme import UNIT, colours
from desktop.ui.widgets.table_view import TableView

Key = Qt.Key
_TURNING = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)
ARROW = 9


class TaskTable(TableView):
    """On a heading Enter or Space opens and closes it, Right opens, Left closes; so does a click.

    Signals:
        look_changed: other columns are shown, or in another order.
    """

    look_changed = Signal()

    def __init__(self, model: TrackingTable, parent: QWidget | None = None) -> None:
        super().__init__("tracking", parent)
        self.lines = model
        self.setAccessibleName(self.tr("管考工作"))
        self.setModel(model)
        self.setSortingEnabled(True)
        self.sortByColumn(model.column("number"), Qt.SortOrder.AscendingOrder)
        self.setItemDelegateForColumn(model.column("light"), LightDelegate(self))
        self.start_with([(column.width, not column.is_optional) for column in model.columns])
        headings = self.horizontalHeader()
        headings.sectionMoved.connect(lambda *_where: self._place_headings())
        headings.sectionResized.connect(lambda *_where: self._place_headings())
        headings.sortIndicatorChanged.connect(lambda *_how: self.look_changed.emit())
        self._place_headings()

    def _place_headings(self) -> None:
        """Headings stand in the first column seen, also when copied."""
        heads = self.horizontalHeader()
        places = (heads.logicalIndex(place) for place in range(heads.count()))
        shown = (place for place in places if not heads.isSectionHidden(place))
        self.lines.set_heading_column(next(shown, 0))
        self.look_changed.emit()

    def look(self) -> Look:
        """How the table looks now."""
        heads, columns = self.horizontalHeader(), self.lines.columns
        places = (heads.logicalIndex(place) for place in range(heads.count()))
        shown = tuple(columns[place].name for place in places if not heads.isSectionHidden(place))
        place, falls = self.lines.sorted_by or (-1, False)
        return Look(self.lines.grouping, shown, columns[place].name if place >= 0 else "", falls)

    def lay_on(self, look: Look) -> None:
        """Show the columns of a look in its order; headings are not the table's own business."""
        heads = self.horizontalHeader()
        known = {column.name: place for place, column in enumerate(self.lines.columns)}
        wanted = [known[name] for name in look.columns if name in known]
        for column in known.values() if wanted else ():
            self.setColumnHidden(column, column not in wanted)
        for place, column in enumerate(wanted):
            heads.moveSection(heads.visualIndex(column), place)
        if look.sorted_by in known:
            order = Qt.SortOrder.DescendingOrder if look.falls else Qt.SortOrder.AscendingOrder
            self.sortByColumn(known[look.sorted_by], order)
        self._remember()
        self._place_headings()

    def _show_column(self, column: int, on: bool) -> None:
        super()._show_column(column, on)
        self._place_headings()

    def current_heading(self) -> Heading | None:
        """The heading the cursor is on."""
        index = self.currentIndex()
        return self.lines.heading(index.row()) if index.isValid() else None

    def turn(self, heading: Heading) -> None:
        """Open a closed heading, close an open one."""
        self.lines.open_heading(heading.key, not heading.is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        heading, key = self.current_heading(), Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if heading is None or not plain or key not in (*_TURNING, Key.Key_Left, Key.Key_Right):
            super().keyPressEvent(event)
        elif key in _TURNING:
            self.turn(heading)
        else:
            self.lines.open_heading(heading.key, key == Key.Key_Right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        heading = self.lines.heading(row) if row >= 0 else None
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if heading and is_plain and event.button() is Qt.MouseButton.LeftButton:
            self.turn(heading)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lines.grouping is None or not self.lines.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        for row in range(first, (self.lines.rowCount() - 1 if last < 0 else last) + 1):
            heading = self.lines.heading(row)
            if heading:
                self._paint_heading(painter, row, heading)
        painter.end()

    def _paint_heading(self, painter: QPainter, row: int, heading: Heading) -> None:
        now = colours()
        place = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        is_selected = self.selectionModel().isRowSelected(row)
        painter.fillRect(place, QColor(now.accent_soft if is_selected else now.sunken))
        painter.setPen(QColor(now.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        _paint_arrow(painter, QPointF(LEFT + ARROW / 2, place.center().y()), heading.is_open)
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(now.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words = place.adjusted(LEFT + ARROW + UNIT, 0, -UNIT, 0)
        painter.drawText(words, middle, heading.title)
        beside = painter.fontMetrics().horizontalAdvance(heading.title) + 2 * UNIT
        painter.setFont(self.font())
        painter.setPen(QColor(now.muted))
        painter.drawText(words.adjusted(beside, 0, 0, 0), middle, heading.counts)


def _paint_arrow(painter: QPainter, centre: QPointF, is_open: bool) -> None:
    """A chevron: down over what is open, right beside what is closed."""
    half = ARROW / 2
    corners = [QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]
    if not is_open:
        corners = [QPointF(corner.y(), corner.x()) for corner in corners]
    painter.setPen(QPen(QColor(colours().muted), 1.8))
    painter.drawPolyline(QPolygonF([centre + corner for corner in corners]))
