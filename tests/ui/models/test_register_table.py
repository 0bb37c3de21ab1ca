import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.errors import OfficeError, Refused
from desktop.office.office import Actor, Office
from desktop.office.sections import change_section
from desktop.registers.phone_test import PHONE_TEST
from desktop.registers.walkaround import WALKAROUND
from desktop.ui.desk import Desk
from desktop.ui.models.register_table import PAGE, PAGES_KEPT, RegisterTable
from desktop.ui.widgets.table_view import TableView
from tests.factories import entered_call, named_sections, phone_round, registered_walk

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MANY = 5000


@pytest.fixture
def sections(office: Office, clerk: Actor) -> dict[str, int]:
    return named_sections(office, clerk, "行政課", "人事室")


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, sections: dict[str, int]) -> RegisterTable:
    return RegisterTable(desk, WALKAROUND)


def fill(office: Office, section: int, rows: int) -> None:
    """Put rows into the table as fast as SQLite takes them; row n is of the day n after 1月1日."""
    assert office.path is not None
    values = [
        (
            115,
            section,
            serial,
            (dt.date(2026, 1, 1) + dt.timedelta(serial % 365)).isoformat(),
            f"第{serial}處",
        )
        for serial in range(1, rows + 1)
    ]
    with closing(sqlite3.connect(office.path)) as connection, connection:
        connection.executemany(
            "INSERT INTO walkaround (year, section_id, serial, walked_on, place, supervisor,"
            " supervisor_title, kind, source, category, finding, reporter, contact, immediate_action, result,"
            " reply_method, state, author, created_at, updated_at, version)"
            " VALUES (?, ?, ?, ?, ?, '林主任', '', 'routine', 'self', 'facility', '', '', '', '', '', '',"
            " 'registered', '', '2026-01-01', '2026-01-01', 1)",
            values,
        )


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """The SQL that reads the register meanwhile."""
    said: list[str] = []

    def listen(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FROM walkaround" in statement:
            said.append(statement)

    engine = office.database.engine
    event.listen(engine, "before_cursor_execute", listen)
    yield said
    event.remove(engine, "before_cursor_execute", listen)


def texts(table: RegisterTable, key: str) -> list[str]:
    column = [one.key for one in table.columns].index(key)
    return [table.index(row, column).data() for row in range(table.rowCount())]


def column_of(table: RegisterTable, key: str) -> int:
    return [one.key for one in table.columns].index(key)


def test_the_model_keeps_every_promise_of_a_model(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.reload()
    registered_walk(office, clerk, sections["行政課"])
    registered_walk(office, clerk, sections["人事室"], walked_on=dt.date(2026, 3, 1))
    table.reload()
    table.sort(0, UP)
    table.sort(0, DOWN)
    table.ask(WALKAROUND.query([("state", WalkaroundState.CLOSED)]))
    table.ask(WALKAROUND.query())
    assert tester.model() is table
    assert table.rowCount() == 2
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0


def test_a_row_shows_a_persons_words(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    registered_walk(
        office, clerk, sections["行政課"], finding="第一行\n第二行", category=WalkaroundCategory.ATTITUDE
    )
    table.reload()
    shown = {one.label: table.index(0, place).data() for place, one in enumerate(table.columns)}
    assert shown["編號"] == "115-行政-001"
    assert (shown["單位"], shown["日期"], shown["類別"]) == ("行政課", "115.03.05", "服務態度")
    assert shown["狀態"] == "登錄"
    assert shown["發現或反映事項"] == "第一行 第二行"
    assert table.headerData(0, Qt.Orientation.Horizontal) == "編號"
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_what_people_wrote_is_no_markup_in_a_tooltip(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    registered_walk(office, clerk, sections["行政課"], place="<b>大廳</b>")
    table.reload()
    tip = table.index(0, column_of(table, "place")).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;大廳" in tip


def test_an_index_that_is_none_has_no_data(table: RegisterTable) -> None:
    assert table.data(QModelIndex()) is None


def test_the_newest_walk_stands_at_the_top_until_another_order_is_asked_for(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    for day, place in ((5, "甲"), (9, "丙"), (7, "乙")):
        registered_walk(office, clerk, sections["行政課"], walked_on=dt.date(2026, 3, day), place=place)
    table.reload()
    assert texts(table, "place") == ["丙", "乙", "甲"]
    table.sort(column_of(table, "walked_on"), UP)
    assert texts(table, "place") == ["甲", "乙", "丙"]
    table.sort(column_of(table, "serial"), DOWN)
    assert texts(table, "serial") == ["115-行政-003", "115-行政-002", "115-行政-001"]
    table.sort(-1)
    assert texts(table, "place") == ["丙", "乙", "甲"]


def test_the_order_stays_when_something_else_is_asked_for(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    for day in (5, 9, 7):
        registered_walk(office, clerk, sections["行政課"], walked_on=dt.date(2026, 3, day))
    table.sort(column_of(table, "walked_on"), UP)
    table.ask(WALKAROUND.query([("section_id", sections["行政課"])], "飲水機"))
    assert texts(table, "walked_on") == ["115.03.05", "115.03.07", "115.03.09"]


def test_a_large_table_reads_only_the_pages_that_are_seen(
    qtbot: QtBot, table: RegisterTable, office: Office, sections: dict[str, int]
) -> None:
    fill(office, sections["行政課"], MANY)
    view = TableView("test")
    view.setModel(table)
    qtbot.addWidget(view)
    view.resize(900, 500)
    with statements(office) as said:
        table.reload()
        with qtbot.waitExposed(view):
            view.show()
        view.viewport().repaint()
        assert table.rowCount() == MANY
        assert len(said) == 2  # the keys, and the first page
        assert table.pages_held == 1
        view.scrollTo(table.index(MANY // 2, 0))
        view.viewport().repaint()
    assert len(said) <= 4
    assert table.pages_held <= 3


def test_a_page_seen_again_is_not_read_again(
    table: RegisterTable, office: Office, sections: dict[str, int]
) -> None:
    fill(office, sections["行政課"], 3 * PAGE)
    table.reload()
    with statements(office) as said:
        for row in (0, PAGE - 1, PAGE, 2 * PAGE + 1, 0, PAGE + 5):
            table.index(row, 0).data()
    assert len(said) == 3


def test_pages_seen_long_ago_are_let_go(
    table: RegisterTable, office: Office, sections: dict[str, int]
) -> None:
    fill(office, sections["行政課"], (PAGES_KEPT + 3) * PAGE)
    table.reload()
    for row in range(0, table.rowCount(), PAGE):
        table.index(row, 0).data()
    assert table.pages_held == PAGES_KEPT


def test_sorting_and_filtering_many_rows_reads_keys_only(
    table: RegisterTable, office: Office, sections: dict[str, int]
) -> None:
    fill(office, sections["行政課"], MANY)
    table.reload()
    with statements(office) as said:
        table.sort(column_of(table, "place"), UP)
        table.ask(WALKAROUND.query(text="第4999"))
    assert [statement.split("\n")[0].strip() for statement in said] == ["SELECT walkaround.id"] * 2
    assert texts(table, "place") == ["第4999處"]


def test_a_row_is_found_by_its_key(
    table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    first = registered_walk(office, clerk, sections["行政課"])
    second = registered_walk(office, clerk, sections["行政課"], walked_on=dt.date(2026, 3, 9))
    table.reload()
    assert [table.key(row) for row in (0, 1)] == [second, first]
    assert (table.row_of(first), table.row_of(999)) == (1, None)


def test_a_changed_value_is_shown_without_losing_the_place(
    qtbot: QtBot, table: RegisterTable, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    registered_walk(office, clerk, sections["行政課"])
    table.reload()
    index = table.index(0, column_of(table, "section_id"))
    assert index.data() == "行政課"
    with office.work(clerk) as work:
        change_section(work, sections["行政課"], name="總務課")
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.reload()
    assert index.data() == "總務課"


def test_a_page_that_cannot_be_read_is_told_and_left_empty(
    qtbot: QtBot,
    table: RegisterTable,
    office: Office,
    clerk: Actor,
    sections: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registered_walk(office, clerk, sections["行政課"])
    table.reload()

    def refuse(*_arguments: Any) -> None:
        raise Refused("資料庫正由另一個程式寫入。")

    monkeypatch.setattr(Desk, "read", refuse)
    with qtbot.waitSignal(table._desk.refused) as told:
        assert table.index(0, 0).data() == ""
    assert told.args == ["資料庫正由另一個程式寫入。"]
    with pytest.raises(OfficeError):
        table.reload()


def test_numbers_stand_at_the_right_but_a_number_with_its_section_at_the_left(
    table: RegisterTable, desk: Desk, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    registered_walk(office, clerk, sections["行政課"])
    entered_call(office, clerk, phone_round(office, clerk), sections["行政課"], (15, 5, 5, 5, 5, 5, 10, 5))
    calls = RegisterTable(desk, PHONE_TEST)
    for one in (table, calls):
        one.reload()
    role = Qt.ItemDataRole.TextAlignmentRole
    right = {one.key for place, one in enumerate(calls.columns) if calls.index(0, place).data(role) == RIGHT}
    assert right == {"serial", "total", "rings"}
    assert table.index(0, 0).data(role) != RIGHT
