"""weimin register …: export, import."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli.asking import opened


def add_commands(words: Any) -> None:
    """Add the word `register` and its commands to the parser's subparsers."""
    register = words.add_parser("register", help="匯出與匯入登記簿")
    commands = register.add_subparsers(required=True, metavar="指令")
    export = commands.add_parser("export", help="匯出成 .xlsx、.ods 或 .csv")
    export.add_argument("name", metavar="NAME", help="登記簿：walkaround、phone_test")
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument("--year", metavar="N", type=int, help="民國年度（預設全部年度）")
    export.add_argument("--personal", action="store_true", help="連同反映人、聯絡方式等個人資料")
    export.set_defaults(run=_export)


def _export(asked: argparse.Namespace) -> None:
    from desktop.exchange.table_formats import kind_of
    from desktop.office.register_export import register_named, whole_register
    from desktop.office.table_export import export

    register = register_named(asked.name)
    kind_of(asked.file)
    with opened(asked) as office:
        table = whole_register(
            office, register, year=asked.year, is_personal=asked.personal, today=dt.date.today()
        )
        count = export(table, asked.file)
    print(f"已匯出「{register.title}」{count:,} 筆：{asked.file}")
    left_out = [column.label for column in register.columns if column.is_personal]
    if left_out and not asked.personal:
        print(f"未含個人資料（{'、'.join(left_out)}）；需要時請加 --personal。")
