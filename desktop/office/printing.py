"""Printing a form of the office: what stands on every form, what was left unsaid, and the finished PDF."""

import dataclasses
import datetime as dt
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from db import audit
from db.backup import HEAD_LENGTH
from db.database import Reading
from db.queries.edition import edition_content
from db.queries.office import agency
from db.queries.plan import plan_head, plan_heads
from db.queries.tracking import attachment_content
from db.vocabulary import PlanStatus, SignoffRole
from desktop.errors import Refused
from desktop.office.as_of import office_as_of
from desktop.office.office import Office
from desktop.office.settings import read_settings

# The forms that are kept as they were signed when a plan is approved.
KEPT_FORMS = ("plan", "plan-table")

if TYPE_CHECKING:
    from desktop.forms.form import Form, Request
    from desktop.forms.laid_out import LaidOut
    from desktop.forms.printing import Progress
    from desktop.forms.story import Imprint


def print_form(office: Office, name: str, request: "Request", today: dt.date) -> bytes:
    """The form as a PDF. Raises Refused when there is no such form or nothing to print."""
    steps = form_steps(office, name, request, today)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return bytes(finished.value)


def form_steps(
    office: Office, name: str, request: "Request", today: dt.date
) -> "Generator[Progress, None, bytes]":
    """Print a form in steps that can be shown and stopped between; the last one returns the PDF."""
    from desktop.forms.printing import render

    with office.reading() as session:
        form = form_named(name)
        request = completed(session, form, request)
        signed = signed_document(session, name, request)
        if signed is None:
            stamp = imprint(session, today)
            with figures_of(office, session, form, request, today) as figures:
                story = form.story(figures, request, stamp)
    if signed is not None:
        return signed
    pdf = BytesIO()
    yield from render(story, pdf)
    return pdf.getvalue()


@contextmanager
def figures_of(
    office: Office, session: Reading, form: "Form[Any]", request: "Request", today: dt.date
) -> Iterator[Reading]:
    """What a form's figures are read from: the office as it is, or as it was on the past day asked for."""
    if not form.tells_past_days or request.is_blank or request.to_day in (None, today):
        yield session
        return
    with office_as_of(office, request.to_day, today) as then:
        yield then


def printed_now(session: Reading, name: str, request: "Request", today: dt.date) -> bytes:
    """A form from what a session sees, changes not yet stored included, as a PDF. Raises Refused."""
    from desktop.forms.printing import pdf_of

    form = form_named(name)
    return pdf_of(form.story(session, completed(session, form, request), imprint(session, today)))


def signed_document(session: Reading, name: str, request: "Request") -> bytes | None:
    """What was printed when the edition asked for was approved, byte by byte; by default the one in force.

    None for what is printed anew: other forms, and a plan that is not approved. Raises Refused for an
    edition that was never approved.
    """
    if name not in KEPT_FORMS or request.is_blank:
        return None
    head = plan_head(session, request.year or 0)
    is_locked = head is not None and head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
    if head is None or (request.edition is None and not is_locked):
        return None
    edition = request.edition or head.edition
    content = edition_content(session, head.id, edition)
    if content is not None:
        return attachment_content(session, content["documents"][name])
    if request.edition is not None and (is_locked or request.edition != head.edition):
        raise Refused(f"{head.year}年度計畫沒有核定過第{edition}版，無法列印；請改印別的版次。")
    return None


def form_named(name: str) -> "Form[Any]":
    """The form with this name. Raises Refused where there is none."""
    from desktop.forms.catalogue import FORMS

    if name not in FORMS:
        raise Refused(f"沒有名為「{name}」的表單；請以「weimin forms」查看名稱。")
    return FORMS[name]


def plan_steps(
    office: Office, year: int, today: dt.date, typed: Mapping[int, str]
) -> "Generator[Progress, None, LaidOut]":
    """Lay the plan of a ROC year out in steps without drawing it, for a preview of one page at a time.

    `typed` are the texts that are being typed, by their items' keys: not stored yet, but shown.
    """
    from desktop.forms.form import Request
    from desktop.forms.laid_out import laid_out
    from desktop.forms.plan import PLAN

    with office.reading() as session:
        story = PLAN.story(
            session, Request(year=year), imprint(session, today), lambda book: book.with_texts(typed)
        )
    return (yield from laid_out(story))


def imprint(session: Reading, today: dt.date) -> "Imprint":
    """What stands on every form of this office today."""
    from desktop.forms.story import Imprint

    found = agency(session)
    if found is None:
        raise Refused("還沒有機關資料，無法列印；請先在「設定」填寫機關名稱。")
    return Imprint(
        agency=found.name,
        parent_agency=found.parent_agency,
        printed_on=today,
        file_number=found.file_number,
        retention=found.retention,
        audit_head=audit.head(session)[:HEAD_LENGTH],
        director_title=found.director_title,
        signature_order=tuple(SignoffRole(role) for role in read_settings(session).signature_order),
    )


def completed(session: Reading, form: "Form[object]", request: "Request") -> "Request":
    """The request with the year the office works in where none was said and the form needs one."""
    from desktop.forms.form import Argument

    asks_year = Argument.YEAR in form.needs | form.accepts
    if request.year is not None or not asks_year:
        return request
    return dataclasses.replace(request, year=working_year(session))


def working_year(session: Reading) -> int | None:
    """The ROC year the office works in: as set, otherwise that of its newest plan."""
    chosen = read_settings(session).working_plan_year
    years = [head.year for head in plan_heads(session)]
    return chosen if chosen in years else next(iter(years), None)
