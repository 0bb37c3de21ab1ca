import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.forms.cells import Column, cell
from desktop.forms.column_fit import column_widths
from desktop.forms.page import MM
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Row

TOTAL = 167 * MM


def widths(*columns: Column, rows: tuple[tuple[str, ...], ...] = ()) -> list[float]:
    """The widths in millimetres."""
    table = Table(columns, tuple(Row(tuple(map(cell, row))) for row in rows))
    return [width / MM for width in column_widths(table, TOTAL)]


@given(st.lists(st.none() | st.floats(5, 80), min_size=1, max_size=12))
def test_columns_always_fill_the_width(given_widths: list[float | None]) -> None:
    found = widths(*(Column("欄", width) for width in given_widths))
    assert sum(found) == pytest.approx(167)
    assert all(width > 0 for width in found)


def test_given_widths_are_kept_and_the_rest_goes_to_the_other_column() -> None:
    found = widths(Column("編號", 15), Column("事項"), Column("單位", 30))
    assert found == pytest.approx([15, 122, 30])


def test_the_column_with_longer_texts_becomes_wider() -> None:
    short, long = widths(
        Column("類別"), Column("內容"), rows=(("詢問", "民眾詢問無障礙坡道之位置與開放時間"),)
    )
    assert long > 2 * short


def test_a_very_long_text_does_not_starve_its_neighbours() -> None:
    short, _ = widths(Column("類別"), Column("內容"), rows=(("詢問", "民" * 5000),))
    assert short > 15


def test_widths_that_are_too_wide_together_are_scaled_alike() -> None:
    assert widths(Column("甲", 200), Column("乙", 100)) == pytest.approx([334 / 3, 167 / 3])


def test_widths_that_leave_no_room_give_some_to_the_others() -> None:
    first, second = widths(Column("甲", 170), Column("乙"))
    assert second > 15
    assert first > 100
