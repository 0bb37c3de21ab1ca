import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.plan_column import PlanColumn, column_from, stored_column
from db.vocabulary import ColumnAlign, ColumnKind, ColumnStand, RoleMarks

COLUMNS = st.builds(
    PlanColumn,
    kinds=st.lists(st.sampled_from(ColumnKind), min_size=1, unique=True).map(tuple),
    heading=st.text("甲乙丙", max_size=4),
    stand=st.sampled_from(ColumnStand),
    numbered=st.sampled_from((None, True, False)),
    numbers_lone=st.booleans(),
    width=st.integers(0, 100),
    align=st.sampled_from(ColumnAlign),
    roles=st.sampled_from(RoleMarks),
)


@given(COLUMNS)
def test_a_column_comes_back_from_json_as_it_was_kept(column: PlanColumn) -> None:
    assert column_from(json.loads(json.dumps(stored_column(column)))) == column


def test_a_usual_column_is_kept_by_what_it_shows_and_its_heading_alone() -> None:
    kept = stored_column(PlanColumn((ColumnKind.DUE,), "完成期限"))
    assert kept == {"kinds": ["due"], "heading": "完成期限"}


@pytest.mark.parametrize(
    ("kind", "is_numbered"), [(ColumnKind.TASK, True), (ColumnKind.INDICATOR, True), (ColumnKind.DUE, False)]
)
def test_texts_and_indicators_are_numbered_unless_it_is_said_otherwise(
    kind: ColumnKind, is_numbered: bool
) -> None:
    assert PlanColumn((kind,), "欄").is_numbered is is_numbered
    assert PlanColumn((kind,), "欄", numbered=not is_numbered).is_numbered is not is_numbered


def test_a_column_without_heading_is_joined_to_the_one_before() -> None:
    assert PlanColumn((ColumnKind.MEASURE,), " ").is_joined
    assert not PlanColumn((ColumnKind.MEASURE,), "項目").is_joined
