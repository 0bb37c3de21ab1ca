"""Rows of workbooks and .csv files as values, however they were saved; harmful files are refused."""

import datetime as dt
import zipfile

import openpyxl
import pytest

from desktop.errors import BadFile
from desktop.exchange.sheets.read_rows import read_sheets
from desktop.exchange.sheets.table_file import CellKind, TableColumn
from tests.exchange.table_files import table_of, written

COLUMNS = [TableColumn("日期", CellKind.DATE), TableColumn("時間", CellKind.TIME), TableColumn("事項")]
ROW = [dt.date(2026, 3, 5), dt.time(9, 30), "=1+1"]


def only_sheet(path):
    (sheet,) = read_sheets(path)
    return sheet


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_what_was_written_is_read_with_its_types(tmp_path, kind):
    assert only_sheet(written(table_of(COLUMNS, ROW), tmp_path, kind))[-1] == ROW


def test_a_csv_is_read_as_text_without_the_guard_against_formulas(tmp_path):
    assert only_sheet(written(table_of(COLUMNS, ROW), tmp_path, ".csv"))[-1] == [
        "2026-03-05",
        "09:30",
        "=1+1",
    ]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950", "utf-16"])
def test_a_csv_is_read_in_any_encoding_and_with_any_mark_excel_writes(tmp_path, encoding, mark):
    path = tmp_path / "登記.csv"
    path.write_text(
        f'日期{mark}事項\r\n115.03.05{mark}"一{mark}""二""\r\n三"\r\n', encoding=encoding, newline=""
    )

    assert only_sheet(path) == [["日期", "事項"], ["115.03.05", f'一{mark}"二"\r\n三']]


def test_hidden_sheets_are_not_read_and_lines_are_those_of_the_sheet(tmp_path):
    book = openpyxl.Workbook()
    book.active.title, book.active.sheet_state = "清單", "hidden"
    shown = book.create_sheet("登記")
    shown["B3"] = "值"
    book.save(tmp_path / "登記.xlsx")

    assert list(read_sheets(tmp_path / "登記.xlsx")) == [[["", ""], ["", ""], ["", "值"]]]


def test_formulas_are_not_computed(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["日期", "=1+1"])
    book.save(tmp_path / "登記.xlsx")

    assert only_sheet(tmp_path / "登記.xlsx") == [["日期"]]


@pytest.mark.parametrize("name", ["登記.pdf", "登記.xls", "登記"])
def test_other_kinds_are_refused_with_advice(tmp_path, name):
    (tmp_path / name).write_bytes(b"%PDF")

    with pytest.raises(BadFile, match=r"另存為 \.xlsx、\.ods、\.csv"):
        list(read_sheets(tmp_path / name))


@pytest.mark.parametrize("name", ["登記.xlsx", "登記.ods", "登記.csv"])
def test_a_file_that_is_missing_or_not_what_its_name_says_is_refused(tmp_path, name):
    with pytest.raises(BadFile, match="找不到或無法開啟"):
        list(read_sheets(tmp_path / name))
    (tmp_path / name).write_bytes(b"\x00\xff\x81" * 9)
    with pytest.raises(BadFile):
        list(read_sheets(tmp_path / name))


def rewritten(path, part, old, new):
    """The package with something in one part replaced."""
    target = path.with_stem("改過")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            made.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'r="C3"', b'r="XFD1048576"'), (b'r="C3"', b'r="Z1048576"'), (b'r="C3"', b"r = '$XFD$99999'")],
)
def test_one_cell_at_the_end_of_an_endless_sheet_is_refused(tmp_path, old, new):
    path = written(table_of(COLUMNS, ROW), tmp_path, ".xlsx")

    with pytest.raises(BadFile, match="範圍過大"):
        list(read_sheets(rewritten(path, "xl/worksheets/sheet1.xml", old, new)))


def test_a_number_of_texts_that_no_memory_holds_is_refused(tmp_path):
    path = written(table_of(COLUMNS, ROW), tmp_path, ".xlsx")

    with pytest.raises(BadFile, match="已損壞"):
        list(
            read_sheets(rewritten(path, "xl/sharedStrings.xml", b'uniqueCount="', b'uniqueCount="9999999999'))
        )


def test_a_sheet_without_end_is_refused(tmp_path):
    path = written(table_of(COLUMNS, ROW), tmp_path, ".ods")

    with pytest.raises(BadFile, match="已損壞"):
        list(read_sheets(rewritten(path, "content.xml", b"</table:table>", b"")))


def test_a_sheet_by_another_name_is_looked_at_too(tmp_path):
    path = written(table_of(COLUMNS, ROW), tmp_path, ".xlsx")
    far = rewritten(path, "xl/worksheets/sheet1.xml", b'r="C3"', b'r="XFD1048576"')
    hidden = tmp_path / "藏.xlsx"
    with zipfile.ZipFile(far) as source, zipfile.ZipFile(hidden, "w") as made:
        for name in source.namelist():
            other = name.replace("worksheets/sheet1.xml", "drawing.bin")
            made.writestr(other, source.read(name).replace(b"worksheets/sheet1.xml", b"drawing.bin"))

    with pytest.raises(BadFile, match="範圍過大"):
        list(read_sheets(hidden))


REPEATED = b'table:number-columns-repeated="16384"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<table:table-cell table:style-name=\"d\"", b"<table:table-cell " + REPEATED),
        (b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1048576" '),
    ],
)  # fmt: skip
def test_one_cell_repeated_without_end_is_refused(tmp_path, old, new):
    rows = [ROW] * 600
    path = written(table_of([*COLUMNS, *COLUMNS, *COLUMNS], *[row * 3 for row in rows]), tmp_path, ".ods")

    with pytest.raises(BadFile, match="範圍過大"):
        list(read_sheets(rewritten(path, "content.xml", old, new)))


def test_endless_empty_rows_and_columns_as_programs_save_them_are_read(tmp_path):
    path = written(table_of(COLUMNS, ROW), tmp_path, ".ods")
    beyond = (
        b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:style-name="c" '
        + REPEATED
        + b"/></table:table-row></table:table>"
    )

    assert only_sheet(rewritten(path, "content.xml", b"</table:table>", beyond))[-1] == ROW
