"""weimin returns …: workbooks in which the sections tick off, written and read."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli.asking import opened, typist


def add_commands(words: Any) -> None:
    """Add the word `returns` and its commands to the parser's subparsers."""
    returns = words.add_parser("returns", help="各單位的執行情形回報表：產生與讀回")
    commands = returns.add_subparsers(required=True, metavar="指令")
    write = commands.add_parser("write", help="產生回報表：每個單位一個 Excel 檔")
    write.add_argument("year", metavar="YEAR", type=int)
    write.add_argument("folder", metavar="FOLDER", type=Path)
    write.set_defaults(run=_write)
    read = commands.add_parser("read", help="讀回填好的回報表；有衝突或看不懂的不採納")
    read.add_argument("files", metavar="FILE", type=Path, nargs="+")
    read.add_argument("--dry-run", action="store_true", help="只比對不存入")
    read.set_defaults(run=_read)


def _write(asked: argparse.Namespace) -> None:
    from desktop.office.returns import returning_steps

    with opened(asked) as office:
        for _done, _all, what in returning_steps(office, asked.year, asked.folder, on=dt.date.today()):
            print(what)


def _read(asked: argparse.Namespace) -> None:
    from desktop.exchange.sections.return_reading import read_return
    from desktop.office.return_review import return_review
    from desktop.office.taking_returns import take_return
    from desktop.rules.three_way import Answer
    from desktop.rules.words import word

    today = dt.date.today()
    # All are read before the first is stored: a wrong file among them stops everything.
    came = [(path, read_return(path)) for path in asked.files]
    with opened(asked) as office:
        for path, workbook in came:
            with office.reading() as session:
                found = return_review(session, workbook, today)
            counts = [f"{word(answer)}{found.count(answer)}項" for answer in Answer if found.count(answer)]
            known = f"，{found.agreed}項已經登記過" if found.agreed else ""
            print(f"{path.name}（{found.section}）：{'、'.join(counts) or '沒有新的回報'}{known}")
            for told in found.problems():
                print(f"  {told}")
            for item in found.items:
                if item.answer is Answer.CONFLICT and item.can_be_taken:
                    for each in item.fields:
                        sides = f"回報「{each.theirs}」，現在是「{each.ours}」"
                        print(f"  第{item.line}列「{item.text}」衝突：{sides}。")
            for stray in found.strays:
                print(f"  第{stray.line}列「{stray.column}」的文字沒有採納：{stray.text}")
            certain = found.certain()
            if not asked.dry_run and certain:
                with office.work(typist()) as work:
                    taken = take_return(work, found, certain, today=today)
                print(f"  已採納{taken}項。")
