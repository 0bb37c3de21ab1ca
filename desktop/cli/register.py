"""weimin register …: export, import."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli.asking import opened, typist
from desktop.errors import Refused

# More are told in the file of the rejected rows only.
MOST_TOLD = 100


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
    take_in = commands.add_parser("import", help="從 .xlsx、.ods 或 .csv 匯入；有一列不對就全部不存")
    take_in.add_argument("name", metavar="NAME", help="登記簿：walkaround")
    take_in.add_argument("file", metavar="FILE", type=Path)
    take_in.add_argument("--dry-run", action="store_true", help="只檢查不存入")
    take_in.add_argument(
        "--rejects", metavar="FILE", type=Path, help="將不能匯入的列寫成檔案，供改正後再匯入"
    )
    take_in.set_defaults(run=_import)


def _export(asked: argparse.Namespace) -> None:
    from desktop.exchange.sheets.table_formats import kind_of
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


def _import(asked: argparse.Namespace) -> None:
    from desktop.office.register_export import register_named
    from desktop.office.register_import import look_through, take_in_rows

    register = register_named(asked.name)
    with opened(asked) as office:
        found = look_through(office, register, asked.file)
        _tell(found)
        if found.bad:
            _reject(asked, found)
        if asked.dry_run or not found.new:
            told = "可匯入" if asked.dry_run else "沒有新的紀錄可匯入"
            print(f"{told} {len(found.new):,} 筆；沒有存入任何資料。" if asked.dry_run else f"{told}。")
            return
        with office.work(typist()) as work:
            count, renumbered = take_in_rows(work, found)
    print(f"已匯入「{register.title}」{count:,} 筆。")
    if renumbered:
        print(f"其中 {renumbered:,} 筆的編號已被使用，改編新號。")


def _tell(found: Any) -> None:
    labels = "、".join(column.label for column in found.headings.columns.values())
    print(f"共 {found.count:,} 列；認得的欄：{labels}")
    if found.headings.unknown:
        print(f"不認得、不匯入的欄：{'、'.join(found.headings.unknown)}")
    if found.missing:
        print(f"檔案沒有的欄：{'、'.join(found.missing)}")
    if found.years:
        print(f"新紀錄的年度：{'、'.join(map(str, found.years))}")
    if found.stored:
        print(f"已在登記簿、不重複存入：{len(found.stored):,} 列")


def _reject(asked: argparse.Namespace, found: Any) -> None:
    """Tell the bad rows, write them out where asked for, and end without storing anything."""
    from desktop.office.rejected_rows import rejected_table
    from desktop.office.table_export import export

    for row in found.bad[:MOST_TOLD]:
        print(f"第 {row.line} 列：{' '.join(row.reasons)}")
    if len(found.bad) > MOST_TOLD:
        print(f"……另有 {len(found.bad) - MOST_TOLD:,} 列，請用 --rejects 寫成檔案查看。")
    if asked.rejects is not None:
        export(rejected_table(found), asked.rejects)
        print(f"不能匯入的列已寫到：{asked.rejects}")
    raise Refused(f"有 {len(found.bad):,} 列不能匯入，沒有存入任何資料；請照上面的原因改正後再匯入。")
