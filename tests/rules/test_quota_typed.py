"""A quota typed into a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import DayShift, Period, QuotaRule
from desktop.rules.quota import Quota, quota_text
from desktop.rules.quota_typed import UnreadableQuota, parse_quota

quotas = st.builds(
    Quota,
    st.sampled_from(QuotaRule),
    st.integers(1, 9999),
    st.sampled_from(Period),
    st.lists(st.integers(1, 12), max_size=4, unique=True).map(tuple),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from(DayShift),
)


@given(quotas)
def test_what_is_printed_is_read_as_what_it_says(quota: Quota) -> None:
    assert quota_text(parse_quota(quota_text(quota), 115)) == quota_text(quota)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每年至少１２次", "每年至少12次"),
        ("每 月 1 次", "每月1次"),
        ("每周2次", "每週2次"),
        ("5月,10月各1次", "5月、10月各1次"),
        ("每年應至少辦理2次", "每年至少2次"),
        ("一年兩次", "每年2次"),
        ("每週三至少１次", "每週三至少1次"),
        ("每月20日前1次（遇假日順延）", "每月20日前1次（遇假日順延）"),
        ("每日（含假日）1次", "每日（含假日）1次"),
        ("合計5次", "合計5次"),
        ("不定期辦理", "定期辦理"),
    ],
)
def test_other_ways_of_writing_are_read_too(text: str, said: str) -> None:
    assert quota_text(parse_quota(text, 115)) == said


@pytest.mark.parametrize("text", ["12", "常常", "每年", "每年至少0次", "13月1次", "每年2次，每月1次"])
def test_what_is_no_quota_is_refused_with_the_text(text: str) -> None:
    with pytest.raises(UnreadableQuota, match=text):
        parse_quota(text, 115)
