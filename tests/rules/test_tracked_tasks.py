import datetime as dt
from dataclasses import replace

import pytest

from db.queries.office import SectionRow
from db.queries.plan import (
    LimitInfo,
    NodeRow,
    PlanHead,
    PlanTree,
    QuotaInfo,
    SectionShare,
    TrackingInfo,
)
from db.queries.tracking import EvidenceRow
from db.vocabulary import (
    DayBasis,
    Light,
    NodeKind,
    NumberingStyle,
    Period,
    PlanStatus,
    QuotaRule,
    SectionKind,
    SectionRole,
    TaskStatus,
    TimeUnit,
)
from desktop.rules.tally import by_area, by_section, still_open, tally
from desktop.rules.task_years import Followed
from desktop.rules.tracked_tasks import TrackedTask, limit_text, tracked_tasks

TODAY = dt.date(2026, 7, 1)
AREA, MEASURE, TASK, SUBTASK = NodeKind
OPEN = TrackingInfo(None, None, None, TaskStatus.NOT_STARTED, None, "", "", 0, 0)
MONTHLY = QuotaInfo(QuotaRule.AT_LEAST, 1, Period.MONTH)
HEAD = PlanHead(
    1, 115, "計畫", "", (), NumberingStyle.HALF_DOT, PlanStatus.DRAFT, None, "", edition=1, version=1
)
SECTIONS = (
    SectionRow(1, "行政室", "", 0, SectionKind.MEMBER, None, None, ()),
    SectionRow(2, "資訊室", "", 1, SectionKind.MEMBER, None, None, ()),
    SectionRow(3, "各室", "", 2, SectionKind.GROUP, None, None, (1, 2)),
    SectionRow(4, "會計室", "", 3, SectionKind.MEMBER, None, None, ()),
)


def share(section_id: int, role: SectionRole = SectionRole.UNSPECIFIED) -> SectionShare:
    return SectionShare(section_id, SECTIONS[section_id - 1].name, role)


def node(
    key: int,
    parent_id: int | None,
    kind: NodeKind,
    text: str = "",
    tracking: TrackingInfo | None = None,
    sections: tuple[SectionShare, ...] = (),
) -> NodeRow:
    return NodeRow(key, parent_id, key, 0, kind, text, "", (), "", "", tracking, sections, version=1)


def task(key: int, tracking: TrackingInfo | None = OPEN, *shares: SectionShare) -> NodeRow:
    return node(key, 2, TASK, f"工作{key}", tracking, shares)


def followed(
    *nodes: NodeRow, evidence: dict[int, list[EvidenceRow]] | None = None, **settings: int
) -> list[TrackedTask]:
    frame = (node(1, None, AREA, "機關形象"), node(2, 1, MEASURE, "服務場所"))
    plan = PlanTree(HEAD, (), (*frame, *nodes))
    return tracked_tasks(plan, Followed(TODAY, evidence or {}, SECTIONS, **settings))


def proofs(key: int, *days: dt.date) -> dict[int, list[EvidenceRow]]:
    return {key: [EvidenceRow(n, key, day, 1, "", "", None, "") for n, day in enumerate(days)]}


def due(day: dt.date, **changes: object) -> TrackingInfo:
    return replace(OPEN, due_on=day, **changes)  # type: ignore[arg-type]


def test_a_task_says_where_it_stands_in_the_plan() -> None:
    found = followed(task(3), task(4))[1]
    assert (found.number, found.text, found.measure, found.area) == (
        "一、(一)2.",
        "工作4",
        "服務場所",
        "機關形象",
    )


def test_a_task_right_below_an_area_has_no_measure() -> None:
    (found,) = followed(replace(task(3), parent_id=1))
    assert (found.area, found.measure) == ("機關形象", "")


@pytest.mark.parametrize(
    ("tracking", "light", "state", "days_late"),
    [
        (None, Light.GREY, "未開始", 0),
        (due(TODAY + dt.timedelta(15)), Light.GREY, "未開始", 0),
        (due(TODAY + dt.timedelta(14)), Light.YELLOW, "未開始", 0),
        (due(TODAY - dt.timedelta(3)), Light.RED, "逾期", 3),
        (
            due(TODAY, status=TaskStatus.DONE, done_on=TODAY + dt.timedelta(2)),
            Light.GREEN,
            "逾期完成",
            2,
        ),
        (due(TODAY - dt.timedelta(3), status=TaskStatus.WITHDRAWN), Light.GREY, "撤銷", 0),
    ],
)
def test_light_and_state_follow_the_rules(
    tracking: TrackingInfo | None, light: Light, state: str, days_late: int
) -> None:
    (found,) = followed(task(3, tracking))
    assert (found.light, found.state, found.days_late) == (light, state, days_late)


def test_a_late_tick_stays_late_after_an_extension() -> None:
    ticked = due(
        dt.date(2026, 12, 31),
        status=TaskStatus.DONE,
        done_on=dt.date(2026, 6, 10),
        due_when_done=dt.date(2026, 6, 1),
    )
    (found,) = followed(task(3, ticked))
    assert (found.is_late, found.days_late, found.due_on) == (True, 9, dt.date(2026, 12, 31))


def test_the_office_decides_what_is_due_soon() -> None:
    nodes = task(3, due(TODAY + dt.timedelta(20)))
    assert not followed(nodes)[0].is_due_soon
    assert followed(nodes, due_soon_days=30)[0].is_due_soon


def test_evidence_counts_towards_the_quota() -> None:
    tracking = replace(OPEN, quota=MONTHLY, counted=2, evidence_count=2)
    evidence = proofs(3, dt.date(2026, 1, 5), dt.date(2026, 1, 9))
    (found,) = followed(task(3, tracking), evidence=evidence)
    assert (found.quota, found.credited, found.needed) == ("每月至少1次", 1, 12)
    assert (found.light, found.state, found.is_behind) == (Light.RED, "無法如期", True)


def test_a_task_without_quota_has_no_counts() -> None:
    (found,) = followed(task(3))
    assert (found.quota, found.credited, found.needed) == ("", None, None)


def test_a_group_expands_to_its_members_but_keeps_its_name() -> None:
    (found,) = followed(task(3, OPEN, share(3)))
    assert found.section_names == "各室"
    assert found.section_ids == {1, 2, 3}


def test_sections_are_named_with_their_roles() -> None:
    shares = (share(1, SectionRole.LEAD), share(2, SectionRole.SUPPORT), share(4))
    assert followed(task(3, OPEN, *shares))[0].section_names == "行政室（主辦）、資訊室（協辦）、會計室"


def test_sections_that_stand_on_the_measure_hold_for_its_tasks() -> None:
    frame = (node(1, None, AREA, "形象"), node(2, 1, MEASURE, "場所", None, (share(2),)))
    plan = PlanTree(HEAD, (), (*frame, task(3), task(4, OPEN, share(4))))
    first, second = tracked_tasks(plan, Followed(TODAY, {}, SECTIONS))
    assert (first.section_names, first.is_shared_above) == ("資訊室", True)
    assert (second.section_names, second.is_shared_above) == ("會計室", False)


def numbers(*nodes: NodeRow) -> list[str]:
    return [found.number for found in followed(*nodes)]


def test_subtasks_that_say_nothing_belong_to_their_task() -> None:
    blank = node(4, 3, SUBTASK, "細項", OPEN)
    assert numbers(task(3), blank) == ["一、(一)1."]
    assert numbers(task(3, due(TODAY)), blank) == ["一、(一)1."]


@pytest.mark.parametrize(
    "own",
    [
        due(TODAY),
        replace(OPEN, status=TaskStatus.STARTED),
        replace(OPEN, quota=MONTHLY),
        replace(OPEN, evidence_count=1),
    ],
)
def test_a_heading_of_followed_subtasks_is_not_counted_too(own: TrackingInfo) -> None:
    assert numbers(task(3), node(4, 3, SUBTASK, "細項", own)) == ["一、(一)1.(1)"]


def test_a_task_with_a_date_of_its_own_is_followed_beside_its_subtasks() -> None:
    assert numbers(task(3, due(TODAY)), node(4, 3, SUBTASK, "細項", due(TODAY))) == [
        "一、(一)1.",
        "一、(一)1.(1)",
    ]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (LimitInfo(3, TimeUnit.DAYS, DayBasis.CALENDAR), "3日內"),
        (LimitInfo(5, TimeUnit.DAYS, DayBasis.WORKING), "5日內（工作天）"),
        (LimitInfo(24, TimeUnit.HOURS, DayBasis.CALENDAR), "24小時內"),
    ],
)
def test_a_time_limit_is_told_in_words(limit: LimitInfo, words: str) -> None:
    assert limit_text(limit) == words
    assert followed(task(3, replace(OPEN, limit=limit)))[0].limit == words


DAY = dt.timedelta(1)
MIXED = (
    task(3, due(TODAY - DAY, status=TaskStatus.DONE, done_on=TODAY), share(1)),
    task(4, due(TODAY - DAY), share(3)),
    task(5, due(TODAY + DAY), share(2)),
    task(6, replace(OPEN, status=TaskStatus.NOT_APPLICABLE, reason="無此業務"), share(2)),
    task(7),
)


def test_the_tally_leaves_out_what_was_set_aside() -> None:
    found = tally(followed(*MIXED))
    assert (found.total, found.completion.counted, found.set_aside) == (5, 4, 1)
    assert (found.done, found.late, found.open, found.overdue, found.due_soon) == (1, 1, 3, 1, 1)
    assert str(found.completion.percent) == "25.0"
    assert dict(found.by_light) == {Light.GREEN: 1, Light.YELLOW: 1, Light.RED: 1, Light.GREY: 1}


def test_every_member_of_a_group_has_its_tasks_and_nobodys_are_shown_last() -> None:
    parts = by_section(followed(*MIXED), SECTIONS)
    assert [(part.name, part.tally.total) for part in parts] == [("行政室", 2), ("資訊室", 3), ("", 1)]


def test_areas_are_tallied_in_their_order() -> None:
    other = (node(8, None, AREA, "顧客關係"), node(9, 8, TASK, "講習", OPEN))
    parts = by_area(followed(*MIXED, *other))
    assert [(part.name, part.tally.total) for part in parts] == [("機關形象", 5), ("顧客關係", 1)]


def test_open_tasks_come_with_the_most_urgent_first() -> None:
    assert [found.node_id for found in still_open(followed(*MIXED))] == [4, 5, 7]


def test_a_tally_of_nothing_has_no_percentage() -> None:
    assert tally([]).completion.percent is None
