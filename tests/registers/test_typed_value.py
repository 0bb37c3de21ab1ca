"""What people write into the cells of a register, and what is stored of it."""

import datetime as dt

import pytest

from db.queries.office import SectionRow
from db.vocabulary import SectionKind, WalkaroundCategory, WalkaroundSource
from desktop.errors import Refused
from desktop.registers.description import Column, Kind
from desktop.registers.typed_value import typed
from desktop.registers.walkaround import WALKAROUND

DAY, TIME = dt.date(2026, 3, 5), dt.time(14, 30)


def section(key: int, name: str, short: str = "", kind: SectionKind = SectionKind.MEMBER) -> SectionRow:
    return SectionRow(key, name, short, key, kind, None, None, ())


SECTIONS = [
    section(1, "行政室", "行政"),
    section(2, "人事室", "室"),
    section(3, "主計室", "室"),
    section(4, "各課室", kind=SectionKind.GROUP),
]


def read(key: str, raw: object) -> object:
    return typed(WALKAROUND.column(key), SECTIONS)(raw)


@pytest.mark.parametrize(
    "raw",
    [
        DAY, dt.datetime(2026, 3, 5), "115.03.05", "115/3/5", "1150305", 1150305, 1150305.0,
        "民國115年3月5日", "中華民國 115 年 3 月 5 日", "2026-03-05", "2026/3/5", "１１５．３．５",
    ],
)  # fmt: skip
def test_days_are_read_in_both_calendars(raw):
    assert read("walked_on", raw) == DAY


@pytest.mark.parametrize("raw", ["115.02.30", "年底前", 46000, "3月5日", True])
def test_what_is_no_day_is_refused_by_its_column(raw):
    with pytest.raises(Refused, match="日期"):
        read("walked_on", raw)


@pytest.mark.parametrize(
    "raw",
    [
        TIME, dt.datetime(2026, 3, 5, 14, 30, 20), dt.timedelta(hours=14, minutes=30), "1430", 1430, "14:30",
        "14時30分", "14:30:00", "下午2:30", "02:30:00 PM", "１４：３０", 0.6041666667,
    ],
)  # fmt: skip
def test_times_are_read_as_people_and_programs_write_them(raw):
    assert read("walked_at", raw) == TIME


@pytest.mark.parametrize(("raw", "hour"), [("12:05 AM", 0), ("上午9:05", 9), ("下午12:05", 12)])
def test_both_halves_of_the_day_begin_with_twelve(raw, hour):
    assert read("walked_at", raw) == dt.time(hour, 5)


@pytest.mark.parametrize("raw", ["25:00", "早上", dt.timedelta(days=2)])
def test_what_is_no_time_is_refused_by_its_column(raw):
    with pytest.raises(Refused, match="「時間」"):
        read("walked_at", raw)


@pytest.mark.parametrize("raw", ["設施", " 設　施 "])
def test_choices_are_read_by_their_words(raw):
    assert read("category", raw) is WalkaroundCategory.FACILITY


def test_an_unknown_choice_is_refused_with_those_there_are():
    with pytest.raises(Refused, match=r"「類別」沒有「燈泡」；請改成.*設施"):
        read("category", "燈泡")


@pytest.mark.parametrize(("raw", "key"), [("行政室", 1), ("行政", 1), ("行 政 室", 1), ("人事室", 2)])
def test_sections_are_read_by_name_or_short_name(raw, key):
    assert read("section_id", raw) == key


@pytest.mark.parametrize("raw", ["室", "各課室", "秘書處"])
def test_what_names_no_one_section_is_refused(raw):
    with pytest.raises(Refused, match=f"「單位」沒有「{raw}」"):
        read("section_id", raw)


@pytest.mark.parametrize("raw", [12, 12.0, "12", "１２", " 12 "])
def test_numbers_are_read_in_any_width(raw):
    assert typed(Column("rings", "鈴響聲數", Kind.NUMBER, most=99), [])(raw) == 12


@pytest.mark.parametrize("raw", ["三聲", -1, 1.5, 100])
def test_what_is_no_such_number_is_refused(raw):
    with pytest.raises(Refused, match="鈴響聲數"):
        typed(Column("rings", "鈴響聲數", Kind.NUMBER, most=99), [])(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [(" 一樓 ", "一樓"), (3, "3"), (3.0, "3"), (DAY, "115.03.05"), ("甲\r\n乙", "甲\n乙"), (True, "是")],
)
def test_any_value_can_stand_in_a_text(raw, text):
    assert read("place", raw) == text


def test_an_empty_cell_has_the_default_or_is_refused_where_it_must_be_filled():
    assert read("source", "") is WalkaroundSource.SELF
    assert read("due_on", " ") is None
    with pytest.raises(Refused, match="請填寫「地點」"):
        read("place", "  ")
