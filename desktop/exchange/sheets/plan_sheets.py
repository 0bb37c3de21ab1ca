"""The chapters and the task table of a plan as sheets, whatever kind of workbook they go into."""

from collections.abc import Iterator, Sequence

from desktop.exchange.plan_file import Chapter, PlanFile
from desktop.exchange.plan_tree import tree_of
from desktop.exchange.sheets.sheet_layout import LaidSheet, Look, SheetCell, laid_rows, row_spans
from desktop.exchange.sheets.table_file import plain
from desktop.rules.numbering import Level, label, parse_label
from desktop.rules.printed.cells import Cell
from desktop.rules.printed.plan_cells import table_rows
from desktop.rules.printed.plan_columns import column_widths, is_centred, is_turned
from desktop.rules.printed.plan_rows import PlanRows, plan_rows
from desktop.rules.roc_calendar import DateStyle, ImpossibleDate, format_date, read_date

CHAPTERS, TASKS = "計畫", "工作項目"
# Millimetres between the margins of A4, upright and turned.
UPRIGHT, TURNED = 174.0, 261.0


def chapter_sheet(plan: PlanFile) -> LaidSheet:
    """Return the sheet of title and chapters; the tasks have a sheet of their own."""
    cells = [SheetCell(plain(plan.title), Look.TITLE)]
    for number, chapter in enumerate(plan.chapters, 1):
        mark = label(Level.CHAPTER, number, plan.numbering)
        cells.append(SheetCell(plain(f"{mark}{chapter.heading}"), Look.CHAPTER))
        cells += _paragraphs(chapter)
    widths = (UPRIGHT,)
    return LaidSheet(CHAPTERS, widths, laid_rows([[cell] for cell in cells], widths))


def _paragraphs(chapter: Chapter) -> Iterator[SheetCell]:
    for text in chapter.paragraphs:
        read = parse_label(text)
        inwards = max(read[0].level - Level.AREA, 0) if read else 0
        yield SheetCell(plain(text), Look.PARAGRAPH, inwards=inwards + 1)


def task_sheet(plan: PlanFile) -> LaidSheet:
    """Return the sheet of the task table, laid out as it is printed."""
    rows = plan_rows(tree_of(plan))
    turned = is_turned(rows.columns, UPRIGHT)
    widths = tuple(column_widths(rows.columns, TURNED if turned else UPRIGHT))
    title = SheetCell(plain(plan.title), Look.TITLE, columns=len(widths))
    cells = [[title], _headings(rows), *_rows(rows)]
    return LaidSheet(TASKS, widths, laid_rows(cells, widths), head=2, is_turned=turned)


def _headings(rows: PlanRows) -> list[SheetCell]:
    """Return the headings; a column without one stands under that of the column before it."""
    cells: list[SheetCell] = []
    for place, column in enumerate(rows.columns):
        if column.is_joined and cells:
            last = cells.pop()
            cells.append(SheetCell(last.value, Look.HEADING, last.column, last.columns + 1))
        else:
            cells.append(SheetCell(plain(column.heading.strip()), Look.HEADING, place))
    return cells


def _rows(rows: PlanRows) -> Iterator[list[SheetCell]]:
    grid = [row.cells for row in table_rows(rows)]
    looks = [Look.CENTRED if is_centred(column) else Look.TEXT for column in rows.columns]
    below = [*grid[1:], (None,) * len(looks)]
    for cells, next_cells, spans in zip(grid, below, row_spans(grid), strict=True):
        yield [
            _cell(cell, looks[column], column, spans[column], next_cells[column])
            for column, cell in enumerate(cells)
            if cell is not None
        ]


def _cell(cell: Cell, look: Look, column: int, span: int, below: Cell | None) -> SheetCell:
    text = plain("\n".join(_lines(cell)))
    style = _date_style(text)
    return SheetCell(
        text if style is None else read_date(text).on,
        look,
        column,
        cell.columns,
        span,
        style or DateStyle.DOTTED,
        is_ruled_above=not cell.unruled,
        is_ruled_below=below is None or not below.unruled,
    )


def _lines(cell: Cell) -> Iterator[str]:
    """Yield the lines of a cell; further lines of a paragraph hang under its text."""
    for paragraph in cell.paragraphs:
        blanks = "　" * round(paragraph.indent)
        first, *others = paragraph.text.split("\n")
        yield f"{blanks}{paragraph.label}{first}"
        yield from (f"{blanks}　{line}" for line in others)


def _date_style(text: str) -> DateStyle | None:
    """Return the style in which a text is nothing but a date, None where it is more or written otherwise."""
    try:
        on = read_date(text).on
    except ImpossibleDate:
        return None
    styles = (DateStyle.DOTTED, DateStyle.LONG)
    return next((style for style in styles if format_date(on, style) == text), None)


def table_sheet(
    name: str, title: str, rows: Sequence[Sequence[SheetCell]], shares: Sequence[float]
) -> LaidSheet:
    """Return a sheet of a title, a heading row and rows, its columns as wide as their shares of the page."""
    widths = tuple(UPRIGHT * share / sum(shares) for share in shares)
    cells = [[SheetCell(plain(title), Look.TITLE, columns=len(widths))], *rows]
    return LaidSheet(name, widths, laid_rows(cells, widths), head=2)
