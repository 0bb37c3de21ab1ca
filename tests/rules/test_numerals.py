import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.numerals import LARGEST, formal, ordinary, read_numeral, read_stems, stems

countable = st.integers(1, LARGEST)


@pytest.mark.parametrize(
    ("number", "words", "formal_words"),
    [
        (1, "一", "壹"),
        (2, "二", "貳"),
        (3, "三", "參"),
        (10, "十", "拾"),
        (11, "十一", "拾壹"),
        (19, "十九", "拾玖"),
        (20, "二十", "貳拾"),
        (21, "二十一", "貳拾壹"),
        (99, "九十九", "玖拾玖"),
        (100, "一百", "壹佰"),
        (101, "一百零一", "壹佰零壹"),
        (110, "一百一十", "壹佰壹拾"),
        (1001, "一千零一", "壹仟零壹"),
        (9010, "九千零一十", "玖仟零壹拾"),
    ],
)
def test_numbers_are_written_as_in_official_documents(number: int, words: str, formal_words: str) -> None:
    assert ordinary(number) == words
    assert formal(number) == formal_words


@given(countable)
def test_every_numeral_is_read_back(number: int) -> None:
    assert read_numeral(ordinary(number)) == number
    assert read_numeral(formal(number)) == number
    assert read_stems(stems(number)) == number


@given(countable, countable)
def test_no_two_numbers_share_a_word(one: int, other: int) -> None:
    for words in (ordinary, formal, stems):
        assert (words(one) == words(other)) == (one == other)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("叁", 3),
        ("参", 3),
        ("參", 3),
        ("廿一", 21),
        ("卅", 30),
        ("壹拾壹", 11),
        ("一十二", 12),
        ("一百〇三", 103),
    ],
)
def test_variants_of_converted_files_are_read(words: str, number: int) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize("words", ["", "零", "一二", "十十", "百", "二十零", "甲", "一個", "1", "零一"])
def test_what_only_looks_like_a_numeral_is_none(words: str) -> None:
    assert read_numeral(words) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "甲"), (3, "丙"), (10, "癸"), (11, "甲甲"), (12, "甲乙"), (21, "乙甲"), (99, "壬壬")],
)
def test_behind_the_tenth_stem_counting_goes_on_in_pairs(number: int, words: str) -> None:
    assert stems(number) == words
    assert read_stems(words) == number


@pytest.mark.parametrize("words", ["", "子", "甲1", "癸癸癸癸"])
def test_what_is_no_row_of_stems_is_none(words: str) -> None:
    assert read_stems(words) is None


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_there_is_no_word_outside_the_range(number: int) -> None:
    for words in (ordinary, formal, stems):
        with pytest.raises(ValueError, match=str(number)):
            words(number)
