"""plan-comparison (計畫對照表): a year's plan beside the last year's, or an edition beside the one before."""

from dataclasses import dataclass

from db.database import Reading
from db.queries.plan import plan_head, plan_heads
from desktop.errors import Refused
from desktop.forms.amendments import provision_cells
from desktop.forms.cells import Column
from desktop.forms.form import Argument, Form, Request
from desktop.forms.page import A4_LANDSCAPE
from desktop.forms.plan_versions import Version, comparison, versions_of
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.plan_difference import Change, Difference
from desktop.rules.printed.cells import Cell, Row
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.words import word


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what differs between them."""

    old: Version
    new: Version
    differences: tuple[Difference, ...]


def compared_versions(reading: Reading, request: Request) -> tuple[Version, Version]:
    """Return the older version and the one asked for.

    Where it is not said what to compare with, it is the plan of the year before in the office, without one
    the edition before. Raises Refused where there is nothing to compare with.
    """
    new = _version(reading, request.year or 0, request.edition)
    if request.against is not None:
        return _version(reading, *request.against), new
    earlier = next((found for found in plan_heads(reading) if found.year < new.year), None)
    if earlier is not None:
        return versions_of(reading, earlier)[0], new
    older = [found for found in _versions(reading, new.year) if found != new]
    if older and request.edition is None:
        return older[0], new
    raise Refused(f"{new.year}年度計畫沒有前一年度的計畫或核定過的版本可以比較；請先匯入前一年度的計畫。")


def _versions(reading: Reading, year: int) -> list[Version]:
    head = plan_head(reading, year)
    if head is None:
        raise Refused(f"沒有{year}年度的計畫；請先匯入或建立這一年度的計畫。")
    return versions_of(reading, head)


def _version(reading: Reading, year: int, edition: int | None) -> Version:
    own = _versions(reading, year)
    found = own[0] if edition is None else next((each for each in own if each.edition == edition), None)
    if found is None:
        raise Refused(f"{year}年度計畫沒有核定過第{edition}版；請改選別的版次。")
    return found


def _gather(reading: Reading, request: Request) -> Comparison:
    old, new = compared_versions(reading, request)
    return Comparison(old, new, tuple(comparison(reading, old, new)))


def _compose(data: Comparison, imprint: Imprint) -> Story:
    changed = [each for each in data.differences if each.change is not Change.SAME]
    if not changed:
        raise Refused(f"「{data.old.name}」和「{data.new.name}」的內容相同，沒有對照表可印。")
    columns = (
        Column("異動", 18, Align.CENTRE),
        Column(data.old.name, 116),
        Column(data.new.name),
    )
    return Story(
        imprint,
        f"{data.new.year}年度提升服務品質執行計畫對照表",
        (Table(columns, [_row(each) for each in changed]),),
        notes=(f"異動{len(changed)}處，其餘{len(data.differences) - len(changed)}處相同",),
        paper=A4_LANDSCAPE,
    )


def _row(difference: Difference) -> Row:
    new, old = provision_cells(difference)
    return Row((Cell((Paragraph(word(difference.change)),)), old, new))


PLAN_COMPARISON = Form(
    "plan-comparison",
    "計畫對照表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.EDITION, Argument.AGAINST}),
)
