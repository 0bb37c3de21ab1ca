"""A plan's way to its approval and on: submitted, returned, approved as an edition, amended, closed."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import func, select

from db import attachments
from db.queries.basis import BasisRow
from db.queries.plan import plan_tree
from db.tables.edition import AmendmentReason, PlanEdition
from db.tables.plan import Node, Plan
from db.tables.signoff import Signoff
from db.unit_of_work import Work
from db.vocabulary import PlanStatus, SignoffRole
from desktop.errors import Refused
from desktop.exchange.plan_json import to_json
from desktop.forms.provisions import provisions_of, provisions_to_plain
from desktop.office.deed import deed
from desktop.office.evidence import AttachedFile, too_large
from desktop.office.plan_outside import plan_file_of
from desktop.office.plan_row import plan_to_edit
from desktop.office.printing import KEPT_FORMS, printed_now
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word


@deed
def submit_plan(work: Work, plan_id: int, *, on: dt.date, today: dt.date | None = None) -> None:
    """Say that a draft was sent for signature (陳核).

    Raises Refused for a plan that is no draft or has no items, and for a day to come.
    """
    plan = _plan(work, plan_id, PlanStatus.DRAFT, "送陳核")
    if work.session.scalar(select(func.count()).select_from(Node).where(Node.plan_id == plan_id)) == 0:
        raise Refused("這份計畫還沒有任何項目，不能送陳核；請先編寫大綱。")
    _check_day(on, today, "陳核日期")
    plan.status, plan.submitted_on = PlanStatus.SUBMITTED, on


@deed
def return_plan(work: Work, plan_id: int, *, reason: str, on: dt.date) -> None:
    """Take a submitted plan back to be changed (退回修改); the reason is kept on its sign-off trail.

    Raises Refused for a plan that is not submitted, and without a reason.
    """
    plan = _plan(work, plan_id, PlanStatus.SUBMITTED, "退回修改")
    if not reason.strip():
        raise Refused("退回修改要寫明原因；請填寫原因，供日後查考。")
    plan.status, plan.submitted_on = PlanStatus.DRAFT, None
    trail = select(func.max(Signoff.position)).where(
        Signoff.subject_kind == "plan", Signoff.subject_id == plan_id
    )
    work.session.add(
        Signoff(
            subject_kind="plan",
            subject_id=plan_id,
            position=(work.session.scalar(trail) or 0) + 1,
            role=SignoffRole.DIRECTOR,
            signed_on=on,
            opinion=f"退回修改：{reason.strip()}",
        )
    )


@deed
def approve_plan(
    work: Work,
    plan_id: int,
    *,
    on: dt.date,
    letter: str = "",
    scan: AttachedFile | None = None,
    today: dt.date | None = None,
) -> int:
    """Record that a submitted plan was approved (核定); returns the key of the edition that is kept.

    The edition is kept as it is printed now, byte by byte, as a plan file, and as the words of every
    provision; from then on the plan is locked. Raises Refused for a plan that is not submitted, a day to
    come or before it was submitted, a character that cannot be printed, and a scan that is too large.
    """
    plan = _plan(work, plan_id, PlanStatus.SUBMITTED, "核定")
    _check_day(on, today, "核定日期")
    if plan.submitted_on and on < plan.submitted_on:
        raise Refused(
            f"核定日期{format_date(on)}早於陳核日期{format_date(plan.submitted_on)}；請檢查核定日期。"
        )
    plan.status, plan.approved_on, plan.approval_letter = PlanStatus.APPROVED, on, letter.strip()
    work.flush()
    documents = {name: _printed(work, name, plan.year, today) for name in KEPT_FORMS}
    edition = PlanEdition(
        plan_id=plan_id,
        edition=plan.edition,
        submitted_on=plan.submitted_on,
        approved_on=on,
        approval_letter=plan.approval_letter,
        content=_content(work, plan_id, documents),
        document_id=documents["plan"],
        scan_id=_stored(work, scan) if scan else None,
        scan_name=scan.name if scan else "",
    )
    work.session.add(edition)
    work.flush()
    return edition.id


@deed
def add_scan(work: Work, plan_id: int, edition: int, scan: AttachedFile) -> None:
    """Keep the scan of the signed paper with an approved edition, in place of one kept before.

    Raises Refused where there is no such edition, and for an empty or too large file.
    """
    found = _edition(work, plan_id, edition)
    found.scan_id, found.scan_name = _stored(work, scan), scan.name


@deed
def close_plan(work: Work, plan_id: int, *, on: dt.date, today: dt.date | None = None) -> None:
    """Say that an approved plan is finished (結案). Raises Refused for one not approved, a day to come."""
    plan = _plan(work, plan_id, PlanStatus.APPROVED, "結案")
    _check_day(on, today, "結案日期")
    plan.status, plan.closed_on = PlanStatus.CLOSED, on


@deed
def amend_plan(work: Work, plan_id: int) -> None:
    """Open an approved plan for its next edition (修正); the approved one stays as it was signed.

    Raises Refused for a plan that is not approved.
    """
    plan = _plan(work, plan_id, PlanStatus.APPROVED, "修正")
    plan.status, plan.edition = PlanStatus.DRAFT, plan.edition + 1
    plan.submitted_on, plan.approved_on, plan.approval_letter = None, None, ""


@deed
def explain_amendment(work: Work, plan_id: int, subject: str, text: str) -> None:
    """Write why a provision of the edition being drafted is amended; an empty text takes the reason away.

    Raises Refused for a plan that is approved or was never before.
    """
    plan = plan_to_edit(work, plan_id)
    if plan.edition == 1:
        raise Refused(f"{plan.year}年度計畫還沒有核定過，沒有修正可以說明；請先核定，再辦理「修正計畫」。")
    wanted = select(AmendmentReason).where(
        AmendmentReason.plan_id == plan_id,
        AmendmentReason.edition == plan.edition,
        AmendmentReason.subject == subject,
    )
    found = work.session.scalars(wanted).first()
    if not text.strip():
        if found is not None:
            work.session.delete(found)
    elif found is None:
        work.session.add(
            AmendmentReason(plan_id=plan_id, edition=plan.edition, subject=subject, text=text.strip())
        )
    else:
        found.text = text.strip()


def refuse_if_approved_once(work: Work, plan_id: int) -> None:
    """Raise Refused where a plan has an approved edition: what was signed is not deleted."""
    first = select(PlanEdition.edition).where(PlanEdition.plan_id == plan_id).limit(1)
    if work.session.scalar(first) is not None:
        raise Refused("這份計畫有核定過的版本，不能刪除；如不再執行，請在核定後結案。")


def _plan(work: Work, plan_id: int, status: PlanStatus, doing: str) -> Plan:
    plan = work.session.get(Plan, plan_id)
    if plan is None:
        raise Refused("這個年度計畫已經被刪除；請重新整理後再試。")
    if plan.status is not status:
        raise Refused(
            f"{plan.year}年度計畫目前是「{word(plan.status)}」，只有「{word(status)}」的計畫才能{doing}。"
        )
    return plan


def _edition(work: Work, plan_id: int, edition: int) -> PlanEdition:
    wanted = select(PlanEdition).where(PlanEdition.plan_id == plan_id, PlanEdition.edition == edition)
    found = work.session.scalars(wanted).first()
    if found is None:
        raise Refused(f"這份計畫沒有核定過第{edition}版；請重新整理後再試。")
    return found


def _check_day(on: dt.date, today: dt.date | None, name: str) -> None:
    today = today or dt.date.today()
    if on > today:
        raise Refused(f"{name}{format_date(on)}還沒到（今天是{format_date(today)}）；請檢查日期。")


def _stored(work: Work, file: AttachedFile) -> int:
    if not file.content:
        raise Refused(f"「{file.name}」是空的檔案，沒有存入；請重新掃描後再加入。")
    try:
        return attachments.store(work.session, file.content).id
    except attachments.TooLarge as error:
        raise Refused(too_large(file.name, error.size)) from error


def _printed(work: Work, name: str, year: int, today: dt.date | None) -> int:
    """Print a form from what this very deed has written, and keep its bytes."""
    from desktop.forms.form import Request

    document = printed_now(work.session, name, Request(year=year), today or dt.date.today())
    return attachments.store(work.session, document).id


def _content(work: Work, plan_id: int, documents: dict[str, int]) -> dict[str, Any]:
    tree = plan_tree(work.session, plan_id)
    return {
        "format": "weimin-edition/1",
        "year": tree.head.year,
        "title": tree.head.title,
        "plan": json.loads(to_json(plan_file_of(tree))),
        "basis_letters": [_letter(found) for found in tree.basis],
        "provisions": provisions_to_plain(provisions_of(tree)),
        "documents": documents,
    }


def _letter(found: BasisRow) -> dict[str, Any]:
    return {
        "mark": found.mark,
        "agency": found.agency,
        "issued_on": found.issued_on.isoformat() if found.issued_on else None,
        "number": found.number,
        "kind": found.kind,
        "title": found.title,
    }
