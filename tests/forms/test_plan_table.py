import datetime as dt
from dataclasses import replace

import pytest

from db.queries.plan import PlanTree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind as K
from db.vocabulary import PlanStatus, SectionRole
from desktop.errors import Refused
from desktop.forms.catalogue import FORMS
from desktop.forms.form import Request
from desktop.forms.page import A4, A4_LANDSCAPE
from desktop.forms.plan_table import approval_notes, paper_for, task_table, version_text
from desktop.forms.printing import pdf_of
from desktop.office.office import Actor, Office
from desktop.rules.printed.cells import Cell
from desktop.rules.printed.plan_rows import plan_rows
from tests.factories import TaskDraft, followed_plan
from tests.forms.plan_trees import HEAD, area, measure, plan, task
from tests.forms.printed import IMPRINT, Printed, joined, lines, printed, story

FIVE = (
    PlanColumn((K.AREA, K.MEASURE), "實施要領"),
    PlanColumn((K.INDICATOR,), "執行項目"),
    PlanColumn((K.TASK,), "推動作法"),
    PlanColumn((K.DUE,), "完成期限"),
    PlanColumn((K.SECTIONS,), "承辦單位"),
)
LEAD = SectionRole.LEAD
EIGHT = tuple(PlanColumn((kind,), f"欄{number}") for number, kind in enumerate(K, 1))


def cells(tree: PlanTree) -> list[list[str | None]]:
    """The cells' texts row by row, lines divided by a bar; None where the cell above goes on."""
    return [[shown(cell) for cell in row.cells] for row in task_table(plan_rows(tree)).rows]


def shown(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return "|".join(f"{paragraph.label}{paragraph.text}" for paragraph in cell.paragraphs)


def test_the_first_cell_of_an_area_names_area_and_measure() -> None:
    tree = plan(
        area("形象", measure("場所", task("修繕"), task("標示")), measure("禮儀", task("講習"))), columns=FIVE
    )
    assert [row[0] for row in cells(tree)] == ["一、形象|(一)場所", None, "(二)禮儀"]


def test_each_task_has_its_row_with_number_date_and_sections() -> None:
    due = dt.date(2026, 12, 10)
    tree = plan(
        area(
            "形象", measure("場所", task("修繕", due_on=due, sections=(("秘書室", LEAD), ("推廣組", LEAD))))
        ),
        columns=FIVE,
    )
    assert cells(tree) == [["一、形象|(一)場所", "", "1.修繕", "115.12.10", "秘書室|推廣組"]]


def test_indicators_are_numbered_and_span_the_tasks_of_their_measure() -> None:
    tree = plan(
        area("形象", measure("場所", task("修繕"), task("標示"), indicators=("滿意度", "完備度"))),
        columns=FIVE,
    )
    assert [row[1] for row in cells(tree)] == ["1.滿意度|2.完備度", None]


def test_a_date_of_the_measure_spans_its_tasks_when_they_have_none() -> None:
    tree = plan(area("形象", measure("場所", task("修繕"), task("標示"), due_text="全年")), columns=FIVE)
    assert [row[3] for row in cells(tree)] == ["全年", None]


def test_a_date_of_the_measure_stands_above_those_of_its_tasks() -> None:
    tree = plan(
        area("形象", measure("場所", task("修繕", due_text="3月"), task("標示"), due_text="全年")),
        columns=FIVE,
    )
    assert [(row[0], row[2], row[3]) for row in cells(tree)] == [
        ("一、形象|(一)場所", "", "全年"),
        (None, "1.修繕", "3月"),
        (None, "2.標示", ""),
    ]


def test_a_measure_without_tasks_keeps_its_row() -> None:
    assert cells(plan(area("形象", measure("場所")), columns=FIVE)) == [["一、形象|(一)場所", "", "", "", ""]]


def test_an_area_without_measures_keeps_its_row() -> None:
    assert cells(plan(area("形象"), columns=FIVE)) == [["一、形象", "", "", "", ""]]


def test_area_and_measure_may_have_columns_of_their_own() -> None:
    tree = plan(
        area("形象", measure("場所", task("修繕"), task("標示")), measure("禮儀", task("講習"))),
        columns=EIGHT,
    )
    assert [row[:2] for row in cells(tree)] == [["一、形象", "(一)場所"], [None, None], [None, "(二)禮儀"]]


def test_method_and_remark_stand_beside_their_task() -> None:
    tree = plan(area("形象", measure("場所", task("修繕", method="委外", remark="跨年"))), columns=EIGHT)
    (row,) = cells(tree)
    assert (row[4], row[7]) == ("委外", "跨年")


def test_a_column_without_entries_keeps_a_cell_for_each_task() -> None:
    tree = plan(area("形象", measure("場所", task("修繕"), task("標示"))), columns=EIGHT)
    assert [row[7] for row in cells(tree)] == ["", ""]


def test_five_columns_stand_upright_and_eight_on_turned_paper() -> None:
    assert paper_for(plan_rows(plan(columns=FIVE))) is A4
    assert paper_for(plan_rows(plan(columns=EIGHT))) is A4_LANDSCAPE


def test_a_measure_that_goes_on_on_the_next_page_is_named_with_its_area() -> None:
    tasks = (task("每月落實各項服務設施及服務措施。" * 3) for _ in range(20))
    tree = plan(area("機關形象", measure("場所便利", *tasks)), columns=FIVE)
    every = lines(story(task_table(plan_rows(tree))))
    assert len(every) > 2
    for page in every[1:]:
        assert "一、機關形象(一)場所便利（續）" in joined(page)


def test_every_text_of_the_plan_reads_back_from_the_pdf() -> None:
    tree = plan(
        *(
            area(
                f"要項{a}",
                *(
                    measure(f"項目{a}之{m}", *(task(f"工作{a}之{m}之{t}") for t in range(4)))
                    for m in range(3)
                ),
            )
            for a in range(6)
        ),
        columns=FIVE,
    )
    text = printed(task_table(plan_rows(tree))).text
    assert all(node.text in text for node in tree.nodes)


def test_the_approval_stands_below_the_title() -> None:
    assert approval_notes(HEAD) == ("中華民國115年3月2日虛文字第1150000123號函核定",)
    assert approval_notes(replace(HEAD, approval_letter="")) == ("中華民國115年3月2日核定",)
    assert approval_notes(replace(HEAD, approved_on=None)) == ()


def test_the_version_says_when_it_is_a_draft() -> None:
    assert version_text(HEAD) == "第1版"
    assert version_text(replace(HEAD, status=PlanStatus.DRAFT, edition=2)) == "第2版（草案）"


def test_the_form_prints_the_plan_of_the_year_from_the_database(office: Office, clerk: Actor) -> None:
    followed_plan(office, clerk, TaskDraft("辦理禮儀講習", dt.date(2026, 6, 30), ("秘書室", "推廣組")))
    with office.reading() as reading:
        form = FORMS["plan-table"].story(reading, Request(year=115), IMPRINT)
    text = Printed(pdf_of(form)).text
    for part in (
        "115年度提升服務品質執行計畫附表",
        "辦理禮儀講習",
        "115.06.30",
        "主辦：秘書室",
        "協辦：推廣組",
    ):
        assert part in text


def test_a_year_without_a_plan_is_refused(office: Office) -> None:
    with office.reading() as reading, pytest.raises(Refused, match="沒有114年度的計畫"):
        FORMS["plan-table"].story(reading, Request(year=114), IMPRINT)
