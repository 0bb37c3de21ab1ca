"""PDF files opened: what is damaged, locked or too large is refused, everything else is read page by page."""

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_FILE
from desktop.exchange.pdf_page import Page, PageRecorder

MOST_PAGES = 300
MOST_STEPS = 2_000_000
LONGEST_SECONDS = 8.0
_DEEPEST = 8


def read_pages(path: Path) -> list[Page]:
    """Return what stands on the pages of a PDF file.

    Raises:
        BadFile: the file is no PDF file, is locked with a password, is damaged, or takes too long to read.
    """
    _check_outside(path)
    # The library reports every oddity of a file, which is nobody's business here.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            return _pages(PDFDocument(PDFParser(file)), path.name)
    except BadFile:
        raise
    except PDFPasswordIncorrect as error:
        raise BadFile(f"檔案「{path.name}」設有密碼，請解除密碼後再試。") from error
    except Exception as error:  # the library answers damage with errors of every kind
        raise BadFile(f"檔案「{path.name}」不是完整的PDF檔，請重新取得或用原程式另存為PDF後再試。") from error


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


def _pages(document: PDFDocument, name: str) -> list[Page]:
    resources = PDFResourceManager()
    recorder = PageRecorder(resources)
    interpreter = _Interpreter(resources, recorder)
    interpreter.budget = _Budget(name)
    for place, page in enumerate(PDFPage.create_pages(document)):
        if place == MOST_PAGES:
            raise BadFile(f"檔案「{name}」超過{MOST_PAGES}頁，不像一份年度計畫，請分成幾個檔案後再試。")
        interpreter.process_page(page)
    return recorder.pages


class _Budget:
    """How much of a file is read before it is refused."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._steps = 0
        self._end = time.monotonic() + LONGEST_SECONDS

    def spend(self) -> None:
        """Count one step of drawing. Raises BadFile when there were too many, or time is over."""
        self._steps += 1
        if self._steps > MOST_STEPS or (self._steps % 256 == 0 and time.monotonic() > self._end):
            raise BadFile(f"檔案「{self._name}」的內容太複雜，無法在合理時間內讀取，請分成幾個檔案後再試。")


class _Interpreter(PDFPageInterpreter):
    """Draws pages within a budget, and forms within forms only so deep."""

    budget: _Budget
    depth = 0

    def subinterp(self) -> PDFPageInterpreter:
        """Return the interpreter of a form on this page."""
        inner = super().subinterp()
        if isinstance(inner, _Interpreter):
            inner.budget, inner.depth = self.budget, self.depth + 1
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
                self.budget.spend()
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
