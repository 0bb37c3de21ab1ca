"""Text or a table from the clipboard as items of a plan, by its numbers and columns."""

from collections.abc import Sequence
from dataclasses import replace

from db.vocabulary import NodeKind
from desktop.exchange.document import Document, Paragraph, Table, text_row
from desktop.exchange.plan_file import Item, PlanFile
from desktop.exchange.recognition.plan_reader import document_steps
from desktop.exchange.recognition.section_names import looks_like_sections
from desktop.exchange.recognition.table_columns import is_known, read_headings
from desktop.exchange.text.pasted_html import document_of_html
from desktop.exchange.text.read_text import parse_text
from desktop.rules.numbering import Level, parse_label
from desktop.rules.roc_calendar import find_dates

_KINDS = {Level.AREA: NodeKind.AREA, Level.MEASURE: NodeKind.MEASURE, Level.TASK: NodeKind.TASK}
# Texts of this length on average are remarks rather than tasks; longer ones than that are no mere dates.
_SHORT, _LONGEST_DAY = 6, 14
_DEPTH = {kind: depth for depth, kind in enumerate(NodeKind)}


class Pasted:
    """What was read: `items`, and `rest`, every text that found no place in them."""

    def __init__(self, items: Sequence[Item], rest: Sequence[str]) -> None:
        self.items = tuple(items)
        self.rest = tuple(rest)


def read_pasted(text: str, html: str = "") -> Pasted | None:
    """Return the items that a copied table or numbered text stands for; None for plain lines."""
    if "<table" in html.lower():
        return _of_tables(document_of_html(html))
    document = parse_text(text)
    if any(map(_is_table, document.blocks)):
        return _of_tables(document)
    return _of_lines([line for line in text.splitlines() if line.strip()])


def _is_table(block: Paragraph | Table) -> bool:
    """Whether this is more than a line with a tab in it."""
    return isinstance(block, Table) and sum(len(row) > 1 for row in block.rows) > 1


def _of_tables(document: Document) -> Pasted:
    blocks = tuple(_headed(block) if isinstance(block, Table) else block for block in document.blocks)
    steps = document_steps(Document(blocks, document.notes))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            plan: PlanFile = end.value.plan
            break
    chapters = [line for chapter in plan.chapters for line in (chapter.heading, *chapter.paragraphs) if line]
    asked = [f"{question.item} {question.message}".strip() for question in plan.questions if question.item]
    return Pasted(plan.items, [*(text for text in plan.unplaced if text not in _GUESSED), *chapters, *asked])


_AREA, _TASK, _DUE, _SECTIONS, _REMARK = "實施要領", "推動作法", "完成期限", "承辦單位", "備註"
_GUESSED = (_AREA, _TASK, _DUE, _SECTIONS, _REMARK)


def _headed(table: Table) -> Table:
    """The table with headings; a piece copied without them gets those that its columns' contents ask for."""
    found = read_headings(table.rows[0])
    if found is not None and any(map(is_known, found)):
        return table
    width = max(cell.column + cell.column_span for row in table.rows for cell in row)
    names = [_heading(_column(table, place)) for place in range(width)]
    if _TASK not in names:
        widest = max(range(width), key=lambda place: sum(map(len, _column(table, place))))
        names[widest] = _TASK
    rows = (text_row([(name,) for name in names]), *table.rows)
    return replace(table, rows=rows)


def _column(table: Table, place: int) -> list[str]:
    return [cell.text for row in table.rows for cell in row if cell.column == place and cell.text]


def _heading(texts: Sequence[str]) -> str:
    """The heading that a column's contents ask for: the kind of most of its cells."""
    if not texts:
        return _REMARK
    for name, is_of in ((_DUE, _is_due), (_SECTIONS, looks_like_sections), (_AREA, _is_outline)):
        if sum(map(is_of, texts)) * 2 > len(texts):
            return name
    return _TASK if sum(map(len, texts)) / len(texts) > _SHORT else _REMARK


def _is_due(text: str) -> bool:
    return bool(find_dates(text)) and max(map(len, text.split("\n"))) <= _LONGEST_DAY


def _is_outline(text: str) -> bool:
    found = parse_label(text)
    return found is not None and found[0].level in (Level.AREA, Level.MEASURE)


def _of_lines(lines: Sequence[str]) -> Pasted | None:
    """Numbered lines as a tree; a line without number goes on with the text before it."""
    labels = [parse_label(line) for line in lines]
    numbered = [found for found in labels if found is not None and found[0].level in _LEVELS]
    # One level alone is a plain list.
    if len({found[0].level for found in numbered}) < 2:
        return None
    flat: list[tuple[NodeKind, str]] = []
    rest: list[str] = []
    for line, found in zip(lines, labels, strict=True):
        if found is not None and found[0].level in _LEVELS:
            flat.append((_KINDS.get(Level(found[0].level), NodeKind.SUBTASK), found[1].strip()))
        elif flat:
            kind, text = flat[-1]
            flat[-1] = kind, f"{text}\n{line.strip()}"
        else:
            rest.append(line)
    return Pasted(_tree(flat), rest)


_LEVELS = frozenset(level for level in Level if level >= Level.AREA)


def _tree(flat: Sequence[tuple[NodeKind, str]]) -> tuple[Item, ...]:
    """Items below each other by their kinds."""
    items: list[Item] = []
    at = 0
    while at < len(flat):
        kind, text = flat[at]
        end = at + 1
        while end < len(flat) and _DEPTH[flat[end][0]] > _DEPTH[kind]:
            end += 1
        items.append(Item("", kind, text, items=_tree(flat[at + 1 : end])))
        at = end
    return tuple(items)
