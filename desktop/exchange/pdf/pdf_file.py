"""PDF files opened: what is damaged, locked or too large is refused, everything else is read page by page."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_FILE
from desktop.exchange.pdf.pdf_fonts import BoundedFonts
from desktop.exchange.pdf.pdf_limits import BoundedParser, TooMuch
from desktop.exchange.pdf.pdf_page import Page, PageRecorder

MOST_PAGES = 300
_DEEPEST = 8


def read_pages(path: Path, after_page: Callable[[], None] = lambda: None) -> list[Page]:
    """Return what stands on the pages of a PDF file; `after_page` is called behind each.

    Raises:
        BadFile: the file is no PDF file, is locked with a password, is damaged, or draws too much.
    """
    _check_outside(path)
    # The library reports every oddity of a file, which is nobody's business here.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            return _pages(PDFDocument(BoundedParser(file)), path.name, after_page)
    except BadFile:
        raise
    except TooMuch as error:
        raise too_complex(path) from error
    except PDFPasswordIncorrect as error:
        raise BadFile(f"檔案「{path.name}」設有密碼，請解除密碼後再試。") from error
    except Exception as error:  # the library answers damage with errors of every kind
        raise BadFile(f"檔案「{path.name}」不是完整的PDF檔，請重新取得或用原程式另存為PDF後再試。") from error


def too_complex(path: Path) -> BadFile:
    """Return the error for a file that would take too long or too much memory."""
    return BadFile(f"檔案「{path.name}」的內容過多或太複雜，無法在合理時間內讀取，請分成幾個檔案後再試。")


def _check_outside(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(1024)
    except OSError as error:
        raise BadFile(f"找不到或無法開啟檔案「{path.name}」，請確認路徑後再試。") from error
    if size > LARGEST_FILE:
        raise BadFile(f"檔案「{path.name}」超過50 MB，請刪去圖片或分成幾個檔案後再試。")
    if b"%PDF-" not in first:
        raise BadFile(f"檔案「{path.name}」的內容與副檔名不符或已損壞，請用原程式另存為PDF後再試。")


def _pages(document: PDFDocument, name: str, after_page: Callable[[], None]) -> list[Page]:
    resources = BoundedFonts()
    recorder = PageRecorder(resources)
    interpreter = _Interpreter(resources, recorder)
    for place, page in enumerate(PDFPage.create_pages(document)):
        if place == MOST_PAGES:
            raise BadFile(f"檔案「{name}」超過{MOST_PAGES}頁，不像一份年度計畫，請分成幾個檔案後再試。")
        interpreter.process_page(page)
        after_page()
    return recorder.pages


class _Interpreter(PDFPageInterpreter):
    """Draws pages; forms within forms only so deep, and all in all only so much."""

    device: PageRecorder
    depth = 0

    def subinterp(self) -> PDFPageInterpreter:
        """Return the interpreter of a form on this page."""
        inner = super().subinterp()
        if isinstance(inner, _Interpreter):
            inner.depth = self.depth + 1
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Draw what the streams say; what they draw of themselves is left out."""
        self.stream_ids.clear()
        own = [stream_value(stream) for stream in streams]
        own = [stream for stream in own if stream.objid not in self.parent_stream_ids]
        self.stream_ids.update(stream.objid for stream in own if stream.objid is not None)
        if self.depth > _DEEPEST:
            return
        try:
            parser = PDFContentParser(own)
            while True:
                _, found = parser.nextobject()
                self.device.spend()
                if isinstance(found, PSKeyword):
                    self._do(keyword_name(found))
                else:
                    self.push(found)
        except PSEOF:
            return

    def _do(self, name: Any) -> None:
        named = str(name).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        operator = getattr(self, f"do_{named}", None)
        if operator is None:
            return
        count = operator.__code__.co_argcount - 1
        arguments = self.pop(count) if count else []
        if len(arguments) == count:
            operator(*arguments)
