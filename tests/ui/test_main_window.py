"""The main window: pages, keys, messages, undo, and where it stands on the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QToolButton
from pytestqt.qtbot import QtBot

from db.queries.office import agency
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.help import HelpDialog
from desktop.ui.geometry import clamped, remembered_ground
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.unavailable import UnavailablePage
from desktop.ui.registry import PAGES, PageEntry
from desktop.ui.surroundings import Surroundings
from desktop.ui.theme import DARK, Scheme, apply_theme
from tests.factories import TaskDraft, followed_plan
from tests.ui.windows import button_of, texts_in

SCREEN = QRect(0, 0, 1366, 728)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The window with an office open."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    Surroundings(window, desk)
    window.receive(desk)
    with qtbot.waitActive(window):
        window.show()
    return window


def agency_name(desk: Desk) -> str:
    found = desk.read(agency)
    return found.name if found is not None else ""


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_every_page_opens_by_its_number(
    qtbot: QtBot, window: MainWindow, modifier: Qt.KeyboardModifier
) -> None:
    for number, entry in reversed(list(enumerate(PAGES, start=1))):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), modifier)
        assert window.current_name() == entry.name


def test_arrow_keys_turn_the_pages_in_the_navigation(qtbot: QtBot, window: MainWindow) -> None:
    navigation = window.findChild(QListView, "navigation")
    assert navigation.hasFocus()
    qtbot.keyClick(navigation, Qt.Key.Key_Down)
    assert window.current_name() == PAGES[1].name
    qtbot.mouseClick(
        navigation.viewport(),
        Qt.MouseButton.LeftButton,
        pos=navigation.visualRect(navigation.model().index(6, 0)).center(),
    )
    assert isinstance(window.page(), SettingsPage)


def test_a_page_is_made_once_and_only_when_it_is_first_shown(window: MainWindow, desk: Desk) -> None:
    assert window.findChildren(SettingsPage) == []
    desk.open_page("settings")
    first = window.page()
    desk.open_page("today")
    desk.open_page("settings")
    assert window.page() is first


def test_a_page_is_told_what_another_page_sent_the_user_for(window: MainWindow, desk: Desk) -> None:
    desk.open_page("settings", 2)
    page = window.page()
    assert isinstance(page, SettingsPage)
    assert page.tabs.tabText(page.tabs.currentIndex()) == "人員"


def test_a_page_whose_file_is_missing_says_so(desk: Desk, qtbot: QtBot) -> None:
    page = PageEntry("no_such_page", "登記", "home", "NoPage").make(desk)
    qtbot.addWidget(page)
    page.show()
    assert isinstance(page, UnavailablePage)
    assert "找不到「登記」頁" in texts_in(page)


def test_a_refusal_stays_in_the_bar_until_it_is_dismissed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    desk.do("新增單位", add_section, "")
    desk.do("新增單位", add_section, "")
    assert window.messages.sentences() == ["單位名稱不可空白；請輸入單位名稱。"]
    (dismiss,) = [tool for tool in window.messages.findChildren(QToolButton) if tool.isVisible()]
    qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert window.messages.sentences() == []
    assert window.messages.isHidden()


def test_what_was_done_is_told_with_a_way_back(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.do("修改機關資料", change_agency, name="甲機關")
    notice = window.status_line.notice
    assert notice.text() == "修改機關資料"
    qtbot.mouseClick(button_of(notice, "復原"), Qt.MouseButton.LeftButton)
    assert agency_name(desk) == ""
    assert notice.text() == ""


def test_what_was_told_goes_by_itself(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    notice = window.status_line.notice
    notice.set_duration(1)
    desk.told.emit("已儲存")
    assert notice.text() == "已儲存"
    assert notice.undo_link.isHidden()
    qtbot.waitUntil(lambda: notice.text() == "")


def test_ctrl_z_and_ctrl_y_undo_and_redo_and_say_what(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.do("修改機關資料", change_agency, name="甲機關")
    undo = next(action for action in window.actions() if action.text().startswith("復原"))
    assert undo.text() == "復原 修改機關資料"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert agency_name(desk) == ""
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert agency_name(desk) == "甲機關"


def test_agency_and_year_are_in_the_title_and_follow_changes(
    qtbot: QtBot, window: MainWindow, desk: Desk, office: Office, clerk: Actor
) -> None:
    desk.do("修改機關資料", change_agency, name="清溪縣政府")
    followed_plan(office, clerk, TaskDraft("甲"), year=114)
    years = next(box for box in window.findChildren(QComboBox) if box.accessibleName() == "計畫年度")
    assert years.findData(114) >= 0
    years.setCurrentIndex(years.findData(114))
    years.activated.emit(years.currentIndex())
    assert desk.year == 114
    assert window.windowTitle().startswith("清溪縣政府 114 年度")


def test_f1_shows_the_help_of_the_page(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.open_page("settings")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(HelpDialog)
    assert "裁撤年度" in dialog.text.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_office_given_back_leaves_an_empty_window(window: MainWindow, desk: Desk) -> None:
    desk.do("修改機關資料", change_agency, name="甲機關")
    assert window.release() is desk
    assert window.page() is None
    assert not window.undo_group.canUndo()
    window.open_page("settings")
    assert window.page() is None


def test_the_window_returns_to_where_it_was(qtbot: QtBot) -> None:
    first = MainWindow()
    qtbot.addWidget(first)
    place = QRect(40, 60, 700, 500)
    first.setGeometry(place)
    with qtbot.waitExposed(first):
        first.show()
    first.close()
    second = MainWindow()
    qtbot.addWidget(second)
    assert second.geometry() == place


def test_the_empty_frame_has_the_ground_the_window_had(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    try:
        first = MainWindow()
        qtbot.addWidget(first)
        first.show()
        first.close()
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    second = MainWindow()
    qtbot.addWidget(second)
    with qtbot.waitSignal(second.painted):
        second.show()
    assert remembered_ground() == DARK.window


@pytest.mark.parametrize(
    ("place", "becomes"),
    [
        (QRect(10, 10, 800, 600), QRect(10, 10, 800, 600)),
        (QRect(-500, -20, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(3000, 2000, 800, 600), QRect(566, 128, 800, 600)),
        (QRect(0, 0, 2560, 1440), SCREEN),
    ],
)
def test_the_window_is_put_onto_the_screen_that_is_there(place: QRect, becomes: QRect) -> None:
    assert clamped(place, SCREEN) == becomes


def test_the_window_fits_a_small_screen_at_one_and_a_half_times_the_size(
    window: MainWindow, desk: Desk
) -> None:
    for entry in PAGES:
        desk.open_page(entry.name)
    least = window.minimumSizeHint()
    assert least.width() <= 1366 / 1.5
    assert least.height() <= 768 / 1.5 - 40


def ran(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program of its own, run to its end, with the folder for its preferences."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "data")}
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment
    )


def test_the_first_paint_waits_for_nothing_that_is_not_seen(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from desktop.ui.main_window import MainWindow\n"
        "from desktop.ui.application import run\n"
        "def told(window, event):\n"
        "    heavy = {'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'PySide6.QtPdf', 'PySide6.QtSvg'}\n"
        "    print('painted with', sorted(heavy & set(sys.modules)), flush=True)\n"
        "    sys.exit()\n"
        "MainWindow.paintEvent = told\n"
        "run('office.db')\n"
    )
    done = ran(script, tmp_path)
    assert "painted with []" in done.stdout


def test_a_window_started_for_real_opens_its_office_and_closes(database_path: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from desktop.ui.reception import Reception\n"
        "from desktop.ui.application import run\n"
        "opened = Reception._on_opened\n"
        "def tell(reception, office, step):\n"
        "    opened(reception, office, step)\n"
        "    print('opened', reception.main_window.current_name(), flush=True)\n"
        "    reception.main_window.close()\n"
        "Reception._on_opened = tell\n"
        f"sys.exit(run({str(database_path)!r}))\n"
    )
    done = ran(script, tmp_path)
    assert done.stdout == "opened today\n"
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_no_reference_to_nothing_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    before = sys.getrefcount(None)
    for number in range(2000):
        window.setWindowTitle(str(number))
        window.messages.setVisible(bool(number % 2))
    assert abs(sys.getrefcount(None) - before) < 100
    assert QGuiApplication.instance() is not None
