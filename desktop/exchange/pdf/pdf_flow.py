"""The paragraphs and tables of all pages in reading order, going on where only a page ended."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.exchange.document import Paragraph, Table
from desktop.exchange.pdf.pdf_cells import TablePart
from desktop.exchange.pdf.pdf_lines import Line
from desktop.exchange.pdf.pdf_paragraphs import Measure, ParagraphDraft, is_one, paragraphs_of
from desktop.exchange.pdf.pdf_tables import is_one_table, joined_table
from desktop.exchange.pdf.pdf_wrapping import run_on

_LONGEST_HEADING = 40
_LOWEST_LEVEL = 9
_Item = ParagraphDraft | list[TablePart]


@dataclass(frozen=True)
class Body:
    """A page without head and foot: its tables, and the lines beside them."""

    tables: Sequence[TablePart]
    lines: Sequence[Line]


def blocks_of(pages: Iterable[Body], measure: Measure) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of a document; `measure` is where its lines begin and end."""
    flow: list[_Item] = []
    for page in pages:
        items = list(_in_order(page, measure))
        if flow and items and _went_on(flow[-1], items[0], measure):
            del items[0]
        flow += items
    levels = _levels([item for item in flow if isinstance(item, ParagraphDraft)])
    return [
        Paragraph(item.text, levels.get(_size(item)) if len(item.text) <= _LONGEST_HEADING else None)
        if isinstance(item, ParagraphDraft)
        else joined_table(item)
        for item in flow
    ]


def _in_order(page: Body, measure: Measure) -> Iterator[_Item]:
    """Yield the paragraphs and tables of a page from above to below."""
    rest = list(page.lines)
    for table in page.tables:
        above = [line for line in rest if line.middle < table.grid.ys[0]]
        rest = rest[len(above) :]
        yield from paragraphs_of(above, measure)
        yield [table]
    yield from paragraphs_of(rest, measure)


def _went_on(last: _Item, first: _Item, measure: Measure) -> bool:
    """Let the first item of a page go on with the last of the page before, if it does; return whether."""
    if isinstance(last, list) and isinstance(first, list) and is_one_table(last[-1], first[0]):
        last += first
        return True
    if not isinstance(last, ParagraphDraft) or not isinstance(first, ParagraphDraft):
        return False
    if not is_one(last, first.first, measure, is_next_page=True):
        return False
    last.text, last.last = run_on(last.text, first.text), first.last
    return True


def _levels(drafts: Sequence[ParagraphDraft]) -> dict[float, int]:
    """Return the levels of headings by the size of their characters: larger than most, the title's apart."""
    lengths: Counter[float] = Counter()
    for draft in drafts:
        lengths[_size(draft)] += len(draft.text)
    if not lengths:
        return {}
    usual = lengths.most_common(1)[0][0]
    first = next(place for place, draft in enumerate(drafts) if _size(draft) == usual)
    sizes = [_size(draft) for draft in drafts]
    larger = sorted({size for size in sizes if size > usual}, reverse=True)
    if sizes.count(usual) <= sum(size > usual for size in sizes):
        return {}
    if larger and all(_size(draft) != larger[0] for draft in drafts[first:]):
        del larger[0]
    return {size: level for level, size in enumerate(larger[:_LOWEST_LEVEL], 1)}


def _size(draft: ParagraphDraft) -> float:
    return round(draft.first.size)
