"""The status bar."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.queries.office import PersonRow
from db.vocabulary import Role
from desktop.ui.status_line import StatusLine
from tests.ui.windows import labels_of, texts_in

PEOPLE = (
    PersonRow(4, "林曉堃", "研考", 1, "秘書室", Role.CLERK, True),
    PersonRow(7, "王區長", "區長", None, "", Role.DIRECTOR, True),
)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    return line


def test_nothing_is_said_before_an_office_is_open(line: StatusLine) -> None:
    assert texts_in(line) == []
    assert not line.persons.isVisible()


def test_people_are_offered_with_their_sections(line: StatusLine) -> None:
    line.show_persons(PEOPLE, 7)
    box = line.persons
    assert [box.itemText(row) for row in range(box.count())] == ["林曉堃（秘書室）", "王區長"]
    assert box.currentText() == "王區長"
    assert box.accessibleName() == "使用者"


def test_somebody_chosen_by_key_is_told(qtbot: QtBot, line: StatusLine) -> None:
    line.show_persons(PEOPLE, 7)
    line.persons.setFocus()
    with qtbot.waitSignal(line.person_chosen) as chosen:
        qtbot.keyClick(line.persons, Qt.Key.Key_Up)
    assert chosen.args == [4]


def test_an_office_without_people_says_where_to_enter_them(qtbot: QtBot, line: StatusLine) -> None:
    with qtbot.assertNotEmitted(line.person_chosen):
        line.show_persons([], None)
    assert "設定" in line.persons.currentText()
    assert not line.persons.isEnabled()
    line.show_persons(PEOPLE, None)
    assert line.persons.isEnabled()


def test_file_and_backup_are_named(line: StatusLine) -> None:
    line.show_database(Path("/data/清溪.db"))
    line.show_backup(dt.date(2026, 3, 5))
    assert texts_in(line) == ["資料庫：清溪.db", "最近備份：115.03.05"]
    line.show_database(None)
    line.show_backup(None)
    assert texts_in(line) == ["資料庫：伺服器", "尚無備份"]


def test_the_whole_path_is_in_the_tooltip_as_text(line: StatusLine) -> None:
    line.show_database(Path("/data/<b>x</b>/清溪.db"))
    (label,) = [each for each in labels_of(line) if each.toolTip()]
    assert "/data/&lt;b&gt;x" in label.toolTip()


def test_a_closed_office_leaves_nothing(line: StatusLine) -> None:
    line.show_persons(PEOPLE, 4)
    line.show_database(Path("/data/清溪.db"))
    line.notice.tell("已儲存")
    line.close_office()
    assert texts_in(line) == []
    assert not line.persons.isVisible()
