"""Text in .csv files that would be a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.sheets.formula_guard import guarded, unguarded

_TEXTS = st.text(st.sampled_from("'=+-@\t\r\n一a1,"), max_size=8)


@pytest.mark.parametrize("text", ["=1+1", "+886", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x"])
def test_what_a_spreadsheet_would_work_out_gets_a_sign_in_front(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "每月20日", "'90年代", "1-2", "115.03.31", "'"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(_TEXTS)
def test_what_was_guarded_is_given_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
