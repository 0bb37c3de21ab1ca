import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.plan import PlanTree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnAlign, ColumnStand, NumberingStyle, RoleMarks, SectionRole
from db.vocabulary import ColumnKind as K
from desktop.forms.page import A4, MM
from desktop.forms.plan_table import task_table
from desktop.rules.printed.plan_rows import plan_rows
from desktop.rules.printed.text import Align
from tests.forms.plan_trees import area, measure, plan, subtask, task
from tests.forms.printed import joined, lines, pages, story
from tests.forms.test_plan_table import cells

STACKED, BESIDE, ONCE = ColumnStand.STACKED, ColumnStand.BESIDE, ColumnStand.ONCE
LEAD, SUPPORT = SectionRole.LEAD, SectionRole.SUPPORT
LIBRARY = (("總務課", LEAD), ("推廣課", LEAD))


def five(stand: ColumnStand) -> tuple[PlanColumn, ...]:
    """Five columns that stand alike."""
    kinds = ((K.AREA, K.MEASURE), (K.INDICATOR,), (K.TASK, K.METHOD), (K.DUE,), (K.SECTIONS,))
    names = ("要領", "項目", "作法", "期限", "單位")
    return tuple(PlanColumn(shown, name, stand) for shown, name in zip(kinds, names, strict=True))


def library(columns: tuple[PlanColumn, ...]) -> PlanTree:
    """An area with a measure of two tasks."""
    return plan(
        area(
            "環境",
            measure(
                "舒適",
                task("巡檢座位", due_on=dt.date(2026, 11, 30), sections=LIBRARY),
                task("辦理問卷", due_text="每月20日", sections=LIBRARY[:1]),
                indicators=("滿意度", "完好率", "回收率"),
            ),
        ),
        columns=columns,
    )


def test_a_measure_with_stacked_tasks_is_one_row_of_parallel_lists() -> None:
    assert cells(library(five(STACKED))) == [
        [
            "一、環境|(一)舒適",
            "1.滿意度|2.完好率|3.回收率",
            "1.巡檢座位|2.辦理問卷",
            "115.11.30|每月20日",
            "總務課|推廣課|總務課",
        ]
    ]


def test_what_the_tasks_of_a_measure_share_can_be_printed_once() -> None:
    assert cells(library(five(ONCE)))[0][4] == "總務課|推廣課"


def test_the_printed_words_of_a_measures_sections_speak_for_its_tasks_too() -> None:
    tree = plan(
        area("環境", measure("舒適", task("巡檢", sections=LIBRARY), sections_text="總務課\n推廣課\n總務課")),
        columns=five(STACKED),
    )
    assert cells(tree)[0][4] == "總務課|推廣課|總務課"


def test_the_printed_words_of_a_tasks_sections_stand_in_place_of_their_names() -> None:
    tree = plan(area("環境", measure("舒適", task("巡檢", sections=LIBRARY, sections_text="各課"))))
    assert cells(tree)[0][4] == "各課"


def test_a_stacked_column_spans_the_tasks_that_have_rows_of_their_own() -> None:
    due, sections = PlanColumn((K.DUE,), "期限"), PlanColumn((K.SECTIONS,), "單位", STACKED)
    tree = library((PlanColumn((K.MEASURE,), "項目"), PlanColumn((K.TASK,), "工作"), due, sections))
    assert cells(tree) == [
        ["(一)舒適", "1.巡檢座位", "115.11.30", "總務課|推廣課|總務課"],
        [None, "2.辦理問卷", "每月20日", None],
    ]


def test_tasks_of_an_area_itself_share_the_row_of_its_bare_measures_when_stacked() -> None:
    tree = plan(
        area("創新", measure("創意"), measure("延續"), task("巡迴"), task("漂書"), indicators=("件數",)),
        columns=five(STACKED),
    )
    assert cells(tree) == [["一、創新|(一)創意|(二)延續", "1.件數", "1.巡迴|2.漂書", "", ""]]


def test_tasks_of_an_area_beside_a_measure_with_tasks_of_its_own_keep_their_row() -> None:
    tree = plan(area("創新", measure("創意", task("書車")), task("漂書")), columns=five(STACKED))
    assert [row[2] for row in cells(tree)] == ["1.書車", "1.漂書"]


def test_a_measure_may_stand_above_its_tasks_in_their_column() -> None:
    columns = (PlanColumn((K.AREA,), "要項"), PlanColumn((K.MEASURE, K.TASK), "重點", STACKED))
    assert cells(library(columns)) == [["一、環境", "(一)舒適|1.巡檢座位|2.辦理問卷"]]
    (row,) = task_table(plan_rows(library(columns))).rows
    assert row.cells[1] is not None
    assert [part.indent for part in row.cells[1].paragraphs] == [0.0, 1.0, 1.0]


def test_numbers_can_be_left_out_or_put_before_dates() -> None:
    columns = (
        PlanColumn((K.INDICATOR,), "項目", STACKED, numbered=False),
        PlanColumn((K.TASK,), "作法", STACKED),
        PlanColumn((K.DUE,), "期限", STACKED, numbered=True),
    )
    assert cells(library(columns)) == [
        ["滿意度|完好率|回收率", "1.巡檢座位|2.辦理問卷", "1.115.11.30|2.每月20日"]
    ]


def test_the_only_task_of_a_measure_can_go_without_a_number() -> None:
    columns = (PlanColumn((K.MEASURE,), "項目"), PlanColumn((K.TASK,), "工作", numbers_lone=False))
    lone = measure("舒適", task("巡檢", subtask("座位"), subtask("照明")))
    tree = plan(lone, measure("禮儀", task("講習"), task("測試")), columns=columns)
    assert [row[1] for row in cells(tree)] == ["巡檢", "(1)座位", "(2)照明", "1.講習", "2.測試"]


def test_indicators_are_numbered_in_the_style_of_the_plan() -> None:
    tree = library(five(STACKED))
    tree = replace(tree, head=replace(tree.head, numbering_style=NumberingStyle.FULL_COMMA))
    assert cells(tree)[0][:2] == ["一、環境|（一）舒適", "1、滿意度|2、完好率|3、回收率"]


@pytest.mark.parametrize(
    ("marks", "style", "printed"),
    [
        (RoleMarks.BEFORE, NumberingStyle.HALF_DOT, "主辦：總務課|協辦：各課"),
        (RoleMarks.BEHIND, NumberingStyle.HALF_DOT, "總務課(主辦)|各課(協辦)"),
        (RoleMarks.BEHIND, NumberingStyle.FULL_DOT, "總務課（主辦）|各課（協辦）"),
        (RoleMarks.NONE, NumberingStyle.HALF_DOT, "總務課|各課"),
    ],
)
def test_lead_and_support_are_marked_as_the_column_says(
    marks: RoleMarks, style: NumberingStyle, printed: str
) -> None:
    columns = (PlanColumn((K.TASK,), "工作"), PlanColumn((K.SECTIONS,), "單位", roles=marks))
    tree = plan(task("巡檢", sections=(("總務課", LEAD), ("各課", SUPPORT))), columns=columns)
    tree = replace(tree, head=replace(tree.head, numbering_style=style))
    assert cells(tree)[0][1] == printed


def test_sections_that_lead_and_support_can_stand_in_two_columns() -> None:
    columns = (
        PlanColumn((K.TASK,), "工作"),
        PlanColumn((K.SECTIONS,), "主辦單位", roles=RoleMarks.LEADS),
        PlanColumn((K.SECTIONS,), "協辦單位", roles=RoleMarks.SUPPORTS),
    )
    tree = plan(
        task("巡檢", sections=(("總務課", LEAD), ("各課", SUPPORT))),
        task("問卷", sections=(("推廣課", SectionRole.UNSPECIFIED),), sections_text="推廣課長"),
        columns=columns,
    )
    assert [row[1:] for row in cells(tree)] == [["總務課", "各課"], ["推廣課長", ""]]


def test_a_method_in_the_column_of_its_task_stands_below_its_text() -> None:
    tree = plan(task("巡檢", method="委外"), columns=(PlanColumn((K.TASK, K.METHOD), "作法"),))
    assert cells(tree) == [["1.巡檢\n委外"]]


def test_a_column_gets_the_width_and_the_alignment_chosen_for_it() -> None:
    columns = (
        PlanColumn((K.TASK,), "工作", align=ColumnAlign.CENTRE),
        PlanColumn((K.DUE,), "期限", width=40, align=ColumnAlign.LEFT),
    )
    task_column, due = task_table(plan_rows(plan(task("巡檢"), columns=columns))).columns
    assert task_column.align is Align.CENTRE
    assert due.align is Align.LEFT
    assert due.width == pytest.approx(0.4 * (A4.width - A4.left - A4.right))


def test_a_column_without_heading_stands_under_the_heading_before_it() -> None:
    columns = (
        PlanColumn((K.AREA,), "工作要項", width=20),
        PlanColumn((K.MEASURE,), "", width=30),
        PlanColumn((K.TASK,), "工作重點"),
    )
    (page,) = pages(story(task_table(plan_rows(library(columns)))))
    header = next(text for text in page.texts if text.line.text == "工作要項")
    middle = header.x + header.line.width / 2
    usable = (A4.width - A4.left - A4.right) * MM
    assert middle == pytest.approx(A4.left * MM + usable / 4, abs=1)
    edge = A4.left * MM + usable / 5
    # Below the table, the signature strip has a rule at the same place.
    assert min(rule.y1 for rule in page.rules if rule.x1 == rule.x2 == pytest.approx(edge)) > header.y


def rules_between(tree: PlanTree) -> int:
    """How many horizontal rules the pages of a plan have."""
    laid = pages(story(task_table(plan_rows(tree))))
    return sum(rule.y1 == rule.y2 for page in laid for rule in page.rules)


def test_tasks_beside_one_another_have_no_rule_between_them() -> None:
    assert cells(library(five(BESIDE))) == cells(library(five(ColumnStand.TASK)))
    assert rules_between(library(five(BESIDE))) == rules_between(library(five(ColumnStand.TASK))) - 1


@given(
    stands=st.lists(st.sampled_from(ColumnStand), min_size=5, max_size=5),
    counts=st.lists(st.integers(0, 30), min_size=1, max_size=4),
)
def test_no_line_is_lost_however_columns_stand_and_pages_turn(
    stands: list[ColumnStand], counts: list[int]
) -> None:
    columns = tuple(replace(column, stand=stand) for column, stand in zip(five(STACKED), stands, strict=True))
    measures = (
        measure(
            f"項目{m}",
            *(
                task(f"甲{m}乙{t}丙" * 9, due_text=f"期{m}丁{t}戊", sections=((f"課{m}己{t}庚", LEAD),))
                for t in range(count)
            ),
            indicators=tuple(f"標{m}辛{t}壬" for t in range(count)),
        )
        for m, count in enumerate(counts)
    )
    tree = plan(area("環境", *measures), columns=columns)
    text = joined(line for page in lines(story(task_table(plan_rows(tree)))) for line in page)
    for node in tree.nodes[1:]:
        assert all(part in text for part in (node.text[:5], node.due_text, *node.indicators))
        assert all(share.name in text for share in node.sections)
    assert text.count("丙") == 9 * sum(counts)
