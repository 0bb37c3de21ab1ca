"""How letters are cited on the papers of a plan: the plan itself, and the table of its amendments."""

import datetime as dt

import pytest

from db.queries.plan import plan_tree
from desktop.forms.form import Request
from desktop.office.approval import amend_plan, approve_plan, submit_plan
from desktop.office.basis_letters import add_basis, change_basis
from desktop.office.chapters import change_chapter
from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from desktop.office.setup import change_agency
from tests.factories import TaskDraft, followed_plan
from tests.forms.printed import Printed

DAY = dt.date(2026, 1, 20)
FORM = "青埔縣政府115年1月6日府研考字第1150001234號函頒「實施計畫」"


@pytest.fixture
def letter_id(office: Office, clerk: Actor) -> int:
    """A letter of a plan whose first chapter cites it, and another one that is not there."""
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣松溪鄉公所")
    plan = followed_plan(office, clerk, TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)))
    with office.work(clerk) as work:
        key: int = add_basis(
            work,
            plan.plan_id,
            agency="青埔縣政府",
            issued_on=dt.date(2026, 1, 6),
            number="府研考字第1150001234號",
            kind="函頒",
            title="實施計畫",
        )
        first = plan_tree(work.session, plan.plan_id).chapters[0]
        change_chapter(work, first.id, paragraphs=["依據{依據1}辦理。", "並依{依據9}。"])
        return key


def printed(office: Office, form: str) -> str:
    return Printed(print_form(office, form, Request(year=115), dt.date(2026, 2, 1))).text


def test_a_letter_prints_in_full_and_one_that_is_not_there_as_it_was_typed(
    office: Office, letter_id: int
) -> None:
    said = printed(office, "plan")
    assert f"依據{FORM}辦理。" in said
    assert "並依{依據9}。" in said


def test_a_letter_that_changed_after_approval_stands_in_the_table_of_amendments(
    office: Office, clerk: Actor, letter_id: int
) -> None:
    with office.work(clerk) as work:
        submit_plan(work, 1, on=DAY)
    with office.work(clerk) as work:
        approve_plan(work, 1, on=DAY)
    with office.work(clerk) as work:
        amend_plan(work, 1)
        change_basis(work, letter_id, number="府研考字第1150009999號")
    said = printed(office, "amendments").replace("\n", "")
    assert "府研考字第1150001234號" in said
    assert "府研考字第1150009999號" in said
    assert "{依據1}" not in said
