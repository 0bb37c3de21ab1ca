import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.database import Database
from db.queries.office import sections
from db.queries.plan import LimitInfo, NodeRow, PlanTree, plan_head, plan_tree
from db.vocabulary import ColumnKind, DayBasis, NodeKind, SectionKind, SectionRole, TaskStatus, TimeUnit
from desktop.errors import Refused
from desktop.exchange.plan_file import Chapter, Due, Item, PlanFile, Question, SectionShare
from desktop.exchange.plan_json import from_json, read_json, to_json
from desktop.office.office import Actor, Office
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.planning import delete_plan
from desktop.office.promises import set_time_limit
from desktop.office.sections import add_section, set_group_members
from desktop.office.taking_in import take_in_plan
from desktop.office.tracking import tick_off
from desktop.paths import resource
from tests.factories import TaskDraft, followed_plan
from tests.office.plan_files import plan_files

DUE = dt.date(2026, 6, 30)


def a_plan(*items: Item, **fields: object) -> PlanFile:
    plan = PlanFile("松溪鄉公所", 115, "執行計畫", (Chapter("計畫內容", (), True),), items=items)
    return dataclasses.replace(plan, **fields)  # type: ignore[arg-type]


def a_task(text: str = "辦理測試", **fields: object) -> Item:
    return dataclasses.replace(Item("1.", NodeKind.TASK, text), **fields)  # type: ignore[arg-type]


def taken_in(office: Office, clerk: Actor, plan: PlanFile) -> PlanTree:
    with office.work(clerk) as work:
        plan_id = take_in_plan(work, plan)
    with office.reading() as session:
        return plan_tree(session, plan_id)


def only_node(office: Office, clerk: Actor, item: Item) -> NodeRow:
    (node,) = taken_in(office, clerk, a_plan(item)).nodes
    return node


def given_out(office: Office, year: int = 115) -> PlanFile:
    with office.reading() as session:
        return plan_file_of_year(session, year)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plan_files(), number=st.uuids())
def test_a_plan_given_out_and_taken_in_again_is_the_same(
    tmp_path: Path, empty_database: Path, clerk: Actor, plan: PlanFile, number: object
) -> None:
    path = tmp_path / f"{number}.db"
    path.write_bytes(empty_database.read_bytes())
    office = Office(Database(path))
    taken_in(office, clerk, plan)
    found = given_out(office, plan.year or 0)
    office.close()
    assert found == plan
    assert from_json(to_json(found)) == plan


def test_the_sample_plan_is_given_out_as_it_came(office: Office, clerk: Actor) -> None:
    plan = read_json(resource("sample", "plan_115.json"))
    taken_in(office, clerk, plan)
    assert given_out(office) == plan


def test_a_second_plan_for_the_year_is_refused(office: Office, clerk: Actor) -> None:
    taken_in(office, clerk, a_plan())
    with pytest.raises(Refused, match="115年度已有計畫「執行計畫」"), office.work(clerk) as work:
        take_in_plan(work, a_plan(a_task()))


def test_a_plan_without_year_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="沒有寫明年度"), office.work(clerk) as work:
        take_in_plan(work, a_plan(year=None))


def test_a_year_without_plan_has_nothing_to_give_out(office: Office) -> None:
    with pytest.raises(Refused, match="沒有115年度的計畫"):
        given_out(office)


class TestSections:
    def test_are_found_by_name_or_made(self, office: Office, clerk: Actor) -> None:
        with office.work(clerk) as work:
            known = add_section(work, "秘書室")
        shares = (SectionShare("秘書室", SectionRole.LEAD), SectionShare("民政課", SectionRole.SUPPORT))
        node = only_node(office, clerk, a_task(sections=shares))
        assert [(share.name, share.role) for share in node.sections] == [
            ("秘書室", SectionRole.LEAD),
            ("民政課", SectionRole.SUPPORT),
        ]
        assert node.sections[0].section_id == known

    def test_named_together_become_a_group_of_all(self, office: Office, clerk: Actor) -> None:
        with office.work(clerk) as work:
            add_section(work, "秘書室")
        taken_in(office, clerk, a_plan(a_task(sections=(SectionShare("各課室"), SectionShare("民政課")))))
        with office.reading() as session:
            by_name = {section.name: section for section in sections(session)}
        group = by_name["各課室"]
        assert group.kind is SectionKind.GROUP
        assert set(group.members) == {by_name["秘書室"].id, by_name["民政課"].id}

    def test_of_a_group_that_people_filled_stay(self, office: Office, clerk: Actor) -> None:
        with office.work(clerk) as work:
            first = add_section(work, "秘書室")
            add_section(work, "民政課")
            group = add_section(work, "各課室", kind=SectionKind.GROUP)
            set_group_members(work, group, [first])
        taken_in(office, clerk, a_plan(a_task(sections=(SectionShare("各課室"),))))
        with office.reading() as session:
            found = next(section for section in sections(session) if section.id == group)
        assert found.members == (first,)

    def test_that_stand_twice_are_kept_once_with_their_role(self, office: Office, clerk: Actor) -> None:
        shares = (SectionShare("秘書室"), SectionShare("民政課"), SectionShare("秘書室", SectionRole.LEAD))
        node = only_node(office, clerk, a_task(sections=shares))
        assert [(share.name, share.role) for share in node.sections] == [
            ("秘書室", SectionRole.LEAD),
            ("民政課", SectionRole.UNSPECIFIED),
        ]


class TestDueDates:
    @pytest.mark.parametrize(
        ("dues", "on", "words"),
        [
            ((Due(DUE, "115.06.30"),), DUE, ""),
            ((Due(DUE, "115.6.30"),), DUE, "115.6.30"),
            ((Due(None, "每月20日"),), None, "每月20日"),
            ((Due(dt.date(2026, 3, 31), "115.03.31"), Due(DUE, "115.6.30")), DUE, "115.03.31\n115.6.30"),
        ],
    )
    def test_of_a_task_are_followed_by_the_last(  # type: ignore[no-untyped-def]
        self, office, clerk, dues, on, words
    ) -> None:
        node = only_node(office, clerk, a_task(due=dues))
        assert (node.tracking.due_on if node.tracking else None) == on
        assert node.due_text == words

    def test_of_a_measure_are_words(self, office: Office, clerk: Actor) -> None:
        measure = Item("(一)", NodeKind.MEASURE, "服務場所", due=(Due(DUE, "115.6.30"), Due(DUE, "")))
        node = only_node(office, clerk, measure)
        assert (node.tracking, node.due_text) == (None, "115.6.30\n115.06.30")


class TestWhatIsOpen:
    def test_becomes_leftovers(self, office: Office, clerk: Actor) -> None:
        tree = taken_in(
            office,
            clerk,
            a_plan(
                unplaced=("散落的文字",),
                questions=(Question("一、", "due", "哪一天？"), Question("一、", "text", "錯字？")),
            ),
        )
        assert [(row.is_text, row.item, row.text) for row in tree.leftovers] == [
            (True, "", "散落的文字"),
            (False, "一、", "哪一天？"),
            (False, "一、", "錯字？"),
        ]

    def test_is_a_task_done_on_an_unknown_day(self, office: Office, clerk: Actor) -> None:
        done = a_task(status=TaskStatus.DONE, due=(Due(DUE, "115.06.30"),))
        tree = taken_in(office, clerk, a_plan(done))
        tracking = tree.nodes[0].tracking
        assert tracking is not None
        assert (tracking.status, tracking.done_on) == (TaskStatus.DONE, DUE)
        (question,) = tree.leftovers
        assert (question.item, question.about) == ("1.", "status")
        assert "暫記為115.06.30" in question.text

    def test_is_not_asked_a_second_time(self, office: Office, clerk: Actor) -> None:
        tree = taken_in(office, clerk, a_plan(a_task(status=TaskStatus.DONE)))
        once = given_out(office)
        with office.work(clerk) as work:
            delete_plan(work, tree.head.id)
        taken_in(office, clerk, once)
        assert given_out(office) == once

    def test_is_a_level_that_cannot_be(self, office: Office, clerk: Actor) -> None:
        tree = taken_in(
            office, clerk, a_plan(Item("一、", NodeKind.AREA, items=(Item("二、", NodeKind.AREA, "內層"),)))
        )
        assert [node.kind for node in tree.nodes] == [NodeKind.AREA, NodeKind.MEASURE]
        (question,) = tree.leftovers
        assert (question.item, question.about) == ("一、二、", "level")

    def test_is_a_column_that_shows_nothing(self, office: Office, clerk: Actor) -> None:
        tree = taken_in(office, clerk, a_plan(columns=("項次", "工作要項", "工作重點", "承辦單位", "備註")))
        assert [column.heading for column in tree.head.columns] == [
            "工作要項",
            "工作重點",
            "承辦單位",
            "備註",
        ]
        assert "「項次」" in tree.leftovers[0].text


def test_the_plan_gets_a_place_for_its_table(office: Office, clerk: Actor) -> None:
    tree = taken_in(office, clerk, a_plan(chapters=(Chapter("計畫依據"), Chapter("附則"))))
    assert [(chapter.heading, chapter.has_table) for chapter in tree.chapters] == [
        ("計畫依據", False),
        ("附則", False),
        ("計畫內容", True),
    ]


def test_a_plan_without_columns_gets_the_usual_five(office: Office, clerk: Actor) -> None:
    tree = taken_in(office, clerk, a_plan())
    assert tree.head.columns[0].kinds == (ColumnKind.AREA, ColumnKind.MEASURE)
    assert len(tree.head.columns) == 5


def test_an_office_keeps_its_name(office: Office, clerk: Actor) -> None:
    taken_in(office, clerk, a_plan(agency="松溪鄉公所"))
    taken_in(office, clerk, a_plan(agency="別的機關", year=116))
    assert given_out(office, 116).agency == "松溪鄉公所"
    with office.reading() as session:
        assert plan_head(session, 116) is not None


def test_time_limits_and_completion_dates_come_back_from_a_plan_file(office: Office, clerk: Actor) -> None:
    plan = followed_plan(office, clerk, TaskDraft("回復意見", dt.date(2026, 6, 30)), year=115)
    limit = LimitInfo(3, TimeUnit.DAYS, DayBasis.WORKING)
    with office.work(clerk) as work:
        set_time_limit(work, plan.nodes["回復意見"], limit)
        tick_off(work, plan.nodes["回復意見"], on=dt.date(2026, 3, 5), today=dt.date(2026, 3, 5))
    with office.reading() as session:
        written = to_json(plan_file_of_year(session, 115))
    with office.work(clerk) as work:
        take_in_plan(work, dataclasses.replace(from_json(written), year=116))
    with office.reading() as session:
        head = plan_head(session, 116)
        assert head is not None
        tree = plan_tree(session, head.id)
    tracking = tree.nodes[-1].tracking
    assert tracking is not None
    assert (tracking.limit, tracking.done_on) == (limit, dt.date(2026, 3, 5))
    assert tree.leftovers == ()
