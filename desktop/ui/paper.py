"""Printing a finished PDF on paper, page by page, off the window's thread."""

from collections.abc import Generator, Iterable

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import Refused
from desktop.ui.work import Progress

# Sharp to the eye; more would only be slow: an A4 page has 35 MB at 300 dots per inch.
DOTS_PER_INCH = 300


def printer_for(document: QPdfDocument, title: str) -> QPrinter:
    """A printer set to the size and orientation of a document's first page, its margins left to the form."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    size = document.pagePointSize(0)
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    )
    return printer


def printing_steps(content: bytes, printer: QPrinter) -> Generator[Progress, None, int]:
    """Print the pages that the printer's range asks for; returns how many. Raises Refused.

    Loads its own document, for one cannot be shared between threads; painting on a printer may be done
    in any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = list(_asked_pages(printer, document.pageCount()))
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("印表機沒有回應，沒有印出任何一頁；請檢查印表機後再試。")
    try:
        for done, page in enumerate(pages):
            yield done, len(pages), f"{done + 1} / {len(pages)}"
            if done and not printer.newPage():
                raise Refused(f"印到第 {page} 頁時印表機停止回應；請檢查印表機後從這一頁續印。")
            _paint(document, page, printer, painter)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _asked_pages(printer: QPrinter, count: int) -> Iterable[int]:
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return range(printer.fromPage() - 1, min(printer.toPage() or count, count))
    return range(count)


def _paint(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    paper = QRect(0, 0, printer.width(), printer.height())
    size = document.pagePointSize(page).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    dots = min(1.0, DOTS_PER_INCH / printer.resolution())
    image = document.render(page, QSize(round(size.width() * dots), round(size.height() * dots)))
    place = QRect(0, 0, round(size.width()), round(size.height()))
    place.moveCenter(paper.center())
    painter.drawImage(place, image)
