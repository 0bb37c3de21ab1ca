"""Time to write a large register to a file and to take one in, against the bare libraries alone.

Run as `python -m tests.benchmarks.registers_in_and_out [ROWS]`. The register is the walk-around register of
an office filled by plain sqlite3. What each part is measured against does the same with the least there is:
xlsxwriter or csv writing the same values into cells, openpyxl with a style on every cell, openpyxl reading
the same file, sqlite3's executemany storing the same rows. Both take turns; told are medians, and the median
of the ratios round by round. Goals: at most 2 times the bare writer, 0.35 times the styled openpyxl; reading
at most 0.2 times openpyxl read-only, the validation told apart; storing at most 3 times executemany.
"""

import csv
import datetime as dt
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side

from db.database import PRAGMAS, Database
from db.queries.office import sections
from desktop.exchange.sheets.read_rows import read_sheets
from desktop.exchange.sheets.table_file import TableFile
from desktop.office.office import Actor, Office
from desktop.office.register_export import whole_register
from desktop.office.register_import import FoundRows, look_through, split_by_stored, take_in_rows
from desktop.office.table_export import export
from desktop.office.take_back import take_back
from desktop.registers.row_reading import find_headings, read_rows
from desktop.registers.walkaround import WALKAROUND
from tests.benchmarks.register_table import fill

ROWS, FEWER = 100_000, 10_000
ROUNDS = 3
CLERK = Actor("測試")
TODAY = dt.date(2026, 11, 21)


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def told(name: str, against: str, ours: Callable[[], object], other: Callable[[], object], goal: str) -> None:
    """Measure both in turns and print one line."""
    say(name, against, [(timed(ours), timed(other)) for _round in range(ROUNDS)], goal)


def say(name: str, against: str, taken: list[tuple[float, float]], goal: str) -> None:
    """Print one line: seconds of both, and the median of their ratios."""
    one, two = (median(times) for times in zip(*taken, strict=True))
    ratio = median(mine / theirs for mine, theirs in taken)
    print(f"{name:<46}{against:<28}{one:>8.2f}{two:>8.2f}{ratio:>8.2f}  {goal}")


def table_of(office: Office) -> TableFile:
    return whole_register(office, WALKAROUND, year=None, is_personal=True, today=TODAY)


def bare_xlsx(values: Sequence[Sequence[Any]], target: Path) -> None:
    """The same values by xlsxwriter alone, with nothing but a format for days."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy/mm/dd"})
        for row, line in enumerate(values):
            for place, value in enumerate(line):
                if isinstance(value, str):
                    if value:
                        sheet.write_string(row, place, value)
                elif value is not None:
                    sheet.write_datetime(row, place, value, day)


def bare_csv(values: Sequence[Sequence[Any]], target: Path) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(values)


def styled_openpyxl(values: Sequence[Sequence[Any]], target: Path) -> None:
    """The same by openpyxl with font, border and wrapping on every cell."""
    side = Side("thin", "C8D0DA")
    font, border = Font("標楷體", 12), Border(side, side, side, side)
    wrapped = Alignment(wrap_text=True, vertical="top")
    book = openpyxl.Workbook()
    sheet = book.active
    for row, line in enumerate(values, start=1):
        for place, value in enumerate(line, start=1):
            cell = sheet.cell(row, place, value or None)
            cell.font, cell.border, cell.alignment = font, border, wrapped
            if isinstance(value, dt.date):
                cell.number_format = "yyyy/mm/dd"
    book.save(target)


def by_openpyxl(path: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return list(book.active.iter_rows(values_only=True))


def measure_writing(office: Office, folder: Path) -> None:
    values = list(table_of(office).rows)
    for kind, bare in ((".xlsx", bare_xlsx), (".csv", bare_csv), (".ods", bare_xlsx)):
        against = "csv.writer" if kind == ".csv" else "xlsxwriter, same values"
        told(
            f"register of {len(values):,} to {kind}",
            against,
            lambda kind=kind: export(table_of(office), folder / f"ours{kind}"),
            lambda bare=bare: bare(values, folder / "bare"),
            "<= 2",
        )
    print(f"    of this, reading and wording the rows: {timed(lambda: list(table_of(office).rows)):.2f} s")


def measure_styled(office: Office, folder: Path) -> None:
    values = list(table_of(office).rows)
    told(
        f"styled {len(values):,} rows to .xlsx",
        "openpyxl, a style a cell",
        lambda: export(table_of(office), folder / "styled.xlsx"),
        lambda: styled_openpyxl(values, folder / "bare.xlsx"),
        "<= 0.35",
    )


def measure_reading(office: Office, path: Path) -> None:
    with office.reading() as session:
        known = sections(session)
    headings, sheet = find_headings(WALKAROUND, read_sheets(path))
    count = len(sheet) - headings.line
    told(
        f"read {count:,} rows of .xlsx, gate included",
        "openpyxl read_only",
        lambda: list(read_sheets(path)),
        partial(by_openpyxl, path),
        "<= 0.2",
    )
    told(
        f"validate {count:,} rows",
        "openpyxl read_only",
        lambda: list(read_rows(headings, sheet, known)),
        partial(by_openpyxl, path),
        "",
    )


def measure_storing(large: Path, path: Path, folder: Path) -> None:
    """Store the rows of the file in an office without any, beside the same rows by executemany."""
    with closing(sqlite3.connect(large)) as connection:
        rows = connection.execute("SELECT * FROM walkaround").fetchall()
    empty, ours, bare = (folder / name for name in ("empty.db", "ours.db", "bare.db"))
    shutil.copy(large, empty)
    with closing(sqlite3.connect(empty)) as connection, connection:
        connection.execute("DELETE FROM walkaround")
    with opened(empty) as office:
        took = timed(lambda: look_through(office, WALKAROUND, path))
        print(f"    looking the file through, all parts: {took:.2f} s")
        found = look_through(office, WALKAROUND, path)
    taken = []
    for _round in range(ROUNDS):
        shutil.copy(empty, ours)
        shutil.copy(empty, bare)
        with opened(ours) as office:
            mine = timed(partial(store, office, found))
        taken.append((mine, timed(partial(executemany, bare, rows))))
    say(f"store {len(found.new):,} rows, trail and serials", "sqlite3 executemany", taken, "<= 3")
    with opened(ours) as office, office.reading() as session:
        keys = found.headings.keys
        took = timed(lambda: split_by_stored(session, WALKAROUND, keys, found.new))
        print(f"    finding them all stored: {took:.2f} s")
    with opened(ours) as office:
        print(f"    taking it back: {timed(partial(undo, office)):.2f} s")


@contextmanager
def opened(path: Path) -> Iterator[Office]:
    office = Office(Database(path))
    yield office
    office.close()


def store(office: Office, found: FoundRows) -> None:
    with office.work(CLERK) as work:
        take_in_rows(work, found)


def undo(office: Office) -> None:
    with office.work(CLERK) as work:
        take_back(work, 1)


def executemany(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """The rows and no more, as safely on disk as ours."""
    with closing(sqlite3.connect(path)) as connection:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        with connection:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO walkaround VALUES ({marks})", rows)  # noqa: S608


def agree(path: Path) -> None:
    """Where nothing is written about what was found, nothing was."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE walkaround SET category = 'nothing_found' WHERE finding = ''")


def main(rows: int = ROWS) -> None:
    """Print what writing, reading and storing take."""
    print(f"registers in and out, seconds (median of {ROUNDS} rounds)")
    print(f"{'':<46}{'against':<28}{'ours':>8}{'other':>8}{'ratio':>8}  goal")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, count in (("large.db", rows), ("fewer.db", min(rows, FEWER))):
            fill(folder / file, count)
            agree(folder / file)
        with opened(folder / "fewer.db") as office:
            measure_styled(office, folder)
            measure_reading(office, folder / "styled.xlsx")
        with opened(folder / "large.db") as office:
            measure_writing(office, folder)
        measure_storing(folder / "large.db", folder / "ours.xlsx", folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
