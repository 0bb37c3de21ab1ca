"""A plan of the office as a plan file, to be written in any format and taken in again as it was."""

from collections import defaultdict

from db.database import Reading
from db.queries.basis import BasisRow
from db.queries.office import agency
from db.queries.plan import LeftoverRow, LimitInfo, NodeRow, PlanTree, plan_head, plan_tree
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import (
    BasisLetter,
    Chapter,
    Item,
    LimitSpec,
    PlanFile,
    Question,
    SectionShare,
)
from desktop.exchange.recognition.printed_columns import layout_of
from desktop.office.due_words import dues_in, dues_of
from desktop.office.leftovers import TEXT, WORDING
from desktop.rules.basis import cited, forms_of
from desktop.rules.numbering import numbers_of, paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.quota import Quota


def plan_file_of_year(session: Reading, year: int) -> PlanFile:
    """The plan of a ROC year with all that is open about it. Raises Refused where there is none."""
    head = plan_head(session, year)
    if head is None:
        raise Refused(f"沒有{year}年度的計畫，無法匯出；請先匯入或建立這一年度的計畫。")
    found = agency(session)
    return plan_file_of(plan_tree(session, head.id), found.name if found else "")


def plan_file_of(tree: PlanTree, agency_name: str = "") -> PlanFile:
    """The plan as a plan file, its numbers made in its own style."""
    numbers = numbers_of(tree.nodes, tree.head.numbering_style)
    paths = paths_of(tree.nodes, tree.head.numbering_style)
    below: dict[int | None, list[NodeRow]] = defaultdict(list)
    for node in tree.nodes:
        below[node.parent_id].append(node)

    headings = tuple(column.heading for column in tree.head.columns if not column.is_joined)

    def items(parent_id: int | None) -> tuple[Item, ...]:
        return tuple(_item(node, numbers[node.id], items(node.id)) for node in below[parent_id])

    return PlanFile(
        agency=agency_name,
        year=tree.head.year,
        title=tree.head.title,
        chapters=_chapters(tree),
        columns=headings,
        layout=layout_of(headings, tree.head.columns),
        numbering=tree.head.numbering_style,
        items=items(None),
        unplaced=tuple(found.text for found in tree.leftovers if found.is_text),
        questions=tuple(_question(found, paths) for found in tree.leftovers if not found.is_text),
        basis_letters=tuple(map(_letter, tree.basis)),
    )


def _chapters(tree: PlanTree) -> tuple[Chapter, ...]:
    """The chapters as they are printed, with what they cite written out."""
    forms = forms_of(tree.basis)
    return tuple(
        Chapter(found.heading, tuple(cited(text, forms) for text in found.paragraphs), found.has_table)
        for found in tree.chapters
    )


def _letter(row: BasisRow) -> BasisLetter:
    return BasisLetter(row.mark, row.agency, row.issued_on, row.number, row.kind, row.title)


def _item(node: NodeRow, number: str, items: tuple[Item, ...]) -> Item:
    tracking = node.tracking if node.kind in FOLLOWED else None
    due_on = tracking.due_on if tracking else None
    return Item(
        number=number,
        kind=node.kind,
        text=node.text,
        indicators=node.indicators,
        method=node.method,
        remark=node.remark,
        due=dues_of(due_on, node.due_text) if node.kind in FOLLOWED else dues_in(node.due_text),
        sections=tuple(SectionShare(share.name, share.role) for share in node.sections),
        sections_text=node.sections_text,
        quota=Quota.of(tracking.quota) if tracking and tracking.quota else None,
        status=tracking.status if tracking else TaskStatus.NOT_STARTED,
        items=items,
        limit=_limit(tracking.limit) if tracking and tracking.limit else None,
        done_on=tracking.done_on if tracking else None,
        done_rule=tracking.done_rule if tracking else None,
    )


def _limit(limit: LimitInfo) -> LimitSpec:
    return LimitSpec(limit.count, limit.unit, limit.basis)


def _question(leftover: LeftoverRow, paths: dict[int, str]) -> Question:
    """The question, with its item's number of today."""
    about = TEXT if leftover.about == WORDING else leftover.about
    item = leftover.item if leftover.node_id is None else paths[leftover.node_id]
    return Question(item, about, leftover.text)
