"""PDF files with text in them into the neutral document."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.exchange.document import Document, Table, check_length
from desktop.exchange.pdf.pdf_cells import table_part
from desktop.exchange.pdf.pdf_file import read_pages, too_complex
from desktop.exchange.pdf.pdf_flow import Body, blocks_of
from desktop.exchange.pdf.pdf_grid import grids_of
from desktop.exchange.pdf.pdf_limits import LONGEST_SECONDS, SECONDS_A_PAGE, OutOfTime, within
from desktop.exchange.pdf.pdf_lines import lines_of
from desktop.exchange.pdf.pdf_margins import LinedPage, without_margins
from desktop.exchange.pdf.pdf_page import Glyph, Page
from desktop.exchange.pdf.pdf_paragraphs import measure_of
from desktop.exchange.pdf.pdf_text_layer import check_text_layer
from desktop.exchange.pdf.signature_strips import is_signature_strip, strip_lines


def read_pdf(path: Path) -> Document:
    """Return what a PDF file says: its lines as paragraphs, ruled tables as tables.

    Tables and paragraphs go on over pages; strips to sign, heads and feet of pages come last, as notes.

    Raises:
        BadFile: the file is damaged, locked, too large, scanned, or does not tell which characters it shows.
    """

    def read(grant: Callable[[float], None]) -> Document:
        pages = read_pages(path, lambda: grant(SECONDS_A_PAGE))
        told = check_text_layer(pages, path.name)
        document = _document(pages, told)
        check_length(sum(1 for _ in document.lines()), path.name)
        return document

    try:
        return within(LONGEST_SECONDS, read)
    except OutOfTime as error:
        raise too_complex(path) from error


def _document(pages: Sequence[Page], told: tuple[str, ...]) -> Document:
    laid = [_laid_out(page) for page in pages]
    lined = [LinedPage(body.lines, page.height) for body, page in zip(laid, pages, strict=True)]
    lines, notes = without_margins(lined)
    bodies = [Body(body.tables, own) for body, own in zip(laid, lines, strict=True)]
    measure = measure_of(lines, max((page.width for page in pages), default=0.0))
    blocks = blocks_of(bodies, measure)
    strips = [block for block in blocks if isinstance(block, Table) and is_signature_strip(block)]
    signed = [line for strip in strips for line in strip_lines(strip)]
    return Document(tuple(block for block in blocks if block not in strips), (*signed, *notes), told)


def _laid_out(page: Page) -> Body:
    """Return a page with its tables found and its characters put together to lines."""
    grids = grids_of(page.rules, page.glyphs)
    inside: list[list[Glyph]] = [[] for _ in grids]
    beside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
        holding = next((place for place, grid in enumerate(grids) if grid.holds(x, y)), None)
        (beside if holding is None else inside[holding]).append(glyph)
    tables = [table_part(grid, own) for grid, own in zip(grids, inside, strict=True)]
    return Body(tables, lines_of(beside))
