"""A plan as a Word document, such as a careful clerk would have made it."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from desktop.exchange.carried import carried_text
from desktop.exchange.plan_blocks import TextBlock, TextStyle, blocks_of, foot_of, table_of
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.word.docx_frame import BODY, CHAPTER, TITLE, empty_document, usable_width
from desktop.exchange.word.docx_lists import Lists
from desktop.exchange.word.docx_paragraph import paragraph
from desktop.exchange.word.docx_table import task_table
from desktop.exchange.word.read_docx import document_of
from desktop.rules.printed.plan_columns import is_turned
from desktop.rules.printed.plan_rows import PlanRows

_STYLES = {TextStyle.TITLE: TITLE, TextStyle.CHAPTER: CHAPTER, TextStyle.BODY: BODY}


def docx_bytes(plan: PlanFile) -> bytes:
    """Return the plan as a .docx file: title, chapters, the task table in its chapter."""
    rows = table_of(plan)
    turned = is_turned(rows.columns, usable_width(is_turned=False))
    document = empty_document(plan.title, plan.agency, foot_of(plan), is_turned=turned)
    lists = Lists(document.part.numbering_part.element)
    end = document.element.body[-1]
    for block in blocks_of(plan, rows):
        end.addprevious(_element(block, lists, usable_width(is_turned=turned)))
    _carry(document.part, plan)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _element(block: TextBlock | PlanRows, lists: Lists, usable: float) -> Any:
    if isinstance(block, PlanRows):
        return task_table(block, lists, usable)
    return paragraph(
        block.text,
        _STYLES[block.style],
        label=block.label,
        indent=block.indent,
        first=block.first,
        lists=lists,
    )


def _carry(main: Any, plan: PlanFile) -> None:
    """Let the facts that no page shows ride along in a part of their own."""
    content = carried_text(plan, document_of(main))
    blob = f'<plan xmlns="urn:weimin:carried">{escape(content)}</plan>'.encode()
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", blob, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
