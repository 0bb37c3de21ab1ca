"""PDF files with text in them into the neutral document."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.document import Document, Paragraph, Table, check_length
from desktop.exchange.pdf_cells import TablePart, table_part
from desktop.exchange.pdf_file import read_pages, too_complex
from desktop.exchange.pdf_grid import grids_of
from desktop.exchange.pdf_limits import LONGEST_SECONDS, OutOfTime, time_limit
from desktop.exchange.pdf_lines import Line, lines_of
from desktop.exchange.pdf_margins import LinedPage, without_margins
from desktop.exchange.pdf_page import Glyph, Page
from desktop.exchange.pdf_paragraphs import Measure, ParagraphDraft, is_one, measure_of, paragraphs_of
from desktop.exchange.pdf_tables import is_one_table, joined_table
from desktop.exchange.pdf_wrapping import run_on
from desktop.exchange.signature_strips import is_signature_strip, strip_lines

# A scanned page shows at most a stamp or its number as text.
_FEWEST_CHARACTERS = 20
_PICTURE = 0.5
_UNKNOWN_SHARE = 0.02


def read_pdf(path: Path) -> Document:
    """Return what a PDF file says: its lines as paragraphs, ruled tables as tables.

    Tables and paragraphs go on over pages; heads and feet of pages come last, as notes.

    Raises:
        BadFile: the file is damaged, locked, too large, scanned, or does not tell which characters it shows.
    """
    try:
        with time_limit(LONGEST_SECONDS):
            pages = read_pages(path)
            _check_text(pages, path.name)
            document = _document([_Laid(page) for page in pages])
            check_length(sum(1 for _ in document.lines()), path.name)
            return document
    except OutOfTime as error:
        raise too_complex(path) from error


def _check_text(pages: Sequence[Page], name: str) -> None:
    glyphs = [glyph for page in pages for glyph in page.glyphs if glyph.text.strip()]
    if not glyphs or len(glyphs) < _FEWEST_CHARACTERS * len(pages):
        if any(page.picture > _PICTURE for page in pages):
            raise BadFile(
                f"檔案「{name}」是掃描的影像，沒有文字可讀；請向原承辦單位索取Word檔，"
                "或先以文字辨識軟體（OCR）轉成可選取文字的PDF後再試。"
            )
        if not glyphs:
            raise BadFile(f"檔案「{name}」裡沒有文字，請確認選對檔案，或向原承辦單位索取Word檔。")
    unknown = sum(glyph.is_unknown for glyph in glyphs)
    if unknown > _UNKNOWN_SHARE * len(glyphs):
        raise BadFile(
            f"檔案「{name}」的文字沒有編碼資訊，讀出來會是亂碼；請向原承辦單位索取Word檔，"
            "或先以文字辨識軟體（OCR）轉成可選取文字的PDF後再試。"
        )


@dataclass
class _Laid:
    """A page with its tables found; `lines` are those beside the tables."""

    page: Page
    tables: list[TablePart] = field(init=False)
    lines: list[Line] = field(init=False)

    def __post_init__(self) -> None:
        grids = grids_of(self.page.rules, self.page.glyphs)
        inside: list[list[Glyph]] = [[] for _ in grids]
        beside: list[Glyph] = []
        for glyph in self.page.glyphs:
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
            holding = next((place for place, grid in enumerate(grids) if grid.holds(x, y)), None)
            (beside if holding is None else inside[holding]).append(glyph)
        self.tables = [table_part(grid, own) for grid, own in zip(grids, inside, strict=True)]
        self.lines = lines_of(beside)


def _document(pages: Sequence[_Laid]) -> Document:
    bodies, notes = without_margins([LinedPage(page.lines, page.page.height) for page in pages])
    measure = measure_of(bodies, max((page.page.width for page in pages), default=0.0))
    flow: list[ParagraphDraft | list[TablePart]] = []
    for page, lines in zip(pages, bodies, strict=True):
        is_first = bool(flow)
        for item in _in_order(page, lines, measure):
            last = flow[-1] if flow else None
            if isinstance(item, TablePart):
                if is_first and isinstance(last, list) and is_one_table(last[-1], item):
                    last.append(item)
                else:
                    flow.append([item])
            elif (
                is_first
                and isinstance(last, ParagraphDraft)
                and is_one(last, item.first, measure, is_next_page=True)
            ):
                last.text, last.last = run_on(last.text, item.text), item.last
            else:
                flow.append(item)
            is_first = False
    blocks = [
        Paragraph(item.text) if isinstance(item, ParagraphDraft) else joined_table(item) for item in flow
    ]
    strips = [block for block in blocks if isinstance(block, Table) and is_signature_strip(block)]
    notes = [*(line for strip in strips for line in strip_lines(strip)), *notes]
    return Document(tuple(block for block in blocks if block not in strips), tuple(notes))


def _in_order(page: _Laid, lines: Sequence[Line], measure: Measure) -> list[ParagraphDraft | TablePart]:
    """Return the paragraphs and tables of a page from above to below."""
    items: list[ParagraphDraft | TablePart] = []
    rest = list(lines)
    for table in page.tables:
        above = [line for line in rest if line.middle < table.grid.ys[0]]
        rest = rest[len(above) :]
        items += paragraphs_of(above, measure)
        items.append(table)
    return items + paragraphs_of(rest, measure)
