"""What is to be mended in a plan before it is signed: each check finds its own fault and no other."""

import datetime as dt
from collections.abc import Callable

import pytest

from db.queries.plan import PlanColumn, plan_head, plan_tree
from db.tables.plan import Chapter, Leftover
from db.unit_of_work import Work
from db.vocabulary import ColumnKind, SectionKind
from desktop.office.basis_letters import add_basis, delete_basis
from desktop.office.chapters import add_chapter, change_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node, delete_nodes
from desktop.office.plan_checking import findings
from desktop.office.planning import change_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.sections import add_section, change_section, set_group_members
from desktop.rules.checked_plan import Finding, Subject
from desktop.rules.severity import Severity
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DAY = dt.date(2026, 6, 30)
Fault = Callable[[Work, FollowedPlan], object]


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """A plan in which there is nothing to mend."""
    tasks = (TaskDraft("更新標示", DAY, ("民政課",)), TaskDraft("辦理測試", DAY, ("各課室",)))
    plan = followed_plan(office, clerk, *tasks, year=115, groups={"各課室": ("民政課",)})
    with office.work(clerk) as work:
        for chapter in plan_tree(work.session, plan.plan_id).chapters:
            change_chapter(work, chapter.id, paragraphs=["內容。"])
    return plan


def found(office: Office, plan: FollowedPlan) -> list[Finding]:
    with office.reading() as session:
        return findings(session, plan.plan_id)


def fault(office: Office, clerk: Actor, plan: FollowedPlan, make: Fault) -> Finding:
    """The only thing found after something was done to the sound plan."""
    with office.work(clerk) as work:
        make(work, plan)
    (only,) = found(office, plan)
    return only


def chapter_of(work: Work, plan: FollowedPlan, place: int = 0) -> int:
    return plan_tree(work.session, plan.plan_id).chapters[place].id


def cite(work: Work, plan: FollowedPlan, *_letters: int) -> None:
    """Let the first chapter cite the first letter."""
    change_chapter(work, chapter_of(work, plan), paragraphs=["依據{依據1}辦理。"])


def add_basis_with_rare_title(work: Work, plan: FollowedPlan) -> None:
    add_basis(work, plan.plan_id, agency="府", issued_on=DAY, number="府字第1號", title="\U0001f600計畫")
    cite(work, plan)


def test_a_sound_plan_has_nothing_to_mend(office: Office, plan: FollowedPlan) -> None:
    assert found(office, plan) == []


@pytest.mark.parametrize(
    ("make", "check", "severity", "subject"),
    [
        (
            lambda work, plan: set_sections(work, plan.nodes["更新標示"], []),
            "沒有承辦單位",
            Severity.MUST,
            Subject.NODE,
        ),
        (
            lambda work, plan: set_due(work, plan.nodes["更新標示"], None),
            "沒有完成期限",
            Severity.MUST,
            Subject.NODE,
        ),
        (
            lambda work, plan: set_due(work, plan.nodes["更新標示"], dt.date(2027, 1, 10)),
            "期限不在本年度",
            Severity.LOOK,
            Subject.NODE,
        ),
        (
            lambda work, plan: change_node(work, plan.nodes["辦理測試"], text="更新 標示。"),
            "文字重複",
            Severity.LOOK,
            Subject.NODE,
        ),
        (
            lambda work, plan: add_node(work, plan.plan_id, None, text="服務流程"),
            "空的要項或項目",
            Severity.MUST,
            Subject.NODE,
        ),
        (
            lambda work, plan: change_node(work, plan.nodes["更新標示"], text=" "),
            "沒有文字",
            Severity.MUST,
            Subject.NODE,
        ),
        (
            lambda work, plan: set_group_members(work, plan.sections["各課室"], []),
            "群組沒有成員",
            Severity.MUST,
            Subject.SECTION,
        ),
        (
            lambda work, plan: cite(work, plan, add_basis(work, plan.plan_id, agency="青埔縣政府")),
            "依據不完整",
            Severity.MUST,
            Subject.BASIS,
        ),
        (
            lambda work, plan: add_basis(work, plan.plan_id, agency="府", issued_on=DAY, number="府字第1號"),
            "依據沒有引用",
            Severity.LOOK,
            Subject.BASIS,
        ),
        (
            lambda work, plan: add_basis_with_rare_title(work, plan),
            "印不出的字",
            Severity.MUST,
            Subject.BASIS,
        ),
        (
            lambda work, plan: change_chapter(work, chapter_of(work, plan), paragraphs=["依據{依據4}辦理。"]),
            "引用的依據不存在",
            Severity.MUST,
            Subject.CHAPTER,
        ),
        (
            lambda work, plan: add_chapter(work, plan.plan_id, "附則"),
            "空的章節",
            Severity.LOOK,
            Subject.CHAPTER,
        ),
        (
            lambda work, plan: change_plan(work, plan.plan_id, title="114年度提升服務品質執行計畫"),
            "名稱的年度不符",
            Severity.MUST,
            Subject.PLAN,
        ),
        (
            lambda work, plan: work.session.add(
                Leftover(plan_id=plan.plan_id, position=0, about="sections", text="單位對不上")
            ),
            "待確認事項",
            Severity.LOOK,
            Subject.LEFTOVER,
        ),
        (
            lambda work, plan: change_node(work, plan.nodes["更新標示"], remark="\U0001f600"),
            "印不出的字",
            Severity.MUST,
            Subject.NODE,
        ),
    ],
)
def test_each_fault_is_found_by_its_own_check(
    office: Office,
    clerk: Actor,
    plan: FollowedPlan,
    make: Fault,
    check: str,
    severity: Severity,
    subject: Subject,
) -> None:
    finding = fault(office, clerk, plan, make)
    assert (finding.check, finding.severity, finding.subject) == (check, severity, subject)
    assert finding.what.endswith("。")
    assert "；" in finding.what


def test_a_section_that_is_gone_by_the_plans_year_is_named(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        other = add_section(work, "秘書室")
        set_sections(work, plan.nodes["更新標示"], [Share(other)])
        change_section(work, other, name="秘書室", active_to_year=114)
    (finding,) = found(office, plan)
    assert finding.check == "單位已裁撤"
    assert "「秘書室」在115年度已不存在" in finding.what


def test_dates_that_are_not_printed_are_asked_about_once(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        columns = [PlanColumn((ColumnKind.AREA,), "要項"), PlanColumn((ColumnKind.TASK,), "工作")]
        change_plan(work, plan.plan_id, columns=columns)
        for task in ("更新標示", "辦理測試"):
            set_due(work, plan.nodes[task], None)
    (finding,) = found(office, plan)
    assert finding.severity is Severity.LOOK
    assert "共2項工作" in finding.what


def test_a_table_without_chapter_leads_to_the_chapters(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        table = next(each for each in plan_tree(work.session, plan.plan_id).chapters if each.has_table)
        work.session.get_one(Chapter, table.id).has_table = False
    (finding,) = found(office, plan)
    assert (finding.check, finding.subject) == ("附表沒有位置", Subject.CHAPTERS)


def test_line_breaks_are_no_characters_that_a_font_lacks(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], remark="一樓\n二樓　\t三樓")
    assert found(office, plan) == []


def test_headings_say_the_same_only_beside_each_other(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        area = add_node(work, plan.plan_id, None, text="服務流程")
        measure = add_node(work, plan.plan_id, area, text="改善服務場所")
        task = add_node(work, plan.plan_id, measure, text="整理檔案")
        set_sections(work, task, [Share(plan.sections["民政課"])])
        set_due(work, task, DAY)
    assert found(office, plan) == []
    with office.work(clerk) as work:
        change_node(work, area, text="機關 形象")
    (finding,) = found(office, plan)
    assert (finding.check, finding.key) == ("文字重複", area)


def test_what_stands_on_the_measure_counts_for_its_tasks(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        task, measure = plan.nodes["更新標示"], plan.nodes["改善服務場所"]
        set_sections(work, task, [])
        set_due(work, task, None)
        set_sections(work, measure, [Share(plan.sections["民政課"])])
        set_due(work, measure, None, "全年")
    assert found(office, plan) == []


def test_a_group_nobody_is_assigned_to_may_be_empty(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        add_section(work, "各業務組", kind=SectionKind.GROUP)
    assert found(office, plan) == []


def test_a_letter_that_was_deleted_is_missed_nowhere(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        delete_basis(work, add_basis(work, plan.plan_id))
    assert found(office, plan) == []


def test_what_must_be_mended_comes_first(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], dt.date(2027, 1, 10))
        set_sections(work, plan.nodes["辦理測試"], [])
        delete_nodes(work, [add_node(work, plan.plan_id, None, text="服務流程")])
    assert [finding.severity for finding in found(office, plan)] == [Severity.MUST, Severity.LOOK]


def test_the_sample_plan_is_ready_to_be_signed(tmp_path, clerk: Actor) -> None:
    from desktop.office.sample import create_sample_office

    office = create_sample_office(tmp_path / "sample.db", clerk)
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        assert findings(session, head.id) == []
    office.close()
