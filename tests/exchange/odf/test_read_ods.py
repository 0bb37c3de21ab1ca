"""ODF spreadsheets as a reader of the sheets sees them."""

import shutil
import subprocess
import time

import pytest

from desktop.errors import BadFile
from desktop.exchange.document import Table
from desktop.exchange.odf.read_ods import read_ods
from desktop.exchange.plan_import import read_plan
from desktop.exchange.sheets.read_xlsx import read_xlsx
from tests.exchange.ods_files import blank, ods_file, row, sheet, text_cell, value_cell
from tests.exchange.plan_views import dues, sections, texts
from tests.exchange.sheet_files import HEADINGS, SheetFile, paragraphs, rows

TITLE = "松濤區公所115年度提升服務品質執行計畫"


def test_a_whole_plan_is_read(tmp_path):
    path = ods_file(
        tmp_path,
        sheet(row(TITLE), row("壹、計畫依據"), row("依規定辦理。"), row("貳、計畫內容")),
        sheet(
            row(*HEADINGS),
            row("一、環境", "1.檢查照明", value_cell("date", "2026-03-31", "2026/3/31"), "總務課"),
            row(
                blank(), text_cell("2.更新標示", "3.清潔"), text_cell("115.4.1", "115.5.1"), "民政課、總務課"
            ),
            name="工作",
        ),
    )
    plan = read_plan(path)
    assert [chapter.heading for chapter in plan.chapters] == ["計畫依據", "計畫內容"]
    assert texts(plan) == {"一、": "環境", "一、1.": "檢查照明", "一、2.": "更新標示", "一、3.": "清潔"}
    assert dues(plan) == {"一、1.": ["115.03.31"], "一、2.": ["115.4.1"], "一、3.": ["115.5.1"]}
    assert sections(plan)["一、1."] == ["總務課"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (value_cell("percentage", "0.955", "95.5%"), "95.5%"),
        (value_cell("float", "12", "12"), "12"),
        (value_cell("float", "12", ""), "12"),
        (value_cell("date", "2026-03-31", "115年3月31日"), "115年3月31日"),
        (value_cell("date", "2026-03-01", "115年3月"), "115年3月"),
        (value_cell("date", "2026-03-31", ""), "115.03.31"),
        (value_cell("date", "2026-03-31T14:30:00", "2026/3/31 14:30"), "115.03.31 14:30"),
        (value_cell("date", "2026-03-31T14:30:00", "2026/3/31"), "115.03.31"),
        (value_cell("time", "PT09H05M00S", "09:05"), "09:05"),
        (text_cell("甲<text:s text:c='3'/>乙<text:tab/>丙\n丁"), "甲   乙\t丙 丁"),
        (text_cell("甲<text:line-break/>乙"), "甲|乙"),
        (text_cell("甲<text:span>乙</text:span><text:a>丙</text:a>"), "甲乙丙"),
        (text_cell("<text:s text:c='999999999'/>甲"), "甲"),
    ],
)
def test_cells_show_what_the_sheet_shows(tmp_path, cell, expected):
    assert "|".join(paragraphs(read_ods(ods_file(tmp_path, sheet(row(cell)))))) == expected


def test_merged_and_covered_cells_stand_once(tmp_path):
    spanning = text_cell("一、甲", more='table:number-columns-spanned="1" table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell/>"
    path = ods_file(tmp_path, sheet(row(*HEADINGS), row(spanning, "1.子"), row(covered, "2.丑")))
    (table,) = (block for block in read_ods(path).blocks if isinstance(block, Table))
    assert [(cell.text, cell.row_span) for cell in table.rows[1][:2]] == [("一、甲", 2), ("1.子", 1)]
    assert table.rows[2][0].column == 1


def test_rows_and_cells_said_once_for_many_stand_as_often(tmp_path):
    path = ods_file(
        tmp_path,
        sheet(
            row(text_cell("甲", more='table:number-columns-repeated="2"')),
            row(blank(), more='table:number-rows-repeated="3"'),
            row("乙", more='table:number-rows-repeated="2"'),
            row(blank(16384), more='table:number-rows-repeated="1048570"'),
        ),
    )
    assert paragraphs(read_ods(path)) == ["甲 甲", "乙", "乙"]


@pytest.mark.parametrize(
    "harm",
    [
        row(text_cell("甲", more='table:number-columns-repeated="16384"')),
        row("甲", more='table:number-rows-repeated="1048576"'),
        row(text_cell("甲" * 190, more='table:number-columns-repeated="199"'))
        .replace("<table:table-row ", '<table:table-row table:number-rows-repeated="19999" '),
        row(blank(300), "甲"),
        row(blank(), more='table:number-rows-repeated="30000"') + row("甲"),
    ],
)  # fmt: skip
def test_more_than_any_plan_is_refused_soon(tmp_path, harm):
    begin = time.monotonic()
    with pytest.raises(BadFile, match="不像一份年度計畫"):
        read_ods(ods_file(tmp_path, sheet(harm)))
    assert time.monotonic() - begin < 5


def test_what_is_hidden_comes_along_and_is_told(tmp_path):
    hidden = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    path = ods_file(
        tmp_path,
        sheet(row("甲", "乙"), row("丙", more='table:visibility="filter"'), before=columns),
        sheet(row("丁"), name="清單", more='table:style-name="h"'),
        styles=hidden,
    )
    document = read_ods(path)
    assert (paragraphs(document), document.notes) == (["甲 乙", "丙"], ("丁",))
    assert ["1列" in document.told[0], "1欄" in document.told[1], "清單" in document.told[2]] == [True] * 3


def test_comments_text_boxes_and_page_heads_are_kept(tmp_path):
    comment = "<office:annotation><dc:creator>王</dc:creator><text:p>請確認</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>另附平面圖</text:p></draw:text-box></draw:frame>"
    path = ods_file(
        tmp_path,
        sheet(row(text_cell("甲", inside=comment)), before=f"<table:shapes>{box}</table:shapes>"),
        page="<style:header><text:p>內部文件</text:p></style:header>"
        "<style:footer><text:p>第<text:page-number>1</text:page-number>頁</text:p></style:footer>",
    )
    document = read_ods(path)
    assert paragraphs(document) == ["甲"]
    assert sorted(document.notes) == ["內部文件", "另附平面圖", "請確認"]


def test_errors_and_formulas_without_result_are_told(tmp_path):
    error = text_cell("#N/A", more='calcext:value-type="error" table:formula="of:=NA()"')
    open_formula = '<table:table-cell table:formula="of:=[.A1]"/>'
    document = read_ods(ods_file(tmp_path, sheet(row(error, open_formula))))
    assert paragraphs(document) == ["#N/A"]
    assert [("B1" in sentence, "A1" in sentence) for sentence in document.told] == [
        (True, False),
        (False, True),
    ]


def test_what_other_files_said_for_formulas_is_no_sheet(tmp_path):
    copy = sheet(row("外面的"), name="'file:///b.ods'#$甲", before="<table:table-source/>")
    assert list(read_ods(ods_file(tmp_path, sheet(row("甲")), copy)).lines()) == ["甲"]


def test_a_text_document_is_no_spreadsheet(tmp_path):
    with pytest.raises(BadFile, match="不是完整的ODF試算表"):
        read_ods(ods_file(tmp_path))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_workbook_saved_by_libreoffice_reads_the_same(tmp_path, kind):
    book = SheetFile().write([TITLE], HEADINGS, ["一、環境", "1.檢查\n照明", 0.5, "總務課"], [None, "2.清潔"])
    book.page["C3"].number_format = "0.0%"
    book.page.merge_cells("A3:A4")
    path = book.save(tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", tmp_path / "saved", path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "saved" / f"計畫.{kind}"
    again = read_ods(saved) if kind == "ods" else read_xlsx(saved)
    assert again.blocks == read_xlsx(path).blocks
    assert rows(again)[1][2] == "50.0%"
