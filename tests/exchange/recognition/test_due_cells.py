"""The cell of due dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.recognition.due_cells import read_dues
from desktop.rules.roc_calendar import DateStyle, format_date


def found(*lines: str) -> list[list[tuple[str, dt.date | None]]]:
    return [[(entry.due.text, entry.due.on) for entry in group] for group in read_dues(lines)]


def test_empty_lines_set_groups_apart():
    first, second = dt.date(2026, 3, 1), dt.date(2026, 4, 1)
    assert found("", "115.3.1", "115.4.1", "", "115.03.01") == [
        [("115.3.1", first), ("115.4.1", second)],
        [("115.03.01", first)],
    ]


def test_a_line_of_dates_is_several_entries_and_one_of_words_is_one():
    assert [text for text, _ in found("115.3.1 115.4.1")[0]] == ["115.3.1", "115.4.1"]
    assert [text for text, _ in found("每月 20日 前")[0]] == ["每月 20日 前"]
    assert [text for text, _ in found("115 年 3 月 1 日")[0]] == ["115 年 3 月 1 日"]


@pytest.mark.parametrize("behind", ["前", "以前", "之前", "前完成", "止"])
def test_by_then_is_that_day(behind):
    assert found(f"115.3.1{behind}") == [[(f"115.3.1{behind}", dt.date(2026, 3, 1))]]


@pytest.mark.parametrize("text", ["115.3.1至115.4.1", "約115.3.1", "115.3.1後", "年底", "12月10日"])
def test_spans_and_words_name_no_single_day(text):
    ((entry,),) = read_dues([text])
    assert entry.due.on is None
    assert entry.due.text == text
    assert text in entry.doubt


def test_a_day_that_never_was_is_explained():
    ((entry,),) = read_dues(["115.02.30"])
    assert entry.due.on is None
    assert "28天" in entry.doubt


@given(
    st.dates(dt.date(1912, 1, 1), dt.date(2900, 1, 1)), st.sampled_from([DateStyle.DOTTED, DateStyle.LONG])
)
def test_every_printed_date_is_read_without_a_doubt(day, style):
    ((entry,),) = read_dues([format_date(day, style)])
    assert (entry.due.on, entry.doubt) == (day, "")


@pytest.mark.parametrize("text", ["115年12月底", "115年12月底前"])
def test_the_end_of_a_month_is_its_last_day_and_doubted_as_any_month(text):
    ((entry,),) = read_dues([text])
    assert entry.due.on == dt.date(2026, 12, 31)
    assert "只寫到月份" in entry.doubt
