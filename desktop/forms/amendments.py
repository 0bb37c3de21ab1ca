"""amendments (修正對照表): what an edition of a plan changes of the one before, word by word, and why."""

from collections.abc import Iterator

from db.database import Reading
from desktop.errors import Refused
from desktop.forms.cells import Column
from desktop.forms.form import Argument, Form, Request
from desktop.forms.marked_text import marked_paragraph
from desktop.forms.page import A4_LANDSCAPE
from desktop.forms.plan_versions import Amendments, amendments, named
from desktop.forms.provisions import PARAGRAPHS
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.plan_difference import Difference, Provision
from desktop.rules.printed.cells import Cell, Row
from desktop.rules.printed.text import Paragraph
from desktop.rules.text_difference import Stretch, compared

COLUMNS = (Column("修正規定", 95), Column("現行規定", 95), Column("說明"))


def provision_cells(difference: Difference) -> tuple[Cell, Cell]:
    """Return the cells of the new and of the old wording, what differs underlined."""
    old, new = difference.old, difference.new
    if new is None and old is not None:
        return Cell((Paragraph(f"（{named(difference)}刪除）"),)), Cell(tuple(_plain(old)))
    if old is None and new is not None:
        return Cell(tuple(_plain(new))), Cell((Paragraph(f"（{named(difference)}新增）"),))
    if old is None or new is None:
        raise ValueError("a difference of nothing")
    before, after = compared(old.text, new.text)
    sides = ((new, after, 1), (old, before, 0))
    cells = [
        Cell((marked_paragraph(text, side.number), *_details(difference, old, new, place)))
        for side, text, place in sides
    ]
    return cells[0], cells[1]


def _plain(provision: Provision) -> Iterator[Paragraph]:
    yield Paragraph(provision.text, provision.number)
    for name, text in provision.details:
        yield Paragraph(text, _label(name))


def _details(difference: Difference, old: Provision, new: Provision, place: int) -> Iterator[Paragraph]:
    """Yield the columns that differ, as one side (0 the old, 1 the new) has them."""
    for name in filter(None, difference.fields):
        side = compared(old.detail(name), new.detail(name))[place]
        yield marked_paragraph(side or (Stretch("（無）", False),), _label(name))


def _label(name: str) -> str:
    return "" if name == PARAGRAPHS else f"{name}："


def _gather(reading: Reading, request: Request) -> Amendments:
    return amendments(reading, request.year or 0, request.edition)


def _compose(data: Amendments, imprint: Imprint) -> Story:
    if not data.differences:
        raise Refused("這一版和前一版完全相同，沒有修正對照表可印；請先修改計畫。")
    rows = [_row(data, difference) for difference in data.differences]
    return Story(
        imprint,
        f"{data.head.title}修正對照表",
        (Table(COLUMNS, rows),),
        notes=(f"第{data.edition}版修正{len(rows)}處",),
        version=f"第{data.edition}版",
        paper=A4_LANDSCAPE,
    )


def _row(data: Amendments, difference: Difference) -> Row:
    new, old = provision_cells(difference)
    return Row((new, old, Cell((Paragraph(data.reason(difference)),))))


AMENDMENTS = Form(
    "amendments",
    "修正對照表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.EDITION}),
)
