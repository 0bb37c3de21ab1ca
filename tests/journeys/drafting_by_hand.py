"""Draft a plan by hand: type it into the window's own page, key by key, and count keys, clicks and time.

The long form: python tests/journeys/drafting_by_hand.py PLAN.json

The plan file says what is to be drafted, as `weimin plan import … --dry-run --report` writes it. A character
that an input method brings counts as one key; a Taiwanese clerk's zhuyin keyboard takes about three for it.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.queries.plan import plan_head, plan_tree
from db.vocabulary import NodeKind, SectionRole
from desktop.exchange.plan_file import Item, PlanFile, walk
from desktop.exchange.plan_import import read_plan
from desktop.office.office import Actor
from desktop.office.opening import create_office
from desktop.office.plan_outside import plan_file_of
from desktop.office.planning import create_plan
from desktop.office.sections import add_section
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.theme import UNIT, Scheme, apply_theme, load_fonts

Key = Qt.Key
NOTHING = Qt.KeyboardModifier.NoModifier
CLERK = Actor("承辦人")
DEPTHS = {NodeKind.AREA: 0, NodeKind.MEASURE: 1, NodeKind.TASK: 2, NodeKind.SUBTASK: 3}


class Hands:
    """Two hands on the keyboard; counts what they do, by what it is for."""

    def __init__(self) -> None:
        self.keys: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()
        self.clicks: Counter[str] = Counter()

    def press(self, what: str, key: Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key where the focus is."""
        self.keys[what] += 1
        QTest.keyClick(_focus(), key, held)
        QApplication.processEvents()

    def write(self, what: str, text: str) -> None:
        """Write a line with an input method."""
        self.characters[what] += len(text)
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        QApplication.sendEvent(_focus(), committed)
        QApplication.processEvents()

    def write_lines(self, what: str, lines: Sequence[str]) -> None:
        """Write lines into a field of several."""
        for place, text in enumerate(lines):
            if place:
                self.press(what, Key.Key_Return)
            self.write(what, text)

    def click(self, what: str, widget: QWidget, at: QPoint | None = None) -> None:
        """Click into the middle of a widget, or at a point of it."""
        self.clicks[what] += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NOTHING, at or widget.rect().center())
        QApplication.processEvents()


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def draft(page: PlanPage, plan: PlanFile, hands: Hands) -> None:
    """Type a whole plan into an empty one."""
    items = list(walk(plan.items))
    _write_texts(page, items, hands)
    _write_column(page, items, hands, "期限", Key.Key_F3, written_due)
    _write_column(page, items, hands, "單位", Key.Key_F4, written_sections)
    _write_chapters(page, plan, hands)


def _write_texts(page: PlanPage, items: Sequence[tuple[str, Item]], hands: Hands) -> None:
    above = -1
    for _path, item in items:
        depth = DEPTHS[item.kind]
        if above < 0:
            hands.click("大綱", page.outline.first_button)
        elif depth > above:
            hands.press("大綱", Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            hands.press("大綱", Key.Key_Return)
        for _ in range(above - depth if above >= 0 else 0):
            hands.press("大綱", Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        hands.write("大綱", item.text)
        hands.press("大綱", Key.Key_Return)
        if item.indicators:
            hands.press("執行項目", Key.Key_F6)
            hands.press("執行項目", Key.Key_Tab)
            hands.write_lines("執行項目", item.indicators)
            hands.press("執行項目", Key.Key_F6)
        above = depth


def _write_column(
    page: PlanPage,
    items: Sequence[tuple[str, Item]],
    hands: Hands,
    what: str,
    key: Key,
    written: Callable[[Item], str],
) -> None:
    """Fill a column of the outline from the top."""
    page.outline.view.setFocus()
    hands.press(what, Key.Key_Home)
    hands.press(what, key)
    for place, (_path, item) in enumerate(items):
        if written(item):
            hands.write(what, written(item))
        hands.press(what, Key.Key_Return if place == len(items) - 1 else Key.Key_Down)


def _write_chapters(page: PlanPage, plan: PlanFile, hands: Hands) -> None:
    bar = page.tabs.tabBar()
    hands.click("章節", bar, bar.tabRect(page.tabs.indexOf(page.chapters)).center())
    part = page.chapters
    for place, chapter in enumerate(plan.chapters):
        if place < part.list.count():
            hands.click(
                "章節", part.list.viewport(), part.list.visualItemRect(part.list.item(place)).center()
            )
            hands.click("章節", part.heading)
            hands.press("章節", Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        else:
            hands.click("章節", part.add_button)
        hands.write("章節", chapter.heading)
        hands.click("章節", part.paragraphs)
        hands.write_lines("章節", chapter.paragraphs)
        if chapter.table and not part.has_table.isChecked():
            hands.click("章節", part.has_table, QPoint(UNIT, part.has_table.height() // 2))
    page.outline.view.setFocus()


def written_due(item: Item) -> str:
    """What a person types for a due date."""
    return "、".join(due.text for due in item.due)


def written_sections(item: Item) -> str:
    """What a person types for the sections."""
    return "、".join(
        share.name + ("" if share.role is SectionRole.UNSPECIFIED else f"({word(share.role)})")
        for share in item.sections
    )


def differences(drafted: PlanFile, wanted: PlanFile) -> list[str]:
    """What was drafted otherwise than wanted."""
    return [
        f"{path}: {ours} != {theirs}"
        for (path, ours), (_, theirs) in zip(_said(drafted), _said(wanted), strict=True)
        if ours != theirs
    ]


def _said(plan: PlanFile) -> list[tuple[str, tuple[object, ...]]]:
    # A section named twice in a cell is one section.
    items: list[tuple[str, tuple[object, ...]]] = [
        (path, (item.kind, item.text, item.indicators, _days(item), tuple(dict.fromkeys(item.sections))))
        for path, item in walk(plan.items)
    ]
    return items + [(c.heading, (c.heading, c.paragraphs, c.table)) for c in plan.chapters]


def _days(item: Item) -> tuple[object, ...]:
    return tuple(due.on or due.text for due in item.due)


def begin(folder: Path, plan: PlanFile) -> Desk:
    """A desk in an office that has the plan's sections, with an empty plan of its year."""
    office = create_office(folder / "office.db", plan.agency or "青埔縣松溪鄉公所")
    names = dict.fromkeys(share.name for _, item in walk(plan.items) for share in item.sections)
    with office.work(CLERK) as work:
        for name in names:
            add_section(work, name)
        create_plan(work, plan.year or 115, plan.title)
    desk = Desk(office, CLERK)
    desk.year = plan.year or 115
    return desk


def drafted(desk: Desk) -> PlanFile:
    """The plan as it is stored."""
    head = desk.read(plan_head, desk.year)
    assert head is not None
    return plan_file_of(desk.read(plan_tree, head.id))


def print_figures(hands: Hands, seconds: float) -> None:
    """Print what it took, by what it was for."""
    print(f"{'':<6}\t字\t鍵\t點")
    for what in hands.keys:
        print(f"{what:<6}\t{hands.characters[what]}\t{hands.keys[what]}\t{hands.clicks[what]}")
    totals = (each.total() for each in (hands.characters, hands.keys, hands.clicks))
    print(f"{'合計':<6}", *totals, sep="\t")
    print(f"程式本身用去 {seconds:.1f} 秒")


def main() -> int:
    """Draft the plan and print the figures; status 1 where it became another plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", type=Path)
    asked = parser.parse_args()
    application = QApplication([])
    load_fonts()
    apply_theme(application, Scheme.LIGHT)
    plan, hands = read_plan(asked.plan), Hands()
    with tempfile.TemporaryDirectory() as folder:
        desk = begin(Path(folder), plan)
        page = PlanPage(desk)
        page.resize(1186, 716)
        page.show()
        page.activateWindow()
        begun = perf_counter()
        draft(page, plan, hands)
        seconds = perf_counter() - begun
        wrong = differences(drafted(desk), plan)
        desk.close()
        desk.office.close()
    print_figures(hands, seconds)
    print(f"不同之處 {len(wrong)}")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
