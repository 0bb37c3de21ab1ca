import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.year_spans import year_spans

YEARS = st.integers(min_value=1, max_value=999)


@given(YEARS)
def test_months_quarters_and_halves_each_make_up_the_whole_year_without_gap(year: int) -> None:
    spans = year_spans(year)
    for part in (spans[:12], spans[12:16], spans[16:]):
        assert (part[0].first, part[-1].last) == (dt.date(year + 1911, 1, 1), dt.date(year + 1911, 12, 31))
        for one, following in pairwise(part):
            assert following.first - one.last == dt.timedelta(days=1)


def test_february_of_a_leap_year_has_its_last_day() -> None:
    february = year_spans(113)[1]
    assert (february.name, february.last) == ("2月", dt.date(2024, 2, 29))


def test_the_parts_are_called_by_their_words() -> None:
    names = [span.name for span in year_spans(115)]
    assert names[:2] + names[12:14] + names[16:] == ["1月", "2月", "第一季", "第二季", "上半年", "下半年"]
