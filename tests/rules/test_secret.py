"""Which secrets are refused, and how the wait after wrong ones grows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.secret import fault_of_secret, plain_secret, wait_after, wait_in_words

MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize("secret", ["", "12", "74906", "走廊時鐘", "  7490  ", "74906 "])
def test_a_short_secret_is_refused(secret):
    assert "至少要6個字" in fault_of_secret(secret)


@pytest.mark.parametrize(
    "secret",
    [
        "123456",
        "654321",
        "000000",
        "890123",
        "121212",
        "123123",
        "112233",
        "123321",
        "789123",
        "1231231",
        "abcdef",
        "aaaaaa",
        "FEDCBA",
        "Password",
        "qwerty",
        "１２３４５６",
        "好好好好好好",
        "5555566",
    ],
)
def test_what_everybody_tries_first_is_refused(secret):
    assert "太容易猜到" in fault_of_secret(secret)


@pytest.mark.parametrize(
    "secret", ["790512", "051279", "120579", "0790512", "1080229", "19790512", "12051979", "05121979"]
)
def test_birthdays_are_refused_however_they_are_written(secret):
    assert "生日或日期" in fault_of_secret(secret)


@pytest.mark.parametrize(
    "secret",
    ["749063", "907451", "8174630", "94617028", "5190734862", "走廊的時鐘慢五分", "correct horse", "a1b2c3"],
)
def test_other_numbers_and_phrases_are_welcome(secret):
    assert fault_of_secret(secret) == ""


def test_a_secret_is_not_longer_than_a_hundred_characters():
    assert "最長100個字" in fault_of_secret("走廊的時鐘慢五分" * 20)


@given(st.text(alphabet="0123456789abcXYZ", min_size=1, max_size=20))
def test_what_an_input_method_types_in_full_width_is_the_same_secret(typed):
    wide = "".join(chr(ord(each) + 0xFEE0) for each in typed)
    assert plain_secret(wide) == plain_secret(typed) == typed


@given(st.text(max_size=30))
def test_every_text_is_judged(typed):
    fault = fault_of_secret(typed)
    assert fault == "" or fault.endswith("。")


@given(st.dates(min_value=dt.date(1912, 1, 1), max_value=dt.date(2061, 12, 31)))
def test_no_day_of_a_life_is_a_secret(day):
    roc = day.year - 1911
    for written in (f"{day:%Y%m%d}", f"{day:%y%m%d}", f"{roc:03}{day:%m%d}", f"{roc % 100:02}{day:%m%d}"):
        assert "太容易猜到" in fault_of_secret(written)


def test_the_wait_begins_with_the_fifth_wrong_try_and_doubles_up_to_an_hour():
    waits = [wait_after(tries) // MINUTE for tries in range(1, 14)]

    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(100_000) == 60 * MINUTE


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1秒"),
        (0.2, "1秒"),
        (58, "58秒"),
        (60, "1分鐘"),
        (200, "3分20秒"),
        (3600, "1小時"),
        (3900, "1小時5分"),
    ],
)
def test_a_wait_is_told_in_words(seconds, words):
    assert wait_in_words(dt.timedelta(seconds=seconds)) == words
