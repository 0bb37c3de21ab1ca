"""A plan as the rows of a table, whatever file the table is written in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from db.vocabulary import NodeKind, SectionRole
from desktop.exchange.plan_file import Item
from desktop.rules.numbering import label, level_of
from tests.exchange.corpus.styles import DATE_FORMS, Groups, Rows, Style, full_width

# What a line of a cell holds in characters, for a clerk who aligns by blank lines.
LINE_WIDTH = 14
_INDICATORS = "indicators"


@dataclass(frozen=True)
class Line:
    """One paragraph of a cell; numbered as the item of its kind that is the `value`th among its siblings."""

    text: str
    kind: NodeKind | None = None
    value: int = 0


@dataclass(frozen=True)
class Box:
    """A cell with its lines, over so many rows and columns."""

    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1


# A row holds None where a cell from above or from the left covers the place.
Row = list[Box | None]
Numbered = tuple[int, Item]


def pages_of(items: Sequence[Item], style: Style) -> list[list[Row]]:
    """Return the rows below the heading row, page by page: one page, or two where the style cuts it."""
    rows = [row for area in enumerate(items, 1) for row in _area_rows(area, style)]
    place = _cut(rows) if style.is_cut_by_pages else len(rows)
    return [page for page in (rows[:place], rows[place:]) if page]


def typed(line: Line, style: Style) -> str:
    """Return a line with its number typed in front."""
    if line.kind is None:
        return line.text
    number = label(level_of(line.kind), line.value)
    return (full_width(number) if style.is_full_width else number) + line.text


def _area_rows(area: Numbered, style: Style) -> list[Row]:
    measures = list(enumerate(area[1].items, 1))
    tasks = [list(enumerate(measure.items, 1)) for _, measure in measures]
    held = [[of] if style.rows is Rows.MEASURE else [[task] for task in of] for of in tasks]
    if style.is_cut_by_pages and area[0] == 2:
        # The page ends within the first measure of the second area.
        held[0] = [tasks[0][:1], tasks[0][1:]]
    rows: list[Row] = []
    count = sum(map(len, held))
    if style.groups is Groups.AREA_ROW:
        rows.append([Box((_line(area),), 1, len(style.columns)), *[None] * (len(style.columns) - 1)])
    for measure, runs in zip(measures, held, strict=True):
        for place, run in enumerate(runs):
            is_first = len(rows) == (1 if style.groups is Groups.AREA_ROW else 0)
            spans = (count if is_first else 0, len(runs) if place == 0 else 0)
            rows.append(_row(area, measure, run, spans, style))
    return rows


def _row(
    area: Numbered, measure: Numbered, tasks: list[Numbered], spans: tuple[int, int], style: Style
) -> Row:
    boxes: Row = []
    for key, _heading in style.columns:
        if key == "area":
            boxes.append(_group((_line(area),), spans[0], style))
        elif key == "measure":
            boxes.append(_group((_line(measure),), spans[1], style))
        elif key == "outline":
            lines = (_line(measure),)
            if spans[0] and style.groups is not Groups.AREA_ROW:
                lines = (_line(area), *lines)
            boxes.append(_group(lines, spans[1], style))
        elif key == _INDICATORS:
            boxes.append(_group(tuple(_indicators(measure)), spans[1], style))
        else:
            boxes.append(Box(tuple(_stacked(key, tasks, style))))
    return boxes


def _cut(rows: Sequence[Row]) -> int:
    """Return the row that the second page begins with: the first that names no group, but by merging."""
    return next((place for place, row in enumerate(rows) if row[0] and not row[0].lines), len(rows))


def _group(lines: tuple[Line, ...], span: int, style: Style) -> Box | None:
    if style.groups is Groups.REPEATED:
        return Box(lines)
    if style.groups is Groups.BLANK or style.is_cut_by_pages:
        return Box(lines if span else ())
    return Box(lines, span) if span else None


def _indicators(measure: Numbered) -> Iterator[Line]:
    for value, text in enumerate(measure[1].indicators, 1):
        yield Line(text, NodeKind.TASK, value)


def _stacked(key: str, tasks: Sequence[Numbered], style: Style) -> Iterator[Line]:
    """Yield what a column says of the tasks, line by line; beside long tasks with blank lines if so kept."""
    for place, task in enumerate(tasks):
        lines = list(_of_task(key, task, style))
        height = max(_height(task), len(task[1].sections) + 1)
        is_last = place == len(tasks) - 1
        if style.is_aligned_by_blank_lines and not is_last:
            lines += [Line("")] * (height - (_height(task) if key == "task" else len(lines)))
        elif key not in ("task", "due") and not is_last and any(len(of.sections) > 1 for _, of in tasks):
            lines.append(Line(""))
        yield from lines


def _height(task: Numbered) -> int:
    return sum(-(-(len(line) + 2) // LINE_WIDTH) for line in task[1].text.split("\n"))


def _of_task(key: str, task: Numbered, style: Style) -> Iterator[Line]:
    item = task[1]
    if key == "task":
        title, *body = item.text.split("\n")
        yield replace(_line(task), text=title)
        yield from map(Line, body)
        yield from (_line(below) for below in enumerate(item.items, 1))
    elif key == "due":
        yield from (Line(DATE_FORMS[style.dates](due.on)) for due in item.due if due.on)
    elif key in ("sections", "role_sections", "lead", "support"):
        yield from map(Line, _section_lines(key, item, style))
    else:
        yield Line(key)


def _section_lines(key: str, item: Item, style: Style) -> Iterator[str]:
    wanted = {"lead": SectionRole.LEAD, "support": SectionRole.SUPPORT}.get(key)
    words = {SectionRole.LEAD: "(主辦)", SectionRole.SUPPORT: "(協辦)", SectionRole.UNSPECIFIED: ""}
    for share in item.sections:
        if wanted in (None, share.role):
            role = words[share.role] if key == "role_sections" else ""
            yield share.name + (full_width(role) if style.is_full_width else role)


def _line(numbered: Numbered) -> Line:
    value, item = numbered
    return Line(item.text, item.kind, value)
