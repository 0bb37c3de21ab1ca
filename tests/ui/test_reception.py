"""Opening an office in the real window, whatever state its file is in."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.database import Database
from db.queries.office import agency, persons, sections
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.setup import NewPerson, change_agency, set_up_office
from desktop.office.upkeep import back_up_daily
from desktop.ui.dialogs.first_start import FirstStart
from desktop.ui.dialogs.restore import RestoreDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.office_menu import OfficeMenu
from desktop.ui.opening_trouble import OpeningTrouble
from desktop.ui.reception import Reception
from tests.ui.windows import button_of, texts_in, write

Start = Callable[[Path], Reception]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Shows the window on a file, as the program does."""
    receptions: list[Reception] = []

    def show(location: Path) -> Reception:
        window = MainWindow()
        qtbot.addWidget(window)
        window.furnish()
        receptions.append(Reception(window, location))
        OfficeMenu(window, receptions[-1])
        window.show()
        receptions[-1].begin()
        return receptions[-1]

    yield show
    for reception in receptions:
        reception.close()


@pytest.fixture
def office_path(tmp_path: Path, clerk: Actor) -> Path:
    """The file of an office with people, closed."""
    path = tmp_path / "清溪 office.db"
    office = create_office(path, "清溪縣和平區公所")
    with office.work(clerk) as work:
        people = [
            NewPerson("王區長"),
            NewPerson("林曉堃", section="秘書室"),
            NewPerson("陳喆", section="民政課"),
        ]
        set_up_office(work, ["秘書室", "民政課"], people)
    office.close()
    return path


def again(qtbot: QtBot) -> Reception:
    """The program started anew without saying which office."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    return Reception(window)


def opened(qtbot: QtBot, reception: Reception) -> MainWindow:
    """The window once its office is open."""
    if reception.main_window.desk is None:
        with qtbot.waitSignal(reception.opened):
            pass
    return reception.main_window


def trouble(qtbot: QtBot, reception: Reception) -> OpeningTrouble:
    """What the window shows when its office cannot be opened."""
    qtbot.waitUntil(lambda: reception.main_window.findChild(OpeningTrouble) is not None)
    return reception.main_window.findChild(OpeningTrouble)


def test_the_window_is_there_before_its_office(qtbot: QtBot, start: Start, office_path: Path) -> None:
    reception = start(office_path)
    assert "正在開啟…" in texts_in(reception.main_window)
    window = opened(qtbot, reception)
    assert window.windowTitle().startswith("清溪縣和平區公所 ")
    assert "資料庫：清溪 office.db" in texts_in(window)


def test_a_file_open_in_another_window_is_told_so(qtbot: QtBot, start: Start, office_path: Path) -> None:
    other = open_office(office_path, exclusive=True)
    reception = start(office_path)
    shown = trouble(qtbot, reception)
    assert "另一個為民視窗" in shown.sentence
    other.close()
    with qtbot.waitSignal(reception.opened):
        qtbot.mouseClick(button_of(shown, "再試一次"), Qt.MouseButton.LeftButton)
    assert reception.main_window.desk is not None


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read" * 200])
def test_a_file_that_is_no_office_is_told_so(
    qtbot: QtBot, start: Start, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "wrong.db"
    path.write_bytes(content)
    shown = trouble(qtbot, start(path))
    assert "不是為民的資料庫" in shown.sentence
    assert path.read_bytes() == content


def test_a_file_of_a_newer_program_is_left_alone(qtbot: QtBot, start: Start, office_path: Path) -> None:
    with sqlite3.connect(office_path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = office_path.read_bytes()
    assert "較新版" in trouble(qtbot, start(office_path)).sentence
    assert office_path.read_bytes() == before


def test_another_file_can_be_chosen_and_is_opened_the_next_time(
    qtbot: QtBot, start: Start, office_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"x" * 4096)
    shown = trouble(qtbot, reception := start(wrong))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(office_path), ""))
    with qtbot.waitSignal(reception.opened):
        qtbot.mouseClick(button_of(shown, "另選檔案…"), Qt.MouseButton.LeftButton)
    assert again(qtbot).location == office_path


def test_closing_the_window_gives_the_file_free(qtbot: QtBot, start: Start, office_path: Path) -> None:
    window = opened(qtbot, start(office_path))
    window.close()
    open_office(office_path, exclusive=True).close()


def test_closing_while_the_office_is_being_opened_gives_it_free_too(
    qtbot: QtBot, start: Start, office_path: Path
) -> None:
    reception = start(office_path)
    reception.begin()
    reception.main_window.close()
    open_office(office_path, exclusive=True).close()


def test_the_day_of_the_newest_backup_is_shown(qtbot: QtBot, start: Start, office_path: Path) -> None:
    window = opened(qtbot, start(office_path))
    assert window.desk is not None
    today = window.desk.today()
    told = f"最近備份：{today.year - 1911}.{today.month:02}.{today.day:02}"
    qtbot.waitUntil(lambda: told in texts_in(window))


def test_the_daily_backup_is_also_put_into_the_second_folder(
    qtbot: QtBot, start: Start, office_path: Path, tmp_path: Path, clerk: Actor
) -> None:
    from desktop.office.settings import change_setting

    second = tmp_path / "usb"
    second.mkdir()
    office = open_office(office_path)
    with office.work(clerk) as work:
        change_setting(work, "second_backup_folder", str(second))
    office.close()
    opened(qtbot, start(office_path))
    qtbot.waitUntil(lambda: any(second.glob("*.db")))
    (copy,) = second.glob("*.db")
    office = Office(Database(copy))
    with office.reading() as session:
        found = agency(session)
    office.close()
    assert found is not None
    assert found.name == "清溪縣和平區公所"


def test_a_second_folder_that_is_gone_is_a_warning_and_no_more(
    qtbot: QtBot, start: Start, office_path: Path, tmp_path: Path, clerk: Actor
) -> None:
    from desktop.office.settings import change_setting

    office = open_office(office_path)
    with office.work(clerk) as work:
        change_setting(work, "second_backup_folder", str(tmp_path / "unplugged"))
    office.close()
    window = opened(qtbot, start(office_path))
    qtbot.waitUntil(lambda: bool(window.messages.sentences()))
    assert "unplugged" in window.messages.sentences()[0]


def test_a_backup_takes_the_place_of_the_office_and_what_was_there_is_kept(
    qtbot: QtBot, start: Start, office_path: Path, clerk: Actor
) -> None:
    office = open_office(office_path)
    back_up_daily(office, dt.date(2026, 1, 5))
    with office.work(clerk) as work:
        change_agency(work, name="改壞的名字")
    office.close()
    reception = start(office_path)
    window = opened(qtbot, reception)
    assert window.windowTitle().startswith("改壞的名字")
    reception.choose_backup()
    dialog = window.findChild(RestoreDialog)
    dialog.backups.setCurrentRow(dialog.backups.count() - 1)
    with qtbot.waitSignal(reception.opened):
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert window.windowTitle().startswith("清溪縣和平區公所")
    assert "原來的資料庫保留在" in window.messages.sentences()[0]
    assert len(list(office_path.parent.glob("*replaced*.db"))) == 1


def test_a_backup_that_is_no_office_changes_nothing(
    qtbot: QtBot, start: Start, office_path: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"x" * 4096)
    reception = start(office_path)
    opened(qtbot, reception)
    reception.restore(wrong)
    shown = trouble(qtbot, reception)
    assert "wrong.db" in shown.sentence
    with qtbot.waitSignal(reception.opened):
        qtbot.mouseClick(button_of(shown, "再試一次"), Qt.MouseButton.LeftButton)


def test_the_first_start_makes_the_office_that_was_described(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "weimin.db"
    reception = start(path)
    qtbot.waitUntil(lambda: reception.main_window.findChild(FirstStart) is not None)
    dialog = reception.main_window.findChild(FirstStart)
    write(dialog.agency, "清溪縣和平區公所")
    qtbot.keyClick(dialog.agency, Qt.Key.Key_Return)
    write(dialog.sections, "民政課\n秘書室\n\n民政課")
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    write(dialog.persons.focusProxy(), "林曉堃")
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    assert not path.exists()
    with qtbot.waitSignal(reception.opened):
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    desk = reception.main_window.desk
    assert desk is not None
    assert [section.name for section in desk.read(sections)] == ["民政課", "秘書室"]
    assert [person.name for person in desk.read(persons)] == ["林曉堃"]
    assert desk.actor.name == "林曉堃"


def test_leaving_the_first_start_makes_nothing_and_can_be_begun_again(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "weimin.db"
    reception = start(path)
    qtbot.waitUntil(lambda: reception.main_window.findChild(FirstStart) is not None)
    qtbot.keyClick(reception.main_window.findChild(FirstStart), Qt.Key.Key_Escape)
    shown = trouble(qtbot, reception)
    assert not path.exists()
    qtbot.mouseClick(button_of(shown, "再試一次"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in reception.main_window.findChildren(FirstStart)))


def test_a_backup_is_written_where_the_user_wants_it(
    qtbot: QtBot, start: Start, office_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, start(office_path))
    target = tmp_path / "我的備份.db"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    actions = {action.text(): action for action in window.menu.actions()}
    actions["立即備份…"].trigger()
    qtbot.waitUntil(lambda: bool(window.messages.sentences()))
    assert "我的備份.db" in window.messages.sentences()[0]
    open_office(target).close()


def test_checking_tells_soundness_and_change_from_outside(
    qtbot: QtBot, start: Start, office_path: Path
) -> None:
    window = opened(qtbot, start(office_path))
    check = next(action for action in window.menu.actions() if action.text() == "檢查資料庫是否完整")
    check.trigger()
    qtbot.waitUntil(lambda: any("都完整" in told for told in window.messages.sentences()))
    with sqlite3.connect(office_path) as connection:
        connection.execute("UPDATE person SET name = '別人' WHERE id = 1")
    connection.close()
    check.trigger()
    qtbot.waitUntil(lambda: any("個問題" in told for told in window.messages.sentences()))
    assert any("為民以外的程式" in told for told in window.messages.sentences())


def test_who_works_is_remembered_and_signs_what_is_done(
    qtbot: QtBot, start: Start, office_path: Path
) -> None:
    from db import audit

    window = opened(qtbot, start(office_path))
    assert window.desk is not None
    assert window.desk.actor.name == "王區長"
    box = window.status_line.persons
    names = [box.itemText(row) for row in range(box.count())]
    assert "陳喆（民政課）" in names
    box.setFocus()
    while box.currentText() != "陳喆（民政課）":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    window.desk.do("改名", change_agency, name="和平區公所")
    (entry,) = window.desk.read(lambda session: list(audit.entries(session, limit=1)))
    assert entry.actor == "陳喆"
    window.close()
    again = opened(qtbot, start(office_path))
    assert again.desk is not None
    assert again.desk.actor.name == "陳喆"
