import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.clock_time import parse_time

moments = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0930", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("9:30", dt.time(9, 30)),
        ("09：30", dt.time(9, 30)),
        ("9.05", dt.time(9, 5)),
        ("9點30分", dt.time(9, 30)),
        ("14時", dt.time(14)),
        ("９：３０", dt.time(9, 30)),
        ("14 : 05", dt.time(14, 5)),
        ("０９３０", dt.time(9, 30)),
        (" 2359 ", dt.time(23, 59)),
        ("0000", dt.time(0)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, meant: dt.time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "上午", "9", "2400", "24:00", "9:60", "0960", "9:3", "93000", "-930", "9:30:15"]
)
def test_what_is_no_time_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_time(typed)
    assert str(refused.value) == f"「{typed}」不是時間；請寫成 0930 或 9:30。"


@given(moments)
def test_every_time_of_the_day_is_read_back_from_all_its_spellings(moment: dt.time) -> None:
    hour, minute = moment.hour, moment.minute
    for typed in (
        f"{hour:02}{minute:02}",
        f"{hour}:{minute:02}",
        f"{hour}點{minute:02}分",
        f"{hour}{minute:02}",
    ):
        assert parse_time(typed) == moment


@given(st.text(max_size=8).filter(lambda text: not any(map(str.isnumeric, text))))
def test_a_text_without_digits_is_never_a_time(typed: str) -> None:
    with pytest.raises(ValueError, match="請寫成 0930"):
        parse_time(typed)
