"""Which blocks of a chapter are the task table, and what scanners left between and in its pages."""

from desktop.exchange.document import Paragraph
from desktop.exchange.recognition.row_endings import Lost
from desktop.exchange.recognition.row_fitting import FittedRow, cell_text
from desktop.exchange.recognition.table_parts import Pieces, TaskTables, is_page_number
from desktop.exchange.text.read_text import parse_text


def sorted_out(*lines: str) -> tuple[TaskTables, Pieces]:
    tables = TaskTables()
    return tables, tables.sort(parse_text("\n".join(lines).replace("|", "\t")).blocks)


def rows(pieces: Pieces) -> list[list[str]]:
    return [[cell_text(cell) for cell in part.cells] for part in pieces.parts if isinstance(part, FittedRow)]


def lost(pieces: Pieces) -> list[Lost]:
    return [part for part in pieces.parts if isinstance(part, Lost)]


def test_text_before_and_behind_the_table_is_the_chapters():
    _, pieces = sorted_out("說明", "工作重點|承辦單位", "1.檢查|秘書室", "", "註：得調整。")
    assert pieces.paragraphs == ["說明", "註：得調整。"]
    assert rows(pieces) == [["1.檢查", "秘書室"]]


def test_text_between_pages_is_lost_text_that_breaks_the_table():
    _, pieces = sorted_out("工作重點|承辦單位", "1.檢查|秘書室", "", "模糊的一行", "", "2.清洗|總務課")
    assert lost(pieces) == [Lost("模糊的一行", breaks=True)]
    assert pieces.paragraphs == []


def test_a_page_number_between_pages_breaks_nothing():
    _, pieces = sorted_out("工作重點|承辦單位", "1.檢查|秘書室", "第 3 頁，共 5 頁", "3", "2.清洗|總務課")
    assert [part.breaks for part in lost(pieces)] == [False, False]


def test_page_numbers_and_stray_signs_in_cells_are_lost_quietly():
    _, pieces = sorted_out("要項|工作重點|承辦單位", "一、形象|1.檢查|秘書室", "+ *|2.清洗|總務課", "|7|")
    assert lost(pieces) == [Lost("+ *"), Lost("7")]
    assert rows(pieces)[1] == ["2.清洗", "總務課"]


def test_a_scrap_in_front_leaves_the_next_row_at_the_top_of_its_page():
    _, pieces = sorted_out("要項|工作重點|承辦單位", "|1.檢查照|秘書室", "", "|T|", "|明設備。|")
    last = pieces.parts[-1]
    assert isinstance(last, FittedRow)
    assert last.begins_page


def test_a_page_whose_columns_ran_together_is_lost_whole():
    jumbled = ["務 (二)善用資訊 1. 線上服務|推廣組", "化，擴大 2. 宣導|課程組", "彈性。|"]
    _, pieces = sorted_out("|要項|工作重點|單位", "一、甲|(一)乙|1.丙|課程組", "", *jumbled)
    assert [part.text for part in lost(pieces)] == [
        "務 (二)善用資訊 1. 線上服務 推廣組", "化，擴大 2. 宣導 課程組", "彈性。",
    ]  # fmt: skip


def test_a_title_above_the_headings_is_the_chapters():
    _, pieces = sorted_out("年度工作表|", "工作重點|承辦單位", "1.檢查|秘書室")
    assert pieces.paragraphs == ["年度工作表"]
    assert rows(pieces) == [["1.檢查", "秘書室"]]


def test_other_headings_in_a_later_chapter_hold_from_there_on():
    tables, _ = sorted_out("工作重點|承辦單位", "1.檢查|秘書室")
    pieces = tables.sort(parse_text("工作重點\t完成期限\n1.檢查\t115.3.1").blocks)
    assert [[column.heading for column in found] for found in tables.headings] == [
        ["工作重點", "承辦單位"],
        ["工作重點", "完成期限"],
    ]
    assert rows(pieces) == [["1.檢查", "115.3.1"]]


def test_a_chapter_without_tables_is_paragraphs():
    pieces = TaskTables().sort([Paragraph("甲"), Paragraph("乙")])
    assert (pieces.paragraphs, pieces.parts) == (["甲", "乙"], [])


def test_numbers_of_pages():
    assert is_page_number(" 12 ")
    assert is_page_number("- 3 -")
    assert not is_page_number("1234")
    assert is_page_number("第 3 頁，共 5 頁")
    assert is_page_number("3/5")
    assert not is_page_number("第3頁附表")
