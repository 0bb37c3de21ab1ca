"""The rows of a sheet as rows of a register: columns by their headings, bad rows by line and reason."""

import datetime as dt

import pytest

from db.queries.office import SectionRow
from db.vocabulary import SectionKind, WalkaroundCategory
from desktop.errors import BadFile
from desktop.registers.row_reading import BadRow, ReadRow, find_headings, read_rows
from desktop.registers.walkaround import WALKAROUND

SECTIONS = [SectionRow(1, "行政室", "行政", 0, SectionKind.MEMBER, None, None, ())]
HEADINGS = ["日期", "單位", "地點", "類別", "走動主管", "發現或反映事項"]
ROW = ["115.03.05", "行政室", "一樓", "設施", "林主任", "燈不亮"]


def rows(sheet):
    headings, found = find_headings(WALKAROUND, [sheet])
    return list(read_rows(headings, found, SECTIONS))


def test_columns_are_found_below_a_title_in_any_order():
    sheet = [["走動式管理登記簿"], [""], HEADINGS[::-1], ROW[::-1]]

    assert rows(sheet) == [
        ReadRow(4, {
            "walked_on": dt.date(2026, 3, 5), "section_id": 1, "place": "一樓",
            "category": WalkaroundCategory.FACILITY, "supervisor": "林主任", "finding": "燈不亮",
        })
    ]  # fmt: skip


def test_headings_are_found_with_blanks_and_line_ends_in_them_on_any_sheet():
    odd = ["日 期", "單\n位", "地點", "類別", "走動\n主管", "發現或\n反映事項"]

    headings, sheet = find_headings(WALKAROUND, [[["說明"]], [], [odd, ROW]])

    assert headings.keys == ("walked_on", "section_id", "place", "category", "supervisor", "finding")
    assert sheet == [odd, ROW]


def test_unknown_columns_are_told():
    headings, _sheet = find_headings(WALKAROUND, [[[*HEADINGS, "附件", ""], [*ROW, "照片", ""]]])

    assert headings.unknown == ("附件",)


def test_every_bad_cell_of_a_row_is_told_with_its_line():
    bad = ["115.02.30", "秘書處", "", "設施", "林主任", ""]

    (good, found) = rows([HEADINGS, ROW, ["", "", "", "", "", ""], bad])

    assert isinstance(good, ReadRow)
    assert isinstance(found, BadRow)
    assert (found.line, found.cells) == (4, tuple(bad))
    assert [reason[:6] for reason in found.reasons] == ["「日期」：「", "「單位」沒有", "請填寫「地點"]


def test_rows_shorter_than_the_headings_are_read():
    (row,) = rows([HEADINGS, ROW[:5]])

    assert row.values["finding"] == ""


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ([], "找不到「走動式管理登記簿」的欄名"),
        ([["日期", "事由"], ROW], "找不到「走動式管理登記簿」的欄名"),
        ([HEADINGS[:4], ROW[:4]], "缺少必要的欄：走動主管"),
        ([[*HEADINGS, "地點"], ROW], "欄名「地點」出現不只一次"),
    ],
)
def test_a_sheet_without_the_columns_is_refused(sheet, reason):
    with pytest.raises(BadFile, match=reason):
        rows(sheet)
