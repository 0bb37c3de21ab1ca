"""A signed year is copied in the window, printed, and copied again: every item is known for the same."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.plan import plan_head
from desktop.__main__ import main
from desktop.forms.plan_versions import comparison, versions
from desktop.office.office import Actor
from desktop.office.sample import create_sample_office
from desktop.office.upkeep import check
from desktop.rules.plan_difference import Change
from desktop.ui.desk import Desk
from desktop.ui.dialogs.copy_year import CopyYearDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan import PlanPage
from tests.forms.printed import Printed
from tests.ui.windows import texts_in

MOST_PRESSES = 200
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    office = create_sample_office(tmp_path / "sample.db", clerk)
    desk = Desk(office, clerk)
    monkeypatch.setattr(desk, "today", lambda: dt.date(2026, 12, 20))
    yield desk
    desk.close()
    office.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    window.receive(desk)
    with qtbot.waitActive(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    return window


def copy(qtbot: QtBot, window: MainWindow) -> None:
    """Look everything through with Enter alone, and make the new plan."""
    page = window.findChild(PlanPage)
    assert page is not None
    next(each for each in page.menu.actions() if each.text() == "複製到下一年度…").trigger()
    dialog = page.findChildren(CopyYearDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    year, view = page.desk.year, dialog.part.view
    presses = 0
    while dialog.left.text() and presses < MOST_PRESSES:
        QTest.keyClick(view, Qt.Key.Key_Return)
        presses += 1
    QTest.keyClick(view, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.desk.year == year + 1 and not page.findChildren(CopyYearDialog))
    QApplication.processEvents()


def changes(desk: Desk, old_year: int, new_year: int) -> Counter[Change]:
    """How the plans of two years differ."""
    newest = {each.year: each for each in desk.read(versions) if each.edition is None}
    found = desk.read(comparison, newest[old_year], newest[new_year])
    return Counter(each.change for each in found)


def printed(desk: Desk, year: int, target: Path) -> str:
    location = desk.office.path
    assert main(["--database", str(location), "print", "plan", "--year", str(year), "-o", str(target)]) == 0
    return Printed(target.read_bytes()).text


def test_a_year_copied_twice_in_the_window(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    copy(qtbot, window)
    assert "116 年度計畫" in texts_in(window)
    copy(qtbot, window)
    assert "117 年度計畫" in texts_in(window)
    assert {head.year for head in (desk.read(plan_head, year) for year in (115, 116, 117)) if head} == {
        115,
        116,
        117,
    }
    for old, new in ((115, 116), (116, 117), (115, 117)):
        found = changes(desk, old, new)
        assert found[Change.NEW] == found[Change.DELETED] == found[Change.MOVED] == 0
        assert found[Change.CHANGED] >= 59
    assert check(desk.office) == []


def test_the_copy_prints_with_its_own_year_and_one_undo_removes_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    copy(qtbot, window)
    text = "".join(printed(desk, 116, tmp_path / "plan.pdf").split())
    assert "青埔縣松溪鄉公所116年度提升服務品質執行計畫" in text
    assert "自民國116年1月1日起至116年12月31日止。" in text
    assert "116.06.30" in text
    assert "115.06.30" not in text
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.read(plan_head, 116) is None)
    assert "116 年度還沒有計畫" in texts_in(window)
