"""Finding words in texts, and putting others in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.find_text import Search, folded, replaced

texts = st.text(alphabet="測試ABab１12（(：:", max_size=30)
words = st.text(alphabet="測試ABab１12（(：:", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("每年測試12次，測試結果", "測試", [(2, 4), (8, 10)]),
        ("每年１２次", "12", [(2, 4)]),
        ("ＡＥＤ設備", "aed", [(0, 3)]),
        ("測試：", "測試:", [(0, 3)]),
        ("一二三", "四", []),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("測試", "", []),
    ],
)
def test_words_are_found_whatever_their_width_and_case(text, words, spans):
    assert Search(words).spans(text) == spans


def test_an_exact_search_tells_widths_and_cases_apart():
    assert Search("12", is_exact=True).spans("１２次與12次") == [(4, 6)]


@given(texts, words)
def test_what_is_found_says_what_was_looked_for(text, words):
    for start, end in Search(words).spans(text):
        assert folded(text[start:end]) == folded(words)


@given(texts, words)
def test_after_replacing_nothing_is_found_any_more(text, words):
    assert Search(words).spans(replaced(text, Search(words).spans(text), "〇")) == []


@given(texts, words)
def test_replacing_what_was_found_by_itself_changes_nothing(text, words):
    spans = Search(words, is_exact=True).spans(text)
    assert replaced(text, spans, words) == text


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(folded(text)) == len(text)
