import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Light
from desktop.rules.saved_views import Look, SavedView, from_values, ready_made, to_values
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.rules.task_groups import Grouping

FILTERS = st.builds(
    TaskFilter,
    st.none() | st.integers(1, 99),
    st.none() | st.sampled_from(Standing),
    st.none() | st.sampled_from(Light),
    st.none() | st.text(),
    st.text(),
)
LOOKS = st.builds(
    Look,
    st.none() | st.sampled_from(Grouping),
    st.lists(st.text()).map(tuple),
    st.text(),
    st.booleans(),
)


@given(st.builds(SavedView, st.text(), FILTERS, st.none() | LOOKS))
def test_a_view_is_the_same_after_it_was_stored(view: SavedView) -> None:
    assert from_values(json.loads(json.dumps(to_values(view)))) == view


def test_what_a_later_program_wrote_does_not_stop_the_list() -> None:
    values = {
        "name": "將來",
        "standing": "unheard_of",
        "grouping": 7,
        "section": "x",
        "more": [],
        "has_look": 1,
    }
    assert from_values(values) == SavedView("將來", TaskFilter(), Look())


@pytest.mark.parametrize(("section_id", "last"), [(None, "本月到期"), (3, "我的單位")])
def test_every_office_has_views_from_the_start_and_members_of_a_section_their_own(
    section_id: int | None, last: str
) -> None:
    names = [view.name for view in ready_made(14, section_id)]
    assert names[:5] == ["逾期", "14日內到期", "落後", "待確認", "已退回"]
    assert names[-1] == last
