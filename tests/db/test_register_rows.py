import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries.register_rows import RegisterQuery, newest_row, row_count, row_ids, rows
from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.office.office import Actor, Office
from tests.factories import named_sections, registered_walk

FINDINGS = ("飲水機沒有水", "照明燈不亮", "100%正確_的意見", "座椅鬆動")


@pytest.fixture
def keys(office: Office, clerk: Actor) -> list[int]:
    """Four entries, one a day from 3月1日 on, in two sections by turns."""
    sections = list(named_sections(office, clerk, "行政課", "人事室").values())
    return [
        registered_walk(
            office,
            clerk,
            sections[place % 2],
            walked_on=dt.date(2026, 3, place + 1),
            finding=finding,
            place=f"{4 - place}樓",
        )
        for place, finding in enumerate(FINDINGS)
    ]


def found(office: Office, **asked: Any) -> list[int]:
    with office.reading() as session:
        query = RegisterQuery("walkaround", **asked)
        ids = row_ids(session, query)
        assert row_count(session, query) == len(ids)
    return ids


def test_rows_come_in_the_order_of_any_column_and_back(office: Office, keys: list[int]) -> None:
    assert found(office, order_by=("walked_on",)) == keys
    assert found(office, order_by=("place",)) == keys[::-1]
    assert found(office, order_by=("walked_on",), descending=True) == keys[::-1]


def test_equal_rows_come_by_the_next_column(office: Office, keys: list[int]) -> None:
    assert found(office, order_by=("section_id", "walked_on")) == [keys[0], keys[2], keys[1], keys[3]]


def test_rows_are_found_by_one_value_and_by_any_of_several(office: Office, keys: list[int]) -> None:
    states = (WalkaroundState.REGISTERED, WalkaroundState.CLOSED)
    assert found(office, equals=(("state", states), ("section_id", 1))) == [keys[0], keys[2]]
    assert found(office, equals=(("state", WalkaroundState.CLOSED),)) == []
    assert found(office, equals=(("closed_on", None),)) == keys


def test_both_days_of_a_span_are_in_it(office: Office, keys: list[int]) -> None:
    span = ("walked_on", dt.date(2026, 3, 2), dt.date(2026, 3, 3))
    assert found(office, span=span) == keys[1:3]


@pytest.mark.parametrize(
    ("text", "places"), [("水機", [0]), ("不", [1]), ("%", [2]), ("_的", [2]), ("樓", [])]
)
def test_a_text_is_found_literally_in_the_columns_asked(
    office: Office, keys: list[int], text: str, places: list[int]
) -> None:
    assert found(office, text=text, text_in=("finding",)) == [keys[place] for place in places]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="".join(FINDINGS) + "%_\\'\"", min_size=1, max_size=3))
def test_a_search_finds_what_a_person_would(office: Office, keys: list[int], text: str) -> None:
    expected = [key for key, finding in zip(keys, FINDINGS, strict=True) if text in finding]
    assert found(office, text=text, text_in=("finding", "contact")) == expected


def test_pages_come_in_the_order_of_their_keys_without_those_that_are_gone(
    office: Office, keys: list[int]
) -> None:
    with office.reading() as session:
        page = rows(session, "walkaround", [keys[2], 999, keys[0]])
    assert [row["id"] for row in page] == [keys[2], keys[0]]
    assert page[0]["walked_on"] == dt.date(2026, 3, 3)
    assert page[0]["category"] is WalkaroundCategory.FACILITY


def test_the_newest_row_is_the_one_entered_last(office: Office, keys: list[int]) -> None:
    with office.reading() as session:
        assert newest_row(session, "walkaround")["id"] == keys[-1]
        assert newest_row(session, "phone_test") == {}
