"""Time to open 今日 and 追蹤 on a large office, against the bare SQL of the same reading.

Run as `python -m tests.benchmarks.tracking [YEARS]`. The office has 20 sections and a plan of 200 tasks a
year, which owe about 6,000 instances: monthly duties of every section, counts by year, half-year and quarter,
and tasks by a day. All of the years before are ticked off, of the last one what was due by the day. It is
filled by plain sqlite3. The other side are the very statements that the reading sends, sent by sqlite3 and
fetched as they come. Both take turns; told are medians, and the median of the ratios by round. Goals: at
most 3 times the bare SQL; from 1 to 20 years no more growth than in what is shown, which stays the same.
Told besides, without goal: every instance of the year worked out after the reading, against the same SQL; and
each page in its window, from the wish for it until it is painted.
"""

import datetime as dt
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import event

from db import schema
from db.database import Database
from desktop.memory import settle
from desktop.office.followed_plan import followed_plan
from desktop.office.office import Office
from desktop.office.todays_office import todays_office

YEARS, ROUNDS, TASKS, SECTIONS = 20, 15, 200, 20
LAST_YEAR = 115
TODAY = dt.date(2026, 11, 20)
GROUP = SECTIONS + 1
STAMP = "2026-11-20 00:00:00"
# How many tasks of each kind: rule, times, period, whether every section ticks for itself.
KINDS: tuple[tuple[int, int, str | None, bool], ...] = (
    (20, 1, "month", True),
    (20, 0, None, True),
    (30, 1, "month", False),
    (30, 1, "quarter", False),
    (20, 1, "half_year", False),
    (20, 12, "year", False),
    (60, 0, None, False),
)
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
Row = tuple[Any, ...]


def periods(year: int, per: str | None) -> Iterator[tuple[dt.date, dt.date]]:
    """The beginnings of the periods of a year, and the days by which each is due."""
    if per is None:
        yield dt.date(year, 1, 1), dt.date(year, 6, 30)
        return
    step = MONTHS[per]
    for month in range(1, 13, step):
        after = dt.date(year + (month + step > 12), (month + step - 1) % 12 + 1, 1)
        yield dt.date(year, month, 1), after - dt.timedelta(1)


def fill(path: Path, years: int) -> int:
    """Fill a new database; returns how many instances it holds ticked."""
    schema.upgrade(path)
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA synchronous = OFF")
        _office(store)
        node, ticks = 0, 0
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            node, more = _plan(store, year, node)
            ticks += more
        store.commit()
    return ticks


def _insert(store: sqlite3.Connection, table: str, columns: str, rows: list[Row]) -> None:
    marks = ",".join("?" * (columns.count(",") + 4))
    stamped = [(*row, STAMP, STAMP, 1) for row in rows]
    store.executemany(
        f"INSERT INTO {table} ({columns},created_at,updated_at,version) VALUES ({marks})",  # noqa: S608
        stamped,
    )


def _office(store: sqlite3.Connection) -> None:
    _insert(
        store,
        "agency",
        "id,name,parent_agency,director_title,file_number,retention",
        [(1, "大湖區公所", "", "區長", "", "")],
    )
    sections = [(n, f"第{n}課", "", n, "member") for n in range(1, SECTIONS + 1)]
    _insert(
        store,
        "section",
        "id,name,short_name,position,kind",
        [*sections, (GROUP, "各課室", "", GROUP, "group")],
    )
    members = [(n, GROUP, n) for n in range(1, SECTIONS + 1)]
    _insert(store, "section_member", "id,group_id,section_id", members)


def _plan(store: sqlite3.Connection, roc_year: int, node: int) -> tuple[int, int]:
    year = roc_year + 1911
    plan = roc_year
    columns = "id,year,title,frame_template,columns,numbering_style,status,approval_letter,edition"
    _insert(store, "plan", columns, [(plan, roc_year, "計畫", "", "[]", "half_dot", "approved", "", 1)])
    nodes: list[Row] = []
    tracking: list[Row] = []
    shares: list[Row] = []
    ticks: list[Row] = []
    kinds = [kind for kind in KINDS for _ in range(kind[0])]
    area = measure = 0
    for number, (_many, times, per, is_each) in enumerate(kinds):
        if number % 20 == 0:
            node += 1
            nodes.append((node, plan, None, number, "area", f"要項{number}", "", "[]", "", "", "", f"{node}"))
            area = node
        if number % 5 == 0:
            node += 1
            nodes.append(
                (node, plan, area, number, "measure", f"項目{number}", "", "[]", "", "", "", f"{node}")
            )
            measure = node
        node += 1
        text = f"定期檢視第{number}項服務措施並將辦理情形公告周知"
        nodes.append((node, plan, measure, number, "task", text, "", "[]", "", "", "", f"{node}"))
        due = None if per else f"{year}-06-30"
        quota = ("at_least", times, per) if per else (None, None, None)
        tracking.append((node, due, *quota, "[]", "not_started", "", ""))
        section = GROUP if is_each else number % SECTIONS + 1
        shares.append((node, section, "unspecified", 0))
        parts = range(1, SECTIONS + 1) if is_each else (section,)
        for first, due_on in periods(year, per):
            for part in parts:
                for one in range(1, max(times, 1) + 1):
                    done = min(due_on, dt.date(year, min(one, 12), 20)) if times > 1 else due_on
                    if done <= TODAY - dt.timedelta(20):
                        ticks.append(
                            (
                                node,
                                part,
                                f"{first}",
                                one,
                                f"{due_on}",
                                f"{done}",
                                1,
                                "",
                                "林課長",
                                STAMP,
                                "confirmed",
                                "",
                                "",
                            )
                        )
    _insert(
        store,
        "node",
        "id,plan_id,parent_id,position,kind,text,method,indicators,remark,due_text,sections_text,lineage",
        nodes,
    )
    _insert(
        store,
        "task_tracking",
        "node_id,due_on,quota_rule,quota_count,quota_per,quota_months,status,reason,note",
        tracking,
    )
    _insert(store, "task_section", "node_id,section_id,role,position", shares)
    _insert(
        store,
        "occurrence",
        "node_id,section_id,period_from,number,due_on,done_on,count,note,ticked_by,ticked_at,state,reviewed_by,reason",
        ticks,
    )
    return node, len(ticks)


def statements(office: Office, read: Callable[[Any], object]) -> list[tuple[str, Any]]:
    """What a reading sends to the database."""
    sent: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if statement != "BEGIN":
            sent.append((statement, parameters))

    event.listen(office.database.engine, "before_cursor_execute", keep)
    with office.reading() as session:
        read(session)
    event.remove(office.database.engine, "before_cursor_execute", keep)
    return sent


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(path: Path, years: int) -> dict[str, float]:
    """Print a line for each page; returns the milliseconds of ours."""
    office = Office(Database(path))
    with office.reading() as session:
        todays_office(session, LAST_YEAR, TODAY)
    # As the window does when it has opened an office.
    settle()
    taken: dict[str, float] = {}
    for name, read in (
        ("今日", lambda session: todays_office(session, LAST_YEAR, TODAY)),
        ("追蹤", lambda session: followed_plan(session, LAST_YEAR, TODAY)),
    ):
        sent = statements(office, read)

        def ours(read: Callable[[Any], object] = read) -> None:
            with office.reading() as session:
                read(session)

        with closing(sqlite3.connect(path)) as store:

            def bare(sent: list[tuple[str, Any]] = sent, store: sqlite3.Connection = store) -> None:
                for statement, parameters in sent:
                    store.execute(statement, parameters).fetchall()

            pairs = [(timed(ours), timed(bare)) for _round in range(ROUNDS)]
        mine, theirs = (median(times) * 1000 for times in zip(*pairs, strict=True))
        ratio = median(one / two for one, two in pairs)
        told = f"{mine:>9.1f}{theirs:>9.1f}{ratio:>8.2f}"
        print(f"{name:<6}{years:>4} years {len(sent):>4} statements {told}  <= 3")
        taken[name] = mine
    _tell_instances(office, theirs)
    office.close()
    return taken


def _tell_instances(office: Office, bare: float) -> None:
    """Print how long it takes to work out every instance of the year, once it is read."""
    took = []
    for _round in range(ROUNDS):
        with office.reading() as session:
            plan = followed_plan(session, LAST_YEAR, TODAY)
        assert plan is not None
        took.append(timed(lambda plan=plan: plan.occurrences) * 1000)  # type: ignore[misc]
    mine = median(took)
    print(f"all {len(plan.occurrences):,} instances{'':<16}{mine:>9.1f}{bare:>9.1f}{mine / bare:>8.2f}")


def main() -> None:
    """Measure with one year and with many."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else YEARS
    print(f"reading of {TASKS} tasks of {SECTIONS} sections, milliseconds (median of {ROUNDS} rounds)")
    print(f"{'':<33}{'ours':>9}{'bare SQL':>9}{'ratio':>8}  goal")
    with TemporaryDirectory() as folder:
        taken = []
        paths = [Path(folder) / f"{years}.db" for years in (1, many)]
        for years, path in zip((1, many), paths, strict=True):
            ticks = fill(path, years)
            print(f"{years} years: {ticks:,} instances ticked off, {path.stat().st_size / 1e6:.0f} MB")
            taken.append(measure(path, years))
        # Last, because a process with windows is slower at everything, which would flatter the ratios.
        from tests.benchmarks.tracking_pages import tell_pages

        for years, path in zip((1, many), paths, strict=True):
            print(f"{years} years:")
            tell_pages(path, LAST_YEAR, TODAY, ROUNDS)
    for name in taken[0]:
        growth = taken[1][name] / taken[0][name]
        print(f"{name}: growth from 1 to {many} years {growth:.2f}  (as much is shown)")


if __name__ == "__main__":
    main()
