"""A plan as an ODF text, such as a careful clerk would have made it."""

from io import BytesIO

from desktop.exchange.carried import carried_text
from desktop.exchange.odf.odt_frame import content_xml, styles_xml
from desktop.exchange.odf.odt_paragraph import OdtTexts
from desktop.exchange.odf.odt_table import table_styles, task_table
from desktop.exchange.odf.read_odt import CARRIED, document_of
from desktop.exchange.plan_blocks import TextBlock, TextStyle, blocks_of, foot_of, table_of
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.word.docx_frame import usable_width
from desktop.rules.printed.plan_columns import is_turned
from desktop.rules.printed.plan_rows import PlanRows

_STYLES = {
    TextStyle.TITLE: "Title",
    TextStyle.CHAPTER: "Heading_20_1",
    TextStyle.BODY: "Text_20_body",
}


def odt_bytes(plan: PlanFile) -> bytes:
    """Return the plan as an .odt file: title, chapters, the task table in its chapter."""
    from odfdo import Document

    parts = _parts(plan)
    package = Document("text")
    for name, content in parts.items():
        package.set_part(name, content)
    package.manifest.add_full_path(CARRIED, "application/json")
    package.meta.title, package.meta.creator, package.meta.initial_creator = (
        plan.title,
        plan.agency,
        plan.agency,
    )
    written = BytesIO()
    package.save(written)
    return written.getvalue()


def _parts(plan: PlanFile) -> dict[str, bytes]:
    """Return the parts that say something, by name."""
    rows = table_of(plan)
    turned = is_turned(rows.columns, usable_width(is_turned=False))
    texts = OdtTexts()
    body = "".join(_markup(block, texts) for block in blocks_of(plan, rows))
    styles = "".join((*texts.styles(), *table_styles(rows, usable_width(is_turned=turned))))
    parts = {
        "content.xml": content_xml(body, styles),
        "styles.xml": styles_xml(foot_of(plan), is_turned=turned),
    }
    return {**parts, CARRIED: carried_text(plan, document_of(parts)).encode()}


def _markup(block: TextBlock | PlanRows, texts: OdtTexts) -> str:
    if isinstance(block, PlanRows):
        return task_table(block, texts)
    return texts.paragraph(
        block.text,
        _STYLES[block.style],
        label=block.label,
        indent=block.indent,
        first=block.first,
        level=1 if block.style is TextStyle.CHAPTER else 0,
    )
