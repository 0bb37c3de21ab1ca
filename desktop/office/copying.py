"""A plan copied into another year: looked through first, then made with what was decided."""

import datetime as dt

from sqlalchemy import select

from db.database import Reading
from db.queries.followed import followed_sources
from db.queries.office import agency, sections, special_days
from db.queries.plan import PlanTree, plan_tree, whole_plan
from db.tables.plan import Plan
from db.unit_of_work import Work
from desktop.errors import Conflict, Refused
from desktop.office.copied_rows import CopiedRows
from desktop.office.copy_decisions import check_decisions
from desktop.office.copy_questions import leave_questions
from desktop.office.deed import deed
from desktop.office.plan_columns import stored_columns
from desktop.office.planning import check_year
from desktop.office.settings import read_settings
from desktop.rules.copy_items import CopyKind, CopyPlace, CopyReview, Decisions
from desktop.rules.copy_review import review_of
from desktop.rules.copy_source import CopySource
from desktop.rules.roc_calendar import LAST_ROC_YEAR
from desktop.rules.task_years import followed_from
from desktop.rules.tracked_tasks import tracked_tasks
from desktop.rules.workdays import calendar_of


def copy_review(session: Reading, from_year: int, to_year: int, today: dt.date) -> CopyReview:
    """Everything to decide before the plan of an ROC year is copied into another.

    Raises Refused where there is no such plan, or no such year.
    """
    found = followed_sources(session, from_year)
    if not 1 <= to_year <= LAST_ROC_YEAR:
        raise Refused(f"計畫年度必須是民國1年到{LAST_ROC_YEAR}年；請輸入民國年，例如116。")
    if found is None:
        raise Refused(f"沒有{from_year}年度的計畫，無法複製；請先匯入或建立這一年度的計畫。")
    days, named = calendar_of(found.special_days), agency(session)
    followed = followed_from(found, today, read_settings(session).due_soon_days)
    source = CopySource(
        whole_plan(session, found.outline),
        to_year,
        tracked_tasks(found.outline, followed),
        sections(session),
        days,
        {day.on: day.name for day in special_days(session)},
        named.name if named else "",
    )
    return review_of(source)


@deed
def copy_plan(
    work: Work,
    from_year: int,
    to_year: int,
    decisions: Decisions,
    *,
    today: dt.date,
    seen: CopyReview | None = None,
) -> int:
    """Copy the plan of an ROC year into another as a draft; returns the new plan's key.

    Items, sections, quotas, limits, chapters, columns and letters come along and are known for the same by
    their lineage; evidence and states do not. Due dates move by the years between. What `decisions` do not
    say stays as it was, and becomes a question about the new plan.

    Raises Refused where the one year has no plan, or the other has one, and for a decision that cannot be;
    Conflict where the plan is no longer as it was `seen`.
    """
    review = copy_review(work.session, from_year, to_year, today)
    check_year(work, to_year)
    if seen is not None and seen != review:
        raise Conflict(f"{from_year}年度計畫剛才已改過；請看過現在的內容後再複製。")
    check_decisions(work.session, review, decisions)
    old = _tree(work, from_year)
    plan = _copied_head(old, to_year, decisions)
    work.session.add(plan)
    work.flush()
    rows = CopiedRows(work, old, plan.id, to_year - from_year, decisions)
    rows.copy()
    leave_questions(work, plan.id, old, review, decisions, rows.node_ids)
    return plan.id


def _tree(work: Work, year: int) -> PlanTree:
    key = work.session.scalars(select(Plan.id).where(Plan.year == year)).one()
    return plan_tree(work.session, key)


def _copied_head(old: PlanTree, year: int, decisions: Decisions) -> Plan:
    head = old.head
    return Plan(
        year=year,
        title=decisions.get(CopyPlace(CopyKind.TITLE, head.id), head.title).strip(),
        frame_template=head.frame_template,
        columns=stored_columns(head.columns),
        numbering_style=head.numbering_style,
    )
