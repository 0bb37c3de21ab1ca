"""Text files and pasted text: encodings, rows of tabs, markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import BadFile
from desktop.exchange.document import Document, Paragraph, Table
from desktop.exchange.text.read_text import decoded, parse_text, read_text_file

TEXT = "壹、計畫依據\r\n松濤區公所115年度計畫\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp950", "big5"]
)
def test_the_encodings_of_notepad_are_told_apart(encoding):
    assert decoded(TEXT.encode(encoding), "計畫.txt").removeprefix("\ufeff") == TEXT


@pytest.mark.parametrize(
    "data", [b"\xff\xff\x80\x81", bytes(range(256)), b"\xff\xfe\x00\xd8", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(BadFile, match=r"計畫\.txt"):
        decoded(data, "計畫.txt")


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_refused(data):
    assert isinstance(text_or_refusal(data), str)


def text_or_refusal(data: bytes) -> str:
    try:
        return decoded(data, "計畫.txt")
    except BadFile as refused:
        return str(refused)


def test_a_file_is_read(tmp_path):
    path = tmp_path / "計畫.txt"
    path.write_bytes(TEXT.encode("cp950"))
    assert [block.text for block in read_text_file(path).blocks] == ["壹、計畫依據", "松濤區公所115年度計畫"]


def test_a_missing_and_a_large_file_are_refused(tmp_path):
    with pytest.raises(BadFile, match="找不到"):
        read_text_file(tmp_path / "無.txt")
    large = tmp_path / "大.txt"
    with large.open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    with pytest.raises(BadFile, match="10 MB"):
        read_text_file(large)


def paragraphs(text: str) -> list[str]:
    return [block.text for block in parse_text(text).blocks if isinstance(block, Paragraph)]


def tables(text: str) -> list[list[list[str]]]:
    """Return the texts of every table's cells."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in parse_text(text).blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("## 壹、計畫依據", "壹、計畫依據", 2),
        ("# 計畫", "計畫", 1),
        ("#標籤", "#標籤", None),
        ("- 一、目標", "一、目標", None),
        ("* 目標", "目標", None),
        ("-3度", "-3度", None),
        ("　　自民國", "自民國", None),
        ("<p>內文</p>", "內文", None),
    ],
)
def test_marks_of_headings_and_bullets_are_taken_off(line, text, level):
    assert parse_text(line).blocks == (Paragraph(text, level),)


def test_control_characters_are_dropped_and_form_feeds_are_line_ends():
    assert paragraphs("甲\x00乙\x1f\f丙\u2028丁\ufeff") == ["甲乙", "丙", "丁\ufeff"]


def test_lines_with_tabs_are_rows_and_a_blank_line_ends_a_table():
    assert tables("甲\t乙\n\t丙\t\n\n丁\t戊") == [[["甲", "乙"], ["", "丙", ""]], [["丁", "戊"]]]


def test_indented_lines_are_no_rows():
    assert paragraphs("\t本館各課\n\t各組") == ["本館各課", "各組"]


def test_a_tab_behind_a_number_makes_no_row():
    assert paragraphs("壹、\t計畫依據\n一、\t依規定") == ["壹、 計畫依據", "一、 依規定"]


def test_rulers_are_dropped():
    assert parse_text("甲\t乙\n---\t---\n丙\t丁\n-----\n").blocks[-1].rows[1][0].text == "丙"
    assert len(tables("| 甲 | 乙 |\n|----|:--:|\n| 丙 | 丁 |")) == 1


def test_rows_between_bars_are_read():
    assert tables("| 甲\\|一 | 乙<br>二 |\n|---|---|\n| | 丁 |") == [[["甲|一", "乙\n二"], ["", "丁"]]]


def test_cells_of_several_lines_come_quoted_from_a_sheet():
    assert tables('甲\t"乙\n二""引"""\t丙\n丁\t"戊"\t己') == [
        [["甲", '乙\n二"引"', "丙"], ["丁", '"戊"', "己"]]
    ]


@given(st.text(st.sampled_from('壹、一.1甲乙(二)\t\n"|<p>-# 　'), max_size=120))
def test_no_character_but_markup_is_lost(text):
    # No letters, so that no tag is one: what is dropped are white space, and marks of headings and rulers.
    kept = "".join("".join(parse_text(text.replace("p", "")).lines()).split())
    for character in "壹一二甲乙、1.()":
        assert kept.count(character) == text.count(character)


@given(st.text(max_size=200))
def test_any_text_is_a_document(text):
    assert isinstance(parse_text(text), Document)


class TestCellBelowCell:
    HEAD = "計畫\n1、計畫內容\n\t實施要領\n\t推動作法\n\t完成期限\n"

    def table(self, rest: str) -> list[list[str]]:
        (found,) = tables(self.HEAD + rest)
        return found

    def test_lines_without_a_tab_belong_to_the_cell_above(self):
        assert self.table("\n\t一、形象\n(一)便利\n\t1.檢查\n\n2.清洗\n\t115.3.1\n\n115.4.1\n")[1] == [
            "一、形象\n(一)便利", "1.檢查\n2.清洗", "115.3.1\n115.4.1",
        ]  # fmt: skip

    def test_empty_lines_within_a_cell_are_kept_for_its_groups(self):
        row = parse_text(f"{self.HEAD}\n\t一、形象\n\t1.檢查\n\t甲\n\n乙\n").blocks[-1].rows[1]
        assert row[2].lines == ("甲", "", "乙")

    def test_every_row_has_as_many_cells_as_the_heading(self):
        rows = self.table("\n\t一、形象\n\t1.檢查\n\t115.3.1\n\n\n\t(二)友善\n\t1.測試\n\t115.4.1\n")
        assert [row[0] for row in rows] == ["實施要領", "一、形象", "(二)友善"]

    def test_an_empty_cell_keeps_its_place(self):
        assert self.table("\n\t一、形象\n\t\n\t115.3.1\n")[1] == ["一、形象", "", "115.3.1"]

    def test_a_row_that_lost_its_last_cell_does_not_shift_the_next(self):
        rows = self.table("\n\t一、形象\n\t1.檢查\n\n\t二、流程\n\t1.公開\n\t115.4.1\n")
        assert rows[1:] == [["一、形象", "1.檢查", ""], ["二、流程", "1.公開", "115.4.1"]]

    def test_the_next_chapter_ends_the_table(self):
        text = f"{self.HEAD}\n\t一、形象\n\t1.檢查\n2.清洗\n\t115.3.1\n\n\n2、執行步驟\n\n一、分工\n"
        assert tables(text)[0][1][2] == "115.3.1"
        assert paragraphs(text)[-2:] == ["2、執行步驟", "一、分工"]

    def test_a_numbered_line_of_the_last_cell_is_no_chapter(self):
        text = "計畫\n1、內容\n\t要領\n\t期限\n\t作法\n\n\t一、形象\n\t115.3.1\n\t1.檢查\n\n2.清洗\n"
        assert tables(text)[0][1][2] == "1.檢查\n2.清洗"

    def test_rows_on_one_line_are_not_taken_for_it(self):
        assert len(tables("甲\t乙\n\t丙\n\t丁\n\t戊\n")[0]) == 4
