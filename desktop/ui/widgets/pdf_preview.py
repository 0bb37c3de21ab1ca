"""A PDF as pages to read: fit, zoom, page by page."""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT

ZOOM_STEP = 1.2
SMALLEST, LARGEST = 0.2, 5.0


class PdfPreview(QWidget):
    """Shows one PDF; a new one takes its place on the same page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("預覽"))
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(2 * UNIT)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self.view.zoomFactorChanged.connect(lambda _factor: self._show_place())
        self._page = plain_label()
        self._zoom = plain_label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self._tools())
        layout.addWidget(self.view, 1)
        self._show_place()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self._tool(self.tr("上一頁"), "chevron_up", "PgUp", lambda: self.turn(-1)))
        row.addWidget(self._tool(self.tr("下一頁"), "chevron_down", "PgDown", lambda: self.turn(1)))
        row.addWidget(self._page)
        row.addStretch(1)
        row.addWidget(self._zoom)
        row.addWidget(self._tool(self.tr("縮小"), "zoom_out", "Ctrl+-", lambda: self.zoom(1 / ZOOM_STEP)))
        row.addWidget(self._tool(self.tr("放大"), "zoom_in", "Ctrl+=", lambda: self.zoom(ZOOM_STEP)))
        row.addWidget(self._tool(self.tr("頁寬"), "arrow_autofit_width", "Ctrl+0", self.fit_width))
        row.addWidget(self._tool(self.tr("整頁"), "page_fit", "Ctrl+9", self.fit_page))
        return row

    def _tool(self, text: str, icon_name: str, keys: str, chosen: object) -> QToolButton:
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(keys))
        if not keys.startswith("Ctrl"):
            # A list beside the preview has its own use for page up and down.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text} ({keys})")
        action.triggered.connect(chosen)
        self.addAction(action)
        tool = QToolButton()
        tool.setDefaultAction(action)
        return tool

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF, at the page that was read in the one before."""
        page = self.view.pageNavigator().currentPage()
        self.document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        if 0 < page < self.document.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), 0)
        self._show_place()

    def turn(self, pages: int) -> None:
        """Go so many pages on, or back."""
        navigator = self.view.pageNavigator()
        page = max(0, min(navigator.currentPage() + pages, self.document.pageCount() - 1))
        navigator.jump(page, QPointF(), 0)

    def zoom(self, factor: float) -> None:
        """Show everything so many times as large as now."""
        now = self._shown_factor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(SMALLEST, min(now * factor, LARGEST)))

    def fit_width(self) -> None:
        """Make pages as wide as the view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_place()

    def fit_page(self) -> None:
        """Make whole pages fit the view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._show_place()

    def _shown_factor(self) -> float:
        mode = self.view.zoomMode()
        if mode is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        # Qt does not tell the factor of a fitting mode; it is the view's size over the page's.
        page = self.document.pagePointSize(self.view.pageNavigator().currentPage())
        per_point = self.logicalDpiX() / 72
        margins = self.view.documentMargins()
        wide = self.view.viewport().width() - margins.left() - margins.right()
        factor = wide / (page.width() * per_point)
        if mode is QPdfView.ZoomMode.FitInView:
            high = self.view.viewport().height() - self.view.pageSpacing()
            factor = min(factor, high / (page.height() * per_point))
        return factor

    def _show_place(self) -> None:
        count = self.document.pageCount()
        page = self.view.pageNavigator().currentPage() + 1
        told = self.tr("第 %1 頁，共 %2 頁").replace("%1", str(page)).replace("%2", str(count))
        self._page.setText(told if count else "")
        is_custom = self.view.zoomMode() is QPdfView.ZoomMode.Custom
        self._zoom.setText(f"{self.view.zoomFactor():.0%}" if is_custom else "")
