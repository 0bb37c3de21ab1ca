"""One small good file of every kind that plans are read from, to be damaged."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_formats import KINDS as WRITTEN
from desktop.exchange.plan_formats import plan_bytes
from desktop.exchange.plan_import import read_plan
from desktop.exchange.readers import KINDS as READ
from tests.exchange.bad_files.raw_pdf import good_pdf
from tests.exchange.word_files import WordFile

TEXT = """松濤區公所115年度提升服務品質執行計畫
壹、計畫依據
依本所115年1月5日松研字第1150000123號函辦理。
貳、計畫內容
實施要領\t推動作法\t完成期限\t承辦單位
一、服務環境\t1.檢查照明\t115.03.31\t總務課
\t2.更新標示\t115/6/30\t民政課、社會課
二、服務態度\t1.測試電話禮貌12次\t每月20日\t各課室
參、附則
本計畫奉核後實施。
"""


@cache
def plan() -> PlanFile:
    """The plan that the good files hold."""
    return read_plan(TEXT)


@cache
def good_file(kind: str) -> bytes:
    """Return a good file of the kind with this suffix."""
    makers: dict[str, Callable[[], bytes]] = {
        ".txt": TEXT.encode,
        ".md": TEXT.encode,
        ".csv": _csv,
        ".docx": _word,
        ".pdf": _pdf,
    }
    if kind in makers:
        return makers[kind]()
    return plan_bytes(plan(), kind)


def kinds() -> list[str]:
    """The kinds there are good files of."""
    made = {".txt", ".docx", ".csv", ".pdf", *WRITTEN}
    return sorted(made & {*READ, ".json"})


def _csv() -> bytes:
    return TEXT.replace("\t", ",").encode("utf-8-sig")


def _pdf() -> bytes:
    return good_pdf(TEXT)


def _word() -> bytes:
    """A document with automatic numbers, merged cells, tracked changes, notes."""
    word = WordFile()
    numbers = word.list_of()
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("計畫依據", numbers)
    word.write("依規定辦理。")
    word.write("計畫內容", numbers)
    rows = [line.split("\t") for line in TEXT.splitlines() if "\t" in line]
    table = word.table(rows)
    table.cell(1, 0).merge(table.cell(2, 0))
    word.write("附則", numbers)
    word.write("本計畫奉核後實施。", numbers, depth=1)
    with TemporaryDirectory() as folder:
        return word.save(Path(folder)).read_bytes()
