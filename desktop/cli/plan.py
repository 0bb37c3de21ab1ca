"""weimin plan …: import, copy, check and export."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli import plan_import
from desktop.cli.asking import opened, typist
from desktop.errors import Refused


def add_commands(words: Any) -> None:
    """Add the word `plan` and its commands to the parser's subparsers."""
    plan = words.add_parser("plan", help="匯入與匯出年度計畫")
    commands = plan.add_subparsers(required=True, metavar="指令")
    plan_import.add_command(commands)
    check = commands.add_parser("check", help="陳核前檢查：列出必改與請確認的地方")
    check.add_argument("year", metavar="YEAR", type=int)
    check.set_defaults(run=_check)
    hand_out = commands.add_parser("hand-out", help="分送各單位編寫：每個單位一個 Excel 檔")
    hand_out.add_argument("year", metavar="YEAR", type=int)
    hand_out.add_argument("folder", metavar="FOLDER", type=Path)
    hand_out.add_argument("--reply-by", metavar="D", help="回傳期限，如 115.01.20")
    hand_out.set_defaults(run=_hand_out)
    take_back = commands.add_parser("take-back", help="收回各單位編好的檔案；有衝突的不採納")
    take_back.add_argument("files", metavar="FILE", type=Path, nargs="+")
    take_back.add_argument("--dry-run", action="store_true", help="只比對不存入")
    take_back.set_defaults(run=_take_back)
    copy = commands.add_parser("copy", help="複製到另一年度，期限與年度順延，拿不準的列為待確認")
    copy.add_argument("from_year", metavar="FROM_YEAR", type=int)
    copy.add_argument("to_year", metavar="TO_YEAR", type=int)
    copy.set_defaults(run=_copy)
    export = commands.add_parser("export", help="匯出成檔案，格式依副檔名")
    export.add_argument("year", metavar="YEAR", type=int)
    export.add_argument("file", metavar="FILE", type=Path)
    export.set_defaults(run=_export)


def _export(asked: argparse.Namespace) -> None:
    from desktop.office.plan_export import export_plan

    with opened(asked) as office:
        export_plan(office, asked.year, asked.file)
    print(f"已匯出 {asked.year} 年度計畫：{asked.file}")


def _copy(asked: argparse.Namespace) -> None:
    from db.queries.plan import plan_tree
    from desktop.office.copying import copy_plan, copy_review

    today = dt.date.today()
    with opened(asked) as office:
        with office.reading() as session:
            review = copy_review(session, asked.from_year, asked.to_year, today)
        taken = review.certain()
        with office.work(typist()) as work:
            key = copy_plan(work, asked.from_year, asked.to_year, taken, today=today, seen=review)
        with office.reading() as session:
            made = plan_tree(session, key)
    print(f"已複製為「{made.head.title}」：{len(made.nodes)} 個項目，{_moved(taken)}")
    count = len(made.leftovers)
    print(f"待確認 {count} 件，請開啟計畫頁的「待確認」逐件處理。" if count else "沒有待確認的事項。")


def _moved(taken: Any) -> str:
    from desktop.rules.copy_items import TEXT_KINDS, CopyKind

    dues = sum(place.kind is CopyKind.DUE for place in taken)
    texts = sum(place.kind in TEXT_KINDS for place in taken)
    return f"順延期限 {dues} 個，改寫年度 {texts} 處。"


def _check(asked: argparse.Namespace) -> None:
    from db.queries.plan import plan_head
    from desktop.office.plan_checking import findings
    from desktop.rules.severity import Severity
    from desktop.rules.words import word

    with opened(asked) as office, office.reading() as session:
        head = plan_head(session, asked.year)
        if head is None:
            raise Refused(f"沒有{asked.year}年度的計畫；請先匯入或建立這一年度的計畫。")
        found = findings(session, head.id)
    for each in found:
        print(word(each.severity), each.check, each.where, each.what, sep="\t")
    grave = sum(each.severity is Severity.MUST for each in found)
    if grave:
        raise Refused(f"{asked.year}年度計畫有{grave}處必須修改，另有{len(found) - grave}處請確認。")
    print(f"{asked.year}年度計畫沒有必須修改的地方，{len(found)}處請確認。")


def _hand_out(asked: argparse.Namespace) -> None:
    from db.queries.plan import plan_head
    from desktop.office.handing_out import handing_out_steps
    from desktop.rules.roc_calendar import ImpossibleDate, parse_date

    try:
        reply_by = parse_date(asked.reply_by) if asked.reply_by else None
    except ImpossibleDate as error:
        raise Refused(str(error)) from error
    with opened(asked) as office:
        with office.reading() as session:
            head = plan_head(session, asked.year)
        if head is None:
            raise Refused(f"沒有{asked.year}年度的計畫；請先匯入或建立這一年度的計畫。")
        steps = handing_out_steps(
            office, typist(), head.id, None, asked.folder, on=dt.date.today(), reply_by=reply_by
        )
        for _done, _all, what in steps:
            print(what)


def _take_back(asked: argparse.Namespace) -> None:
    from desktop.exchange.sections.handout_reading import read_workbook
    from desktop.office.handout_review import review
    from desktop.office.returned_items import certain
    from desktop.office.taking_back_handouts import take_back_handout
    from desktop.rules.three_way import Answer
    from desktop.rules.words import word

    with opened(asked) as office:
        for path in asked.files:
            sheet = read_workbook(path)
            with office.reading() as session:
                found = review(session, sheet)
            counts = [f"{word(answer)}{found.count(answer)}項" for answer in Answer if found.count(answer)]
            print(f"{path.name}（{found.section}）：{'、'.join(counts) or '沒有修改'}")
            for told in (*found.warnings, *found.problems()):
                print(f"  {told}")
            for stray in found.strays:
                print(f"  第{stray.line}列「{stray.column}」的文字沒有採納：{stray.text}")
            taken = certain(found)
            if not asked.dry_run:
                is_finished = tuple(taken) == found.items
                with office.work(typist()) as work:
                    today = dt.date.today()
                    take_back_handout(work, found.handout_id, taken, on=today, is_finished=is_finished)
                left = "" if is_finished else "；其餘請在計畫頁「收回各單位的檔案」決定"
                print(f"  已採納{len(taken)}項{left}。")
