import datetime as dt

import pytest
from sqlalchemy import func, select

from db.queries.plan import NodeRow, plan_tree
from db.tables.audit import AuditEntry
from db.vocabulary import NodeKind, Period, QuotaRule
from desktop.errors import Conflict, Refused
from desktop.office import outline as deeds
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.promises import QuotaInfo, Share, set_due, set_quota, set_sections
from desktop.office.sections import add_section
from desktop.office.take_back import take_back
from desktop.office.ticking import tick
from tests.factories import DraftedPlan, drafted_plan, outline_of

TREE = """
機關形象
  服務場所
    更新樓層配置圖
    檢修飲水機
  電話禮貌
    辦理測試
服務流程
"""
LINES = [
    "一、機關形象",
    "  (一)服務場所",
    "    1.更新樓層配置圖",
    "    2.檢修飲水機",
    "  (二)電話禮貌",
    "    1.辦理測試",
    "二、服務流程",
]


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    found = drafted_plan(office, clerk, TREE)
    assert outline_of(office, found.plan_id) == LINES
    return found


def node(office: Office, plan: DraftedPlan, node_id: int) -> NodeRow:
    with office.reading() as session:
        return next(found for found in plan_tree(session, plan.plan_id).nodes if found.id == node_id)


def undo_last(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        take_back(work, work.session.scalar(select(func.max(AuditEntry.number))) or 0)


def test_a_new_item_takes_its_place_among_its_siblings(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        deeds.add_node(work, plan.plan_id, plan.nodes["服務場所"], 1, text=" 汰換座椅 ")
    assert outline_of(office, plan.plan_id)[2:5] == [
        "    1.更新樓層配置圖",
        "    2.汰換座椅",
        "    3.檢修飲水機",
    ]


def test_a_task_may_stand_under_an_area_and_its_neighbours_follow(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        area = plan.nodes["服務流程"]
        deeds.add_node(work, plan.plan_id, area, kind=NodeKind.TASK, text="修訂作業程序")
        deeds.add_node(work, plan.plan_id, area, text="公開流程")
    assert outline_of(office, plan.plan_id)[-2:] == ["  1.修訂作業程序", "  2.公開流程"]


def test_several_lines_are_added_in_their_order(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        keys = deeds.add_nodes(work, plan.plan_id, plan.nodes["服務場所"], 1, ["汰換座椅", "增設坡道"])
        deeds.add_nodes(work, plan.plan_id, None, None, ["服務創新"])
    assert len(keys) == 2
    assert outline_of(office, plan.plan_id)[2:6] == [
        "    1.更新樓層配置圖",
        "    2.汰換座椅",
        "    3.增設坡道",
        "    4.檢修飲水機",
    ]
    assert outline_of(office, plan.plan_id)[-1] == "三、服務創新"


@pytest.mark.parametrize(
    ("parent", "kind", "words"),
    [
        ("服務場所", NodeKind.AREA, "「要項」不能放在「項目」下面"),
        (None, NodeKind.SUBTASK, "「細項工作」不能放在計畫的最上層"),
    ],
)
def test_a_kind_out_of_place_is_refused(
    office: Office, clerk: Actor, plan: DraftedPlan, parent: str | None, kind: NodeKind, words: str
) -> None:
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        deeds.add_node(work, plan.plan_id, plan.nodes[parent] if parent else None, kind=kind)


def test_the_words_of_an_item_are_changed_one_by_one(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    task = plan.nodes["辦理測試"]
    with office.work(clerk) as work:
        deeds.change_node(work, task, method="抽測", indicators=["次數", " ", "成績"])
        deeds.change_node(work, task, remark="含總機")
    found = node(office, plan, task)
    assert (found.text, found.method, found.remark) == ("辦理測試", "抽測", "含總機")
    assert found.indicators == ("次數", "成績")


def test_an_item_changed_meanwhile_is_not_overwritten(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    task = plan.nodes["辦理測試"]
    version = node(office, plan, task).version
    with office.work(clerk) as work:
        deeds.change_node(work, task, text="甲", version=version)
    with pytest.raises(Conflict, match="已在別處改過"), office.work(clerk) as work:
        deeds.change_node(work, task, text="乙", version=version)
    assert node(office, plan, task).text == "甲"


def test_an_outdented_task_becomes_a_measure_behind_its_own(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        deeds.outdent_nodes(work, [plan.nodes["更新樓層配置圖"], plan.nodes["檢修飲水機"]])
    assert outline_of(office, plan.plan_id)[1:5] == [
        "  (一)服務場所",
        "  (二)更新樓層配置圖",
        "  (三)檢修飲水機",
        "  (四)電話禮貌",
    ]


def test_an_indented_measure_becomes_a_task_and_its_tasks_subtasks(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        deeds.indent_nodes(work, [plan.nodes["電話禮貌"]])
    assert outline_of(office, plan.plan_id)[1:6] == [
        "  (一)服務場所",
        "    1.更新樓層配置圖",
        "    2.檢修飲水機",
        "    3.電話禮貌",
        "      (1)辦理測試",
    ]


def test_an_indented_area_joins_the_measures_before_it(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        deeds.indent_nodes(work, [plan.nodes["服務流程"]])
    assert outline_of(office, plan.plan_id)[-1] == "  (三)服務流程"


@pytest.mark.parametrize(
    ("deed", "text", "words"),
    [
        (deeds.indent_nodes, "機關形象", "前面沒有同一層的項目"),
        (deeds.outdent_nodes, "服務流程", "已在最外層"),
    ],
)
def test_what_has_no_deeper_or_higher_level_stays(  # type: ignore[no-untyped-def]
    office, clerk, plan, deed, text, words
) -> None:
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        deed(work, [plan.nodes[text]])
    assert outline_of(office, plan.plan_id) == LINES


def test_subtasks_lie_at_most_three_deep(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, "甲\n  乙\n    丙\n      丁\n        戊\n          己\n          庚")
    assert outline_of(office, plan.plan_id)[3:] == [
        "      (1)丁",
        "        甲、戊",
        "          (甲)己",
        "          (乙)庚",
    ]
    with pytest.raises(Refused, match="最多3層細項"), office.work(clerk) as work:
        deeds.indent_nodes(work, [plan.nodes["庚"]])
    with pytest.raises(Refused, match="最多3層細項"), office.work(clerk) as work:
        deeds.add_node(work, plan.plan_id, plan.nodes["庚"])


def test_a_dragged_branch_fits_its_new_level(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        deeds.move_nodes(work, [plan.nodes["機關形象"]], plan.nodes["服務流程"])
    assert outline_of(office, plan.plan_id) == [
        "一、服務流程",
        "  (一)機關形象",
        "    1.服務場所",
        "      (1)更新樓層配置圖",
        "      (2)檢修飲水機",
        "    2.電話禮貌",
        "      (1)辦理測試",
    ]


def test_several_items_are_dragged_in_their_order(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    chosen = [plan.nodes[text] for text in ("辦理測試", "更新樓層配置圖")]
    with office.work(clerk) as work:
        deeds.move_nodes(work, chosen, plan.nodes["服務場所"], 2)
    assert outline_of(office, plan.plan_id)[1:6] == [
        "  (一)服務場所",
        "    1.檢修飲水機",
        "    2.更新樓層配置圖",
        "    3.辦理測試",
        "  (二)電話禮貌",
    ]


def test_what_lies_in_a_dragged_branch_goes_with_it_once(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    chosen = [plan.nodes[text] for text in ("電話禮貌", "辦理測試")]
    with office.work(clerk) as work:
        deeds.move_nodes(work, chosen, plan.nodes["服務流程"], 0)
    assert outline_of(office, plan.plan_id)[-3:] == [
        "二、服務流程",
        "  (一)電話禮貌",
        "    1.辦理測試",
    ]


def test_a_branch_cannot_be_dragged_into_itself(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with pytest.raises(Refused, match="不能移到自己的下面"), office.work(clerk) as work:
        deeds.move_nodes(work, [plan.nodes["機關形象"]], plan.nodes["服務場所"])


def test_a_measure_dragged_to_the_top_becomes_an_area(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        deeds.move_nodes(work, [plan.nodes["電話禮貌"]], None, 0)
    assert outline_of(office, plan.plan_id)[:3] == ["一、電話禮貌", "  1.辦理測試", "二、機關形象"]


def test_items_move_up_and_down_past_their_neighbour(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        deeds.shift_nodes(work, [plan.nodes["電話禮貌"]], -1)
    assert outline_of(office, plan.plan_id)[1] == "  (一)電話禮貌"
    with office.work(clerk) as work:
        deeds.shift_nodes(work, [plan.nodes["電話禮貌"]], 1)
    assert outline_of(office, plan.plan_id) == LINES
    with pytest.raises(Refused, match="最前面或最後面"), office.work(clerk) as work:
        deeds.shift_nodes(work, [plan.nodes["電話禮貌"]], 1)
    with pytest.raises(Refused, match="不在同一個項目下面"), office.work(clerk) as work:
        deeds.shift_nodes(work, [plan.nodes["服務場所"], plan.nodes["服務流程"]], 1)


def test_two_neighbours_move_together(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, "甲\n乙\n丙\n丁")
    with office.work(clerk) as work:
        deeds.shift_nodes(work, [plan.nodes["甲"], plan.nodes["乙"]], 1)
    assert outline_of(office, plan.plan_id) == ["一、丙", "二、甲", "三、乙", "四、丁"]


def test_a_deleted_branch_goes_with_everything_on_it_and_comes_back(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    task = plan.nodes["更新樓層配置圖"]
    with office.work(clerk) as work:
        set_due(work, task, dt.date(2026, 6, 30))
        set_sections(work, task, [Share(add_section(work, "秘書室"))])
        add_evidence(work, task, on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 5))
    before = node(office, plan, task)
    with office.work(clerk) as work:
        assert deeds.delete_nodes(work, [plan.nodes["服務場所"], task]) == 1
    assert outline_of(office, plan.plan_id) == [
        "一、機關形象",
        "  (一)電話禮貌",
        "    1.辦理測試",
        "二、服務流程",
    ]
    undo_last(office, clerk)
    assert outline_of(office, plan.plan_id) == LINES
    after = node(office, plan, task)
    assert (after.tracking, after.sections) == (before.tracking, before.sections)


def test_nothing_chosen_or_gone_is_refused(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with pytest.raises(Refused, match="沒有選取"), office.work(clerk) as work:
        deeds.delete_nodes(work, [])
    with pytest.raises(Refused, match="已經不在計畫中"), office.work(clerk) as work:
        deeds.indent_nodes(work, [999])


class TestATaskThatBecomesAMeasure:
    def test_keeps_its_due_date_as_words_and_has_it_back(
        self, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        task = plan.nodes["檢修飲水機"]
        with office.work(clerk) as work:
            set_due(work, task, dt.date(2026, 6, 30))
        with office.work(clerk) as work:
            deeds.outdent_nodes(work, [task])
        found = node(office, plan, task)
        assert (found.kind, found.tracking, found.due_text) == (NodeKind.MEASURE, None, "115.06.30")
        with office.work(clerk) as work:
            deeds.indent_nodes(work, [task])
        found = node(office, plan, task)
        assert found.tracking is not None
        assert (found.kind, found.tracking.due_on, found.due_text) == (
            NodeKind.TASK,
            dt.date(2026, 6, 30),
            "",
        )

    def test_is_refused_when_a_quota_would_be_lost(
        self, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        task = plan.nodes["辦理測試"]
        with office.work(clerk) as work:
            set_quota(work, task, QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR))
        with pytest.raises(Refused, match="「辦理測試」已有應辦次數"), office.work(clerk) as work:
            deeds.outdent_nodes(work, [task])
        assert outline_of(office, plan.plan_id) == LINES

    def test_is_refused_when_evidence_would_be_lost(
        self, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        task = plan.nodes["辦理測試"]
        with office.work(clerk) as work:
            add_evidence(work, task, on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 5))
        with pytest.raises(Refused, match="辦理情形、勾稽、佐證"), office.work(clerk) as work:
            deeds.outdent_nodes(work, [task])

    def test_is_refused_when_a_tick_would_be_lost(
        self, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        task = plan.nodes["辦理測試"]
        with office.work(clerk) as work:
            tick(work, task, on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 5))
        with pytest.raises(Refused, match="辦理情形、勾稽、佐證"), office.work(clerk) as work:
            deeds.outdent_nodes(work, [task])
