"""A year's plan as a whole: drafted anew, its head changed, taken away."""

from collections.abc import Sequence

from sqlalchemy import select

from db.queries.office import agency
from db.queries.plan_column import PlanColumn
from db.tables.plan import Chapter, Plan
from db.unit_of_work import Work
from db.vocabulary import NumberingStyle
from desktop.errors import Refused
from desktop.office.approval import refuse_if_approved_once
from desktop.office.deed import deed
from desktop.office.plan_columns import check_columns, stored_columns
from desktop.office.plan_row import check_version, plan_to_edit
from desktop.office.removal import delete_with_dependents
from desktop.rules.printed.plan_rows import USUAL_COLUMNS
from desktop.rules.roc_calendar import LAST_ROC_YEAR

# The chapters all plans have (domain.md 3.1); the one marked True carries the task table.
USUAL_CHAPTERS = (
    ("計畫依據", False),
    ("計畫目標", False),
    ("實施對象", False),
    ("計畫內容", True),
    ("執行步驟", False),
    ("考核獎懲", False),
)


@deed
def create_plan(work: Work, year: int, title: str = "") -> int:
    """Begin the plan of a ROC year with the usual chapters, empty, and columns; returns its key.

    Without a title it gets the usual one. Raises Refused where the year has a plan already.
    """
    check_year(work, year)
    plan = Plan(
        year=year, title=title.strip() or usual_title(work, year), columns=stored_columns(USUAL_COLUMNS)
    )
    work.session.add(plan)
    work.flush()
    for position, (heading, has_table) in enumerate(USUAL_CHAPTERS):
        work.session.add(
            Chapter(plan_id=plan.id, position=position, heading=heading, paragraphs=[], has_table=has_table)
        )
    return plan.id


@deed
def change_plan(
    work: Work,
    plan_id: int,
    *,
    title: str | None = None,
    year: int | None = None,
    numbering_style: NumberingStyle | None = None,
    columns: Sequence[PlanColumn] | None = None,
    version: int | None = None,
) -> None:
    """Change what is given of a plan's head.

    Raises Refused for an empty title, a year that has another plan, and columns that show no task; Conflict
    where the plan is no longer the one read as `version`.
    """
    plan = plan_to_edit(work, plan_id)
    check_version(plan, version)
    if title is not None:
        if not title.strip():
            raise Refused("計畫名稱不可空白；請輸入計畫名稱。")
        plan.title = title.strip()
    if year is not None and year != plan.year:
        check_year(work, year)
        plan.year = year
    if numbering_style is not None:
        plan.numbering_style = numbering_style
    if columns is not None:
        check_columns(columns)
        plan.columns = stored_columns(columns)


@deed
def delete_plan(work: Work, plan_id: int) -> None:
    """Delete a plan with its chapters, items, tracking and evidence.

    Raises Refused if it is approved, or was once.
    """
    plan = plan_to_edit(work, plan_id)
    refuse_if_approved_once(work, plan_id)
    delete_with_dependents(work.session, plan)


def usual_title(work: Work, year: int) -> str:
    """The title such a plan usually has, beginning with the agency's name."""
    found = agency(work.session)
    return f"{found.name if found else ''}{year}年度提升服務品質執行計畫"


def check_year(work: Work, year: int) -> None:
    """Raise Refused for a year that has a plan already or is no ROC year."""
    if not 1 <= year <= LAST_ROC_YEAR:
        raise Refused(f"計畫年度必須是民國1年到{LAST_ROC_YEAR}年；請輸入民國年，例如115。")
    title = work.session.scalar(select(Plan.title).where(Plan.year == year))
    if title is not None:
        raise Refused(f"{year}年度已有計畫「{title}」；請改用別的年度，或先刪除原有的計畫。")
