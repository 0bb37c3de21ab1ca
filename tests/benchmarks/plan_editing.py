"""Time of one edit in a plan of 200 tasks, until it is stored and until its printed page is on the screen.

Run as `python -m tests.benchmarks.plan_editing [TASKS …]`. Storing is measured against a bare SQLite commit:
sqlite3 writing the same two rows, the item and an entry as long as the audit trail's, into a copy of the same
file under the same pragmas. The page is measured in the window's own page 計畫, from the deed until the
preview has painted, against laying out, drawing and painting one page and nothing else, with the window's own
engine. The two take turns; told are medians in milliseconds. Goals: stored within 15 ms, on the screen within
300 ms.
"""

import datetime as dt
import random
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from db.database import Database
from db.queries.plan import plan_head, plan_tree
from db.schema import upgrade
from desktop.forms.laid_out import LaidOut
from desktop.forms.plan_table import task_table
from desktop.forms.printing import lay_out
from desktop.forms.story import Imprint, Story
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node, move_nodes
from desktop.office.setup import change_agency
from desktop.rules.printed.about import about_node
from desktop.rules.printed.plan_rows import PlanRows, plan_rows
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.page_canvas import PageCanvas
from tests.benchmarks.plan_table_pdf import PHRASES, SECTIONS
from tests.factories import FollowedPlan, TaskDraft, followed_plan

SIZES = (40, 200)
ROUNDS = 15
STORED_GOAL, SHOWN_GOAL = 15.0, 300.0
CLERK = Actor("測試")
YEAR = 115
# The rows of the table that fill one page.
ROWS_OF_A_PAGE = 9


def drafts(tasks: int) -> list[TaskDraft]:
    """A made-up plan: five tasks to a measure, eight measures to an area; always the same one."""
    chance = random.Random(tasks)
    return [
        TaskDraft(
            f"第{number}項：{'，'.join(chance.sample(PHRASES, 3))}。",
            dt.date(2026, 1 + number % 12, 10),
            tuple(chance.sample(SECTIONS, 1 + number % 2)),
            measure=f"改善第{number // 5}類服務",
            area=f"第{number // 40}個要項",
        )
        for number in range(tasks)
    ]


class Sitting:
    """An office with the plan, open at a desk."""

    def __init__(self, folder: Path, tasks: int) -> None:
        self.path = folder / f"{tasks}.db"
        upgrade(self.path)
        self.office = Office(Database(self.path))
        with self.office.work(CLERK) as work:
            change_agency(work, name="青埔縣松溪鄉公所")
        self.plan: FollowedPlan = followed_plan(self.office, CLERK, *drafts(tasks), year=YEAR)
        self.desk = Desk(self.office, CLERK)
        self.desk.year = YEAR
        self.task = self.plan.nodes[drafts(tasks)[tasks // 2].text]
        self.count = 0

    def reword(self) -> None:
        """Give a task in the middle another text."""
        self.count += 1
        self.desk.do("", change_node, self.task, text=f"改寫第{self.count}次：{PHRASES[self.count % 12]}。")

    def add(self) -> None:
        """Add a task to a measure in the middle."""
        self.count += 1
        measure = self.plan.nodes["改善第4類服務"]
        self.desk.do("", add_node, self.plan.plan_id, measure, 0, text=f"新增第{self.count}項")

    def move(self) -> None:
        """Carry a measure with its tasks into the other area, or back."""
        self.count += 1
        area = self.plan.nodes["第0個要項"]
        self.desk.do("", move_nodes, [self.plan.nodes["改善第2類服務"]], area, self.count % 3)


class BareCommit:
    """The least that stores two rows as safely."""

    def __init__(self, path: Path) -> None:
        copy = path.with_suffix(".bare")
        copy.write_bytes(path.read_bytes())
        self.connection = sqlite3.connect(copy, isolation_level=None)
        self.connection.execute("PRAGMA synchronous = EXTRA")
        self.connection.execute("CREATE TABLE bare (text TEXT)")
        self.text = 0

    def commit(self) -> None:
        """Change an item and append an entry of the usual length."""
        self.text += 1
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        run("UPDATE node SET text = ? WHERE id = 9", (f"改寫第{self.text}次",))
        run("INSERT INTO bare VALUES (?)", ("改" * 250,))
        run("COMMIT")


class BarePage:
    """The least that brings a changed page to the screen: its rows laid out, drawn, painted."""

    def __init__(self, sitting: Sitting) -> None:
        with sitting.office.reading() as session:
            head = plan_head(session, YEAR)
            assert head is not None
            rows = plan_rows(plan_tree(session, head.id))
        first = rows.areas[0]
        self.rows = PlanRows(
            rows.columns, (type(first)(first.item, first.measures[: ROWS_OF_A_PAGE // 5 + 1]),)
        )
        self.area = QScrollArea()
        self.canvas = PageCanvas()
        self.area.setWidget(self.canvas)

    def show(self) -> None:
        """Do all of it once."""
        imprint = Imprint("青埔縣松溪鄉公所", dt.date(2026, 11, 20))
        story = Story(imprint, "計畫附表", (task_table(self.rows),))
        steps = lay_out(story)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                flow = end.value
                break
        self.canvas.show_page(LaidOut(story.title, story.paper, flow.pages[:1]).page_as_pdf(0))
        self.canvas.fit_into(740)
        self.canvas.grab()


class Window:
    """The page 計畫 on the screen, its cursor on the task that is edited."""

    def __init__(self, sitting: Sitting) -> None:
        self.page = PlanPage(sitting.desk)
        self.page.resize(1180, 700)
        self.preview = self.page.outline.paper.preview
        self._until_shown(self.page.show)
        self.page.outline.view.go_to(sitting.task)
        assert self.preview._about == about_node(sitting.task)

    def _until_shown(self, act: Callable[[], None]) -> None:
        loop = QEventLoop()
        self.preview.shown.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        act()
        loop.exec()
        self.preview.shown.disconnect(loop.quit)
        QApplication.processEvents()

    def edit(self, act: Callable[[], None]) -> None:
        """Do an edit, and wait until its page is painted."""
        self._until_shown(act)


def timed(act: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def in_turns(ours: Callable[[], object], least: Callable[[], object]) -> tuple[float, float, float]:
    """Return the medians of both, in milliseconds, and of their ratio round by round."""
    ours(), least()
    pairs = [(timed(ours), timed(least)) for _ in range(ROUNDS)]
    return (
        median(ours for ours, _ in pairs),
        median(least for _, least in pairs),
        median(ours / least for ours, least in pairs),
    )


def line(name: str, found: tuple[float, float, float], goal: float) -> str:
    """One line of the table."""
    ours, least, ratio = found
    told = f"<= {goal:.0f} ms" if ours <= goal else f"missed: {goal:.0f} ms"
    return f"{name:<44}{ours:>9.1f}{least:>9.1f}{ratio:>8.1f}   {told}"


def measure(folder: Path, tasks: int) -> None:
    """Measure a plan of one size and print its lines."""
    sitting = Sitting(folder, tasks)
    bare = BareCommit(sitting.path)
    for name, act in (("reworded", sitting.reword), ("added", sitting.add), ("branch moved", sitting.move)):
        print(line(f"{tasks} tasks, {name}, stored", in_turns(act, bare.commit), STORED_GOAL))
    window, page = Window(sitting), BarePage(sitting)
    for name, act in (("reworded", sitting.reword), ("added", sitting.add), ("branch moved", sitting.move)):
        found = in_turns(lambda act=act: window.edit(act), page.show)  # type: ignore[misc]
        print(line(f"{tasks} tasks, {name}, page on the screen", found, SHOWN_GOAL))
    sitting.desk.close()
    sitting.office.close()


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure and print the table."""
    application = QApplication.instance() or QApplication([])
    print(f"one edit of a plan, milliseconds (median of {ROUNDS} rounds)")
    print(f"{'':<44}{'ours':>9}{'bare':>9}{'ratio':>8}   goal")
    with TemporaryDirectory() as folder:
        for tasks in sizes:
            measure(Path(folder), tasks)
    assert application is not None


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
