from hypothesis import given
from hypothesis import strategies as st

from desktop.forms.charts.bar_chart import ROW, BarChart, bars_of, rows_that_fit
from desktop.rules.lights import Completion
from desktop.rules.tally import PartTally, Tally
from desktop.rules.task_state import TaskState
from tests.forms.charts.chart_pages import bar

MIXED = bar("秘書室", 3, 1, 0, 2, 0, 0, 1, 1)
SIZES = st.integers(0, 400)


def test_a_part_becomes_a_bar_with_its_rate() -> None:
    counts = ((TaskState.DONE, 1), (TaskState.OVERDUE, 2))
    tally = Tally(3, Completion(1, 3), 0, 2, 0, 0, 0, (), counts)
    (found,) = bars_of([PartTally(" 行政\n課 ", 1, tally)], "尚未指定單位")
    assert (found.name, found.counts, found.done, found.percent) == ("行政 課", counts, "1／3", "33.3%")
    (nobodys,) = bars_of([PartTally("", None, tally)], "尚未指定單位")
    assert nobodys.name == "尚未指定單位"


def test_where_all_tasks_are_set_aside_there_is_no_rate() -> None:
    tally = Tally(2, Completion(0, 0), 0, 0, 0, 0, 2, (), ((TaskState.SET_ASIDE, 2),))
    (found,) = bars_of([PartTally("行政課", 1, tally)], "")
    assert (found.done, found.percent) == ("0／0", "")


def test_the_legend_names_the_states_that_occur_only() -> None:
    assert [key.state for key in BarChart((MIXED,), 300).legend()] == [
        TaskState.DONE,
        TaskState.DONE_LATE,
        TaskState.DUE_SOON,
        TaskState.OVERDUE,
        TaskState.SET_ASIDE,
    ]


@given(st.floats(120, 800))
def test_the_legend_breaks_into_lines_within_the_chart(width: float) -> None:
    chart = BarChart((bar("甲", *range(1, 9)),), width)
    keys = chart.legend()
    assert all(key.top < chart.height for key in keys)
    assert [key.x == 0 for key in keys].count(True) == len({key.top for key in keys})


@given(st.lists(st.lists(SIZES, min_size=8, max_size=8), min_size=1, max_size=30), st.floats(60, 900))
def test_as_many_rows_fit_as_the_height_has_room_for(numbers: list[list[int]], height: float) -> None:
    bars = [bar(f"第{index}課", *row) for index, row in enumerate(numbers)]
    count = rows_that_fit(bars, 400, height)
    assert 1 <= count <= len(bars)
    assert count == 1 or BarChart(tuple(bars[:count]), 400).height <= height
    if count < len(bars):
        assert BarChart(tuple(bars[: count + 1]), 400).height > height


def test_rows_stand_at_even_distances() -> None:
    chart = BarChart((MIXED,) * 25, 300)
    assert {chart.row_top(index + 1) - chart.row_top(index) for index in range(24)} == {ROW}
    assert chart.row_top(25) < chart.height


def test_the_axis_reaches_the_longest_bar_of_the_whole_picture() -> None:
    assert BarChart((MIXED,), 300).most == MIXED.total == 8
    assert BarChart((MIXED,), 300, longest=40).most == 40
    assert BarChart((bar("空"),), 300).most == 1
