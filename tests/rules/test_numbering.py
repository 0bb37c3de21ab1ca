from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import NodeKind, NumberingStyle
from desktop.rules.numbering import (
    PLAIN_STYLES,
    Label,
    Level,
    has_opening,
    kind_of,
    label,
    level_of,
    numbers_of,
    parse_label,
    paths_of,
    plain_style,
    with_opening,
)

AREA, MEASURE, TASK, SUBTASK = NodeKind
styles = st.sampled_from(NumberingStyle)
to_99 = st.integers(1, 99)


@dataclass(frozen=True)
class Node:
    id: int
    parent_id: int | None
    kind: NodeKind


@pytest.mark.parametrize(
    ("level", "number", "printed"),
    [
        (Level.CHAPTER, 1, "壹、"),
        (Level.CHAPTER, 11, "拾壹、"),
        (Level.AREA, 2, "二、"),
        (Level.AREA, 21, "二十一、"),
        (Level.MEASURE, 3, "(三)"),
        (Level.TASK, 12, "12."),
        (Level.SUBTASK, 4, "(4)"),
        (Level.POINT, 1, "甲、"),
        (Level.SUBPOINT, 2, "(乙)"),
        (AREA, 1, "一、"),
        (MEASURE, 99, "(九十九)"),
        (TASK, 1, "1."),
        (SUBTASK, 1, "(1)"),
    ],
)
def test_each_level_has_its_own_way_of_counting(level: Level | NodeKind, number: int, printed: str) -> None:
    assert label(level, number) == printed


@pytest.mark.parametrize(
    ("style", "measure", "task", "subtask"),
    [
        (NumberingStyle.HALF_DOT, "(一)", "1.", "(1)"),
        (NumberingStyle.HALF_COMMA, "(一)", "1、", "(1)"),
        (NumberingStyle.FULL_DOT, "（一）", "1.", "（1）"),
        (NumberingStyle.FULL_COMMA, "（一）", "1、", "（1）"),
    ],
)
def test_a_plan_chooses_its_brackets_and_marks(
    style: NumberingStyle, measure: str, task: str, subtask: str
) -> None:
    assert [label(kind, 1, style) for kind in (MEASURE, TASK, SUBTASK)] == [measure, task, subtask]


def test_numbers_begin_with_one() -> None:
    with pytest.raises(ValueError, match="0"):
        label(TASK, 0)


@given(st.sampled_from(Level), to_99, styles, st.sampled_from(["建立單一窗口", "", "（附表）", "A4影印"]))
def test_every_number_is_read_back_whatever_the_style(
    level: Level, number: int, style: NumberingStyle, text: str
) -> None:
    for blank in ("", " ", "\u3000"):
        read = parse_label(blank + label(level, number, style) + blank + text)
        assert read == (Label(level, number), text)


@given(st.sampled_from([Level.AREA, Level.MEASURE, Level.SUBTASK, Level.POINT]), to_99, styles, to_99)
def test_a_text_that_begins_with_a_figure_does_not_blur_its_number(
    level: Level, number: int, style: NumberingStyle, figure: int
) -> None:
    text = f"{figure}小時內回復"
    assert parse_label(label(level, number, style) + text) == (Label(level, number), text)


@pytest.mark.parametrize(
    ("line", "level", "number", "rest"),
    [
        ("1.建立單一窗口", Level.TASK, 1, "建立單一窗口"),
        ("１．建立單一窗口", Level.TASK, 1, "建立單一窗口"),
        ("2 .建立單一窗口", Level.TASK, 2, "建立單一窗口"),
        ("3、建立單一窗口", Level.TASK, 3, "建立單一窗口"),
        ("4,建立單一窗口", Level.TASK, 4, "建立單一窗口"),
        ("　　５，建立單一窗口", Level.TASK, 5, "建立單一窗口"),
        ("6. 24小時內回復", Level.TASK, 6, "24小時內回復"),
        ("7、24小時內回復", Level.TASK, 7, "24小時內回復"),
        ("1.105年度計畫", Level.TASK, 1, "105年度計畫"),
        ("2.5月及10月各一次", Level.TASK, 2, "5月及10月各一次"),
        ("⒊建立單一窗口", Level.TASK, 3, "建立單一窗口"),
        ("(一)服務場所", Level.MEASURE, 1, "服務場所"),
        ("（一）服務場所", Level.MEASURE, 1, "服務場所"),
        ("( 一 ) 服務場所", Level.MEASURE, 1, "服務場所"),
        ("(一）、服務場所", Level.MEASURE, 1, "服務場所"),
        ("㈩服務場所", Level.MEASURE, 10, "服務場所"),
        ("(1)服務台", Level.SUBTASK, 1, "服務台"),
        ("（１２）服務台", Level.SUBTASK, 12, "服務台"),
        ("⒁服務台", Level.SUBTASK, 14, "服務台"),
        ("參、實施對象", Level.CHAPTER, 3, "實施對象"),
        ("叁、實施對象", Level.CHAPTER, 3, "實施對象"),
        ("拾壹、 附則", Level.CHAPTER, 11, "附則"),
        ("一、機關形象", Level.AREA, 1, "機關形象"),
        ("一 、機關形象", Level.AREA, 1, "機關形象"),
        ("二十一．其他", Level.AREA, 21, "其他"),
        ("甲、總則", Level.POINT, 1, "總則"),
        ("(甲) 總則", Level.SUBPOINT, 1, "總則"),
        ("1.", Level.TASK, 1, ""),
    ],
)
def test_numbers_are_read_as_typists_write_them(line: str, level: Level, number: int, rest: str) -> None:
    assert parse_label(line) == (Label(level, number), rest)


@pytest.mark.parametrize(
    "line",
    [
        "3為便利民眾或廠商",
        "97.12.10",
        "97. 12. 10",
        "９７．１２．１０前完成",
        "97.12",
        "97 . 12",
        "3.5公里",
        "1,000人次",
        "12場次",
        "1999服務專線",
        "一般事項",
        "十分重要",
        "(含志工)",
        "(零)",
        "(0)",
        "0.",
        "甲級",
        "",
        "   ",
        "、",
        "()",
    ],
)
def test_text_that_carries_no_number_is_left_alone(line: str) -> None:
    assert parse_label(line) is None


@given(st.text(max_size=30))
def test_reading_takes_nothing_away_but_the_number(line: str) -> None:
    read = parse_label(line)
    if read is not None:
        assert line.endswith(read[1])
        assert read[0].value >= 1


@given(st.sampled_from(Level), to_99, styles, styles)
def test_the_style_changes_the_print_but_not_the_number(
    level: Level, number: int, one: NumberingStyle, other: NumberingStyle
) -> None:
    assert parse_label(label(level, number, one)) == parse_label(label(level, number, other))


PLAN = [
    Node(1, None, AREA),
    Node(2, 1, MEASURE),
    Node(3, 2, TASK),
    Node(4, 2, TASK),
    Node(5, 4, SUBTASK),
    Node(6, 4, SUBTASK),
    Node(7, 1, MEASURE),
    Node(8, 7, TASK),
    Node(9, None, AREA),
    Node(10, 9, MEASURE),
    Node(11, 9, TASK),
]


def test_numbers_restart_under_every_parent() -> None:
    assert list(numbers_of(PLAN).values()) == [
        "一、", "(一)", "1.", "2.", "(1)", "(2)", "(二)", "1.", "二、", "(一)", "1.",
    ]  # fmt: skip


def test_the_full_number_tells_the_way_from_the_area_down() -> None:
    paths = paths_of(PLAN)
    assert paths[3] == "一、(一)1."
    assert paths[6] == "一、(一)2.(2)"
    assert paths[11] == "二、1."


def test_the_numbers_of_a_plan_follow_its_style() -> None:
    assert paths_of(PLAN, NumberingStyle.FULL_COMMA)[5] == "一、（一）2、（1）"


def test_kinds_under_one_parent_are_counted_apart() -> None:
    mixed = [Node(1, None, AREA), Node(2, 1, TASK), Node(3, 1, MEASURE), Node(4, 1, TASK)]
    assert list(numbers_of(mixed).values()) == ["一、", "1.", "(一)", "2."]


def test_a_deeper_tree_goes_on_with_stems() -> None:
    deep = [Node(1, None, TASK), *(Node(n, n - 1, SUBTASK) for n in range(2, 6))]
    assert list(numbers_of(deep).values()) == ["1.", "(1)", "甲、", "(甲)", "(甲)"]


@given(st.lists(st.integers(1, 20), min_size=1, max_size=20))
def test_every_area_counts_its_measures_from_one(sizes: list[int]) -> None:
    nodes = []
    for area, size in enumerate(sizes, start=1):
        nodes.append(Node(area * 100, None, AREA))
        nodes += [Node(area * 100 + n, area * 100, MEASURE) for n in range(1, size + 1)]
    numbers = numbers_of(nodes)
    for node in nodes:
        expected = node.id % 100 if node.parent_id else node.id // 100
        assert parse_label(numbers[node.id]) == (Label(level_of(node.kind), expected), "")


@pytest.mark.parametrize("kind", NodeKind)
def test_the_level_of_a_kind_leads_back_to_the_kind(kind: NodeKind) -> None:
    assert kind_of(level_of(kind)) is kind


def test_chapters_are_no_nodes() -> None:
    assert kind_of(Level.CHAPTER) is None


OPENED = [
    Node(1, None, NodeKind.AREA),
    Node(2, 1, NodeKind.MEASURE),
    Node(3, 2, NodeKind.TASK),
    Node(4, None, NodeKind.AREA),
    Node(5, 4, NodeKind.MEASURE),
    Node(6, None, NodeKind.AREA),
]


def test_an_opening_area_and_its_only_measure_have_no_number() -> None:
    numbers = numbers_of(OPENED, NumberingStyle.FULL_COMMA_OPENING)
    assert list(numbers.values()) == ["", "", "1、", "一、", "（一）", "二、"]


def test_several_measures_of_an_opening_area_have_numbers() -> None:
    numbers = numbers_of([*OPENED[:2], Node(9, 1, NodeKind.MEASURE)], NumberingStyle.HALF_DOT_OPENING)
    assert list(numbers.values()) == ["", "(一)", "(二)"]


def test_a_plan_without_areas_has_no_opening() -> None:
    assert numbers_of([Node(1, None, NodeKind.TASK)], NumberingStyle.HALF_DOT_OPENING) == {1: "1."}


@pytest.mark.parametrize("style", PLAIN_STYLES)
def test_an_opening_changes_no_number_behind_it(style: NumberingStyle) -> None:
    assert plain_style(with_opening(style)) is style
    assert has_opening(with_opening(style))
    assert not has_opening(style)
    assert numbers_of(OPENED[3:], style) == {4: "一、", 5: label(NodeKind.MEASURE, 1, style), 6: "二、"}
    opened = numbers_of(OPENED, with_opening(style))
    assert [opened[4], opened[6]] == ["一、", "二、"]
