import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Group, Path, Rect, Shape, String

from desktop.forms.charts.bar_chart import BarChart
from desktop.forms.charts.bar_drawing import drawing_of
from desktop.forms.charts.palette import DARK, MARKS, PAPER, Palette
from desktop.rules.task_state import TaskState
from desktop.rules.words import word
from tests.forms.charts.chart_pages import bar, text_of

ONE_OF_EACH = bar("秘書室", *[1] * 8)
LONG = "國際交流與多元文化教育推廣暨資訊服務科綜合業務股行政管理組文書事務班"


def shapes(chart: BarChart, palette: Palette = PAPER) -> Iterator[Shape]:
    return iter(drawing_of(chart, palette).contents)


def strings(chart: BarChart) -> list[str]:
    return [shape.text for shape in shapes(chart) if isinstance(shape, String)]


def stretches(chart: BarChart, palette: Palette, state: TaskState) -> list[Rect]:
    """The boxes filled with a state's colour, legend and plates of numbers included."""
    wanted = palette.fills[state]
    return [
        shape
        for shape in shapes(chart, palette)
        if isinstance(shape, Rect)
        and shape.fillColor is not None
        and f"#{shape.fillColor.hexval()[2:]}" == wanted
    ]


def test_numbers_stand_in_their_stretch_of_the_bar() -> None:
    text = text_of(BarChart((bar("秘書室", 12, 5, 8, 7, 9, 4, 6, 10),), 500))
    assert text.startswith("完成／應辦完成率")
    assert re.search("秘書室.*12.*5.*8.*7.*9.*4.*6.*10.*17／51", text)
    assert not any(f"{mark}5" in text for mark in MARKS.values())


def test_numbers_without_room_stand_beside_the_bar_with_their_marks() -> None:
    chart = BarChart((ONE_OF_EACH, bar("民政課", 200)), 300)
    assert "●1◐1○1△1▼1◆1■1×1" in text_of(replace(chart, width=400))
    assert "…" not in text_of(replace(chart, width=400))
    assert "…△1▼1◆1■1×1" in text_of(replace(chart, width=220))


def test_the_legend_says_every_state_in_words() -> None:
    text = text_of(BarChart((ONE_OF_EACH,), 300))
    for state in TaskState:
        assert f"{MARKS[state]}{word(state)}" in text


def test_a_long_name_is_broken_once_and_then_cut() -> None:
    said = strings(BarChart((bar(LONG, 3),), 300))
    first, second = said[said.index("項") + 1 :][:2]
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert LONG.startswith(first + second[:-1])


def test_a_narrow_chart_leaves_the_percentage_out() -> None:
    assert "50.0%" not in text_of(BarChart((ONE_OF_EACH,), 300))
    assert "50.0%" in text_of(BarChart((ONE_OF_EACH,), 400))


def test_without_parts_the_chart_says_so() -> None:
    assert text_of(BarChart((), 300)) == "沒有可以統計的工作。"


def test_a_character_without_glyph_does_not_stop_a_chart() -> None:
    assert "□課" in text_of(BarChart((bar("\U000f0000課", 1),), 300))


@pytest.mark.parametrize("palette", [PAPER, DARK])
def test_a_bar_is_as_wide_as_its_share_of_the_axis(palette: Palette) -> None:
    chart = BarChart((bar("甲", 30), bar("乙", 0, 0, 0, 0, 0, 0, 10)), 400)
    (done, *_), (overdue, *_) = (
        stretches(chart, palette, state) for state in (TaskState.DONE, TaskState.OVERDUE)
    )
    assert done.x == overdue.x
    assert done.width == pytest.approx(3 * overdue.width)


@given(
    st.lists(st.lists(st.integers(0, 300), min_size=8, max_size=8), min_size=1, max_size=6),
    st.floats(220, 700),
)
@settings(max_examples=15, deadline=None)
def test_nothing_is_drawn_outside_of_the_chart(numbers: list[list[int]], width: float) -> None:
    chart = BarChart(tuple(bar(f"第{index}課", *row) for index, row in enumerate(numbers)), width)
    for shape in shapes(chart):
        if not isinstance(shape, Group):
            left, bottom, right, top = shape.getBounds()
            assert left > -1
            assert right < width + 1
            assert bottom > -3
            assert top < chart.height + 1


def test_every_state_looks_different_without_colours() -> None:
    looks = {}
    for state in TaskState:
        chart = BarChart((bar("甲", *(20 * (each is state) for each in TaskState)),), 400)
        light = round(luminance(PAPER.fills[state]), 1)
        lines = [
            (len(shape.points), shape.points[1] - shape.points[3], shape.strokeWidth)
            for shape in shapes(chart)
            if isinstance(shape, Path)
        ]
        looks[state] = (light, lines)
    assert all(looks[one] != looks[other] for one, other in combinations(TaskState, 2))


@pytest.mark.parametrize("palette", [PAPER, DARK])
def test_all_words_and_numbers_can_be_read_on_their_ground(palette: Palette) -> None:
    assert contrast(palette.text, palette.ground) >= 4.5
    assert contrast(palette.muted, palette.ground) >= 4.5
    for state in TaskState:
        assert contrast(palette.ink[state], palette.fills[state]) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
