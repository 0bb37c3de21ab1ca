"""What an ODF text says: numbers that Writer counts, cells that span, texts that stand beside."""

import zipfile

import pytest

from desktop.errors import BadFile
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.odf.read_odt import read_odt
from desktop.exchange.plan_import import read_plan
from tests.exchange.odf_files import item, odt, row, table
from tests.exchange.plan_views import texts
from tests.exchange.word_files import WordFile
from tests.libreoffice import converted, needs_libreoffice


def lines(folder, body, **more):
    return [
        block.text for block in read_odt(odt(folder, body, **more)).blocks if isinstance(block, Paragraph)
    ]


def cells(folder, body):
    [found] = [block for block in read_odt(odt(folder, body)).blocks if isinstance(block, Table)]
    return [[(cell.text, cell.column, cell.column_span, cell.row_span) for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("chapter", ["壹、", "貳、", "參、"]),
        ("area", ["一、", "二、", "三、"]),
        ("measure", ["(一)", "(二)", "(三)"]),
        ("task", ["1.", "2.", "3."]),
        ("subtask", ["(1)", "(2)", "(3)"]),
        ("stem", ["甲、", "乙、", "丙、"]),
        ("wide", ["１、", "２、", "３、"]),
        ("bare", ["1.", "2.", "3."]),
    ],
)
def test_numbers_are_written_as_writer_shows_them(tmp_path, style, numbers):
    assert lines(tmp_path, item(style, "子", "丑", "寅")) == [
        number + text for number, text in zip(numbers, "子丑寅", strict=True)
    ]


def test_every_list_begins_anew_unless_it_goes_on(tmp_path):
    first = item("task", "甲", "乙", attributes='xml:id="one"')
    again = item("task", "丙")
    goes_on = item("task", "丁", attributes='text:continue-numbering="true"')
    back = item("task", "戊", attributes='text:continue-list="one"')
    assert lines(tmp_path, first + again + goes_on + back) == ["1.甲", "2.乙", "1.丙", "2.丁", "3.戊"]


def test_levels_within_each_other_count_apart(tmp_path):
    levels = (
        '<text:list-style style:name="deep">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."'
        ' text:display-levels="2"/></text:list-style>'
    )
    inner = "<text:list><text:list-item><text:p>內</text:p></text:list-item></text:list>"
    outer = f"<text:list-item><text:p>外</text:p>{inner}</text:list-item>" * 2
    body = f'<text:list text:style-name="deep">{outer}</text:list>'
    assert lines(tmp_path, body, lists=levels) == ["1.外", "1.1.內", "2.外", "2.1.內"]


def test_an_item_may_set_its_number_and_a_header_has_none(tmp_path):
    header = "<text:list-header><text:p>無號</text:p></text:list-header>"
    fifth = '<text:list-item text:start-value="5"><text:p>乙</text:p></text:list-item>'
    assert lines(tmp_path, item("task", "甲", more=header + fifth)) == ["1.甲", "無號", "5.乙"]


def test_headings_are_numbered_by_the_chapter_numbering(tmp_path):
    styles = (
        "<office:styles><text:outline-style style:name='Outline'><text:outline-level-style text:level='1'"
        " style:num-format='壹, 貳, 參, ...' style:num-suffix='、'/></text:outline-style></office:styles>"
    )
    body = "<text:h text:outline-level='1'>依據</text:h><text:h text:outline-level='1'>目標</text:h>"
    read = read_odt(odt(tmp_path, body, styles=styles))
    assert read.blocks == (Paragraph("壹、依據", 1), Paragraph("貳、目標", 1))


def test_cells_span_columns_and_rows(tmp_path):
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>寬</text:p></table:table-cell>'
    high = '<table:table-cell table:number-rows-spanned="2"><text:p>高</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>"
    body = table(row(high, wide, covered), row(covered, "左", "右"))
    assert cells(tmp_path, body) == [[("高", 0, 1, 2), ("寬", 1, 2, 1)], [("左", 1, 1, 1), ("右", 2, 1, 1)]]


def test_repeated_cells_and_rows_are_told_as_often_but_not_without_end(tmp_path):
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>同</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="2000000000"/>'
    endless = f'<table:table-row table:number-rows-repeated="1000000">{empty}</table:table-row>'
    assert cells(tmp_path, table(row(twice, empty), endless))[0][:2] == [("同", 0, 1, 1), ("同", 1, 1, 1)]


def test_heading_rows_and_numbers_in_cells_are_read(tmp_path):
    numbered = f"<table:table-cell>{item('task', '檢查照明', '更新標示')}</table:table-cell>"
    heading = f"<table:table-header-rows>{row('推動作法')}</table:table-header-rows>"
    assert [cell[0][0] for cell in cells(tmp_path, table(heading, row(numbered)))] == [
        "推動作法",
        "1.檢查照明\n2.更新標示",
    ]


def test_blanks_tabs_line_breaks_and_readings_are_kept(tmp_path):
    ruby = "<text:ruby><text:ruby-base>堃</text:ruby-base><text:ruby-text>ㄎㄨㄣ</text:ruby-text></text:ruby>"
    body = f'<text:p>甲<text:s text:c="2"/>乙\n   丙<text:tab/>丁<text:line-break/>{ruby}</text:p>'
    assert lines(tmp_path, body) == ["甲  乙    丙\t丁", "堃(ㄎㄨㄣ)"]


@pytest.mark.parametrize(
    "beside",
    [
        "<draw:frame><draw:text-box><text:p>附註</text:p></draw:text-box></draw:frame>",
        "<draw:custom-shape><text:p>附註</text:p></draw:custom-shape>",
        "<office:annotation><text:p>附註</text:p></office:annotation>",
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>附註</text:p>"
        "</text:note-body></text:note>",
    ],
)
def test_what_stands_beside_the_text_is_kept_as_a_note(tmp_path, beside):
    read = read_odt(odt(tmp_path, f"<text:p>本文{beside}續</text:p>"))
    assert read.blocks == (Paragraph("本文續"),)
    assert read.notes == ("附註",)


def test_a_table_of_contents_is_no_part_of_the_text(tmp_path):
    index = "<text:index-body><text:p>壹、依據 1</text:p></text:index-body>"
    contents = f"<text:table-of-content>{index}</text:table-of-content>"
    read = read_odt(odt(tmp_path, f"{contents}<text:p>本文</text:p>"))
    assert read.blocks == (Paragraph("本文"),)
    assert read.notes == ("壹、依據 1",)


def test_tracked_changes_count_as_accepted_and_that_is_told(tmp_path):
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>舊字</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    read = read_odt(odt(tmp_path, f"{changes}<text:p>新<text:change text:change-id='a'/>字</text:p>"))
    assert read.blocks == (Paragraph("新字"),)
    assert "1處追蹤修訂" in read.told[0]


def test_page_heads_are_notes_but_page_numbers_are_not(tmp_path):
    footer = "<style:footer><text:p>機密</text:p><text:p>第<text:page-number/>頁</text:p></style:footer>"
    page = f"<style:master-page>{footer}</style:master-page>"
    styles = f"<office:master-styles>{page}</office:master-styles>"
    assert read_odt(odt(tmp_path, "<text:p>本文</text:p>", styles=styles)).notes == ("機密",)


def test_a_whole_plan_is_read(tmp_path):
    body = (
        "<text:p>松濤區公所115年度提升服務品質執行計畫</text:p>"
        + item("chapter", "計畫內容")
        + table(row("實施要領", "推動作法", "承辦單位"), row("一、環境", "1.檢查照明", "總務課"))
    )
    assert texts(read_plan(odt(tmp_path, body))) == {"一、": "環境", "一、1.": "檢查照明"}


def test_a_spreadsheet_under_the_name_of_a_text_is_refused(tmp_path):
    path = odt(tmp_path, "")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"office:text", b"office:spreadsheet"))
    with pytest.raises(BadFile, match="不是完整的ODF文字文件"):
        read_odt(path)


@needs_libreoffice
@pytest.mark.slow
def test_a_word_document_saved_as_odf_says_the_same(tmp_path):
    word = WordFile()
    numbers = word.list_of()
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("計畫依據", numbers)
    word.write("第一目", numbers, depth=1)
    word.write("第一點", numbers, depth=3)
    word.write("第二點", numbers, depth=3)
    word.write("計畫內容", numbers)
    made = word.table([["實施要領", "推動作法"], ["一、環境", "1.檢查照明\n2.更新標示"], ["", "3.清掃"]])
    made.cell(1, 0).merge(made.cell(2, 0))
    path = word.save(tmp_path)
    assert read_plan(converted(path, "odt", tmp_path)) == read_plan(path)
