"""A plan's way to its approval and on, as the clerk records it."""

import datetime as dt
import json

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.queries.edition import amendment_reasons, edition_content, editions_of
from db.queries.plan import PlanHead, plan_head
from db.queries.tracking import attachment_content
from db.tables.edition import PlanEdition
from db.tables.signoff import Signoff
from db.vocabulary import PlanStatus
from desktop.errors import Refused
from desktop.exchange.plan_json import from_json
from desktop.forms import drawing, text
from desktop.forms.form import Request
from desktop.office.approval import (
    add_scan,
    amend_plan,
    approve_plan,
    close_plan,
    explain_amendment,
    return_plan,
    submit_plan,
)
from desktop.office.basis_letters import add_basis, delete_basis
from desktop.office.evidence import AttachedFile
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.planning import create_plan, delete_plan
from desktop.office.printing import print_form
from desktop.office.promises import set_due
from desktop.office.setup import change_agency
from desktop.office.take_back import take_back
from desktop.office.tracking import tick_off
from desktop.office.upkeep import check
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.printed import Printed

DAY = dt.date(2026, 1, 20)
TODAY = dt.date(2026, 2, 2)
SCAN = AttachedFile("核定.pdf", b"%PDF-1.4 scanned")


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣松溪鄉公所", director_title="鄉長")
    return followed_plan(office, clerk, TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)), year=115)


def head(office: Office) -> PlanHead:
    with office.reading() as session:
        found = plan_head(session, 115)
    assert found is not None
    return found


def submit(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        submit_plan(work, plan.plan_id, on=DAY, today=TODAY)


def approve(office: Office, clerk: Actor, plan: FollowedPlan, letter: str = "松秘字第1150000123號") -> None:
    submit(office, clerk, plan)
    with office.work(clerk) as work:
        approve_plan(work, plan.plan_id, on=TODAY, letter=letter, scan=SCAN, today=TODAY)


def reword(office: Office, clerk: Actor, plan: FollowedPlan, words: str) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text=words)


def printed(office: Office, **asked: int) -> bytes:
    return print_form(office, "plan", Request(year=115, **asked), TODAY)


def test_a_draft_is_submitted_returned_with_a_reason_and_submitted_again(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    submit(office, clerk, plan)
    assert (head(office).status, head(office).submitted_on) == (PlanStatus.SUBMITTED, DAY)
    with office.work(clerk) as work:
        return_plan(work, plan.plan_id, reason="期限請再確認", on=DAY)
    assert head(office).status is PlanStatus.DRAFT
    with office.reading() as session:
        (row,) = session.scalars(select(Signoff))
        assert (row.subject_kind, row.opinion) == ("plan", "退回修改：期限請再確認")
    submit(office, clerk, plan)
    assert head(office).status is PlanStatus.SUBMITTED


def test_a_return_without_reason_is_refused(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    submit(office, clerk, plan)
    with pytest.raises(Refused, match="原因"), office.work(clerk) as work:
        return_plan(work, plan.plan_id, reason=" ", on=DAY)


def test_an_empty_plan_is_not_submitted(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        plan_id = create_plan(work, 115, "計畫")
    with pytest.raises(Refused, match="沒有任何項目"), office.work(clerk) as work:
        submit_plan(work, plan_id, on=DAY, today=TODAY)


def test_steps_out_of_their_order_are_refused(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    steps = (
        lambda work: approve_plan(work, plan.plan_id, on=DAY, today=TODAY),
        lambda work: return_plan(work, plan.plan_id, reason="x", on=DAY),
        lambda work: close_plan(work, plan.plan_id, on=DAY, today=TODAY),
        lambda work: amend_plan(work, plan.plan_id),
    )
    for step in steps:
        with pytest.raises(Refused, match="目前是「草稿」"), office.work(clerk) as work:
            step(work)


def test_days_to_come_and_an_approval_before_it_was_asked_for_are_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with pytest.raises(Refused, match="還沒到"), office.work(clerk) as work:
        submit_plan(work, plan.plan_id, on=dt.date(2026, 2, 3), today=TODAY)
    submit(office, clerk, plan)
    with pytest.raises(Refused, match="早於陳核日期"), office.work(clerk) as work:
        approve_plan(work, plan.plan_id, on=dt.date(2026, 1, 19), today=TODAY)


def test_an_approval_keeps_date_letter_scan_and_the_words_of_the_plan(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    assert head(office).status is PlanStatus.APPROVED
    with office.reading() as session:
        (edition,) = editions_of(session, plan.plan_id)
        content = edition_content(session, plan.plan_id, 1)
        assert edition.scan_id is not None
        assert attachment_content(session, edition.scan_id) == SCAN.content
    assert (edition.edition, edition.approved_on, edition.approval_letter, edition.scan_name) == (
        1,
        TODAY,
        "松秘字第1150000123號",
        "核定.pdf",
    )
    assert content is not None
    assert "更新標示" in [provision["text"] for provision in content["provisions"]]


def test_an_approved_edition_is_kept_as_a_whole_plan_that_can_be_taken_in_again(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        letter = add_basis(
            work,
            plan.plan_id,
            agency="清溪縣政府",
            issued_on=DAY,
            number="府研考字第1號",
            kind="函",
            title="計畫",
        )
    approve(office, clerk, plan)
    with office.work(clerk) as work:
        amend_plan(work, plan.plan_id)
        delete_basis(work, letter)
    reword(office, clerk, plan, "別的")
    with office.reading() as session:
        content = edition_content(session, plan.plan_id, 1)
    assert content is not None
    kept = from_json(json.dumps(content["plan"], ensure_ascii=False))
    (task,) = kept.items[0].items[0].items
    assert (kept.year, kept.columns[-1], task.text) == (115, "承辦單位", "更新標示")
    (basis,) = content["basis_letters"]
    assert (basis["issued_on"], basis["number"]) == ("2026-01-20", "府研考字第1號")
    assert (task.due[0].on, task.sections[0].name) == (dt.date(2026, 6, 30), "民政課")


def test_an_approved_plan_is_locked_but_its_tasks_are_ticked_off(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    with pytest.raises(Refused, match="不能再修改"):
        reword(office, clerk, plan, "別的")
    with pytest.raises(Refused, match="不能再修改"), office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], dt.date(2026, 12, 31))
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新標示"], on=TODAY, today=TODAY)
        close_plan(work, plan.plan_id, on=TODAY, today=TODAY)
    assert head(office).status is PlanStatus.CLOSED
    assert head(office).closed_on == TODAY


def test_the_approved_plan_prints_its_approval_and_afterwards_always_the_same_bytes(
    office: Office, clerk: Actor, plan: FollowedPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(office, clerk, plan)
    first = printed(office)
    assert "松秘字第1150000123號函核定" in Printed(first).text

    def broken(*_arguments: object) -> None:
        raise AssertionError("an approved plan is not laid out again")

    # Another program, other fonts: nothing that lays out or draws can be asked.
    monkeypatch.setattr(drawing, "draw", broken)
    monkeypatch.setattr(text, "broken", broken)
    assert printed(office) == first
    assert print_form(office, "plan-table", Request(year=115), TODAY).startswith(b"%PDF")


def test_an_amendment_leaves_the_first_edition_as_it_was_signed(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    first = printed(office)
    with office.work(clerk) as work:
        amend_plan(work, plan.plan_id)
    reword(office, clerk, plan, "更新樓層標示並加註英文")
    assert head(office).edition == 2
    assert "更新樓層標示並加註英文" in Printed(printed(office)).text
    assert printed(office, edition=1) == first
    approve(office, clerk, plan, "松秘字第1150000456號")
    assert "更新樓層標示並加註英文" in Printed(printed(office)).text
    assert printed(office, edition=1) == first
    with office.reading() as session:
        assert [found.edition for found in editions_of(session, plan.plan_id)] == [1, 2]


def test_an_edition_that_never_was_cannot_be_printed(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    with pytest.raises(Refused, match="沒有核定過第7版"):
        printed(office, edition=7)


def test_a_plan_once_approved_is_not_deleted(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    approve(office, clerk, plan)
    with office.work(clerk) as work:
        amend_plan(work, plan.plan_id)
    with pytest.raises(Refused, match="核定過的版本"), office.work(clerk) as work:
        delete_plan(work, plan.plan_id)


def test_nobody_changes_what_was_signed(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    approve(office, clerk, plan)
    with pytest.raises((Refused, IntegrityError)), office.work(clerk) as work:
        work.session.scalars(select(PlanEdition)).one().approval_letter = "別的文號"


def test_a_scan_comes_later_and_in_place_of_a_wrong_one(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    with office.work(clerk) as work:
        add_scan(work, plan.plan_id, 1, AttachedFile("重掃.pdf", b"%PDF-1.4 again"))
    with office.reading() as session:
        assert editions_of(session, plan.plan_id)[0].scan_name == "重掃.pdf"
    with pytest.raises(Refused, match="空的檔案"), office.work(clerk) as work:
        add_scan(work, plan.plan_id, 1, AttachedFile("空.pdf", b""))
    assert check(office) == []


def test_an_approval_by_mistake_is_taken_back_and_done_again(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    approve(office, clerk, plan)
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    assert head(office).status is PlanStatus.SUBMITTED
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    assert head(office).status is PlanStatus.APPROVED
    assert printed(office).startswith(b"%PDF")
    assert check(office) == []


def test_a_reason_is_written_only_while_the_plan_is_amended(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with pytest.raises(Refused, match="還沒有核定過"), office.work(clerk) as work:
        explain_amendment(work, plan.plan_id, "x", "配合縣府來函")
    approve(office, clerk, plan)
    with pytest.raises(Refused, match="已核定"), office.work(clerk) as work:
        explain_amendment(work, plan.plan_id, "x", "配合縣府來函")
    with office.work(clerk) as work:
        amend_plan(work, plan.plan_id)
    submit(office, clerk, plan)
    with office.work(clerk) as work:
        explain_amendment(work, plan.plan_id, "x", "配合縣府來函")
        explain_amendment(work, plan.plan_id, "y", "文字修正")
        explain_amendment(work, plan.plan_id, "y", " ")
    with office.reading() as session:
        assert amendment_reasons(session, plan.plan_id, 2) == {"x": "配合縣府來函"}
