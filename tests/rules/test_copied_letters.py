import datetime as dt

import pytest

from desktop.rules.basis import Citation, official_form
from desktop.rules.copied_letters import has_year, letter_in, renewed

LETTER = Citation(
    "青埔縣政府", dt.date(2026, 1, 6), "府研考字第1150001234號", "函頒", "青埔縣政府115年度實施計畫"
)


def test_the_next_years_letter_has_its_date_and_number_open() -> None:
    assert renewed(LETTER, 115, 1) == "青埔縣政府「青埔縣政府116年度實施計畫」"


@pytest.mark.parametrize(
    "letter",
    [
        LETTER,
        Citation("行政院", dt.date(2015, 4, 9), "", "函", ""),
        Citation("行政院", None, "", "函", "政府服務創新精進方案"),
        Citation("青埔縣政府", dt.date(2027, 1, 5), "府研考字第1160000011號", "函", ""),
    ],
)
def test_what_is_written_officially_is_read_again(letter: Citation) -> None:
    found = letter_in(official_form(letter))
    assert found is not None
    assert official_form(found) == official_form(letter)
    assert (found.agency, found.issued_on, found.number) == (letter.agency, letter.issued_on, letter.number)


@pytest.mark.parametrize("text", ["", "   ", "還沒有收到", "「只有名稱」", "115年1月6日"])
def test_what_names_no_agency_or_nothing_else_is_no_letter(text: str) -> None:
    assert letter_in(text) is None


def test_a_law_without_date_needs_no_look() -> None:
    assert not has_year(Citation("行政院", None, "", "令", "文書處理手冊"), 115)
    assert has_year(Citation("行政院", None, "", "函", "104年服務方案"), 115)
    assert has_year(LETTER, 115)
