"""The promises of the five plans: typed, found in the plans' own sentences, and entered."""

import datetime as dt

import pytest

from db.queries.plan import LimitInfo, QuotaInfo
from desktop.office.followed_plan import followed_plan
from desktop.office.office import Actor, Office
from desktop.office.promises import set_due, set_quota, set_time_limit
from desktop.rules.plan_wording import suggestions_in
from desktop.rules.quota import quota_text
from desktop.rules.quota_typed import parse_quota
from desktop.rules.tracked_tasks import limit_text
from tests.factories import drafted_plan
from tests.rules.seed_promises import SEED_PROMISES, SeedPromise


def name_of(promise: SeedPromise) -> str:
    return promise.sentence


@pytest.mark.parametrize("promise", SEED_PROMISES, ids=name_of)
def test_a_seeds_sentence_suggests_what_a_person_would_enter(promise: SeedPromise) -> None:
    said = [each.says for each in suggestions_in(promise.sentence, promise.year)]
    typed = parse_quota(promise.typed, promise.year) if promise.typed else None
    meant = [each for each in (typed, promise.limit, promise.due_on) if each is not None]
    assert said == (meant if promise.is_read else [])


def test_the_promises_of_all_seeds_are_entered_and_shown_as_they_were_typed(
    office: Office, clerk: Actor
) -> None:
    outline = "機關形象\n  服務場所\n" + "\n".join(f"    {promise.sentence}" for promise in SEED_PROMISES)
    plan = drafted_plan(office, clerk, outline)
    with office.work(clerk) as work:
        for promise in SEED_PROMISES:
            node_id = plan.nodes[promise.sentence]
            if promise.typed:
                set_quota(work, node_id, QuotaInfo.of(parse_quota(promise.typed, 115)))
            if promise.limit:
                limit = promise.limit
                set_time_limit(work, node_id, LimitInfo(limit.count, limit.unit, limit.basis))
            set_due(work, node_id, promise.due_on)
    with office.reading() as session:
        found = followed_plan(session, 115, dt.date(2026, 1, 1))
    assert found is not None
    shown = {task.text: (task.quota, task.limit, task.due_on) for task in found.tasks}
    for promise in SEED_PROMISES:
        quota = quota_text(parse_quota(promise.typed, 115)) if promise.typed else ""
        limit = limit_text(promise.limit) if promise.limit else ""
        assert shown[promise.sentence] == (quota, limit, promise.due_on)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("每三個月至少辦理座談2次", ["每3個月至少2次"]),
        ("每周日開放體驗並辦理講座1場", ["每週日1次"]),
        ("每週一、三、五發布訊息", ["每週至少3次"]),
        ("每星期天辦理說故事活動", ["每週日至少1次"]),
        ("定期或不定期查核服務情形", ["定期辦理"]),
        ("定期檢查設備，每季至少1次", ["每季至少1次"]),
        ("每年至少測試12次。定期檢討成效。", ["每年至少12次"]),
        ("每兩個月定期檢查設備", []),
        ("定期檢查之紀錄應保存", []),
        ("辦理定期存款業務說明", []),
        ("縣政府定期查核時配合說明", []),
        ("颱風季定期檢查排水設施", []),
    ],
)
def test_weekdays_three_months_and_regular_duties_are_read_with_care(sentence: str, said: list[str]) -> None:
    assert [quota_text(each.says) for each in suggestions_in(sentence, 115)] == said  # type: ignore[arg-type]
