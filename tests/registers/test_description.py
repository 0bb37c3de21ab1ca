import datetime as dt
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.errors import Refused
from desktop.registers.description import Column, Kind, Register

SECTIONS = {7: SectionRow(7, "行政課", "行政", 1, SectionKind.MEMBER, None, None, ())}


class Fruit(StrEnum):
    """What the register of these tests counts."""

    APPLE = "apple"
    PEAR = "pear"


NAME = Column("name", "名稱", is_required=True, most=10)
BASKETS = Register(
    name="baskets",
    title="水果籃",
    table="basket",
    order_by=("picked_on", "name"),
    columns=(
        Column("serial", "編號", Kind.NUMBER, is_entered=False, sorted_by=("year", "serial")),
        NAME,
        Column("picked_on", "日期", Kind.DATE, is_filtered=True),
        Column("fruit", "水果", Kind.CHOICE, choices=Fruit, default=Fruit.APPLE),
        Column("section_id", "單位", Kind.SECTION, is_listed=False, is_filtered=True),
        Column("count", "數量", Kind.NUMBER, most=99),
        Column("owner", "所有人", is_personal=True),
        Column("note", "備註", Kind.LONG_TEXT),
    ),
)


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (NAME, "紅籃", "紅籃"),
        (NAME, None, ""),
        (BASKETS.column("picked_on"), dt.date(2026, 3, 5), "115.03.05"),
        (Column("at", "時間", Kind.TIME), dt.time(9, 5), "09:05"),
        (BASKETS.column("section_id"), 7, "行政課"),
        (BASKETS.column("section_id"), 8, ""),
        (BASKETS.column("count"), 0, "0"),
    ],
)
def test_a_stored_value_is_shown_in_a_persons_words(column: Column, value: Any, text: str) -> None:
    assert column.text({column.key: value}, SECTIONS) == text


def test_a_column_may_tell_its_text_from_the_whole_row() -> None:
    column = Column("serial", "編號", display=lambda row, sections: f"{row['year']}-{row['serial']}")
    assert column.text({"serial": 3, "year": 115}, SECTIONS) == "115-3"
    assert column.text({}, SECTIONS) == ""


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("name", "  ", "請填寫「名稱」。"),
        ("name", "很長很長很長很長很長很長", "「名稱」最多 10 個字，現在有 12 個；請縮短。"),
        ("picked_on", "115.03.05", "「日期」的內容不對；請重新填寫。"),
        ("fruit", "香蕉", "「水果」的內容不對；請重新填寫。"),
        ("count", 100, "「數量」必須是 0 到 99 的整數；請改寫。"),
        ("count", -1, "「數量」必須是 0 到 99 的整數；請改寫。"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_columns_name(key: str, value: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        BASKETS.column(key).checked(value)
    assert str(refused.value) == sentence


@given(st.text(min_size=1, max_size=10).filter(str.strip))
def test_any_short_text_is_kept_without_the_blanks_around_it(text: str) -> None:
    assert NAME.checked(f" {text}\n") == text.strip()


def test_nothing_entered_is_an_empty_text_and_otherwise_nothing() -> None:
    assert BASKETS.column("note").checked(None) == ""
    assert BASKETS.column("picked_on").checked("") is None


def test_an_entry_is_checked_as_a_whole_and_filled_with_what_it_begins_with() -> None:
    assert BASKETS.checked({"name": "紅籃", "count": 3}) == {
        "name": "紅籃",
        "picked_on": None,
        "fruit": Fruit.APPLE,
        "section_id": None,
        "count": 3,
        "owner": "",
        "note": "",
    }


def test_a_column_that_nobody_enters_is_no_value_of_an_entry() -> None:
    with pytest.raises(TypeError, match="serial"):
        BASKETS.checked({"name": "紅籃", "serial": 4})


def test_a_search_looks_into_all_texts_but_personal_ones() -> None:
    query = BASKETS.query([("fruit", Fruit.PEAR)], "紅", ("picked_on", dt.date.min, dt.date.max))
    assert (query.table, query.text, query.text_in) == ("basket", "紅", ("name", "note"))
    assert query.equals == (("fruit", Fruit.PEAR),)
    assert query.span == ("picked_on", dt.date.min, dt.date.max)


def test_equal_rows_stand_in_the_registers_own_order() -> None:
    assert BASKETS.order_by_of("fruit") == ("fruit", "picked_on", "name")
    assert BASKETS.order_by_of("picked_on") == ("picked_on", "name")
    assert BASKETS.order_by_of("serial") == ("year", "serial", "picked_on", "name")


def test_table_form_and_filters_each_have_their_columns() -> None:
    assert "section_id" not in [column.key for column in BASKETS.listed]
    assert "serial" not in [column.key for column in BASKETS.entered]
    assert [column.key for column in BASKETS.filtered] == ["picked_on", "section_id"]
