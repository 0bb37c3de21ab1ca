import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.plan_file import Due
from desktop.office.due_words import day_and_words, dues_in, dues_of, words_only

FIRST, LAST = dt.date(2008, 5, 1), dt.date(2008, 10, 1)
BOTH = "97.5.1\n97.10.1"
lines = st.sampled_from(["97.5.1", "97.10.1", "97.10.01", "97年12月", "每月20日", "經常辦理"])
words = st.lists(lines, max_size=3).map("\n".join)


@pytest.mark.parametrize(
    ("on", "written", "dues"),
    [
        (None, "", ()),
        (LAST, "", (Due(LAST, "97.10.01"),)),
        (LAST, "97.10.1", (Due(LAST, "97.10.1"),)),
        (LAST, "十月初", (Due(LAST, "十月初"),)),
        (None, "每月20日", (Due(None, "每月20日"),)),
        (LAST, BOTH, (Due(FIRST, "97.5.1"), Due(LAST, "97.10.1"))),
        (FIRST, BOTH, (Due(FIRST, "97.5.1"), Due(None, "97.10.1"))),
        (LAST, "上半年\n下半年", (Due(None, "上半年"), Due(LAST, "下半年"))),
    ],
)
def test_a_followed_day_and_its_words_are_a_list_of_dues(
    on: dt.date | None, written: str, dues: tuple[Due, ...]
) -> None:
    assert dues_of(on, written) == dues
    assert day_and_words(dues) == (on, written)


@given(st.none() | st.sampled_from([FIRST, LAST]), words)
def test_day_and_words_always_come_back(on: dt.date | None, written: str) -> None:
    day, found = day_and_words(dues_of(on, written))
    assert day == on
    assert found == ("" if on and written == "97.10.01" and on == LAST else written)


@given(words)
def test_words_alone_always_come_back(written: str) -> None:
    assert words_only(dues_in(written)) == written


def test_words_alone_lose_no_day() -> None:
    assert words_only([Due(LAST, "97.10.1"), Due(FIRST, "五月前"), Due(LAST, "")]) == (
        "97.10.1\n五月前 97.05.01\n97.10.01"
    )
