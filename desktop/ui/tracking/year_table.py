"""The year on the screen: months side by side, and at the left the tasks, which stay when it scrolls."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.year_grid import MONTHS
from desktop.ui.delegates.timeline_cell import TimelineCell
from desktop.ui.models.timeline_model import TimelineModel
from desktop.ui.theme import ROW_HEIGHT, UNIT, colours

# The tasks take this part of the width, within these bounds (px); a month is no narrower than this.
PART, NARROWEST, WIDEST = 0.36, 22 * UNIT, 56 * UNIT
MONTH_WIDTH = 44


class TaskHeads(QHeaderView):
    """The tasks as headings of their rows: areas bold, long texts cut."""

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._timeline = model
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setMinimumSectionSize(ROW_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        now, row = colours(), self._timeline.row(section)
        painter.save()
        view = self.parent()
        is_current = isinstance(view, QTableView) and view.currentIndex().row() == section
        ground = now.accent_soft if is_current else now.surface if row.task else now.sunken
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(now.field_line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = self.font()
        font.setBold(row.task is None)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        words = rect.adjusted(UNIT + UNIT // 2, 0, -UNIT, 0)
        cut = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()

    def sectionSizeFromContents(self, _section: int) -> QSize:  # noqa: N802
        # The texts are cut: none makes the column wide.
        return QSize(self.width(), ROW_HEIGHT)


class YearTable(QTableView):
    """Arrows go from cell to cell, Return or a double click opens the task.

    Signals:
        opened: a TrackedTask to be shown.
    """

    opened = Signal(object)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = model
        self.setAccessibleName(self.tr("年度時程"))
        self.heads = TaskHeads(model, self)
        self.setVerticalHeader(self.heads)
        self.setModel(model)
        self.setItemDelegate(TimelineCell(model, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCornerButtonEnabled(False)
        self.heads.setSectionsClickable(True)
        months = self.horizontalHeader()
        months.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        months.setMinimumSectionSize(MONTH_WIDTH)
        months.setHighlightSections(False)
        self.heads.sectionClicked.connect(lambda row: self.setCurrentIndex(model.index(row, 0)))
        self.heads.sectionDoubleClicked.connect(self._open)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        model.modelReset.connect(self._span_told)
        model.dataChanged.connect(lambda *_where: self._span_told())

    def task(self) -> TrackedTask | None:
        """The task the cursor is on."""
        index = self.currentIndex()
        return self._timeline.row(index.row()).task if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = int(min(max(self.width() * PART, NARROWEST), WIDEST))
        if self.heads.width() != width:
            self.heads.setFixedWidth(width)
        super().resizeEvent(event)

    def _span_told(self) -> None:
        """What is told of a task without months reaches over all of them."""
        self.clearSpans()
        for row in range(self._timeline.rowCount()):
            if self._timeline.row(row).told:
                self.setSpan(row, 0, 1, MONTHS)

    def _open(self, row: int) -> None:
        task = self._timeline.row(row).task if row >= 0 else None
        if task is not None:
            self.opened.emit(task)
