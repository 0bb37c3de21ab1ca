"""Time to open, sort, filter and scroll a walk-around table of many rows, against SQLite and Qt alone.

Run as `python -m tests.benchmarks.register_table [ROWS]`. The table is the window's own: model and view over
an office whose rows were put in by plain sqlite3. What it is measured against does the same work with the
least there is: sqlite3 reading the same keys by the same SQL, or Qt's sorting proxy over a model that holds
every row. The two take turns, five rounds of them; told are medians, and the median of the ratios round by
round. Goals: a sort by an indexed column takes at most 1.5 times the bare query of the keys; opening takes at
most 6 times what a table of 100 rows takes; sorting takes at most 0.05 times what the proxy takes.
"""

import datetime as dt
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication

from db.database import Database
from db.schema import upgrade
from desktop.office.office import Actor, Office
from desktop.registers.walkaround import WALKAROUND
from desktop.ui.desk import Desk
from desktop.ui.models.register_table import PAGE, RegisterTable
from desktop.ui.widgets.table_view import TableView

ROWS = 100_000
FEW = 100
ROUNDS = 5
ROUNDS_OF_PROXY = 2
JUMPS = 40
WORD = "飲水"
FINDINGS = ("飲水機沒有水", "照明燈不亮", "等候區座椅鬆動", "指標看不清楚", "民眾詢問辦理進度", "")
PLACES = ("一樓服務臺", "二樓大廳", "機車停車場", "育兒室", "公布欄")
CATEGORIES = ("facility", "enquiry", "suggestion", "complaint", "nothing_found")
INSERT = (
    "INSERT INTO walkaround (year, section_id, serial, walked_on, place, supervisor, supervisor_title, kind,"
    " source, category, finding, reporter, contact, immediate_action, result, reply_method, state, author,"
    " created_at, updated_at, version) VALUES (115, ?, ?, ?, ?, '林主任', '主任', 'routine', 'self', ?, ?,"
    " '', '', '當場處理', '', '', 'settled', '', '2026-01-01', '2026-01-01', 1)"
)
# The same keys as the window asks for, as short as they can be asked for.
BARE = "SELECT id FROM walkaround WHERE year = 115"
BY_DATE = f"{BARE} ORDER BY walked_on, id"
BY_STATE = f"{BARE} ORDER BY state, walked_on, id"
BY_PLACE = f"{BARE} ORDER BY place, walked_on, id"
OF_SECTION = f"{BARE} AND section_id = 3 ORDER BY walked_on DESC, id DESC"
WITH_WORD = f"{BARE} AND ({{}}) ORDER BY walked_on DESC, id DESC"
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
# Columns of the rows in memory.
DAY, FINDING = 2, 6


def fill(path: Path, rows: int) -> None:
    """Make an office with six sections and so many walks of one year; always the same ones."""
    upgrade(path)
    chance = random.Random(rows)
    days = [(dt.date(2026, 1, 1) + dt.timedelta(day)).isoformat() for day in range(365)]
    walks = [
        (
            place % 6 + 1,
            place // 6 + 1,
            chance.choice(days),
            chance.choice(PLACES),
            chance.choice(CATEGORIES),
            chance.choice(FINDINGS),
        )
        for place in range(rows)
    ]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO section (name, short_name, position, kind, created_at, updated_at, version)"
            " VALUES (?, '', ?, 'member', '2026-01-01', '2026-01-01', 1)",
            [(f"第{number}課", number) for number in range(1, 7)],
        )
        connection.executemany(INSERT, walks)


class Window:
    """The register's table as the window has it, over one database."""

    def __init__(self, path: Path) -> None:
        self._office = Office(Database(path))
        self._desk = Desk(self._office, Actor("測試"))
        self.model = RegisterTable(self._desk, WALKAROUND)
        self.query = WALKAROUND.query([("year", 115)])

    def open(self) -> None:
        """Make the view and let it be painted with the first rows."""
        self.model.ask(self.query)
        self.view = TableView("benchmark")
        self.view.setModel(self.model)
        self.view.resize(1100, 600)
        self.view.show()
        QApplication.processEvents()

    def sort(self, key: str) -> None:
        """Sort by a column of the register."""
        self.model.sort([column.key for column in self.model.columns].index(key), UP)

    def sort_and_show(self, key: str) -> None:
        """Sort by a column, until the rows are seen."""
        self.sort(key)
        QApplication.processEvents()

    def ask(self, *equals: tuple[str, Any], text: str = "") -> None:
        """Filter the register."""
        self.model.ask(WALKAROUND.query([("year", 115), *equals], text))

    def jump(self) -> None:
        """Scroll to places all over the table."""
        chance = random.Random(1)
        for _jump in range(JUMPS):
            self.view.scrollTo(self.model.index(chance.randrange(self.model.rowCount()), 0))
            QApplication.processEvents()

    def close(self) -> None:
        """Let go of the database."""
        self._desk.close()
        self._office.close()


class AllInMemory(QAbstractTableModel):
    """Every row at once, as a table for a sorting proxy must have them."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Proxy:
    """What the window would be with QSortFilterProxyModel."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT serial, section_id, walked_on, place, category, state, finding FROM walkaround"
            ).fetchall()
        self._order = DOWN
        self._rows = AllInMemory(rows)
        self._proxy = QSortFilterProxyModel()
        self._proxy.setSourceModel(self._rows)
        self._proxy.setFilterKeyColumn(FINDING)
        self.view = TableView("proxy")
        self.view.setModel(self._proxy)
        self.view.resize(1100, 600)
        self.view.show()

    def sort(self) -> None:
        """Sort by the day, the other way round each time."""
        self._order = DOWN if self._order is UP else UP
        self._proxy.sort(DAY, self._order)
        QApplication.processEvents()

    def filter(self) -> None:
        """Keep the rows in which the word is found."""
        self._proxy.setFilterFixedString(WORD)

    def show_all(self) -> None:
        """Keep all rows."""
        self._proxy.setFilterFixedString("")


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def compare(
    ours: Callable[[], object],
    other: Callable[[], object],
    before: Callable[[], object] = lambda: None,
    rounds: int = ROUNDS,
) -> tuple[float, float, float]:
    """Median seconds of both, taken in turns, and the median of their ratios; `before` is not timed."""
    taken = []
    for _round in range(rounds):
        before()
        taken.append((seconds(ours), seconds(other)))
    one, two = (median(times) for times in zip(*taken, strict=True))
    return one, two, median(mine / theirs for mine, theirs in taken)


@contextmanager
def offices(rows: int) -> Iterator[tuple[Path, Path]]:
    """A large office and one of 100 rows."""
    with TemporaryDirectory() as folder:
        large, small = Path(folder, "large.db"), Path(folder, "small.db")
        fill(large, rows)
        fill(small, FEW)
        yield large, small


def told(name: str, against: str, taken: tuple[float, float, float], goal: str) -> None:
    """Print one line of the table, times in milliseconds."""
    print(f"{name:<34}{against:<28}{taken[0] * 1000:>10.1f}{taken[1] * 1000:>10.1f}{taken[2]:>8.3f}  {goal}")


def measure(large: Path, small: Path) -> None:
    """Print what opening, sorting, filtering and scrolling take."""
    window, few = Window(large), Window(small)
    told("open, until seen", "100 rows", compare(window.open, few.open), "<= 6")
    with closing(sqlite3.connect(large)) as connection:
        measure_queries(window, connection)
    window.ask()
    told(f"scroll, {JUMPS} jumps, until seen", "100 rows", compare(window.jump, few.jump), "")
    print(f"    then held of {window.model.rowCount():,} rows: {window.model.pages_held * PAGE:,}")
    measure_proxy(window, Proxy(large))
    window.close()
    few.close()


def measure_queries(window: Window, connection: sqlite3.Connection) -> None:
    """Print what sorting and filtering take, beside the same keys read by sqlite3."""

    def beside(name: str, ours: Callable[[], object], sql: str, goal: str = "") -> None:
        def bare() -> object:
            return [key for (key,) in connection.execute(sql)]

        told(name, "keys by sqlite3", compare(ours, bare, lambda: before(window)), goal)

    found_by_word = " OR ".join(f"{key} LIKE '%{WORD}%'" for key in WALKAROUND.searched)
    beside("sort by walked_on (index)", partial(window.sort, "walked_on"), BY_DATE, "<= 1.5")
    beside("sort by state (index)", partial(window.sort, "state"), BY_STATE, "<= 1.5")
    beside("sort by walked_on, until seen", partial(window.sort_and_show, "walked_on"), BY_DATE)
    beside("sort by place (no index)", partial(window.sort, "place"), BY_PLACE)
    beside("filter by section", partial(window.ask, ("section_id", 3)), OF_SECTION)
    beside("filter by a word", partial(window.ask, text=WORD), WITH_WORD.format(found_by_word))


def measure_proxy(window: Window, proxy: Proxy) -> None:
    """Print what sorting and filtering take, beside Qt's proxy over rows in memory, which is not done."""

    def begin() -> None:
        before(window)
        proxy.show_all()

    for name, ours, others, goal in (
        ("sort by walked_on, until seen", partial(window.sort_and_show, "walked_on"), proxy.sort, "<= 0.05"),
        ("filter by a word", partial(window.ask, text=WORD), proxy.filter, ""),
    ):
        taken = compare(ours, others, begin, ROUNDS_OF_PROXY)
        told(name, "QSortFilterProxyModel", taken, goal)


def before(window: Window) -> None:
    """Show all rows in the register's own order, and let everything be painted."""
    window.model.sort(-1)
    window.ask()
    QApplication.processEvents()


def main(rows: int = ROWS) -> None:
    """Print the table of both figures and their ratio."""
    application = QApplication.instance() or QApplication([])
    print(f"walk-around table of {rows:,} rows, milliseconds (median of {ROUNDS} rounds)")
    print(f"{'':<34}{'against':<28}{'ours':>10}{'other':>10}{'ratio':>8}  goal")
    with offices(rows) as (large, small):
        measure(large, small)
    application.quit()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
