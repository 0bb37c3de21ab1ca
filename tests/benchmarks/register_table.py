"""A walk-around register of 100,000 rows: opening, sorting, filtering, scrolling, each against the least.

Run as `python -m tests.benchmarks.register_table`. The yardstick of opening, sorting and filtering is the
bare query for the keys by sqlite3; that of scrolling is a table of 100 rows. A QSortFilterProxyModel over
the same rows in memory stands beside them as what is not done. Goal: an indexed sort at most 1.5 times the
bare query, and never all rows loaded.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop.office.office import Actor, Office
from desktop.office.opening import create_office
from desktop.office.sections import add_section
from desktop.registers.walkaround import WALKAROUND
from desktop.ui.desk import Desk
from desktop.ui.models.register_table import RegisterTable

ROWS = 100_000
ROUNDS = 5
WORD = "照明"
COLUMNS = (
    "year, section_id, serial, walked_on, place, supervisor, supervisor_title, kind, source, category,"
    " finding, reporter, contact, immediate_action, result, reply_method, state, author, created_at,"
    " updated_at, version"
)
FINDINGS = ("照明燈不亮", "等候過久", "指標不清", "態度親切", "廁所漏水", "無障礙坡道堵塞", "詢問補助期限")


def fill(path: Path, count: int) -> None:
    """Put so many entries of two years into the register, past the program."""
    first = dt.date(2025, 1, 1)
    rows = (
        (
            114 + (number % 730) // 365, 1 + number % 6, number,
            (first + dt.timedelta(number * 7 % 730)).isoformat(),
            f"第{number % 90}號櫃檯", "主管", "", "routine", "self", "facility", FINDINGS[number % 7],
            "", "", "", "", "", "registered", "", "2026-01-01 00:00:00", "2026-01-01 00:00:00", 1,
        )
        for number in range(count)
    )  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        marks = ", ".join("?" * len(COLUMNS.split(",")))
        connection.executemany(f"INSERT INTO walkaround ({COLUMNS}) VALUES ({marks})", rows)  # noqa: S608
        connection.commit()


def timed(work: Callable[[], object]) -> float:
    """Return the median milliseconds of a piece of work."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times) * 1000


def bare(path: Path, sql: str) -> Callable[[], object]:
    """Return what runs a bare query for keys."""

    def run() -> object:
        with closing(sqlite3.connect(path)) as connection:
            return [row[0] for row in connection.execute(sql)]

    return run


def office_of(path: Path, rows: int) -> Office:
    """Make an office with six sections and a register of so many rows."""
    office = create_office(path, "青埔縣松溪鄉公所")
    with office.work(Actor("測量")) as work:
        for number in range(6):
            add_section(work, f"第{number + 1}課")
    fill(path, rows)
    return office


def scroll(view: QTableView, application: QApplication) -> Callable[[], object]:
    """Return what jumps to twenty places of a table and paints each."""
    model = view.model()
    places = [number * model.rowCount() // 20 for number in range(20)]

    def run() -> None:
        for place in places:
            view.scrollTo(model.index(place, 0))
            application.processEvents()

    return run


def shown(model: RegisterTable) -> QTableView:
    """Show a register's model in a table."""
    view = QTableView()
    view.setModel(model)
    view.resize(1100, 600)
    view.show()
    return view


def in_memory(path: Path) -> QSortFilterProxyModel:
    """The same rows in a standard model under a proxy, as is not done."""
    source = QStandardItemModel()
    with closing(sqlite3.connect(path)) as connection:
        for row in connection.execute("SELECT walked_on, place, finding FROM walkaround"):
            source.appendRow([QStandardItem(text) for text in row])
    proxy = QSortFilterProxyModel(source)
    proxy.setSourceModel(source)
    proxy.setFilterKeyColumn(2)
    return proxy


def main() -> None:
    """Measure and print the table of figures."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([])
    with TemporaryDirectory() as folder:
        measure(Path(folder), application)


def measure(folder: Path, application: QApplication) -> None:
    """Print every figure with its yardstick and their ratio."""
    path = folder / "large.db"
    large, small = office_of(path, ROWS), office_of(folder / "small.db", 100)
    desk, small_desk = Desk(large, Actor("測量")), Desk(small, Actor("測量"))
    model, little = RegisterTable(desk, WALKAROUND), RegisterTable(small_desk, WALKAROUND)
    day = next(place for place, column in enumerate(model.columns) if column.key == "walked_on")
    order = "SELECT id FROM walkaround ORDER BY walked_on DESC, id DESC"
    likes = " OR ".join(f"{key} LIKE '%{WORD}%'" for key in WALKAROUND.searched)
    found = f"SELECT id FROM walkaround WHERE {likes} ORDER BY walked_on DESC, id DESC"  # noqa: S608
    turns = iter(range(10_000))

    def sort() -> None:
        is_odd = next(turns) % 2
        model.sort(day, Qt.SortOrder.AscendingOrder if is_odd else Qt.SortOrder.DescendingOrder)

    print(f"walk-around register, {ROWS:,} rows, milliseconds (median of {ROUNDS})")
    print(f"  {'':<34}{'Weimin':>9}{'least':>9}{'ratio':>8}")
    _line("open (all keys) / bare key query", timed(model.reload), timed(bare(path, order)))
    _line("indexed sort / bare key query", timed(sort), timed(bare(path, order)))
    filtered = WALKAROUND.query(text=WORD)
    _line("filter by word / bare LIKE", timed(lambda: model.ask(filtered)), timed(bare(path, found)))
    model.ask(WALKAROUND.query())
    little.reload()
    view, little_view = shown(model), shown(little)
    _line(
        "20 jumps / a table of 100 rows",
        timed(scroll(view, application)),
        timed(scroll(little_view, application)),
    )
    print(f"  rows held after the jumps: at most {model.pages_held * 200:,} of {ROWS:,}")
    proxy = in_memory(path)
    directions = iter([Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder] * ROUNDS)
    proxy_sort = timed(lambda: proxy.sort(0, next(directions)))
    _line("indexed sort / QSortFilterProxyModel", timed(sort), proxy_sort)
    for one, office in ((desk, large), (small_desk, small)):
        one.close()
        office.close()


def _line(text: str, ours: float, least: float) -> None:
    print(f"  {text:<36}{ours:>9.1f}{least:>9.1f}{ours / least:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
