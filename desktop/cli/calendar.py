"""weimin calendar: the dates of a plan as a calendar file."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli.asking import opened
from desktop.errors import Refused


def add_commands(words: Any) -> None:
    """Add the word `calendar` to the parser's subparsers."""
    command = words.add_parser("calendar", help="將工作期限寫成行事曆檔（.ics）")
    command.add_argument("file", metavar="FILE.ics", type=Path)
    command.add_argument("--year", metavar="N", type=int, help="民國年度")
    command.add_argument("--section", metavar="S", default="", help="單位名稱；不給就是全機關")
    command.add_argument("--all", action="store_true", help="連同已完成的；不給就只有未完成的")
    command.set_defaults(run=_write)


def _write(asked: argparse.Namespace) -> None:
    from desktop.office.calendar_export import write_calendar
    from desktop.office.printing import working_year

    with opened(asked) as office:
        with office.reading() as session:
            year = asked.year or working_year(session)
        if year is None:
            raise Refused("還沒有任何年度的計畫，請先匯入或建立計畫。")
        written = write_calendar(
            office,
            year,
            asked.file,
            now=dt.datetime.now().astimezone(),
            section=asked.section,
            with_done=asked.all,
        )
    print(f"已寫成{written.dates}個日期：{written.path}")
    if written.left_out:
        print(f"每日辦理的{len(written.left_out)}項工作沒有列入。")
