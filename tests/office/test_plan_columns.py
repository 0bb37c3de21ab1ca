import pytest

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind
from desktop.office.plan_columns import columns_of
from desktop.rules.printed.plan_rows import USUAL_COLUMNS

A, M, IND, T, W, D, S, R = (
    ColumnKind.AREA,
    ColumnKind.MEASURE,
    ColumnKind.INDICATOR,
    ColumnKind.TASK,
    ColumnKind.METHOD,
    ColumnKind.DUE,
    ColumnKind.SECTIONS,
    ColumnKind.REMARK,
)


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        (("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位"), [(A, M), (IND,), (T, W), (D,), (S,)]),
        (("實施要項", "工作重點", "工作方法", "備註"), [(A, M), (T,), (W,), (R,)]),
        (("構面", "項目", "工作重點", "單位"), [(A,), (M,), (T, W), (S,)]),
        (("工作要項", "工作重點", "經費來源", "單位"), [(A, M), (T, W), (R,), (S,)]),
    ],
)
def test_headings_say_what_their_columns_show(
    headings: tuple[str, ...], kinds: list[tuple[ColumnKind, ...]]
) -> None:
    columns, without = columns_of(headings)
    assert columns == tuple(map(PlanColumn, kinds, headings))
    assert without == ()


def test_numbers_and_a_second_unknown_heading_get_no_column() -> None:
    columns, without = columns_of(("項次", "工作要項", "工作重點", "經費來源", "經費", "單位"))
    assert [column.heading for column in columns] == ["工作要項", "工作重點", "經費來源", "單位"]
    assert without == ("項次", "經費")


@pytest.mark.parametrize("headings", [(), ("甲", "乙")])
def test_headings_of_no_task_table_give_the_usual_columns(headings: tuple[str, ...]) -> None:
    assert columns_of(headings) == (USUAL_COLUMNS, headings)
