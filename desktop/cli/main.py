"""The command line: its options, its exit statuses, and every refusal as one line."""

import argparse
import os
import sys
from collections.abc import Sequence

from desktop.cli import calendar, forms, office, plan, register, returns
from desktop.errors import OfficeError

DONE, REFUSED = 0, 1


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for: `database` (text or None) and `run` (None for the window).

    Ends the program with status 2 and the usage on wrong use.
    """
    parser = argparse.ArgumentParser(
        prog="weimin", description="為民：提升服務品質執行計畫的擬訂、管考與登記"
    )
    parser.add_argument(
        "--database",
        metavar="FILE",
        default=os.environ.get("WEIMIN_DATABASE") or None,
        help="資料庫檔案或資料庫網址（也可用環境變數 WEIMIN_DATABASE）",
    )
    parser.add_argument("--version", action=SayVersion, nargs=0, help="顯示版本")
    parser.set_defaults(run=None)
    words = parser.add_subparsers(title="指令（不給指令就開啟視窗）", metavar="指令")
    for subject in (office, plan, returns, register, forms, calendar):
        subject.add_commands(words)
    return parser.parse_args(arguments)


def run(asked: argparse.Namespace) -> int:
    """Do what was asked; a refusal is one line on standard error and status 1."""
    _speak_utf8()
    try:
        asked.run(asked)
    except OfficeError as error:
        print(f"weimin：{_one_line(str(error))}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has closed it (`weimin forms | head -1`); there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return DONE


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _one_line(said: str) -> str:
    return " ".join(said.split())


class SayVersion(argparse.Action):
    """Print the version and end; looked up only when asked for, as that takes a tenth of a start."""

    def __call__(self, parser: argparse.ArgumentParser, *_words: object) -> None:
        from importlib.metadata import version

        print(f"weimin {version('weimin')}")
        parser.exit()
