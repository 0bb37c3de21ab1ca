"""Numbers and dates of cells as they show."""

import datetime as dt

import pytest

from desktop.exchange.sheets.number_formats import shown_number
from tests.exchange.sheet_files import shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "@", "12"),
        (115.1, "0.00", "115.10"),
        (0.955, "0%", "96%"),
        (0.5, "0.0%", "50.0%"),
        (1234567.5, "#,##0", "1,234,568"),
        (1234.5, "#,##0.00", "1,234.50"),
        (7, "000", "007"),
        (2.5, "0.0#", "2.5"),
        (3, '0"次"', "3次"),
        (3, '"第"General"季"', "第3季"),
        (3, "每月0次", "每月3次"),
        (-4, "0;(0)", "(4)"),
        (-4, "0_);[Red]-0", "-4"),
        (-4, "0", "-4"),
        (0, '0;-0;"無"', "無"),
        (5, "[$NT$-404]#,##0", "NT$5"),
        (0.5, "# ?/?", "0.5"),
        (1e300, "0.00", "1e+300"),
        (2.0, "x" * 300, "2"),
    ],
)  # fmt: skip
def test_numbers_show_as_their_format_says(value, code, expected):
    assert shown_number(value, code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (dt.date(2026, 3, 31), "yyyy-mm-dd", "115.03.31"),
        (dt.date(2026, 3, 31), "[$-404]e/m/d", "115.03.31"),
        (dt.date(2026, 3, 31), '[$-404]e"年"m"月"d"日";@', "115年3月31日"),
        (dt.date(2026, 3, 31), '[$-404]e"年"m"月"', "115年3月"),
        (dt.date(2026, 3, 31), 'm"月"d"日"', "115年3月31日"),
        (dt.datetime(2026, 3, 31, 14, 30), "yyyy/m/d h:mm", "115.03.31 14:30"),
        (dt.datetime(2026, 3, 31), "yyyy/m/d h:mm", "115.03.31"),
        (dt.time(9, 5), "h:mm", "09:05"),
        (dt.timedelta(hours=26, minutes=30), "[h]:mm", "26:30"),
        ("2026/3/31", "yyyy/m/d", "2026/3/31"),
        ("１１５．３．３１", "General", "１１５．３．３１"),
    ],
)
def test_dates_show_in_the_republics_years_and_typed_ones_as_typed(tmp_path, value, code, expected):
    assert shown(value, code, tmp_path) == expected
