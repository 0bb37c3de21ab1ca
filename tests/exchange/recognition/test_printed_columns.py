import pytest

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind as K
from db.vocabulary import ColumnStand, NumberingStyle, RoleMarks
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from desktop.exchange.recognition.printed_columns import columns_of, layout_of

HEAD = "松濤區公所115年度提升服務品質執行計畫\n\n壹、計畫內容\n\n"


def plan_of(*rows: str) -> PlanFile:
    """The plan whose task table has these rows."""
    return read_plan(HEAD + "\n".join(rows) + "\n")


def stands(plan: PlanFile) -> dict[str, ColumnStand]:
    return {column.heading: column.stand for column in plan.layout}


def test_columns_that_headings_tell_need_no_layout() -> None:
    headings = ("構面", "項目", "工作重點", "單位")
    assert layout_of(headings, columns_of(headings)[0]) == ()


def test_a_plan_with_a_row_for_each_task_prints_by_its_headings() -> None:
    plan = plan_of("要項\t工作重點\t單位", "一、環境\t1.巡檢座位。\t秘書室", "\t2.更新標示。\t民政課")
    assert plan.layout == ()


def test_tasks_of_one_cell_with_a_section_each_stand_beside_one_another() -> None:
    plan = plan_of("要項\t工作重點\t單位", '一、環境\t"1.巡檢座位。\n2.更新標示。"\t"秘書室\n民政課"')
    assert stands(plan)["工作重點"] is stands(plan)["單位"] is ColumnStand.BESIDE


def test_tasks_of_one_cell_with_sections_for_all_are_stacked() -> None:
    plan = plan_of("要項\t工作重點\t單位", '一、環境\t"1.巡檢座位。\n2.更新標示。"\t秘書室')
    assert stands(plan)["工作重點"] is stands(plan)["單位"] is ColumnStand.STACKED


def test_marks_behind_names_are_printed_behind_them_again() -> None:
    plan = plan_of("要項\t工作重點\t單位", "一、環境\t1.巡檢座位。\t秘書室(主辦) 各課室(協辦)")
    assert plan.layout[-1] == PlanColumn((K.SECTIONS,), "單位", roles=RoleMarks.BEHIND)


def test_sections_that_lead_and_support_have_columns_of_their_own() -> None:
    plan = plan_of("要項\t工作重點\t主辦單位\t協辦單位", "一、環境\t1.巡檢座位。\t秘書室\t各課室")
    columns, _ = columns_of(plan.columns)
    assert [column.roles for column in columns[2:]] == [RoleMarks.LEADS, RoleMarks.SUPPORTS]
    assert plan.items[0].items[0].sections_text == ""


def test_one_column_of_sections_shows_all_of_them() -> None:
    columns, _ = columns_of(("要項", "工作重點", "主辦單位"))
    assert columns[2].roles is RoleMarks.BEFORE


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("秘書室", ""),
        ("秘書室(主辦) 各課室(協辦)", ""),
        ("秘書室、民政課", "秘書室、民政課"),
        ("秘書室(主辦)", "秘書室(主辦)"),
    ],
)
def test_what_names_alone_would_not_print_is_kept_as_it_stands(cell: str, printed: str) -> None:
    plan = plan_of("要項\t工作重點\t單位", f"一、環境\t1.巡檢座位。\t{cell}")
    assert plan.items[0].items[0].sections_text == printed


def test_only_tasks_without_numbers_are_printed_without() -> None:
    heading, second = "要項\t工作重點\t單位", "二、流程\t1.簡化表單。\n\t2.公開進度。\t民政課"
    bare = plan_of(heading, "一、環境\t巡檢座位。\t秘書室", second)
    numbered = plan_of(heading, "一、環境\t1.巡檢座位。\t秘書室", second)
    assert [column.numbers_lone for column in bare.layout] == [True, False, True]
    assert numbered.layout == ()


@pytest.mark.parametrize(
    ("measure", "task", "style"),
    [
        ("(一)", "1.", NumberingStyle.HALF_DOT),
        ("（一）", "1.", NumberingStyle.FULL_DOT),
        ("(一)", "1、", NumberingStyle.HALF_COMMA),
        ("（一）", "1、", NumberingStyle.FULL_COMMA),
    ],
)
def test_a_plan_is_numbered_as_its_document(measure: str, task: str, style: NumberingStyle) -> None:
    plan = plan_of(
        "要項\t工作重點\t單位",
        f'"一、環境\n{measure}場所"\t{task}巡檢座位。\t秘書室',
        f"{measure.replace('一', '二')}禮儀\t{task}辦理講習。\t民政課",
    )
    assert plan.numbering is style


def test_lines_that_serve_several_tasks_stay_on_their_item_as_they_stand() -> None:
    plan = plan_of(
        "要項\t工作重點\t單位",
        '"一、環境\n(一)場所"\t"1.巡檢座位。\n2.更新標示。"\t"秘書室\n民政課\n\n秘書室"',
        '(二)禮儀\t"1.辦理講習。\n2.辦理測試。"\t"秘書室\n民政課\n社會課"',
    )
    first, second = plan.items[0].items
    assert first.sections_text == ""
    assert [task.sections_text for task in first.items] == ["", ""]
    assert second.sections_text == ""
    assert [share.name for share in second.sections] == ["秘書室", "民政課", "社會課"]


def test_a_name_that_is_repeated_for_several_tasks_is_kept_as_often_as_it_stands() -> None:
    cell = "秘書室\n民政課\n秘書室\n社會課"
    plan = plan_of("要項\t工作重點\t單位", f'一、環境\t"1.巡檢座位。\n2.更新標示。"\t"{cell}"')
    assert plan.items[0].sections_text == cell


def test_an_area_before_the_first_number_opens_the_plan() -> None:
    plan = plan_of(
        "要項\t工作重點\t單位",
        "訂定年度計畫\t1.公告計畫。\t秘書室",
        "一、環境\t1.巡檢座位。\t秘書室",
        "二、流程\t1.簡化表單。\t民政課",
    )
    assert plan.numbering is NumberingStyle.HALF_DOT_OPENING
    assert [item.number for item in plan.items] == ["", "一、", "二、"]
    assert not [question for question in plan.questions if question.about == "number"]
