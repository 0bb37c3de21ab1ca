"""A plan as a Word document, such as a careful clerk would have made it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from desktop.exchange.carried import carried_text
from desktop.exchange.docx_frame import BODY, CHAPTER, TITLE, empty_document, usable_width
from desktop.exchange.docx_lists import Lists
from desktop.exchange.docx_paragraph import paragraph
from desktop.exchange.docx_table import task_table
from desktop.exchange.plan_file import Chapter, PlanFile
from desktop.exchange.plan_tree import tree_of
from desktop.exchange.read_docx import document_of
from desktop.rules.numbering import Level, label, parse_label
from desktop.rules.printed.plan_columns import is_turned
from desktop.rules.printed.plan_rows import PlanRows, plan_rows

# In characters: a paragraph without a number of its own begins like any Chinese paragraph.
_FIRST_INDENT = 2.0


def docx_bytes(plan: PlanFile) -> bytes:
    """Return the plan as a .docx file: title, chapters, the task table in its chapter."""
    rows = plan_rows(tree_of(plan))
    turned = is_turned(rows.columns, usable_width(is_turned=False))
    foot = plan.title if plan.title.startswith(plan.agency) else f"{plan.agency}　{plan.title}"
    document = empty_document(plan.title, plan.agency, foot, is_turned=turned)
    end = document.element.body[-1]
    lists = Lists(document.part.numbering_part.element)
    for block in _blocks(plan, rows, lists, usable_width(is_turned=turned)):
        end.addprevious(block)
    _carry(document.part, plan)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _carry(main: Any, plan: PlanFile) -> None:
    """Let the facts that no page shows ride along in a part of their own."""
    content = carried_text(plan, document_of(main))
    blob = f'<plan xmlns="urn:weimin:carried">{escape(content)}</plan>'.encode()
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", blob, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _blocks(plan: PlanFile, rows: PlanRows, lists: Lists, usable: float) -> Iterator[Any]:
    """Yield the paragraphs and the table, in reading order."""
    yield paragraph(plan.title, TITLE)
    for number, chapter in enumerate(plan.chapters, 1):
        mark = label(Level.CHAPTER, number, plan.numbering)
        yield paragraph(chapter.heading, CHAPTER, label=mark, lists=lists)
        for words, text, indent in _paragraphs(chapter):
            first = 0.0 if words else _FIRST_INDENT
            yield paragraph(text, BODY, label=words, indent=indent, first=first, lists=lists)
        if chapter.table and plan.items:
            yield task_table(rows, lists, usable)


def _paragraphs(chapter: Chapter) -> Iterator[tuple[str, str, float]]:
    """Yield the paragraphs: number, text, and how many characters they stand in."""
    for text in chapter.paragraphs:
        found = parse_label(text)
        if found is None:
            yield "", text, 0.0
            continue
        written, rest = found
        mark = text[: len(text) - len(rest)]
        indent = float(max(written.level - Level.AREA, 0)) * _FIRST_INDENT
        yield mark, rest, indent
