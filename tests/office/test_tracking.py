import datetime as dt

import pytest
from sqlalchemy import func, select

from db.queries.plan import TrackingInfo, plan_tree
from db.queries.tracking import attachment_content, evidence_of
from db.tables.audit import AuditEntry
from db.tables.tracking import TaskTracking
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.office import tracking
from desktop.office.evidence import AttachedFile, Proof, add_evidence
from desktop.office.office import Actor, Office
from desktop.office.take_back import take_back
from desktop.office.ticking import tick_many
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 3, 5)
DUE = dt.date(2026, 3, 1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", DUE, ("行政課",)),
        TaskDraft("檢修飲水機", DUE, ("行政課",)),
        TaskDraft("辦理禮貌講習", None, ("人事室",), area="顧客關係", measure="人員訓練"),
    )


@pytest.fixture
def task(plan: FollowedPlan) -> int:
    return plan.nodes["更新樓層配置圖"]


def tracked(office: Office, plan: FollowedPlan, node_id: int) -> TrackingInfo:
    with office.reading() as session:
        (found,) = [node for node in plan_tree(session, plan.plan_id).nodes if node.id == node_id]
    assert found.tracking is not None
    return found.tracking


def last_audit_number(office: Office) -> int:
    with office.reading() as session:
        return session.scalar(select(func.max(AuditEntry.number))) or 0


def test_a_task_ticked_off_is_done_on_its_day(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, note=" 已張貼 ", today=TODAY)
    found = tracked(office, plan, task)
    assert (found.status, found.done_on, found.note) == (TaskStatus.DONE, TODAY, "已張貼")
    assert found.evidence_count == 0


def test_a_tick_can_bring_its_evidence_along(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        photo = AttachedFile("一樓.jpg", b"jpeg")
        tracking.tick_off(work, task, on=TODAY, proof=Proof("照片", files=(photo,)), today=TODAY)
    with office.reading() as session:
        (evidence,) = evidence_of(session, task)
        assert (evidence.dated_on, evidence.what, evidence.file_name) == (TODAY, "照片", "一樓.jpg")
        assert evidence.attachment_id is not None
        assert attachment_content(session, evidence.attachment_id) == b"jpeg"
    assert tracked(office, plan, task).status is TaskStatus.DONE


def test_ticking_off_anew_corrects_the_day(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    for day in (TODAY, DUE):
        with office.work(clerk) as work:
            tracking.tick_off(work, task, on=day, today=TODAY)
    assert tracked(office, plan, task).done_on == DUE


def test_a_later_extension_does_not_move_the_date_a_tick_is_measured_by(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, today=TODAY)
    with office.work(clerk) as work:
        found = work.session.scalars(select(TaskTracking).where(TaskTracking.node_id == task)).one()
        found.due_on = dt.date(2026, 6, 30)
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=dt.date(2026, 3, 4), today=TODAY)
    assert tracked(office, plan, task).due_in_force == DUE
    with office.work(clerk) as work:
        tracking.reopen(work, task)
    assert tracked(office, plan, task).due_in_force == dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 3, 6), "115.03.06還沒到"),
        (dt.date(2024, 12, 31), "113.12.31比115年度計畫早了一年以上"),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int, day: dt.date, words: str
) -> None:
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        tracking.tick_off(work, task, on=day, today=TODAY)
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        add_evidence(work, task, on=day, today=TODAY)
    assert tracked(office, plan, task).status is TaskStatus.NOT_STARTED


def test_work_done_a_year_early_counts(office: Office, clerk: Actor, plan: FollowedPlan, task: int) -> None:
    day = dt.date(2025, 1, 1)
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=day, today=TODAY)
    assert tracked(office, plan, task).done_on == day


@pytest.mark.parametrize("text", ["機關形象", "改善服務場所"])
def test_an_area_or_a_measure_cannot_be_ticked_off(
    office: Office, clerk: Actor, plan: FollowedPlan, text: str
) -> None:
    with pytest.raises(Refused, match=f"「{text}」是.*不是工作"), office.work(clerk) as work:
        tracking.tick_off(work, plan.nodes[text], on=TODAY, today=TODAY)


def test_a_task_that_is_gone_is_refused(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with pytest.raises(Refused, match="已經不在計畫中"), office.work(clerk) as work:
        tracking.tick_off(work, 9999, on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("set_aside", "status", "word"),
    [
        (tracking.mark_not_applicable, TaskStatus.NOT_APPLICABLE, "不適用"),
        (tracking.withdraw, TaskStatus.WITHDRAWN, "撤銷"),
    ],
)
class TestSettingATaskAside:
    def test_needs_a_reason(self, office, clerk, plan, task, set_aside, status, word) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(Refused, match=f"「{word}」時必須寫明原因"), office.work(clerk) as work:
            set_aside(work, task, reason="  ")

    def test_keeps_the_reason_and_forgets_the_tick(  # type: ignore[no-untyped-def]
        self, office, clerk, plan, task, set_aside, status, word
    ) -> None:
        with office.work(clerk) as work:
            tracking.tick_off(work, task, on=TODAY, today=TODAY)
        with office.work(clerk) as work:
            set_aside(work, task, reason="業務移撥")
        found = tracked(office, plan, task)
        assert (found.status, found.done_on, found.reason) == (status, None, "業務移撥")

    def test_bars_ticking_off_until_it_is_reopened(  # type: ignore[no-untyped-def]
        self, office, clerk, plan, task, set_aside, status, word
    ) -> None:
        with office.work(clerk) as work:
            set_aside(work, task, reason="業務移撥")
        for barred in (
            lambda work: tracking.tick_off(work, task, on=TODAY, today=TODAY),
            lambda work: tracking.start_task(work, task),
        ):
            with pytest.raises(Refused, match=f"已列為「{word}」"), office.work(clerk) as work:
                barred(work)
        with office.work(clerk) as work:
            tracking.reopen(work, task)
        found = tracked(office, plan, task)
        assert (found.status, found.reason) == (TaskStatus.NOT_STARTED, "")


def test_a_reopened_task_with_evidence_is_under_way(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, proof=Proof("照片"), today=TODAY)
    with office.work(clerk) as work:
        tracking.reopen(work, task)
    found = tracked(office, plan, task)
    assert (found.status, found.done_on) == (TaskStatus.STARTED, None)


def test_a_started_task_can_be_made_not_started_again(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        tracking.start_task(work, task)
    assert tracked(office, plan, task).status is TaskStatus.STARTED
    with office.work(clerk) as work:
        tracking.reopen(work, task)
    assert tracked(office, plan, task).status is TaskStatus.NOT_STARTED


def test_a_done_task_is_not_started_anew(office: Office, clerk: Actor, task: int) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="已經完成"), office.work(clerk) as work:
        tracking.start_task(work, task)


def test_many_are_ticked_off_at_once_and_done_ones_keep_their_day(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=DUE, today=TODAY)
    with office.work(clerk) as work:
        tracking.withdraw(work, plan.nodes["辦理禮貌講習"], reason="停辦")
    tasks = [task, plan.nodes["檢修飲水機"], plan.nodes["辦理禮貌講習"]]
    with office.work(clerk) as work:
        assert tick_many(work, tasks, on=TODAY, today=TODAY) == 1
    assert tracked(office, plan, task).done_on == DUE
    assert tracked(office, plan, plan.nodes["檢修飲水機"]).done_on == TODAY
    assert tracked(office, plan, plan.nodes["辦理禮貌講習"]).status is TaskStatus.WITHDRAWN
    with pytest.raises(Refused, match="沒有可以勾稽"), office.work(clerk) as work:
        tick_many(work, tasks, on=TODAY, today=TODAY)


def test_many_ticks_are_one_deed_and_taken_back_together(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    tasks = [plan.nodes["更新樓層配置圖"], plan.nodes["檢修飲水機"]]
    before = last_audit_number(office)
    with office.work(clerk) as work:
        tick_many(work, tasks, on=TODAY, today=TODAY)
    assert last_audit_number(office) == before + 1
    with office.work(clerk) as work:
        take_back(work, before + 1)
    assert [tracked(office, plan, key).status for key in tasks] == [TaskStatus.NOT_STARTED] * 2


def test_a_tick_is_taken_back_and_done_again(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        photo = AttachedFile("j.jpg", b"j")
        tracking.tick_off(work, task, on=TODAY, proof=Proof("照片", files=(photo,)), today=TODAY)
    with office.work(clerk) as work:
        take_back(work, last_audit_number(office))
    undone = tracked(office, plan, task)
    assert (undone.status, undone.done_on, undone.evidence_count) == (TaskStatus.NOT_STARTED, None, 0)
    with office.work(clerk) as work:
        take_back(work, last_audit_number(office))
    again = tracked(office, plan, task)
    assert (again.status, again.done_on, again.evidence_count) == (TaskStatus.DONE, TODAY, 1)
