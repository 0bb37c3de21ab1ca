"""A plan copied into another year: looked through, made with what was decided, and taken back."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.database import Database
from db.queries.plan import NodeRow, PlanTree, plan_head, plan_tree
from db.tables.audit import AuditEntry
from db.tables.declarative import business_tables
from db.vocabulary import (
    DayBasis,
    NodeKind,
    NumberingStyle,
    Period,
    PlanStatus,
    QuotaRule,
    SectionRole,
    TaskStatus,
    TimeUnit,
)
from desktop.errors import Conflict, Refused
from desktop.exchange.plan_file import Chapter, Item, PlanFile, Question
from desktop.office.basis_letters import add_basis
from desktop.office.chapters import change_chapter
from desktop.office.copying import copy_plan, copy_review
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.planning import change_plan
from desktop.office.promises import (
    LimitInfo,
    QuotaInfo,
    Share,
    set_due,
    set_quota,
    set_sections,
    set_sections_text,
    set_time_limit,
)
from desktop.office.sample import create_sample_office
from desktop.office.sections import add_section, change_section, retire_section
from desktop.office.take_back import take_back
from desktop.office.taking_in import take_in_plan
from desktop.office.tracking import mark_not_applicable, tick_off, withdraw
from desktop.office.upkeep import check
from desktop.rules.copy_items import DROP, KEEP, CopyGroup, CopyItem, CopyKind, CopyReview
from desktop.rules.roc_calendar import LAST_ROC_YEAR
from tests.factories import DraftedPlan, drafted_plan
from tests.office.plan_files import plan_files

TODAY = dt.date(2026, 11, 1)
REPORT = "辦理115年度滿意度調查"
TREE = f"""
機關形象
  服務場所
    更新樓層配置圖
    檢修飲水機
  電話禮貌
    辦理測試
服務成果
  調查
    {REPORT}
"""


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk, TREE)


def review(office: Office, to_year: int = 116, from_year: int = 115, today: dt.date = TODAY) -> CopyReview:
    with office.reading() as session:
        return copy_review(session, from_year, to_year, today)


def items(found: CopyReview, group: CopyGroup) -> list[CopyItem]:
    return [item for item in found.items if item.group is group]


def the(found: CopyReview, kind: CopyKind, field: str = "") -> CopyItem:
    (item,) = [item for item in found.items if item.place.kind is kind and item.place.field == field]
    return item


def copied(office: Office, clerk: Actor, decisions: dict[Any, str] | None = None, **years: int) -> PlanTree:
    """The plan of 116, copied from that of 115 with these decisions, by default those that are certain."""
    from_year, to_year = years.get("from_year", 115), years.get("to_year", 116)
    found = review(office, to_year, from_year)
    taken = found.certain() if decisions is None else decisions
    with office.work(clerk) as work:
        key = copy_plan(work, from_year, to_year, taken, today=TODAY, seen=found)
    with office.reading() as session:
        return plan_tree(session, key)


def node(tree: PlanTree, text: str) -> NodeRow:
    return next(found for found in tree.nodes if found.text == text)


def questions(tree: PlanTree) -> list[tuple[str, str]]:
    texts = {found.id: found.text for found in tree.nodes}
    return [(left.about, texts.get(left.node_id or 0, "")) for left in tree.leftovers]


def everything(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the audit trail's."""
    with office.reading() as session:
        return {
            name: [dict(row._mapping) for row in session.execute(select(table.__table__).order_by(table.id))]
            for name, table in business_tables().items()
        }


def without_times(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows without when they were made: redoing makes them anew."""
    times = ("created_at", "updated_at", "version")
    return {
        name: [{k: v for k, v in row.items() if k not in times} for row in all_]
        for name, all_ in rows.items()
    }


def undo_last(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        take_back(work, work.session.scalar(select(func.max(AuditEntry.number))) or 0)


def test_tree_sections_quotas_and_limits_come_along_and_due_dates_move_a_year(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    task = plan.nodes["辦理測試"]
    with office.work(clerk) as work:
        lead, support = add_section(work, "秘書室"), add_section(work, "民政課")
        set_due(work, task, dt.date(2026, 10, 1), "115.10.1前")
        shares = [Share(support, SectionRole.SUPPORT), Share(lead, SectionRole.LEAD)]
        set_sections(work, task, shares)
        set_sections_text(work, task, "秘書室主辦")
        set_quota(work, task, QuotaInfo(QuotaRule.AT_LEAST, 2, Period.HALF_YEAR, (5, 11), 20))
        set_time_limit(work, task, LimitInfo(3, TimeUnit.DAYS, DayBasis.WORKING))
        change_node(work, task, method="抽測", indicators=["平均分數", "次數"], remark="每年辦理")
        change_plan(work, plan.plan_id, numbering_style=NumberingStyle.FULL_COMMA)
    with office.reading() as session:
        old = plan_tree(session, plan.plan_id)
    tree = copied(office, clerk)

    assert [(found.text.replace("116", "115"), found.depth) for found in tree.nodes] == [
        (found.text, found.depth) for found in old.nodes
    ]
    assert [found.lineage for found in tree.nodes] == [found.lineage for found in old.nodes]
    assert [found.lineage for found in tree.chapters] == [found.lineage for found in old.chapters]
    assert (tree.head.title, tree.head.status) == ("116年度提升服務品質執行計畫", PlanStatus.DRAFT)
    assert tree.head.numbering_style is NumberingStyle.FULL_COMMA
    assert tree.head.columns == old.head.columns
    was, now = node(old, "辦理測試"), node(tree, "辦理測試")
    assert (now.sections, now.sections_text) == (was.sections, "秘書室主辦")
    assert (now.method, now.indicators, now.remark) == ("抽測", ("平均分數", "次數"), "每年辦理")
    assert now.due_text == "116.10.1前"
    assert was.tracking is not None
    assert now.tracking is not None
    assert now.tracking.due_on == dt.date(2027, 10, 1)
    assert (now.tracking.quota, now.tracking.limit) == (was.tracking.quota, was.tracking.limit)
    assert tree.leftovers == ()


def test_nothing_of_what_was_done_comes_along(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    task = plan.nodes["辦理測試"]
    with office.work(clerk) as work:
        set_due(work, task, dt.date(2026, 5, 1))
        add_evidence(work, task, on=dt.date(2026, 4, 1), what="紀錄", today=TODAY)
        tick_off(work, task, on=dt.date(2026, 4, 2), note="完成", today=TODAY)
    tracking = node(copied(office, clerk), "辦理測試").tracking
    assert tracking is not None
    assert (tracking.status, tracking.done_on, tracking.note) == (TaskStatus.NOT_STARTED, None, "")
    assert (tracking.evidence_count, tracking.due_when_done) == (0, None)


def test_a_due_date_on_the_29th_of_february_or_on_a_holiday_is_remarked(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, "一\n  二\n    甲\n    乙\n    丙", year=117)
    with office.work(clerk) as work:
        for text, on in (("甲", (2028, 2, 29)), ("乙", (2028, 6, 10)), ("丙", (2028, 6, 12))):
            set_due(work, plan.nodes[text], dt.date(*on))
    found = items(review(office, 118, 117), CopyGroup.DUES)
    assert [(item.old, item.proposed, item.remark) for item in found] == [
        ("117.02.29", "118.02.28", "沒有2月29日"),
        ("117.06.10", "118.06.10", "星期日"),
        ("117.06.12", "118.06.12", ""),
    ]
    assert all(item.is_certain for item in found)


def test_every_text_that_names_a_year_is_offered_with_its_place(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["辦理測試"], indicators=["無", "115年目標90分"], remark="較114年成長")
    found = items(review(office), CopyGroup.TEXTS)
    assert [(item.where, item.what, item.proposed, item.remark) for item in found] == [
        ("整份計畫", "計畫名稱", "116年度提升服務品質執行計畫", ""),
        ("一、(二)1.辦理測試", "執行項目", "116年目標90分", ""),
        ("一、(二)1.辦理測試", "備註", "較114年成長", "往年，建議不改"),
        (f"二、(一)1.{REPORT}", "文字", "辦理116年度滿意度調查", ""),
    ]
    assert [item.options for item in found][2] == ("較114年成長", "較115年成長")


def test_what_is_decided_is_taken_and_what_is_not_becomes_a_question(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["辦理測試"], remark="較114年成長")
        set_due(work, plan.nodes["檢修飲水機"], dt.date(2026, 6, 6))
        set_due(work, plan.nodes["更新樓層配置圖"], dt.date(2026, 3, 3))
    found = review(office)
    title = the(found, CopyKind.TITLE).place
    decided = {title: " 松溪鄉公所116年度計畫 ", the(found, CopyKind.NODE, "text").place: "辦理116年調查"}
    due = next(item.place for item in items(found, CopyGroup.DUES) if item.old == "115.03.03")
    tree = copied(office, clerk, {**decided, due: "1160315"})

    assert tree.head.title == "松溪鄉公所116年度計畫"
    assert node(tree, "辦理測試").remark == "較114年成長"
    moved, chosen = node(tree, "檢修飲水機").tracking, node(tree, "更新樓層配置圖").tracking
    assert moved is not None
    assert chosen is not None
    assert (moved.due_on, chosen.due_on) == (dt.date(2027, 6, 6), dt.date(2027, 3, 15))
    assert node(tree, "辦理116年調查")
    assert questions(tree) == [("due", "檢修飲水機"), ("year", "辦理測試")]
    assert tree.leftovers[0].text == "完成期限已由115.06.06改為116.06.06（星期日），請確認。"
    assert tree.leftovers[1].text == "備註寫著「114年」，複製時沒有改；請確認116年度是否適用。"


def test_the_text_of_chapters_moves_but_not_the_year_of_a_letter(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.reading() as session:
        first, second = plan_tree(session, plan.plan_id).chapters[:2]
    cites = "依據青埔縣政府115年1月6日府研考字第1150001234號函辦理。"
    with office.work(clerk) as work:
        add_basis(work, plan.plan_id, agency="行政院", number="院授字第1號", title="115年度方案")
        change_chapter(work, first.id, paragraphs=[cites, "依{依據1}辦理。"])
        change_chapter(work, second.id, paragraphs=["自115年1月1日起至115年12月31日止。"])
    tree = copied(office, clerk)

    assert tree.chapters[0].paragraphs == (cites, "依{依據1}辦理。")
    assert tree.chapters[1].paragraphs == ("自116年1月1日起至116年12月31日止。",)
    assert [(letter.mark, letter.title) for letter in tree.basis] == [(1, "115年度方案")]
    assert [left.about for left in tree.leftovers] == ["year", "basis"]
    assert tree.leftovers[0].text.startswith("壹、計畫依據第1段寫著「115年1月6日」，")


def test_a_letter_can_be_replaced_by_the_next_one_or_by_one_typed(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    letter = {"agency": "青埔縣政府", "issued_on": dt.date(2026, 1, 6), "title": "115年度實施計畫"}
    with office.work(clerk) as work:
        add_basis(work, plan.plan_id, number="府研考字第1號", **letter)
        add_basis(work, plan.plan_id, number="府研考字第2號", **letter)
    found = [item for item in review(office).items if item.place.kind is CopyKind.LETTER]
    typed = "青埔縣政府116年1月5日府研考字第1160000011號函「116年度實施計畫」"
    tree = copied(office, clerk, {found[0].place: found[0].options[1], found[1].place: typed})
    next_one, other = tree.basis
    assert (next_one.issued_on, next_one.number, next_one.title) == (None, "", "116年度實施計畫")
    assert (other.issued_on, other.number) == (dt.date(2027, 1, 5), "府研考字第1160000011號")


def test_who_takes_a_retired_sections_place_is_asked_and_taken_everywhere(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    one, two = plan.nodes["檢修飲水機"], plan.nodes["辦理測試"]
    with office.work(clerk) as work:
        gone, civil = add_section(work, "行政室"), add_section(work, "民政課")
        new = add_section(work, "行政處")
        change_section(work, new, name="行政處", active_from_year=116)
        retire_section(work, gone, 115)
        set_sections(work, one, [Share(gone, SectionRole.LEAD), Share(civil, SectionRole.SUPPORT)])
        set_sections(work, two, [Share(gone), Share(new, SectionRole.SUPPORT)])
        set_sections_text(work, one, "行政室(總務)")
    found = the(review(office), CopyKind.SECTION)
    assert (found.old, found.proposed, found.what, found.is_certain) == ("行政室", "行政處", "2 項", False)

    tree = copied(office, clerk, {found.place: found.proposed})
    assert [(s.name, s.role) for s in node(tree, "檢修飲水機").sections] == [
        ("行政處", SectionRole.LEAD),
        ("民政課", SectionRole.SUPPORT),
    ]
    assert node(tree, "檢修飲水機").sections_text == "行政處(總務)"
    assert [(s.name, s.role) for s in node(tree, "辦理測試").sections] == [("行政處", SectionRole.SUPPORT)]

    other = copied(office, clerk, {found.place: ""}, to_year=117)
    assert [s.name for s in node(other, "檢修飲水機").sections] == ["民政課"]


def test_a_retired_section_nobody_decided_on_stays_and_is_asked_about_in_each_task(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        gone = add_section(work, "行政室")
        retire_section(work, gone, 115)
        for text in ("檢修飲水機", "辦理測試"):
            set_sections(work, plan.nodes[text], [Share(gone)])
    tree = copied(office, clerk)
    assert [s.name for s in node(tree, "辦理測試").sections] == ["行政室"]
    assert questions(tree) == [("sections", "檢修飲水機"), ("sections", "辦理測試")]
    assert tree.leftovers[0].text == "「行政室」設到115年度為止；請改由現有的單位承辦，確認後請修改。"


def set_aside(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        for text, on in (("更新樓層配置圖", 3), ("檢修飲水機", 12), ("辦理測試", 6), (REPORT, 12)):
            set_due(work, plan.nodes[text], dt.date(2026, on, 1))
        tick_off(work, plan.nodes["更新樓層配置圖"], on=dt.date(2026, 3, 1), today=TODAY)
        mark_not_applicable(work, plan.nodes["檢修飲水機"], reason="縣府統一辦理。")
        withdraw(work, plan.nodes[REPORT], reason="停辦")


def test_unfinished_and_set_aside_tasks_are_listed_with_their_reasons(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    set_aside(office, clerk, plan)
    found = items(review(office), CopyGroup.TASKS)
    assert [(item.where, item.old, item.options) for item in found] == [
        ("一、(一)2.檢修飲水機", "不適用：縣府統一辦理", (KEEP, DROP)),
        ("一、(二)1.辦理測試", "逾期，期限115.06.01", (KEEP, DROP)),
        (f"二、(一)1.{REPORT}", "撤銷：停辦", (DROP, KEEP)),
    ]
    assert not any(item.is_certain for item in found)


def test_of_a_plan_nobody_has_begun_with_no_task_is_unfinished(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["辦理測試"], dt.date(2026, 6, 1))
    assert items(review(office), CopyGroup.TASKS) == []


def test_what_is_still_on_course_comes_along_without_a_question(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["辦理測試"], dt.date(2026, 12, 1))
        tick_off(work, plan.nodes["檢修飲水機"], on=dt.date(2026, 3, 1), today=TODAY)
    found = items(review(office), CopyGroup.TASKS)
    assert [item.old for item in found if item.is_certain] == ["未開始", "未開始，期限115.12.01", "未開始"]


def test_a_task_that_is_dropped_stays_behind_with_its_questions(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    set_aside(office, clerk, plan)
    found = review(office)
    withdrawn = next(item for item in found.items if item.old.startswith("撤銷"))
    tree = copied(office, clerk, {withdrawn.place: DROP})
    assert REPORT not in [each.text for each in tree.nodes]
    assert ("unfinished", "檢修飲水機") in questions(tree)
    assert all(text != REPORT for _, text in questions(tree))
    assert [each.position for each in tree.nodes if each.depth == 2] == [0, 1, 0]


def test_open_questions_and_unplaced_texts_come_along_unless_dropped(office: Office, clerk: Actor) -> None:
    plan = PlanFile(
        "松溪鄉公所",
        115,
        "執行計畫",
        (Chapter("計畫內容", (), True),),
        items=(Item("一、", NodeKind.AREA, "機關形象"),),
        unplaced=("散落的文字", "另一段"),
        questions=(Question("一、", "due", "哪一天？"),),
    )
    with office.work(clerk) as work:
        take_in_plan(work, plan)
    found = [item for item in review(office).items if item.place.kind is CopyKind.LEFTOVER]
    assert [(item.what, item.old) for item in found] == [
        ("未歸位的文字", "散落的文字"),
        ("未歸位的文字", "另一段"),
        ("待確認", "哪一天？"),
    ]
    tree = copied(office, clerk, {found[1].place: DROP})
    assert [(left.about, left.text) for left in tree.leftovers] == [
        ("text", "散落的文字"),
        ("due", "哪一天？"),
    ]
    assert tree.leftovers[1].node_id == node(tree, "機關形象").id


def test_a_year_copied_twice_keeps_its_lineage(office: Office, clerk: Actor, plan: DraftedPlan) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["辦理測試"], dt.date(2026, 2, 28))
    first, second = copied(office, clerk), copied(office, clerk, from_year=116, to_year=117)
    with office.reading() as session:
        old = plan_tree(session, plan.plan_id)
    for tree in (first, second):
        assert [found.lineage for found in tree.nodes] == [found.lineage for found in old.nodes]
        assert [found.lineage for found in tree.chapters] == [found.lineage for found in old.chapters]
    assert node(second, "辦理117年度滿意度調查")
    tracking = node(second, "辦理測試").tracking
    assert tracking is not None
    assert tracking.due_on == dt.date(2028, 2, 28)


def test_undo_brings_back_exactly_what_was_and_redo_what_was_made(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    set_aside(office, clerk, plan)
    before = everything(office)
    copied(office, clerk)
    after = everything(office)
    undo_last(office, clerk)
    assert everything(office) == before
    undo_last(office, clerk)
    assert without_times(everything(office)) == without_times(after)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan_files(), st.integers(1, LAST_ROC_YEAR))
def test_any_plan_is_copied_whole_into_any_year_and_taken_back_whole(
    database_path: Path, clerk: Actor, file: PlanFile, to_year: int
) -> None:
    assume(to_year != file.year)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        path.write_bytes(database_path.read_bytes())
        office = Office(Database(path))
        with office.work(clerk) as work:
            old_id = take_in_plan(work, file)
        before = everything(office)
        with office.reading() as session:
            old = plan_tree(session, old_id)
        tree = copied(office, clerk, from_year=old.head.year, to_year=to_year)
        assert [(n.kind, n.depth, n.lineage) for n in tree.nodes] == [
            (n.kind, n.depth, n.lineage) for n in old.nodes
        ]
        assert {left.text for left in tree.leftovers} >= {left.text for left in old.leftovers}
        undo_last(office, clerk)
        assert everything(office) == before
        office.close()


def test_the_sample_office_is_copied_and_sound(tmp_path: Path, clerk: Actor) -> None:
    office = create_sample_office(tmp_path / "sample.db", clerk)
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        old = plan_tree(session, head.id)
    tree = copied(office, clerk)
    assert len(tree.nodes) == len(old.nodes)
    assert tree.head.title == "青埔縣松溪鄉公所116年度提升服務品質執行計畫"
    assert tree.chapters[3].paragraphs == ("自民國116年1月1日起至116年12月31日止。",)
    assert tree.chapters[0].paragraphs == old.chapters[0].paragraphs
    moved = [found.tracking.due_on for found in tree.nodes if found.tracking]
    assert {on.year for on in moved if on} == {2027}
    assert check(office) == []
    office.close()


def test_a_year_without_plan_and_a_year_with_one_are_refused(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with pytest.raises(Refused, match="沒有114年度的計畫"):
        review(office, 115, 114)
    with pytest.raises(Refused, match="民國1年到999年"):
        review(office, 1000)
    with pytest.raises(Refused, match="115年度已有計畫"), office.work(clerk) as work:
        copy_plan(work, 115, 115, {}, today=TODAY)
    assert len(everything(office)["plan"]) == 1


def test_a_plan_changed_since_it_was_looked_through_is_not_copied(
    office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    seen = review(office)
    with office.work(clerk) as work:
        change_node(work, plan.nodes[REPORT], text="辦理115年兩次調查")
    with pytest.raises(Conflict, match="剛才已改過"), office.work(clerk) as work:
        copy_plan(work, 115, 116, seen.certain(), today=TODAY, seen=seen)
    assert len(everything(office)["plan"]) == 1


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        (CopyKind.TITLE, " ", "計畫名稱不可空白"),
        (CopyKind.DUE, "116.02.30", "只有28天"),
        (CopyKind.SECTION, "沒有這個室", "沒有名為「沒有這個室」的單位"),
        (CopyKind.TASK, "也許", "只能填「沿用」或「不列入」"),
        (CopyKind.LETTER, "還沒來文", "看不出這份函文"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_whole(
    office: Office, clerk: Actor, plan: DraftedPlan, kind: CopyKind, said: str, why: str
) -> None:
    set_aside(office, clerk, plan)
    with office.work(clerk) as work:
        gone = add_section(work, "行政室")
        retire_section(work, gone, 115)
        set_sections(work, plan.nodes["辦理測試"], [Share(gone)])
        add_basis(work, plan.plan_id, agency="行政院", title="115年度方案")
    found = review(office)
    place = next(item.place for item in found.items if item.place.kind is kind)
    with pytest.raises(Refused, match=why), office.work(clerk) as work:
        copy_plan(work, 115, 116, found.certain() | {place: said}, today=TODAY)
    assert len(everything(office)["plan"]) == 1
