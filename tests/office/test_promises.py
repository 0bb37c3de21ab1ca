import datetime as dt

import pytest

from db.queries.plan import LimitInfo, NodeRow, QuotaInfo, TrackingInfo, plan_tree
from db.vocabulary import DayBasis, Period, QuotaRule, SectionRole, TimeUnit
from desktop.errors import Conflict, Refused
from desktop.office import promises as deeds
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from tests.factories import DraftedPlan, drafted_plan

DUE = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk, "機關形象\n  電話禮貌\n    辦理測試")


@pytest.fixture
def task(plan: DraftedPlan) -> int:
    return plan.nodes["辦理測試"]


def node(office: Office, plan: DraftedPlan, node_id: int) -> NodeRow:
    with office.reading() as session:
        return next(found for found in plan_tree(session, plan.plan_id).nodes if found.id == node_id)


def tracked(office: Office, plan: DraftedPlan, node_id: int) -> TrackingInfo:
    found = node(office, plan, node_id).tracking
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", ""), ("115.06.30", ""), ("115.6.30", "115.6.30"), (" 六月底前 \n\n 併期末 ", "六月底前\n併期末")],
)
def test_a_due_date_keeps_its_own_words_only(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int, written: str, kept: str
) -> None:
    with office.work(clerk) as work:
        deeds.set_due(work, task, DUE, written)
    assert tracked(office, plan, task).due_on == DUE
    assert node(office, plan, task).due_text == kept


def test_a_due_date_is_taken_away(office: Office, clerk: Actor, plan: DraftedPlan, task: int) -> None:
    with office.work(clerk) as work:
        deeds.set_due(work, task, DUE)
    with office.work(clerk) as work:
        deeds.set_due(work, task, None, "每月20日")
    assert tracked(office, plan, task).due_on is None
    assert node(office, plan, task).due_text == "每月20日"


def test_words_alone_start_no_tracking(office: Office, clerk: Actor, plan: DraftedPlan, task: int) -> None:
    with office.work(clerk) as work:
        deeds.set_due(work, task, None, "經常辦理")
        deeds.set_quota(work, task, None)
        deeds.set_time_limit(work, task, None)
    assert node(office, plan, task).tracking is None


def test_a_measure_has_words_but_no_date(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    measure = plan.nodes["電話禮貌"]
    with office.work(clerk) as work:
        deeds.set_due(work, measure, None, "全年")
    assert node(office, plan, measure).due_text == "全年"
    with (
        pytest.raises(Refused, match="「電話禮貌」是項目，完成期限要訂在下面的工作"),
        office.work(clerk) as work,
    ):
        deeds.set_due(work, measure, DUE)


def test_a_due_date_read_before_another_change_is_not_stored(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int
) -> None:
    version = node(office, plan, task).version
    with office.work(clerk) as work:
        deeds.set_due(work, task, None, "甲", version=version)
    with pytest.raises(Conflict), office.work(clerk) as work:
        deeds.set_due(work, task, None, "乙", version=version)


class TestSections:
    @pytest.fixture
    def keys(self, office: Office, clerk: Actor) -> list[int]:
        with office.work(clerk) as work:
            return [add_section(work, name) for name in ("秘書室", "民政課", "人事室")]

    def test_stand_in_the_order_given_with_their_roles(
        self, office: Office, clerk: Actor, plan: DraftedPlan, task: int, keys: list[int]
    ) -> None:
        first, second, third = keys
        with office.work(clerk) as work:
            deeds.set_sections(work, task, [deeds.Share(first), deeds.Share(second)])
        with office.work(clerk) as work:
            shares = [
                deeds.Share(third, SectionRole.LEAD),
                deeds.Share(first, SectionRole.SUPPORT),
            ]
            deeds.set_sections(work, task, shares)
        found = node(office, plan, task).sections
        assert [(share.name, share.role) for share in found] == [
            ("人事室", SectionRole.LEAD),
            ("秘書室", SectionRole.SUPPORT),
        ]

    def test_may_stand_on_a_measure_and_be_taken_away(
        self, office: Office, clerk: Actor, plan: DraftedPlan, keys: list[int]
    ) -> None:
        measure = plan.nodes["電話禮貌"]
        with office.work(clerk) as work:
            deeds.set_sections(work, measure, [deeds.Share(keys[0])])
        assert [share.name for share in node(office, plan, measure).sections] == ["秘書室"]
        with office.work(clerk) as work:
            deeds.set_sections(work, measure, [])
        assert node(office, plan, measure).sections == ()

    def test_named_twice_or_gone_are_refused(
        self, office: Office, clerk: Actor, task: int, keys: list[int]
    ) -> None:
        with pytest.raises(Refused, match="不能重複指定"), office.work(clerk) as work:
            deeds.set_sections(work, task, [deeds.Share(keys[0]), deeds.Share(keys[0])])
        with pytest.raises(Refused, match="已被刪除"), office.work(clerk) as work:
            deeds.set_sections(work, task, [deeds.Share(99)])


def test_a_quota_is_set_and_taken_away(office: Office, clerk: Actor, plan: DraftedPlan, task: int) -> None:
    quota = QuotaInfo(QuotaRule.AT_LEAST, 2, Period.MONTH, (5, 10), 20)
    with office.work(clerk) as work:
        deeds.set_quota(work, task, QuotaInfo(QuotaRule.AT_LEAST, 2, Period.MONTH, (10, 5, 5), 20))
    assert tracked(office, plan, task).quota == quota
    with office.work(clerk) as work:
        deeds.set_quota(work, task, None)
    assert tracked(office, plan, task).quota is None


@pytest.mark.parametrize(
    "quota",
    [
        QuotaInfo(QuotaRule.EXACTLY, 0, Period.YEAR),
        QuotaInfo(QuotaRule.EXACTLY, 1, Period.YEAR, (13,)),
        QuotaInfo(QuotaRule.EXACTLY, 1, Period.MONTH, (), 32),
    ],
)
def test_an_impossible_quota_is_refused(office: Office, clerk: Actor, task: int, quota: QuotaInfo) -> None:
    with pytest.raises(Refused, match="請檢查應辦次數"), office.work(clerk) as work:
        deeds.set_quota(work, task, quota)


def test_a_time_limit_is_set_and_taken_away(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int
) -> None:
    limit = LimitInfo(3, TimeUnit.DAYS, DayBasis.WORKING)
    with office.work(clerk) as work:
        deeds.set_time_limit(work, task, limit)
    assert tracked(office, plan, task).limit == limit
    with pytest.raises(Refused, match="至少是1"), office.work(clerk) as work:
        deeds.set_time_limit(work, task, LimitInfo(0, TimeUnit.HOURS, DayBasis.CALENDAR))
    with office.work(clerk) as work:
        deeds.set_time_limit(work, task, None)
    assert tracked(office, plan, task).limit is None


def test_only_tasks_are_followed(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    quota = QuotaInfo(QuotaRule.AT_LEAST, 2, Period.YEAR)
    with pytest.raises(Refused, match="不是工作"), office.work(clerk) as work:
        deeds.set_quota(work, plan.nodes["電話禮貌"], quota)


@pytest.mark.parametrize(
    ("written", "role", "kept"),
    [
        ("秘書室\n民政課", SectionRole.UNSPECIFIED, ""),
        (" 秘書室 \n\n 民政課", SectionRole.UNSPECIFIED, ""),
        ("秘書室\n民政課", SectionRole.SUPPORT, "秘書室\n民政課"),
        ("秘書室\n民政課\n秘書室", SectionRole.UNSPECIFIED, "秘書室\n民政課\n秘書室"),
        ("", SectionRole.UNSPECIFIED, ""),
    ],
)
def test_sections_keep_their_own_words_only(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int, written: str, role: SectionRole, kept: str
) -> None:
    with office.work(clerk) as work:
        keys = [add_section(work, name) for name in ("秘書室", "民政課")]
        shares = [deeds.Share(keys[0]), deeds.Share(keys[1], role)]
        deeds.set_sections(work, task, shares)
        deeds.set_sections_text(work, task, written)
    assert node(office, plan, task).sections_text == kept
    assert [share.name for share in node(office, plan, task).sections] == ["秘書室", "民政課"]


def test_words_of_sections_are_not_written_over_those_of_another(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int
) -> None:
    version = node(office, plan, task).version
    with office.work(clerk) as work:
        deeds.set_sections_text(work, task, "各課室", version=version)
    with pytest.raises(Conflict), office.work(clerk) as work:
        deeds.set_sections_text(work, task, "秘書室", version=version)


@pytest.mark.parametrize(
    ("words", "left"), [("秘書室\n民政課\n秘書室", ""), ("各課室\n秘書室", "各課室\n秘書室"), ("", "")]
)
def test_words_that_name_former_sections_go_with_them(
    office: Office, clerk: Actor, plan: DraftedPlan, task: int, words: str, left: str
) -> None:
    with office.work(clerk) as work:
        keys = [add_section(work, name) for name in ("秘書室", "民政課")]
        deeds.set_sections(work, task, [deeds.Share(key) for key in keys])
        deeds.set_sections_text(work, task, words)
    with office.work(clerk) as work:
        deeds.set_sections(work, task, [deeds.Share(key, SectionRole.LEAD) for key in reversed(keys)])
    assert node(office, plan, task).sections_text == words
    with office.work(clerk) as work:
        deeds.set_sections(work, task, [deeds.Share(keys[0])])
    assert node(office, plan, task).sections_text == left
