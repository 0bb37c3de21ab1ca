"""weimin office …: new, sample, check, backup, restore."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from desktop.cli.asking import location, opened, typist
from desktop.errors import Refused


def add_commands(words: Any) -> None:
    """Add the word `office` and its commands to the parser's subparsers."""
    office = words.add_parser("office", help="建立、檢查、備份與還原資料庫")
    commands = office.add_subparsers(required=True, metavar="指令")
    new = commands.add_parser("new", help="建立空白資料庫")
    new.add_argument("--agency", metavar="NAME", required=True, help="機關全銜")
    new.set_defaults(run=_new)
    commands.add_parser("sample", help="建立虛構機關一整年的範例").set_defaults(run=_sample)
    commands.add_parser("check", help="檢查資料庫、異動紀錄與附件是否完整").set_defaults(run=_check)
    for word, verb, run in (("backup", "備份到", _backup), ("restore", "還原自", _restore)):
        command = commands.add_parser(word, help=f"{verb}檔案")
        command.add_argument("file", metavar="FILE", type=Path)
        command.set_defaults(run=run)


def _new(asked: argparse.Namespace) -> None:
    from desktop.office.opening import create_office

    office = create_office(location(asked), asked.agency)
    print(f"已建立「{asked.agency.strip()}」的資料庫：{office.path or location(asked)}")
    office.close()


def _sample(asked: argparse.Namespace) -> None:
    from desktop.office.sample import create_sample_office

    office = create_sample_office(location(asked), typist())
    print(f"已建立範例機關的資料庫：{office.path or location(asked)}")
    office.close()


def _check(asked: argparse.Namespace) -> None:
    from desktop.office.upkeep import check

    with opened(asked) as office:
        faults = check(office)
    for fault in faults:
        print(fault)
    if faults:
        raise Refused(f"檢查發現 {len(faults)} 個問題，列在上面；請停止輸入並以最近的備份還原。")
    print("檢查完成：資料庫、異動紀錄與附件都完整。")


def _backup(asked: argparse.Namespace) -> None:
    from desktop.office.upkeep import back_up

    with opened(asked) as office:
        back_up(office, asked.file)
    print(f"已備份到：{asked.file}")


def _restore(asked: argparse.Namespace) -> None:
    from desktop.office.upkeep import restore

    target = location(asked)
    if isinstance(target, str):
        raise Refused("資料庫在伺服器上；請用伺服器自己的工具還原。")
    aside = restore(target, asked.file, dt.datetime.now())
    print(f"已還原自：{asked.file}")
    if aside is not None:
        print(f"原來的資料庫保留在：{aside}")
