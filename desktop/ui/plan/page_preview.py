"""The page as it will be printed, turned to where the cursor is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.page_canvas import PageCanvas
from desktop.ui.theme import UNIT

if TYPE_CHECKING:
    from desktop.forms.laid_out import LaidOut, Place

# So little that the page never keeps a small window from being smaller.
LEAST_SIZE = QSize(20 * UNIT, 6 * UNIT)


class PagePreview(QFrame):
    """Shows one page of a form that is laid out, the one with what the cursor is on.

    Signals:
        wanted: what the text is about that was clicked.
        shown: a form laid out anew is on the screen.
        closed: the preview is not wanted now.
    """

    wanted = Signal(str)
    shown = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_close: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._can_close = can_close
        self._laid_out: LaidOut | None = None
        self._about = ""
        self._number = 0
        self.place = plain_label("", "muted")
        self.words = plain_label("", "muted", wraps=True)
        self.canvas = PageCanvas()
        self.area = QScrollArea()
        self.tools = OutlineTools()
        self._pages = QStackedWidget()
        self._lay_out()
        self.canvas.hit.connect(self._on_hit)
        self.area.viewport().installEventFilter(self)
        self.show_words(self.tr("正在排版…"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(UNIT, 0, 0, 0)
        head.setSpacing(UNIT)
        head.addWidget(plain_label(self.tr("頁面預覽"), "muted"))
        head.addWidget(self.place)
        head.addStretch(1)
        head.addWidget(self.tools)
        self.tools.add(self.tr("上一頁"), "chevron_up", lambda: self.turn(-1), is_edit=False)
        self.tools.add(self.tr("下一頁"), "chevron_down", lambda: self.turn(1), is_edit=False)
        if self._can_close:
            self.tools.add(self.tr("關閉預覽"), "dismiss", self.closed.emit, keys="F7", is_edit=False)
        self.area.setWidget(self.canvas)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self.area)
        self._pages.addWidget(self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT // 2, UNIT // 2, UNIT // 2, UNIT // 2)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_words(self, words: str) -> None:
        """Say why there is no page to show."""
        self.words.setText(words)
        self.place.setText("")
        self._laid_out = None
        self._pages.setCurrentIndex(1)

    def show_pages(self, laid_out: "LaidOut") -> None:
        """Show a form, laid out anew, where the one before was being read."""
        self._laid_out = laid_out
        self._pages.setCurrentIndex(0)
        self._show(self._page_of(self._places()))
        self.shown.emit()

    def follow(self, about: str) -> None:
        """Turn to what the cursor is on, "" for nothing."""
        if about != self._about:
            self._about = about
            if self._laid_out is not None:
                self._show(self._page_of(self._places()))

    def turn(self, by: int) -> None:
        """Look at another page, until the cursor moves."""
        if self._laid_out is not None and 0 <= self._number + by < len(self._laid_out.pages):
            self._show(self._number + by)

    def _places(self) -> "tuple[Place, ...]":
        return self._laid_out.places_of(self._about) if self._laid_out and self._about else ()

    def _page_of(self, places: "tuple[Place, ...]") -> int:
        """The page to show: the one in view if the thing stands on it, else the first with it."""
        pages = [place.page for place in places]
        if pages:
            return self._number if self._number in pages else pages[0]
        last = len(self._laid_out.pages) - 1 if self._laid_out else 0
        return min(self._number, last)

    def _show(self, number: int) -> None:
        if self._laid_out is None:
            return
        self._number = number
        self.canvas.show_page(self._laid_out.page_as_pdf(number))
        self.canvas.mark([place for place in self._places() if place.page == number])
        told = self.tr("第 %1 頁，共 %2 頁").replace("%1", str(number + 1))
        self.place.setText(told.replace("%2", str(len(self._laid_out.pages))))
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        """Scroll so that what is marked stands in the middle, its beginning in any case in sight."""
        marked, bar = self.canvas.marked(), self.area.verticalScrollBar()
        if marked.isEmpty():
            bar.setValue(0)
            return
        room = self.area.viewport().height()
        middle = marked.center().y() - room / 2
        bar.setValue(round(min(middle, marked.top() - UNIT)))

    def _on_hit(self, point: QPointF) -> None:
        if self._laid_out is not None:
            about = self._laid_out.about_at(self._number, point.x(), point.y())
            if about:
                self.wanted.emit(about)

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area.viewport() and event.type() is QEvent.Type.Resize:
            self.canvas.fit_into(self.area.viewport().width())
            self._come_into_sight()
        return super().eventFilter(watched, event)
