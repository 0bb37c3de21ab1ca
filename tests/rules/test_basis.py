"""How basis letters are cited, and read from a citation."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.basis import (
    Citation,
    citations_in,
    cited,
    citing,
    mark_of,
    marks_in,
    missing_parts,
    official_form,
    sparing_marks,
)

LETTER = Citation("青埔縣政府", dt.date(2026, 1, 6), "府研考字第1150001234號", "函頒", "提升服務品質實施計畫")
FORM = "青埔縣政府115年1月6日府研考字第1150001234號函頒「提升服務品質實施計畫」"

words = st.text(alphabet="青埔縣市政府研考會文化部觀光局秘書處", min_size=2, max_size=12)
letters = st.builds(
    Citation,
    agency=words,
    issued_on=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)),
    number=st.tuples(words, st.integers(1, 10**10)).map(lambda parts: f"{parts[0][:5]}字第{parts[1]}號"),
    kind=st.sampled_from(["", "函", "函頒", "函修訂", "令修正發布", "公告"]),
    title=st.text(alphabet="提升服務品質實施計畫要點115年", max_size=20),
)


def parts(letter: Citation) -> tuple[object, ...]:
    return letter.agency, letter.issued_on, letter.number, letter.kind, letter.title


def test_a_letter_is_cited_by_agency_date_number_kind_and_title() -> None:
    assert official_form(LETTER) == FORM


def test_what_is_missing_is_left_out() -> None:
    assert official_form(Citation("青埔縣政府", None, "", "函", "服務要點")) == "青埔縣政府「服務要點」"
    assert missing_parts(Citation("", None, "", "函", "服務要點")) == ("發文機關", "日期", "文號")
    assert missing_parts(LETTER) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"依據{FORM}辦理。",
        f"奉{FORM}辦理",
        "依青埔縣政府中華民國115年1月6日府研考字第1150001234號函頒「提升服務品質實施計畫」辦理。",
        "本計畫依據青埔縣政府115年1月6日府研考字第1150001234號函頒「提升服務品質實施計畫」辦理。",
        "依前開方案及依據青埔縣政府115年1月6日府研考字第1150001234號 函頒 「提升服務品質實施計畫」辦理。",
        "依據「服務方案」及青埔縣政府115年1月6日府研考字第1150001234號函頒「提升服務品質實施計畫」辦理。",
        "依據青埔縣政府 115 年 1 月 6 日府研考字第 1150001234 號函頒「提升服務品質實施計畫」辦理。",
    ],
)
def test_a_citation_is_read_however_it_is_led_in_and_spaced(text: str) -> None:
    (found,) = citations_in(text)
    assert parts(found) == parts(LETTER)
    assert text[found.start : found.end].startswith("青埔縣政府")


@pytest.mark.parametrize(
    "text",
    [
        "依行政程序法第168條辦理。",
        "依據本所年度工作計畫辦理。",
        "依據青埔縣政府115年2月30日府字第1號函辦理。",
    ],
)
def test_what_is_no_letter_is_not_read(text: str) -> None:
    assert citations_in(text) == []


def test_two_letters_of_one_sentence_are_read_apart() -> None:
    other = "行政院114年9月6日院授研展字第1140019386號函"
    first, second = citations_in(f"依據{other}及{FORM}辦理。")
    assert (first.agency, first.kind, first.title) == ("行政院", "函", "")
    assert parts(second) == parts(LETTER)


@pytest.mark.parametrize("kind", ["函", "函修訂", "函送", "令修正發布", "書函", "公告", ""])
def test_what_kind_of_paper_it_is_is_read(kind: str) -> None:
    (found,) = citations_in(f"依據青埔縣政府115年1月6日府研考字第1號{kind}「實施計畫」辦理。")
    assert (found.kind, found.title) == (kind, "實施計畫")


@given(letters)
def test_a_letter_is_read_back_from_its_own_citation(letter: Citation) -> None:
    (found,) = citations_in(f"依據{official_form(letter)}辦理。")
    assert parts(found) == parts(letter)


@given(st.text())
def test_no_text_is_too_odd_to_look_for_letters_in(text: str) -> None:
    for found in citations_in(text):
        assert 0 <= found.start < found.end <= len(text)


def test_marks_are_written_out_and_unknown_ones_stay() -> None:
    text = f"依據{mark_of(1)}及{mark_of(7)}辦理。"
    assert marks_in(text) == [1, 7]
    assert cited(text, {1: FORM}) == f"依據{FORM}及{mark_of(7)}辦理。"


@given(
    st.lists(letters, max_size=3, unique_by=official_form), st.lists(words | st.integers(0, 2), max_size=6)
)
def test_a_text_that_cites_letters_prints_as_it_was_written_out(
    written: list[Citation], pieces: list[str | int]
) -> None:
    forms = [official_form(letter) for letter in written]
    text = "、".join(
        forms[piece % len(forms)] if forms and isinstance(piece, int) else str(piece) for piece in pieces
    )
    citing_text = citing(text, {form: mark for mark, form in enumerate(forms, 1)})
    assert cited(citing_text, dict(enumerate(forms, 1))) == text
    if any(form in text for form in forms):
        assert marks_in(citing_text)


@pytest.mark.parametrize(
    ("words", "spans"),
    [("依據", [(0, 2)]), ("{依據1}", [(2, 7)]), ("依據{依據1}辦", [(0, 8)]), ("據{", []), ("1", [])],
)
def test_what_lies_across_a_mark_is_spared(words: str, spans: list[tuple[int, int]]) -> None:
    text = "依據{依據1}辦理"
    found = [(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]
    assert sparing_marks(text, found) == spans
