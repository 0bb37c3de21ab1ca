"""Short views of an imported plan, for tests that say what a person would see."""

from collections.abc import Iterator
from pathlib import Path

from db.vocabulary import SectionRole
from desktop.exchange.plan_file import Item, PlanFile, walk
from desktop.exchange.plan_import import read_plan

DATA = Path(__file__).parents[1] / "data"
_ROLES = {SectionRole.LEAD: "(主辦)", SectionRole.SUPPORT: "(協辦)", SectionRole.UNSPECIFIED: ""}


def plan_in_style(style: str) -> PlanFile:
    """Return the plan in tests/data that is written in this style."""
    return read_plan(DATA / f"plan_style_{style}.txt")


def texts(plan: PlanFile) -> dict[str, str]:
    """Return the text of every item by its full number."""
    return {path: item.text for path, item in walk(plan.items)}


def item_at(plan: PlanFile, path: str) -> Item:
    """Return the item with this full number."""
    return next(item for found, item in walk(plan.items) if found == path)


def dues(plan: PlanFile) -> dict[str, list[str]]:
    """Return the dates of every item that has any, as written."""
    return {path: [due.text for due in item.due] for path, item in walk(plan.items) if item.due}


def sections(plan: PlanFile) -> dict[str, list[str]]:
    """Return the sections of every item that has any, with their roles in brackets."""
    return {
        path: [share.name + _ROLES[share.role] for share in item.sections]
        for path, item in walk(plan.items)
        if item.sections
    }


def asked(plan: PlanFile, about: str) -> dict[str, str]:
    """Return the questions about a subject by the number of their item."""
    return {question.item: question.message for question in plan.questions if question.about == about}


def table_plan(*rows: str, chapter: str = "壹、計畫內容") -> PlanFile:
    """Return the plan read from a title and the rows of a table, cells set apart by |."""
    return read_plan("\n".join(["松濤區公所115年度提升服務品質執行計畫", chapter, *_tabbed(rows)]))


def _tabbed(rows: tuple[str, ...]) -> Iterator[str]:
    return (row.replace("|", "\t") for row in rows)
