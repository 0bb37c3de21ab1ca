"""Times of day are read as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.clock_time import parse_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("0930", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("9:30", dt.time(9, 30)),
        ("９：３０", dt.time(9, 30)),
        ("9點30分", dt.time(9, 30)),
        ("14時", dt.time(14, 0)),
        (" 23:59 ", dt.time(23, 59)),
    ],
)
def test_a_time_is_read_however_it_is_written(text, time):
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["24:00", "9:60", "上午", "9", "99999", "9:3:0"])
def test_what_is_no_time_is_refused_with_the_way_to_write_it(text):
    with pytest.raises(ValueError, match="不是時間；請寫成"):
        parse_time(text)


@given(st.times())
def test_every_minute_of_the_day_is_read_back(time):
    minute = time.replace(second=0, microsecond=0)

    assert parse_time(f"{minute:%H%M}") == parse_time(f"{minute:%H:%M}") == minute
