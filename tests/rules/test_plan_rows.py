import datetime as dt
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from db.queries.plan import SectionShare
from db.vocabulary import NodeKind, SectionRole
from desktop.rules.printed.plan_rows import PlanItem, PlanRows, plan_rows, section_lines
from tests.forms.plan_trees import Sprout, area, measure, plan, subtask, task


def texts(rows: PlanRows) -> Iterator[str]:
    """All texts of the table in the order of reading."""
    for one in rows.areas:
        yield one.item.text
        for under in one.measures:
            yield under.item.text
            yield from (item.text for item in under.tasks)


def test_areas_measures_and_tasks_stand_under_each_other_with_their_numbers() -> None:
    rows = plan_rows(
        plan(area("形象", measure("場所", task("修繕"), task("標示")), measure("禮儀", task("講習"))))
    )
    (one,) = rows.areas
    assert (one.item.label, one.item.text) == ("一、", "形象")
    assert [(under.item.label, under.item.text) for under in one.measures] == [
        ("(一)", "場所"),
        ("(二)", "禮儀"),
    ]
    assert [(item.label, item.text) for item in one.measures[0].tasks] == [("1.", "修繕"), ("2.", "標示")]


def test_subtasks_follow_their_task_one_level_in() -> None:
    rows = plan_rows(plan(area("形象", measure("場所", task("修繕", subtask("坡道"), subtask("廁所"))))))
    items = rows.areas[0].measures[0].tasks
    assert [(item.label, item.text, item.depth) for item in items] == [
        ("1.", "修繕", 0),
        ("(1)", "坡道", 1),
        ("(2)", "廁所", 1),
    ]


def test_tasks_under_an_area_itself_get_a_measure_without_text() -> None:
    rows = plan_rows(plan(area("形象", task("修繕"), measure("禮儀", task("講習")))))
    first, second = rows.areas[0].measures
    assert (first.item, first.tasks[0].text) == (PlanItem(), "修繕")
    assert second.item.text == "禮儀"


def test_measures_without_an_area_get_one_without_text() -> None:
    (one,) = plan_rows(plan(measure("場所", task("修繕")), measure("禮儀"))).areas
    assert one.item == PlanItem()
    assert [under.item.text for under in one.measures] == ["場所", "禮儀"]


def test_the_printed_due_text_counts_before_the_date() -> None:
    due = dt.date(2026, 12, 10)
    tree = plan(
        area("形象", measure("場所", task("甲", due_on=due), task("乙", due_on=due, due_text="每月20日")))
    )
    assert [item.due for item in plan_rows(tree).areas[0].measures[0].tasks] == ["115.12.10", "每月20日"]


def test_a_date_of_an_area_itself_is_kept_in_a_row_of_its_own() -> None:
    (one,) = plan_rows(plan(area("形象", measure("場所"), due_text="全年"))).areas
    assert [(under.item.text, under.item.due) for under in one.measures] == [("", "全年"), ("場所", "")]


def test_sections_are_listed_by_name() -> None:
    shares = [SectionShare(1, "秘書室", SectionRole.LEAD), SectionShare(2, "推廣組", SectionRole.LEAD)]
    assert section_lines(shares) == ("秘書室", "推廣組")


def test_lead_and_support_are_told_apart_where_a_section_only_supports() -> None:
    shares = [
        SectionShare(1, "秘書室", SectionRole.LEAD),
        SectionShare(2, "推廣組", SectionRole.SUPPORT),
        SectionShare(3, "人事室", SectionRole.UNSPECIFIED),
    ]
    assert section_lines(shares) == ("主辦：秘書室", "協辦：推廣組", "人事室")


def test_a_plan_without_chosen_columns_gets_the_usual_five() -> None:
    headings = [column.heading for column in plan_rows(plan(area("形象"))).columns]
    assert headings == ["實施要領", "執行項目", "推動作法", "完成期限", "承辦單位"]


SPROUTS = st.recursive(
    st.builds(Sprout, st.sampled_from(NodeKind), st.text("甲乙丙丁", min_size=4, max_size=12)),
    lambda below: st.builds(
        Sprout,
        st.sampled_from(NodeKind),
        st.text("甲乙丙丁", min_size=4, max_size=12),
        st.lists(below, max_size=4).map(tuple),
    ),
    max_leaves=20,
)


@given(st.lists(SPROUTS, max_size=5))
def test_every_node_of_any_tree_is_in_the_table_in_its_order(roots: list[Sprout]) -> None:
    tree = plan(*roots)
    found = [text for text in texts(plan_rows(tree)) if text]
    assert found == [node.text for node in tree.nodes]
