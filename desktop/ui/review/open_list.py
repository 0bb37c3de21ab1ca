"""The tab 待確認: everything that is open about a plan that was read, several settled at once."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.models.two_line_list import Entry
from desktop.ui.review.open_points import OpenPoint, PointKey
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.two_line_view import TwoLineView


class OpenList(QWidget):
    """A click or Enter shows a point; with Shift and Ctrl several are selected.

    Signals:
        wanted: a point that is to be shown.
        settled: questions, as `LeftoverRow`, that are answered.
    """

    wanted = Signal(object)
    settled = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[OpenPoint] = ()
        self.view = TwoLineView(self.tr("待確認與未歸位"), self.tr("沒有待確認的事項。"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.settle_button = button("", self._settle, icon_name="checkmark")
        self.view.clicked.connect(lambda _index: self._choose())
        self.view.activated.connect(lambda _index: self._choose())
        self.view.selectionModel().selectionChanged.connect(lambda _in, _out: self._offer())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.settle_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self._offer()

    def show_points(self, points: Sequence[OpenPoint], subjects: Mapping[PointKey, str]) -> None:
        """Show what is open, and what each point is about."""
        self._points = points
        self.view.entries.show(self._entry(row, point, subjects) for row, point in enumerate(points))
        self._offer()

    def _entry(self, row: int, point: OpenPoint, subjects: Mapping[PointKey, str]) -> Entry:
        subject = subjects[point.key]
        if point.section is not None:
            near = point.section.near.name if point.section.near else ""
            words = self.tr("「%1」與「%2」相近").replace("%1", point.section.name).replace("%2", near)
            return Entry(row, words, subject, "people")
        words = " ".join(point.leftover.text.split()) if point.leftover else ""
        return Entry(row, words, subject, "document_text" if point.is_text else "question_circle")

    def _choose(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._points) and len(self.view.selectionModel().selectedRows()) == 1:
            self.wanted.emit(self._points[row])

    def _questions(self) -> Iterator[OpenPoint]:
        """The questions that are selected; a text is never thrown away in passing."""
        for index in self.view.selectionModel().selectedRows():
            point = self._points[index.row()] if index.row() < len(self._points) else None
            if point is not None and point.leftover is not None and not point.is_text:
                yield point

    def _offer(self) -> None:
        count = len(list(self._questions()))
        self.settle_button.setText(self.tr("選取的 %1 個問題都已確認").replace("%1", str(count)))
        self.settle_button.setVisible(count > 1)

    def _settle(self) -> None:
        self.settled.emit([point.leftover for point in self._questions()])
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
