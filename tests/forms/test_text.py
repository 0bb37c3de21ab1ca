from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.forms.text import NOT_AT_END, NOT_AT_START, Style, broken, clean, text_width
from desktop.rules.printed.text import Paragraph
from tests.forms.printed import joined, squeezed

STYLE = Style(size=12, leading=17)
PROSE = "依據行政院115年2月9日院授研字第1150001234號函頒「提升服務品質實施計畫」辦理，並報請核定後實施。"
# Prose as an office writes it: short words, figures and quoted phrases between marks.
MARKS = st.sampled_from("，。、；？！")
WORDS = st.sampled_from(
    ["民眾", "服務品質", "「公開資訊」", "（含廁所）", "97.12.10前", "12次", "e化", "達100%者"]
)
PHRASES = MARKS | WORDS
PROSES = st.lists(PHRASES, min_size=1, max_size=40).map("".join).map(lambda text: f"本館{text}")


def shown(text: str, width: float, label: str = "", style: Style = STYLE) -> list[str]:
    """The lines of a text in a column of that many characters."""
    return [line.text for line in broken(Paragraph(text, label), width * style.size, style)]


@given(st.text(max_size=200), st.floats(3, 40))
def test_breaking_lines_loses_nothing_but_blanks(text: str, width: float) -> None:
    assert joined(shown(text, width)) == squeezed(clean(text))


@given(PROSES, st.integers(8, 40))
def test_lines_are_never_wider_than_the_column(text: str, width: int) -> None:
    lines = broken(Paragraph(text), width * STYLE.size, STYLE)
    assert all(line.width <= width * STYLE.size + 0.1 for line in lines)


@given(PROSES, st.integers(10, 40))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    lines = shown(text, width)
    for before, line in pairwise(lines):
        # Only a row of marks too long for the line may be cut.
        assert line[0] not in NOT_AT_START or NOT_AT_START.issuperset(before[1:])


@given(PROSES, st.integers(10, 40))
def test_no_line_ends_with_an_opening_mark(text: str, width: int) -> None:
    assert all(line[-1] not in NOT_AT_END for line in shown(text, width)[:-1])


@given(PROSES, st.integers(10, 40))
def test_no_word_and_no_figure_is_cut(text: str, width: int) -> None:
    lines = shown(text, width)
    for before, line in pairwise(lines):
        assert not (before[-1].isascii() and line[0].isascii() and line[0].isalnum())


@pytest.mark.parametrize("mark", list("。，、；：？！）」』】》"))
def test_a_closing_mark_takes_the_character_before_it_to_the_next_line(mark: str) -> None:
    assert shown(f"一二三四五{mark}六七", 5) == ["一二三四", f"五{mark}六七"]


@pytest.mark.parametrize("mark", list("（「『【《"))
def test_an_opening_mark_goes_to_the_line_of_what_it_opens(mark: str) -> None:
    assert shown(f"一二三四{mark}五六", 5) == ["一二三四", f"{mark}五六"]


def test_a_date_stays_in_one_piece() -> None:
    assert shown("完成期限為97.12.10前", 8) == ["完成期限為", "97.12.10前"]


def test_a_thousand_is_not_cut_at_its_comma() -> None:
    assert shown("計一二三四五1,000,000元", 9)[-1] == "1,000,000元"


def test_an_address_longer_than_the_line_is_cut_at_a_seam() -> None:
    lines = shown("https://www.example.org/service/quality/plan", 12)
    assert len(lines) > 1
    assert lines[0][-1] in "/."
    assert "".join(lines) == "https://www.example.org/service/quality/plan"


def test_a_word_without_seams_longer_than_the_line_is_cut_where_the_line_ends() -> None:
    assert "".join(shown("A" * 100, 5)) == "A" * 100


def test_blanks_at_the_end_of_a_line_are_not_carried_to_the_next() -> None:
    assert shown("一二三四五   六七", 5) == ["一二三四五", "六七"]


def test_a_newline_begins_a_new_line() -> None:
    assert shown("行政室\n推廣組", 20) == ["行政室", "推廣組"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert shown("", 10) == [""]


def test_lines_hang_under_the_text_behind_the_number() -> None:
    lines = broken(Paragraph(PROSE, "10."), 200, STYLE)
    label = text_width("10.", STYLE)
    assert lines[0].text.startswith("10.依據")
    assert [line.indent for line in lines] == [0.0] + [pytest.approx(label)] * (len(lines) - 1)


def test_a_new_line_in_a_numbered_paragraph_hangs_too() -> None:
    lines = broken(Paragraph("甲案\n乙案", "1."), 200, STYLE)
    assert [line.text for line in lines] == ["1.甲案", "乙案"]
    assert lines[1].indent == pytest.approx(text_width("1.", STYLE))


def test_an_indent_moves_all_lines() -> None:
    lines = broken(Paragraph(PROSE, indent=2), 200, STYLE)
    assert {line.indent for line in lines} == {24.0}


def test_justified_lines_fill_the_column_but_the_last_does_not() -> None:
    style = Style(size=14, leading=24, justified=True)
    lines = broken(Paragraph(PROSE * 2), 300, style)
    for line in lines[:-1]:
        gaps = len(line.text) - 1
        assert line.width + gaps * line.stretch == pytest.approx(300, abs=0.1) or line.stretch == 0
    assert any(line.stretch for line in lines)
    assert lines[-1].stretch == 0


def test_a_bold_paragraph_has_bold_lines() -> None:
    assert all(line.style.bold for line in broken(Paragraph(PROSE, bold=True), 200, STYLE))


@pytest.mark.parametrize(
    "text", ["<b>粗</b>", "A&amp;B", "</para>", '<img src="file:///etc/passwd">', "{0} %s \\n"]
)
def test_markup_is_text(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "printable"),
    [
        ("甲\x00乙\x07", "甲乙"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲\t乙", "甲 乙"),
        ("甲\u200b乙\ufeff", "甲乙"),
        ("葛\U000e0100", "葛"),
        ("☑\ufe0f", "☑"),
        ("甲\ud800乙", "甲乙"),
        ("甲　乙", "甲　乙"),
    ],
)
def test_what_has_no_shape_is_dropped_and_odd_blanks_are_made_plain(text: str, printable: str) -> None:
    assert clean(text) == printable
