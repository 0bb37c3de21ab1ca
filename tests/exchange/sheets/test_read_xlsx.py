"""Excel workbooks as a reader of the sheets sees them."""

import datetime as dt
import time

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from desktop.errors import BadFile
from desktop.exchange.completeness import lost_characters
from desktop.exchange.document import Table
from desktop.exchange.plan_import import read_plan
from desktop.exchange.sheets.read_xlsx import read_xlsx
from tests.exchange.bad_files.bad_documents import archive_of, parts_of
from tests.exchange.plan_views import asked, dues, sections, texts
from tests.exchange.sheet_files import HEADINGS, SheetFile, paragraphs, rows

TITLE = "松濤區公所115年度提升服務品質執行計畫"
FIRST = "xl/worksheets/sheet1.xml"
BOX = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody>'
    "<a:p><a:r><a:t>另附</a:t></a:r><a:r><a:t>平面圖</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
)


@pytest.fixture
def book():
    return SheetFile()


def read(book, tmp_path, changes=None):
    return read_xlsx(book.save(tmp_path, changes))


def plan_of(book, tmp_path):
    return read_plan(book.save(tmp_path))


def test_a_whole_plan_on_one_sheet_is_read(book, tmp_path):
    book.write([TITLE], ["壹、", "計畫依據"], ["依規定辦理。"], [], ["貳、計畫內容"], HEADINGS)
    book.write(["一、服務環境", "1.檢查照明", dt.date(2026, 3, 31), "總務課"])
    book.write([None, "2.更新標示", "每月20日", "民政課\n社會課"])
    book.write(["二、服務態度", "1.測試電話", 1150630, "各課室"])
    book.write(["參、附則"], ["本計畫奉核後實施。"])
    plan = plan_of(book, tmp_path)
    assert (plan.title, plan.agency, plan.year) == (TITLE, "松濤區公所", 115)
    assert [(chapter.heading, chapter.paragraphs) for chapter in plan.chapters] == [
        ("計畫依據", ("依規定辦理。",)),
        ("計畫內容", ()),
        ("附則", ("本計畫奉核後實施。",)),
    ]
    assert list(texts(plan)) == ["一、", "一、1.", "一、2.", "二、", "二、1."]
    assert dues(plan) == {"一、1.": ["115.03.31"], "一、2.": ["每月20日"], "二、1.": ["1150630"]}
    assert sections(plan)["一、2."] == ["民政課", "社會課"]
    assert plan.unplaced == ()


def test_chapters_and_tasks_on_sheets_of_their_own_make_one_plan(book, tmp_path):
    book.write([TITLE], ["壹、計畫依據"], ["依規定辦理。"], ["貳、計畫內容"])
    book.sheet("工作")
    book.write([TITLE], HEADINGS, ["一、服務環境", "1.檢查照明", None, "總務課"])
    plan = plan_of(book, tmp_path)
    assert [chapter.heading for chapter in plan.chapters] == ["計畫依據", "計畫內容"]
    assert texts(plan)["一、1."] == "檢查照明"
    assert plan.unplaced == ()


def test_a_table_goes_on_over_sheets_each_with_its_headings(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、服務環境", "1.檢查照明", None, "總務課"])
    book.sheet("第二頁")
    book.write([TITLE], HEADINGS, [None, "2.更新標示", None, "民政課"])
    plan = plan_of(book, tmp_path)
    assert texts(plan) == {"一、": "服務環境", "一、1.": "檢查照明", "一、2.": "更新標示"}


def test_sheets_named_as_areas_hold_the_tasks_of_the_areas(book, tmp_path):
    book.write([TITLE])
    for name in ("一、服務環境", "二、服務態度"):
        book.sheet(name)
        book.write(HEADINGS[1:], ["1.檢查", None, "總務課"], ["2.改善", None, "民政課"])
    assert list(texts(plan_of(book, tmp_path)).items()) == [
        ("一、", "服務環境"), ("一、1.", "檢查"), ("一、2.", "改善"),
        ("二、", "服務態度"), ("二、1.", "檢查"), ("二、2.", "改善"),
    ]  # fmt: skip


def test_a_sheet_named_as_an_area_that_it_shows_adds_none(book, tmp_path):
    book.sheet("一、環境")
    book.write([TITLE], HEADINGS, ["一、環境", "1.檢查", None, "總務課"])
    assert texts(plan_of(book, tmp_path)) == {"一、": "環境", "一、1.": "檢查"}


def test_merged_cells_stand_once_with_what_they_span(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", "115.3.1", "總務課"], [None, "2.丑"], [None, "3.寅"])
    for area in ("A1:D1", "A3:A5", "C3:C4", "C5:D5"):
        book.page.merge_cells(area)
    document = read(book, tmp_path)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    spans = {cell.text: (cell.column, cell.column_span, cell.row_span) for cell in table.rows[1]}
    assert spans["一、甲"] == (0, 1, 3)
    assert spans["115.3.1"] == (2, 1, 2)
    assert dues(plan_of(book, tmp_path)) == {"一、": ["115.3.1"]}


def test_text_below_merged_cells_is_kept_and_told(book, tmp_path):
    book.write(["甲", "乙"], ["丙"])
    changes = {FIRST: ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>')}
    document = read(book, tmp_path, changes)
    assert (paragraphs(document), document.notes) == (["甲", "丙"], ("乙",))
    assert any("蓋住" in sentence for sentence in document.told)


def test_lines_of_a_cell_and_blank_ones_between_them_stay(book, tmp_path):
    book.write(HEADINGS, ["一、甲", "1.子\r\n2.丑\n", "115.3.1\n\n115.4.1", "總務課\n\n民政課"])
    (table,) = (block for block in read(book, tmp_path).blocks if isinstance(block, Table))
    assert [cell.lines for cell in table.rows[1][1:3]] == [("1.子", "2.丑"), ("115.3.1", "", "115.4.1")]
    assert dues(plan_of(book, tmp_path)) == {"一、1.": ["115.3.1"], "一、2.": ["115.4.1"]}


def test_a_column_of_numbers_goes_in_front_of_the_tasks(book, tmp_path):
    book.write(("項次", "推動作法", "完成期限"), [1.0, "檢查照明", None], [2.0, "更新標示", None])
    assert texts(plan_of(book, tmp_path)) == {"1.": "檢查照明", "2.": "更新標示"}


def test_notes_below_the_table_are_no_tasks(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", None, "總務課"], ["備註：本表每季檢討。"])
    plan = plan_of(book, tmp_path)
    assert plan.unplaced == ("備註：本表每季檢討。",)
    assert "備註：本表每季檢討。" not in texts(plan).values()


def test_a_strip_for_signatures_below_the_table_is_no_task(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", None, "總務課"], ["承辦人：", "課長：", None, "鄉長："])
    plan = plan_of(book, tmp_path)
    assert list(texts(plan).values()) == ["甲", "子"]
    assert all("課長" not in share for own in sections(plan).values() for share in own)
    assert "承辦人" in "".join(plan.unplaced)


def test_a_table_may_stand_anywhere_with_headings_over_two_rows(book, tmp_path):
    book.page["C2"] = TITLE
    for place, heading in zip("CDEF", ("項次", "工作要點", "完成期限", "承辦單位"), strict=True):
        book.page[f"{place}4"] = heading
        book.page[f"{place}6"] = {"C": 1, "D": "檢查照明", "E": "115.3.1", "F": "總務課"}[place]
    book.page["F5"], book.page["G5"], book.page["G6"] = "主辦", "協辦", "各課室"
    for area in ("C4:C5", "D4:D5", "E4:E5", "F4:G4"):
        book.page.merge_cells(area)
    plan = plan_of(book, tmp_path)
    assert texts(plan) == {"1.": "檢查照明"}
    assert dues(plan) == {"1.": ["115.3.1"]}
    assert sections(plan) == {"1.": ["總務課(主辦)", "各課室(協辦)"]}


def test_a_first_and_a_last_day_in_columns_of_their_own_are_asked_about(book, tmp_path):
    book.write([TITLE], ("推動作法", "開始日期", "完成日期"), ["1.檢查", "115.1.1", "115.3.31"])
    plan = plan_of(book, tmp_path)
    assert dues(plan) == {"1.": ["115.1.1", "115.3.31"]}
    assert "2個完成期限" in asked(plan, "due")["1."]


def test_an_unknown_column_is_kept_as_remark_and_asked(book, tmp_path):
    book.write([TITLE], (*HEADINGS, "達成率"), ["一、甲", "1.子", None, "總務課", 0.95])
    book.page["E3"].number_format = "0%"
    plan = plan_of(book, tmp_path)
    assert plan.items[0].items[0].remark == "達成率：95%"
    assert "達成率" in asked(plan, "columns")[""]


def test_hidden_rows_and_columns_are_kept_and_told(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", None, "總務課"], [None, "2.丑", None, "民政課"])
    book.page.row_dimensions[4].hidden = True
    book.page.column_dimensions["D"].hidden = True
    plan = plan_of(book, tmp_path)
    assert sections(plan) == {"一、1.": ["總務課"], "一、2.": ["民政課"]}
    told = [question.message for question in plan.questions if question.about == "document"]
    assert [("1列" in sentence, "1欄" in sentence) for sentence in told] == [(True, False), (False, True)]


def test_a_hidden_sheet_is_told_and_its_text_kept_apart(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", None, "總務課"])
    book.sheet("清單").sheet_state = "veryHidden"
    book.write(["總務課", "民政課"])
    plan = plan_of(book, tmp_path)
    assert plan.unplaced == ("總務課\t民政課",)
    assert "「清單」是隱藏的" in plan.questions[0].message


def test_comments_text_boxes_and_page_heads_are_kept(book, tmp_path):
    book.write([TITLE], HEADINGS, ["一、甲", "1.子", None, "總務課"])
    book.page["B3"].comment = Comment("請確認\n時間", "王")
    book.page.oddHeader.left.text = "松濤區公所 && 各課室"
    book.page.oddFooter.center.text = "第 &P 頁"
    path = book.save(tmp_path)
    parts = parts_of(path.read_bytes())
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    box = b'<Relationship Id="box" Type="http://x/relationships/drawing" Target="../drawings/box.xml"/>'
    parts[links] = parts[links].replace(b"</Relationships>", box + b"</Relationships>")
    path.write_bytes(archive_of({**parts, "xl/drawings/box.xml": BOX.encode()}))
    assert read_xlsx(path).notes == ("松濤區公所 & 各課室", "請確認", "時間", "另附平面圖")


def test_formulas_are_their_stored_results_and_told_where_there_is_none(book, tmp_path):
    book.write(["甲", "=1+1", "=TODAY()"])
    changes = {FIRST: ("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")}
    document = read(book, tmp_path, changes)
    assert paragraphs(document) == ["甲 2"]
    assert ["C1" in sentence and "B1" not in sentence for sentence in document.told] == [True]


def test_errors_in_cells_are_kept_and_told(book, tmp_path):
    book.write(["#N/A"])
    document = read(book, tmp_path)
    assert paragraphs(document) == ["#N/A"]
    assert any("A1" in sentence for sentence in document.told)


def test_text_in_several_looks_or_written_into_the_cell_is_whole(book, tmp_path):
    book.page["A1"] = CellRichText("為民", TextBlock(InlineFont(b=True), "服務"))
    changes = {
        FIRST: ("<sheetData>", '<sheetData><row r="9"><c t="inlineStr"><is><t>內_x4E2D_文</t></is></c></row>')
    }
    assert sorted(paragraphs(read(book, tmp_path, changes))) == ["內中文", "為民服務"]


def test_texts_that_cells_share_are_read_without_how_they_are_pronounced(tmp_path):
    path = tmp_path / "計畫.xlsx"
    with xlsxwriter.Workbook(path) as shared:
        page = shared.add_worksheet()
        page.write_column(0, 0, ["松濤", "松濤", " 前後 "])
        page.write_rich_string(3, 0, "為民", shared.add_format({"bold": True}), "服務")
    parts = parts_of(path.read_bytes())
    reading = "<t>松濤</t><rPh sb='0' eb='1'><t>ㄙㄨㄥ</t></rPh>".encode()
    texts = parts["xl/sharedStrings.xml"].replace("<t>松濤</t>".encode(), reading)
    path.write_bytes(archive_of({**parts, "xl/sharedStrings.xml": texts}))
    assert paragraphs(read_xlsx(path)) == ["松濤", "松濤", "前後", "為民服務"]


def test_days_count_from_1904_where_the_workbook_says_so(book, tmp_path):
    book.page["A1"] = 44651
    book.page["A1"].number_format = "yyyy/m/d"
    changes = {"xl/workbook.xml": ("<workbookPr/>", '<workbookPr date1904="1"/>')}
    assert paragraphs(read(book, tmp_path, changes)) == ["115.04.01"]


def test_styled_cells_without_text_far_away_do_no_harm(book, tmp_path):
    book.write(["甲"])
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    changes = {FIRST: ("</sheetData>", far)}
    assert paragraphs(read(book, tmp_path, changes)) == ["甲"]


@pytest.mark.parametrize("cell", ["A20001", "GS1", "XFD1048576"])
def test_text_beyond_the_last_row_or_column_is_refused(book, tmp_path, cell):
    book.page[cell] = "甲"
    with pytest.raises(BadFile, match="超過20000列或200欄"):
        read(book, tmp_path)


@pytest.mark.parametrize(
    "harm",
    [
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<mergeCells>" + '<mergeCell ref="A1:B20000"/>' * 29_000 + "</mergeCells>",
        '<dimension ref="A1:XFD1048576"/>',
        '<cols><col min="1" max="16384" hidden="1"/></cols>',
    ],
)
def test_sheets_that_claim_to_be_huge_take_no_time(book, tmp_path, harm):
    book.write(*[["甲"]] * 2_000)
    path = book.save(tmp_path, {FIRST: ("</sheetData>", f"</sheetData>{harm}")})
    begin = time.monotonic()
    read_xlsx(path)
    assert time.monotonic() - begin < 5


def test_too_many_merged_cells_are_refused(book, tmp_path):
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 40_000))
    with pytest.raises(BadFile, match="合併儲存格"):
        read(book, tmp_path, {FIRST: ("<sheetData>", f"<mergeCells>{merges}</mergeCells><sheetData>")})


def test_one_text_shown_in_many_cells_is_refused_before_it_grows(tmp_path):
    path = tmp_path / "計畫.xlsx"
    with xlsxwriter.Workbook(path) as shared:
        shared.add_worksheet().write_column(0, 0, ["字" * 3000] * 1_500)
    with pytest.raises(BadFile, match="萬字"):
        read_xlsx(path)


def test_no_character_of_the_sheets_is_lost(book, tmp_path):
    book.write([TITLE], ["填表日期", dt.date(2026, 1, 5)], HEADINGS, ["一、甲", "1.子", "115.3.1", "總務課"])
    book.write([], ["承辦人", "課長"])
    path = book.save(tmp_path)
    assert not lost_characters("\n".join(read_xlsx(path).lines()), read_plan(path))


def test_cells_and_rows_may_leave_out_where_they_are(book, tmp_path):
    book.write(["甲", "乙"], HEADINGS)
    path = book.save(tmp_path)
    parts = parts_of(path.read_bytes())
    for name in ("A1", "B1", "A2", "B2", "C2", "D2"):
        parts[FIRST] = parts[FIRST].replace(f' r="{name}"'.encode(), b"")
    path.write_bytes(archive_of(parts))
    document = read_xlsx(path)
    assert paragraphs(document) == ["甲 乙"]
    assert rows(document) == [list(HEADINGS)]


def test_more_cells_or_texts_than_any_plan_has_are_refused_before_all_are_read(book, tmp_path):
    book.write(*[[str(row)] * 20 for row in range(2_000)])
    with pytest.raises(BadFile, match="段落"):
        read(book, tmp_path)
    path = tmp_path / "計畫.xlsx"
    with xlsxwriter.Workbook(path) as shared:
        shared.add_worksheet().write_string(0, 0, "甲")
    parts = parts_of(path.read_bytes())
    many = "".join(f"<si><t>{place * 7919}</t></si>" for place in range(200_000))
    texts = parts["xl/sharedStrings.xml"].replace(b"</sst>", f"{many}</sst>".encode())
    path.write_bytes(archive_of({**parts, "xl/sharedStrings.xml": texts}))
    with pytest.raises(BadFile, match="200000段文字"):
        read_xlsx(path)
