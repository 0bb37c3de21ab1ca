"""Entries of a cell and the tasks of its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.recognition.alignment import aligned


@pytest.mark.parametrize(
    ("groups", "count", "expected"),
    [
        ([["甲", "乙", "丙"]], 3, [["甲"], ["乙"], ["丙"]]),
        ([["甲"], ["乙", "丙"]], 3, [["甲"], ["乙"], ["丙"]]),
        ([["甲", "乙"], ["丙"]], 2, [["甲", "乙"], ["丙"]]),
        ([["甲", "甲"], ["丙"]], 2, None),
        ([["甲", "乙"]], 3, None),
        ([["甲"]], 2, None),
        ([], 2, None),
    ],
)
def test_lines_or_groups_line_up_or_nothing_does(groups, count, expected):
    assert aligned(groups, count) == expected


@given(st.lists(st.lists(st.integers(), min_size=1, max_size=3), max_size=4), st.integers(2, 6))
def test_nothing_is_left_over(groups, count):
    shared = aligned(groups, count)
    if shared is not None:
        assert len(shared) == count
        assert [entry for own in shared for entry in own] == [entry for group in groups for entry in group]
