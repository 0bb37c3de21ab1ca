"""A plan as the blocks of a document, whatever the format: title, headings, paragraphs, the task table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.exchange.plan_file import Chapter, PlanFile
from desktop.exchange.plan_tree import tree_of
from desktop.rules.numbering import Level, label, parse_label
from desktop.rules.printed.cells import Row
from desktop.rules.printed.plan_rows import PlanRows, plan_rows

# In characters: a paragraph without a number of its own begins like any Chinese paragraph.
_FIRST_INDENT = 2.0
# As many characters as fill about a third of a page in a usual column.
_LONG = 200


class TextStyle(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    CHAPTER = "chapter"
    BODY = "body"


@dataclass(frozen=True)
class TextBlock:
    """A paragraph with its number; `indent` and `first` are in characters.

    `indent` is how far in all lines begin, `first` how much further the first one does.
    """

    style: TextStyle
    text: str
    label: str = ""
    indent: float = 0.0
    first: float = 0.0


def table_of(plan: PlanFile) -> PlanRows:
    """Return the plan's task table as it is printed."""
    return plan_rows(tree_of(plan))


def foot_of(plan: PlanFile) -> str:
    """Return what stands at the foot of every page beside its number: whose plan it is, and which."""
    if not plan.agency or plan.title.startswith(plan.agency):
        return plan.title
    return f"{plan.agency}　{plan.title}"


def blocks_of(plan: PlanFile, rows: PlanRows) -> Iterator[TextBlock | PlanRows]:
    """Yield the blocks in reading order; the table stands where its chapter ends."""
    yield TextBlock(TextStyle.TITLE, plan.title)
    for number, chapter in enumerate(plan.chapters, 1):
        yield TextBlock(TextStyle.CHAPTER, chapter.heading, label(Level.CHAPTER, number, plan.numbering))
        yield from map(_paragraph, chapter.paragraphs)
        if _has_table(chapter, plan):
            yield rows


def is_long(row: Row) -> bool:
    """Return whether a row of the table may be so high that it has to go on on the next page."""
    texts = (sum(len(text.text) for text in cell.paragraphs) for cell in row.cells if cell is not None)
    return max(texts, default=0) > _LONG


def _has_table(chapter: Chapter, plan: PlanFile) -> bool:
    return chapter.table and bool(plan.items)


def _paragraph(text: str) -> TextBlock:
    """Return a paragraph of a chapter, the number that its writer typed apart."""
    found = parse_label(text)
    if found is None:
        return TextBlock(TextStyle.BODY, text, first=_FIRST_INDENT)
    written, rest = found
    indent = float(max(written.level - Level.AREA, 0)) * _FIRST_INDENT
    return TextBlock(TextStyle.BODY, rest, text[: len(text) - len(rest)], indent)
