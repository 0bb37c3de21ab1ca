import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.roc_calendar import (
    DateStyle,
    ImpossibleDate,
    anniversary,
    find_dates,
    find_impossible_dates,
    format_date,
    format_year,
    month_text,
    parse_date,
    read_date,
    roc_year,
    to_ce,
)

roc_days = st.dates(dt.date(1912, 1, 1), dt.date(2910, 12, 31))
FULL_WIDTH = str.maketrans("0123456789./-", "０１２３４５６７８９．／－")


@pytest.mark.parametrize(
    "text",
    [
        "97.12.10",
        "97/12/10",
        "97-12-10",
        "97年12月10日",
        "97 年 12 月 10 日",
        "民國97年12月10日",
        "民國 97.12.10",
        "中華民國97年12月10日",
        "中華民國 97 年 12 月 10 日",
        "0971210",
        "民國0971210",
        "９７．１２．１０",
        "９７年１２月１０日",
        "97 . 12 . 10",
        "97.\u300012.\u300010",
        "  97.12.10\n",
        "2008-12-10",
        "2008/12/10",
        "2008.12.10",
        "2008年12月10日",
        "西元2008年12月10日",
        "20081210",
    ],
)
def test_every_way_an_office_writes_a_day_is_read(text: str) -> None:
    assert parse_date(text) == dt.date(2008, 12, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("97.10.1", dt.date(2008, 10, 1)),
        ("97.1.5", dt.date(2008, 1, 5)),
        ("105 年 1 月 18 日", dt.date(2016, 1, 18)),
        ("105 年 1 月\n18 日", dt.date(2016, 1, 18)),
        ("1150105", dt.date(2026, 1, 5)),
        ("1.1.1", dt.date(1912, 1, 1)),
        ("97.2.29", dt.date(2008, 2, 29)),
    ],
)
def test_one_digit_months_and_three_digit_years_are_read(text: str, day: dt.date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("97.02.30", "「97.02.30」不是存在的日期：民國97年2月只有29天，請改寫。"),
        ("98.2.29", "「98.2.29」不是存在的日期：民國98年2月只有28天，請改寫。"),
        ("97.4.0", "「97.4.0」不是存在的日期：民國97年4月只有30天，請改寫。"),
        ("97年13月1日", "「97年13月1日」不是存在的日期：月份只有1月到12月，請改寫。"),
        ("0.1.1", "「0.1.1」的年份不在民國1年到999年之間，請改寫，例如97.12.10。"),
        ("1911/10/10", "「1911/10/10」的年份不在民國1年到999年之間，請改寫，例如97.12.10。"),
        ("民國2008年1月1日", "「民國2008年1月1日」的年份不在民國1年到999年之間，請改寫，例如97.12.10。"),
        ("年底前", "「年底前」不是看得懂的日期，請寫成民國年月日，例如97.12.10。"),
        ("97.12/10", "「97.12/10」不是看得懂的日期，請寫成民國年月日，例如97.12.10。"),
        ("971210", "「971210」不是看得懂的日期，請寫成民國年月日，例如97.12.10。"),
        ("97.12.10前完成", "「97.12.10前完成」不是看得懂的日期，請寫成民國年月日，例如97.12.10。"),
        ("   ", "日期是空白的，請寫成民國年月日，例如97.12.10。"),
        ("97.12", "「97.12」只寫到月份，請補上日，例如97.12.31。"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason_and_what_to_write(text: str, sentence: str) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        parse_date(text)
    assert str(refused.value) == sentence


def test_a_long_wrong_text_is_quoted_only_in_part() -> None:
    with pytest.raises(ImpossibleDate, match=r"^「長{20}…」"):
        parse_date("長" * 500)


@pytest.mark.parametrize("text", ["97.12", "97/12", "97年12月", "民國 97 年 12 月", "2008-12", "９７．１２"])
def test_a_month_alone_means_its_last_day_and_says_so(text: str) -> None:
    written = read_date(text)
    assert (written.on, written.precision, written.text) == (dt.date(2008, 12, 31), "month", text)


def test_a_day_is_marked_as_exact() -> None:
    assert read_date("97.12.10").precision == "day"


@given(roc_days, st.sampled_from(DateStyle))
def test_every_date_is_read_back_from_every_style_it_is_printed_in(day: dt.date, style: DateStyle) -> None:
    assert parse_date(format_date(day, style)) == day


@given(roc_days, st.sampled_from("./-"))
def test_full_width_and_blanks_change_nothing(day: dt.date, mark: str) -> None:
    written = f"{roc_year(day)} {mark} {day.month}{mark}{day.day}"
    assert parse_date(written.translate(FULL_WIDTH)) == parse_date(written) == day


@given(roc_days)
def test_seven_digits_are_a_date(day: dt.date) -> None:
    assert parse_date(f"{roc_year(day):03}{day.month:02}{day.day:02}") == day


@given(roc_days, st.sampled_from(DateStyle))
def test_every_month_is_read_back_as_its_last_day(day: dt.date, style: DateStyle) -> None:
    read = read_date(month_text(day, style))
    assert read.precision == "month"
    assert (read.on.year, read.on.month) == (day.year, day.month)
    assert (read.on + dt.timedelta(days=1)).day == 1


@given(st.text())
def test_any_text_is_a_date_or_refused_with_one_sentence(text: str) -> None:
    try:
        sentence = f"讀作{parse_date(text)}。"
    except ImpossibleDate as refused:
        sentence = str(refused)
    assert sentence.endswith("。")
    assert "\n" not in sentence


def test_dates_are_found_in_running_text_with_their_places() -> None:
    text = "自民國97年1月起至民國97年12月止，並於97.10.1前、97.12.05 完成，依市府 105 年 1 月 18 日函辦理。"
    found = find_dates(text)
    assert [(date.text, date.precision) for date in found] == [
        ("民國97年1月", "month"),
        ("民國97年12月", "month"),
        ("97.10.1", "day"),
        ("97.12.05", "day"),
        ("105 年 1 月 18 日", "day"),
    ]
    assert all(text[date.start : date.end] == date.text for date in found)


def test_a_column_of_due_dates_is_read_line_by_line() -> None:
    cell = "97.12.10\n\n97.12\n 97.03.15\n９７．５．１"
    assert [date.on for date in find_dates(cell)] == [
        dt.date(2008, 12, 10),
        dt.date(2008, 12, 31),
        dt.date(2008, 3, 15),
        dt.date(2008, 5, 1),
    ]


def test_both_ends_of_a_span_are_found() -> None:
    for between in ("-", "~", "至", " "):
        ends = [date.text for date in find_dates(f"97.03.01{between}97.04.30")]
        assert ends == ["97.03.01", "97.04.30"]


@pytest.mark.parametrize(
    "text",
    [
        "文秘字第0971109859號",
        "高市府研發字第10530055600號",
        "平均84.12分，較上年93.5",
        "第1.2.3版",
        "電話02-12-10",
        "計1年2月",
        "192.168.10.1",
        "97年度",
        "每年12次",
        "第1050118號",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_that_never_was_is_pointed_out_beside_the_good_ones() -> None:
    text = "97.02.30前完成，97.03.01複查。"
    assert [date.text for date in find_dates(text)] == ["97.03.01"]
    assert [str(wrong) for wrong in find_impossible_dates(text)] == [
        "「97.02.30」不是存在的日期：民國97年2月只有29天，請改寫。"
    ]


@given(st.lists(st.tuples(st.dates(dt.date(1921, 1, 1), dt.date(2910, 1, 1)), st.sampled_from(DateStyle))))
def test_all_dates_of_a_sentence_are_found_in_their_order(dates: list[tuple[dt.date, DateStyle]]) -> None:
    sentence = "前完成，".join(format_date(day, style) for day, style in dates)
    assert [date.on for date in find_dates(sentence)] == [day for day, _ in dates]


@given(st.text(alphabet="0123456789.年月日/- \n民國", max_size=40))
def test_what_is_found_stands_in_the_text_where_it_is_said_to(text: str) -> None:
    for date in find_dates(text):
        assert text[date.start : date.end] == date.text == date.text.strip()
        assert read_date(date.text).on == date.on


@pytest.mark.parametrize(
    ("style", "day", "month"),
    [
        (DateStyle.DOTTED, "97.04.09", "97.04"),
        (DateStyle.LONG, "97年4月9日", "97年4月"),
        (DateStyle.FULL, "中華民國97年4月9日", "中華民國97年4月"),
    ],
)
def test_the_three_printed_styles(style: DateStyle, day: str, month: str) -> None:
    assert format_date(dt.date(2008, 4, 9), style) == day
    assert month_text(dt.date(2008, 4, 9), style) == month


@pytest.mark.parametrize("style", DateStyle)
def test_a_day_before_the_republic_is_printed_so_that_nobody_misreads_it(style: DateStyle) -> None:
    assert format_date(dt.date(1911, 12, 31), style) == "民國前1年12月31日"
    assert month_text(dt.date(1900, 1, 1), style) == "民國前12年1月"


def test_years_go_both_ways() -> None:
    assert roc_year(dt.date(2008, 12, 10)) == 97
    assert to_ce(97) == 2008
    assert format_year(97) == "民國97年"
    assert format_year(0) == "民國前1年"


def test_a_year_on_from_leap_day_is_the_28th() -> None:
    assert anniversary(dt.date(2008, 2, 29), 1) == dt.date(2009, 2, 28)
    assert anniversary(dt.date(2008, 2, 29), 4) == dt.date(2012, 2, 29)


@given(st.dates(dt.date(1912, 1, 1), dt.date(2800, 1, 1)), st.integers(0, 100))
def test_an_anniversary_keeps_day_and_month_but_for_leap_day(day: dt.date, years: int) -> None:
    later = anniversary(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}
    if (day.month, day.day) != (2, 29):
        assert anniversary(later, -years) == day
