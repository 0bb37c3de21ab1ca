"""Lines of a cell as numbered pieces, and broken lines joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import NodeKind
from desktop.exchange.recognition.cell_pieces import (
    Numbers,
    bare_numeral,
    broken_off,
    ends_sentence,
    joined,
    pieces_of,
)
from desktop.rules.numbering import Level

TASKS = Numbers({Level.TASK: NodeKind.TASK, Level.SUBTASK: NodeKind.SUBTASK, Level.MEASURE: NodeKind.MEASURE})
OUTLINE = Numbers({Level.AREA: NodeKind.AREA, Level.MEASURE: NodeKind.MEASURE})


def read(*lines: str, numbers: Numbers = TASKS, width: int | None = None, last: int | None = None):
    return [(piece.value, piece.text) for piece in pieces_of(lines, numbers, width=width, last=last)]


def test_a_number_opens_a_piece_and_other_lines_go_on_with_it():
    assert read("續前頁", "1.檢查照明。", "每月一次。", "", "(1)大廳") == [
        (None, "續前頁"),
        (1, "檢查照明。\n每月一次。"),
        (1, "大廳"),
    ]


def test_numbers_of_another_level_are_text():
    assert read("1.檢查", "甲、大廳", "壹、其他") == [(1, "檢查\n甲、大廳\n壹、其他")]


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (("2.乙", "3為便利民眾"), [(2, "乙"), (3, "為便利民眾")]),
        (("2.乙", "4為便利民眾"), [(2, "乙\n4為便利民眾")]),
        (("2.乙", "3日內回復"), [(2, "乙\n3日內回復")]),
        (("2.乙", "3次以上"), [(2, "乙\n3次以上")]),
    ],
)
def test_the_next_number_is_read_without_its_mark(lines, pieces):
    assert read(*lines) == pieces


def test_the_next_number_may_follow_one_of_the_row_above():
    (piece,) = pieces_of(["3為便利民眾"], TASKS, width=None, last=2)
    assert (piece.value, piece.is_guessed, piece.written) == (3, True, "3")


@pytest.mark.parametrize(
    ("line", "numbers", "pieces"),
    [
        ("一、形象(一)便利", OUTLINE, [(1, "形象"), (1, "便利")]),
        ("一、形象", OUTLINE, [(1, "形象")]),
        ("(一)便利(二)友善", OUTLINE, [(1, "便利(二)友善")]),
        (
            "1. 訂定計畫。 2. 公告周知。 3. 檢討。",
            TASKS,
            [(1, "訂定計畫。"), (2, "公告周知。"), (3, "檢討。")],
        ),
        ("1. 訂定計畫 2. 公告周知", TASKS, [(1, "訂定計畫 2. 公告周知")]),
        ("1. 訂定計畫。 3. 公告周知。", TASKS, [(1, "訂定計畫。 3. 公告周知。")]),
        ("1. 達成率。 2.5倍以上。", TASKS, [(1, "達成率。 2.5倍以上。")]),
    ],
)
def test_lines_run_into_one_are_taken_apart(line, numbers, pieces):
    assert read(line, numbers=numbers) == pieces


@pytest.mark.parametrize(
    ("text", "line", "last_line", "width", "whole"),
    [
        ("編訂電話諮詢流程,同仁", "依此說明", "編訂電話諮詢流程,同仁", 11, "編訂電話諮詢流程,同仁依此說明"),
        ("常見問題集", "蒐集問題", "常見問題集", 11, "常見問題集\n蒐集問題"),
        (
            "每月檢查一次照明設備。",
            "缺失改善",
            "每月檢查一次照明設備。",
            11,
            "每月檢查一次照明設備。\n缺失改善",
        ),
        ("檢查", "清洗", "檢查", None, "檢查\n清洗"),
        ("", "清洗", "", None, "清洗"),
        ("用 Line", "App 通知", "用 Line", 6, "用 Line App 通知"),
    ],
)
def test_full_lines_are_joined_and_others_are_paragraphs(text, line, last_line, width, whole):
    assert joined(text, line, last_line, width) == whole


@given(st.text("甲乙ab1。 ", max_size=8), st.text("甲乙ab1。 ", max_size=8), st.none() | st.integers(0, 10))
def test_joining_loses_no_character(text, line, width):
    assert "".join(joined(text, line, text, width).split()) == "".join((text + line).split())
    assert "".join(broken_off(text, line).split()) == "".join((text + line).split())


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("辦理。", True),
        ("辦理（如附表）。」", True),
        ("包括：", True),
        ("機關形象", False),
        ("(一)甲", False),
        ("", False),
    ],
)
def test_sentences_end_with_their_marks(text, ends):
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("line", "expected", "text"),
    [("二捷便流程", 2, "捷便流程"), ("二捷便流程", 3, None), ("捷便二", 2, None), ("二、捷", 2, None)],
)
def test_an_area_without_its_mark_is_told_by_the_sequence(line, expected, text):
    piece = bare_numeral(line, expected)
    assert (piece.text if piece else None) == text
