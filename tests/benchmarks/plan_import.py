"""Time to read a plan of 1,000 tasks from a file, against the bare library reading the same cells.

Run as `python -m tests.benchmarks.plan_import [TASKS]`. The document has one row a task, groups in merged
cells, as clerks write it. The bare side opens the same file and takes the text of every cell, and knows
nothing of what it says: row by row as python-docx documents it, which takes time by the square of the rows
where cells are merged, and all cells of a table at once, the fastest it has. The two take turns in one
process, after one round that loads the libraries; told are medians, and the median of the ratios round by
round. Goal: at most 2 times the bare library.

A workbook of the same rows is held against openpyxl, which tells number formats and merged cells as our
reader does, and python-calamine, which tells values alone. Below stand the parts of its import: reading the
sheets, recognising the plan, comparing character by character.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import docx
import openpyxl
import python_calamine

from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import compared, read_plan
from desktop.exchange.recognition.plan_reader import document_steps
from desktop.exchange.sheets.read_xlsx import read_xlsx
from tests.exchange.corpus.sheets import write_sheet
from tests.exchange.corpus.styles import STYLES
from tests.exchange.corpus.truths import area, measure, renumbered, sample_plan, task
from tests.exchange.corpus.word import write_word

TASKS = 1_000
ROUNDS = 3
GOAL = 2
SECTIONS = ("秘書室", "民政課", "社會課 民政課", "建設課", "各課室")
DAYS = ("03-31", "06-30", "09-15", "12-10")
DEED = "第{}項工作：每月檢視洽公動線、設施與書表，缺失於三日內改善並留存紀錄，結果提主管會報。"


def plan_of_size(tasks: int) -> PlanFile:
    """Return a plan of so many tasks: ten to a measure, ten measures to an area."""
    written = [
        task(DEED.format(place), DAYS[place % len(DAYS)], SECTIONS[place % len(SECTIONS)])
        for place in range(tasks)
    ]
    measures = [
        measure(f"第{place}項推動重點", (), *written[place : place + 10]) for place in range(0, tasks, 10)
    ]
    areas = [area(f"第{place}類服務", *measures[place : place + 10]) for place in range(0, len(measures), 10)]
    sample = sample_plan()
    return PlanFile(sample.agency, 115, sample.title, sample.chapters, items=renumbered(areas))


def row_by_row(path: Path) -> list[str]:
    """Return the text of every cell, as python-docx gives it by rows."""
    return [
        cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
    ]


def at_once(path: Path) -> list[str]:
    """Return the text of every cell, as python-docx gives those of a whole table."""
    return [cell.text for table in docx.Document(str(path)).tables for cell in table._cells]


def with_openpyxl(path: Path) -> list[object]:
    """Return the value of every cell, as openpyxl gives it."""
    return [
        cell.value for sheet in openpyxl.load_workbook(path, data_only=True) for row in sheet for cell in row
    ]


def with_calamine(path: Path) -> list[object]:
    """Return the rows of values, as python-calamine gives them."""
    book = python_calamine.load_workbook(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def parts_of_import(path: Path) -> dict[str, float]:
    """Return the median seconds of each part of the import of a workbook."""
    document = read_xlsx(path)
    plan = read_plan(path)
    parts: dict[str, Callable[[Path], object]] = {
        "reading": read_xlsx,
        "recognising": lambda _path: list(document_steps(document)),
        "comparing": lambda _path: compared(plan, "\n".join(document.lines())),
    }
    return {name: median(seconds(work, path) for _ in range(ROUNDS)) for name, work in parts.items()}


def compare(ours: Callable[[Path], object], bare: Callable[[Path], object], path: Path) -> list[float]:
    """Return the median seconds of both sides, and the median of their ratios."""
    rounds = [(seconds(ours, path), seconds(bare, path)) for _ in range(ROUNDS + 1)][1:]
    return [*(median(times) for times in zip(*rounds, strict=True)), median(a / b for a, b in rounds)]


def seconds(work: Callable[[Path], object], path: Path) -> float:
    """Return how long the work takes."""
    start = perf_counter()
    work(path)
    return perf_counter() - start


def main(tasks: int = TASKS) -> None:
    """Print the figures of every kind of document."""
    print(f"import of a plan of {tasks:,} tasks, seconds (median of {ROUNDS} rounds, goal {GOAL})")
    print(f"{'kind':>20}{'import':>10}{'bare':>10}{'ratio':>8}")
    with TemporaryDirectory() as folder:
        word = write_word(plan_of_size(tasks), STYLES["merged columns"], Path(folder, "plan.docx"))
        for kind, cells in ((".docx by rows", row_by_row), (".docx at once", at_once)):
            ours, bare, ratio = compare(read_plan, cells, word)
            print(f"{kind:>20}{ours:>10.3f}{bare:>10.3f}{ratio:>8.2f}", flush=True)
        book = write_sheet(plan_of_size(tasks), STYLES["merged columns"], Path(folder, "plan.xlsx"))
        for kind, values in ((".xlsx openpyxl", with_openpyxl), (".xlsx calamine", with_calamine)):
            ours, bare, ratio = compare(read_plan, values, book)
            print(f"{kind:>20}{ours:>10.3f}{bare:>10.3f}{ratio:>8.2f}", flush=True)
        for name, took in parts_of_import(book).items():
            print(f"{f'.xlsx {name}':>20}{took:>10.3f}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
