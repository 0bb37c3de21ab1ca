"""Documents cut into chapters, whatever way these are numbered."""

import pytest

from desktop.exchange.document import Document, Paragraph, Table, text_row
from desktop.exchange.recognition.chapter_marks import ChapterMark, first_mark, read_mark
from desktop.exchange.recognition.chapters import cut_into_chapters
from desktop.exchange.text.read_text import parse_text
from desktop.rules.numbering import Level


def cut(*lines: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the lines before the chapters, and every chapter's heading and lines."""
    front, chapters = cut_into_chapters(parse_text("\n".join(lines)))
    return _texts(front), [(chapter.heading, _texts(chapter.blocks)) for chapter in chapters]


def _texts(blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_formal_numerals_are_chapters_and_what_is_below_is_text():
    assert cut("計畫", "壹、依據", "一、法令", "二、函", "貳、目標", "便民") == (
        ["計畫"],
        [("依據", ["一、法令", "二、函"]), ("目標", ["便民"])],
    )


def test_digits_number_chapters_where_they_come_first():
    _, chapters = cut("計畫", "1、依據", "一、法令", "2、目標", "一、便民", "2.不是章", "3、附則")
    assert [heading for heading, _ in chapters] == ["依據", "目標", "附則"]
    assert chapters[1][1] == ["一、便民", "2.不是章"]


def test_plain_numerals_number_chapters_where_they_come_first():
    _, chapters = cut("計畫", "一、依據：市府函", "二、目標", "(一)便民", "1.公開", "三、附則")
    assert chapters == [("依據：", ["市府函"]), ("目標", ["(一)便民", "1.公開"]), ("附則", [])]


def test_a_lost_formal_number_is_skipped_and_one_going_back_is_text():
    _, chapters = cut("壹、依據", "參、對象", "貳、目標", "叁、對象", "肆、內容")
    assert [heading for heading, _ in chapters] == ["依據", "對象", "內容"]
    assert chapters[1][1] == ["貳、目標", "叁、對象"]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("壹、計畫依據：市府函。", "計畫依據：", ["市府函。"]),
        ("壹、計畫依據:", "計畫依據:", []),
        ("壹、本計畫奉核定後實施。", "本計畫奉核定後實施。", []),
        ("壹、依規定於每年年底前辦理完竣並函報上級機關備查：另行通知", None, []),
    ],
)
def test_text_on_the_line_of_a_heading_is_its_first_paragraph(line, heading, text):
    _, ((found, paragraphs),) = cut("計畫", line)
    assert found == (heading or line.removeprefix("壹、"))
    assert paragraphs == text


def test_a_number_alone_takes_the_next_line_as_its_heading():
    assert cut("壹、", "計畫依據", "市府函")[1] == [("計畫依據", ["市府函"])]


def test_unnumbered_headings_of_one_level_are_chapters():
    assert cut("# 計畫", "## 依據", "市府函", "### 細目", "## 目標")[1] == [
        ("依據", ["市府函", "細目"]),
        ("目標", []),
    ]


def test_a_document_without_either_has_no_chapters():
    assert cut("計畫", "內文", "（一）不是章") == (["計畫", "內文", "（一）不是章"], [])


def test_marks_say_level_mark_and_value():
    assert read_mark("2 ．目標") == (ChapterMark(Level.TASK, "．", 2), "目標")
    assert read_mark("(一)目標") is None
    assert first_mark(["計畫", "二、目標", "1、依據"]) == ChapterMark(Level.TASK, "、", 1)
    assert first_mark(["二、目標"]) is None


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ("壹、甲", "參、乙", True),
        ("參、甲", "壹、乙", False),
        ("1、甲", "2、乙", True),
        ("1、甲", "3、乙", False),
        ("1、甲", "2.乙", False),
        ("一、甲", "2、乙", False),
    ],
)
def test_which_mark_can_follow_which(first, second, follows):
    assert read_mark(first)[0].is_followed_by(read_mark(second)[0]) is follows


def test_a_chapter_heading_that_print_ran_into_a_table_cuts_it():
    rows = (text_row([("甲",), ("乙",)]), text_row([("貳、附則",)]), text_row([("丙",), ("丁",)]))
    _front, chapters = cut_into_chapters(Document((Paragraph("壹、內容"), Table(rows))))

    assert [chapter.heading for chapter in chapters] == ["內容", "附則"]
    assert [chapter.blocks for chapter in chapters] == [[Table(rows[:1])], [Table(rows[2:])]]
