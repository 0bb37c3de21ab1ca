"""plan (計畫書): the chapters of a plan with the task table in its place, for signature."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from db.database import Reading
from db.queries.plan import ChapterRow, PlanTree
from desktop.forms.form import Argument, Form, Request
from desktop.forms.paragraphs import body, heading
from desktop.forms.plan_table import approval_notes, paper_for, plan_of, task_table, version_text
from desktop.forms.story import Block, Imprint, Story
from desktop.rules.basis import cited, forms_of
from desktop.rules.numbering import Level, label, parse_label
from desktop.rules.printed.about import about_chapter
from desktop.rules.printed.plan_rows import PlanRows, plan_rows

# In characters: a paragraph without a number of its own begins like any Chinese paragraph.
_FIRST_INDENT = 2.0


@dataclass(frozen=True, slots=True)
class PlanBook:
    """What the plan prints: the whole plan, and its tree as rows of the task table."""

    tree: PlanTree
    rows: PlanRows

    def with_texts(self, texts: Mapping[int, str]) -> "PlanBook":
        """Return the plan with other texts of some items, by their keys: those that are being typed."""
        nodes = (replace(node, text=texts.get(node.id, node.text)) for node in self.tree.nodes)
        tree = replace(self.tree, nodes=tuple(nodes))
        return PlanBook(tree, plan_rows(tree))


def _gather(reading: Reading, request: Request) -> PlanBook:
    tree = plan_of(reading, request)
    return PlanBook(tree, plan_rows(tree))


def _compose(data: PlanBook, imprint: Imprint) -> Story:
    head = data.tree.head
    return Story(
        imprint,
        head.title,
        tuple(_blocks(data)),
        approval_notes(head),
        version_text(head),
        paper_for(data.rows),
    )


def _blocks(data: PlanBook) -> Iterator[Block]:
    forms = forms_of(data.tree.basis)
    for number, chapter in enumerate(data.tree.chapters, 1):
        mark = label(Level.CHAPTER, number, data.tree.head.numbering_style)
        yield heading(chapter.heading, mark, about_chapter(chapter.id))
        yield from _paragraphs(chapter, forms)
        if chapter.has_table and data.tree.nodes:
            yield task_table(data.rows)


def _paragraphs(chapter: ChapterRow, forms: Mapping[int, str]) -> Iterator[Block]:
    about = about_chapter(chapter.id)
    for text in (cited(paragraph, forms) for paragraph in chapter.paragraphs):
        found = parse_label(text)
        if found is None:
            yield body(text, indent=_FIRST_INDENT, about=about)
        else:
            written, rest = found
            mark = text[: len(text) - len(rest)].strip()
            indent = float(max(written.level - Level.AREA, 0)) * _FIRST_INDENT
            yield body(rest, mark, indent, about)


PLAN = Form(
    "plan",
    "計畫書",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.EDITION}),
)
