import datetime as dt

import pytest

from db.queries.plan import LimitInfo, QuotaInfo, TrackingInfo, plan_tree
from db.tables.plan import Plan
from db.vocabulary import DayBasis, DayShift, Period, PlanStatus, QuotaRule, TimeUnit
from desktop.errors import Conflict, Refused
from desktop.office import outline, promises, tracking
from desktop.office.office import Actor, Office
from desktop.office.suggestions import OpenSuggestion, open_suggestions, take_suggestions
from desktop.office.take_back import take_back
from desktop.rules.plan_wording import SuggestionKind, suggested_text
from tests.factories import DraftedPlan, drafted_plan

TEST = "每年至少測試電話禮貌12次，缺失於3個工作天內改善。"
LEAFLET = "6月底前更新簡介。"
CASES = "一般案件6日內、專案30日內辦結。"
OUTLINE = f"""
每年檢討一次的要項
  每月檢討的項目
    {TEST}
    {LEAFLET}
    {CASES}
    網站內容務求正確。
"""


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk, OUTLINE)


def suggestions(office: Office, plan: DraftedPlan) -> list[OpenSuggestion]:
    with office.reading() as session:
        return open_suggestions(plan_tree(session, plan.plan_id))


def told(found: list[OpenSuggestion]) -> list[tuple[str, str]]:
    return [(one.quoted, suggested_text(one.says)) for one in found]


def tracked(office: Office, plan: DraftedPlan, text: str) -> TrackingInfo | None:
    with office.reading() as session:
        nodes = plan_tree(session, plan.plan_id).nodes
    return next(node.tracking for node in nodes if node.id == plan.nodes[text])


def test_every_task_of_a_plan_is_read_and_nothing_else(office: Office, plan: DraftedPlan) -> None:
    assert told(suggestions(office, plan)) == [
        ("每年至少測試電話禮貌12次", "每年至少12次"),
        ("3個工作天內", "3日內（工作天）"),
        ("6月底前", "115.06.30"),
        ("6日內", "6日內"),
        ("30日內", "30日內"),
    ]


def test_several_of_one_kind_are_choices(office: Office, plan: DraftedPlan) -> None:
    found = [one for one in suggestions(office, plan) if one.node_id == plan.nodes[CASES]]
    assert [(one.kind, one.is_choice) for one in found] == [
        (SuggestionKind.LIMIT, False),
        (SuggestionKind.LIMIT, True),
    ]


def test_a_task_s_method_and_printed_words_are_read_too(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    task = plan.nodes["網站內容務求正確。"]
    with office.work(clerk) as work:
        outline.change_node(work, task, method="每週檢查連結一次。")
        promises.set_due(work, task, None, "11月底前")
    found = [one for one in suggestions(office, plan) if one.node_id == task]
    assert [(one.field, one.quoted) for one in found] == [
        ("method", "每週檢查連結一次"),
        ("due_text", "11月底前"),
    ]


def test_what_a_task_has_already_is_not_suggested(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        promises.set_quota(work, plan.nodes[TEST], QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR))
        promises.set_due(work, plan.nodes[LEAFLET], dt.date(2026, 6, 30))
        promises.set_time_limit(work, plan.nodes[CASES], LimitInfo(30, TimeUnit.DAYS, DayBasis.CALENDAR))
    assert told(suggestions(office, plan)) == [("3個工作天內", "3日內（工作天）")]


def test_where_a_task_says_otherwise_the_suggestion_tells_what_stands(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        promises.set_quota(work, plan.nodes[TEST], QuotaInfo(QuotaRule.EXACTLY, 1, Period.MONTH))
    quota, limit, *_others = suggestions(office, plan)
    assert quota.stands is not None
    assert suggested_text(quota.stands) == "每月1次"
    assert limit.stands is None


def test_tasks_set_aside_are_asked_nothing(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        tracking.withdraw(work, plan.nodes[TEST], reason="併入他案")
        tracking.mark_not_applicable(work, plan.nodes[CASES], reason="無此業務")
    assert [one.node_id for one in suggestions(office, plan)] == [plan.nodes[LEAFLET]]


def test_many_are_taken_in_one_deed_and_taken_back_in_one(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    chosen = [one for one in suggestions(office, plan) if not one.is_choice]
    numbers: list[int] = []
    forget = office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        assert take_suggestions(work, chosen) == 4
    forget()
    found = tracked(office, plan, TEST)
    assert found is not None
    assert found.quota == QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR)
    assert found.limit == LimitInfo(3, TimeUnit.DAYS, DayBasis.WORKING)
    leaflet = tracked(office, plan, LEAFLET)
    assert leaflet is not None
    assert leaflet.due_on == dt.date(2026, 6, 30)
    assert suggestions(office, plan) == []
    assert len(numbers) == 1
    with office.work(clerk) as work:
        take_back(work, numbers[0])
    assert tracked(office, plan, TEST) is None
    assert len(suggestions(office, plan)) == 5


def test_a_due_date_taken_keeps_the_printed_words(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    task = plan.nodes[LEAFLET]
    with office.work(clerk) as work:
        promises.set_due(work, task, None, "六月底前")
    (due,) = (one for one in suggestions(office, plan) if one.node_id == task)
    with office.work(clerk) as work:
        take_suggestions(work, [due])
    with office.reading() as session:
        node = next(found for found in plan_tree(session, plan.plan_id).nodes if found.id == task)
    assert node.due_text == "六月底前"
    assert node.tracking is not None
    assert node.tracking.due_on == dt.date(2026, 6, 30)


def test_two_of_one_kind_for_one_task_are_refused_and_nothing_is_stored(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    both = [one for one in suggestions(office, plan) if one.node_id == plan.nodes[CASES]]
    with pytest.raises(Refused, match="同一項只能採用一個"), office.work(clerk) as work:
        take_suggestions(work, both)
    assert tracked(office, plan, CASES) is None


def test_a_suggestion_of_words_that_are_gone_is_not_taken(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    due = next(one for one in suggestions(office, plan) if one.kind is SuggestionKind.DUE)
    with office.work(clerk) as work:
        outline.change_node(work, due.node_id, text="9月底前更新簡介。")
    with pytest.raises(Conflict, match="文字剛才已改過"), office.work(clerk) as work:
        take_suggestions(work, [due])


def test_an_approved_plan_takes_none(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    found = suggestions(office, plan)
    with office.work(clerk) as work:
        stored = work.session.get_one(Plan, plan.plan_id)
        stored.status = PlanStatus.APPROVED
    with pytest.raises(Refused, match="內容不能再修改"), office.work(clerk) as work:
        take_suggestions(work, found[:1])


def test_nothing_to_take_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="請先勾選"), office.work(clerk) as work:
        take_suggestions(work, [])


def test_a_regular_duty_is_content_with_any_count_and_a_count_with_any_shift(
    office: Office, clerk: Actor
) -> None:
    plan = drafted_plan(office, clerk, "形象\n  場所\n    定期檢查設備。\n    每月檢視網站。\n")
    assert told(suggestions(office, plan)) == [("定期檢查", "定期辦理"), ("每月", "每月至少1次")]
    monthly = QuotaInfo(QuotaRule.AT_LEAST, 1, Period.MONTH, shift=DayShift.NEXT)
    with office.work(clerk) as work:
        promises.set_quota(work, plan.nodes["定期檢查設備。"], QuotaInfo(QuotaRule.EXACTLY, 4, Period.YEAR))
        promises.set_quota(work, plan.nodes["每月檢視網站。"], monthly)
    assert told(suggestions(office, plan)) == []
