"""「匯出表格…」: what a table shows goes into a file, from every table of the window."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QListWidget
from python_calamine import load_workbook

from db.vocabulary import WalkaroundCategory
from desktop.rules.roc_calendar import parse_date
from desktop.ui.models.two_line_list import Entry
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.pages.walkarounds import WalkaroundsPage
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.two_line_view import TwoLineView
from tests.factories import TaskDraft, followed_plan, named_sections, registered_walk
from tests.ui.windows import write_over


def choose(monkeypatch, path: Path, kind: str = "Excel 活頁簿 (*.xlsx)") -> list[str]:
    """Let the file dialog give this answer; returns the proposals it is opened with."""
    proposed: list[str] = []

    def answer(_parent, _title, name, _kinds):
        proposed.append(name)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def export_of(view: QAbstractItemView) -> QAction:
    """The action in the view's menu."""
    assert view.contextMenuPolicy() is not Qt.ContextMenuPolicy.DefaultContextMenu
    (action,) = [action for action in view.actions() if action.text() == "匯出表格…"]
    return action


def export(qtbot, desk, view: QAbstractItemView) -> str:
    """Trigger the action and wait for what is told."""
    with qtbot.waitSignal(desk.told) as told:
        export_of(view).trigger()
    return told.args[0]


def lines_of(path: Path) -> list[list[object]]:
    return load_workbook(path).get_sheet_by_index(0).to_python()


@pytest.fixture
def walks(qtbot, office, clerk, desk):
    sections = named_sections(office, clerk, "行政課", "人事室")
    for day, section, place, finding in (
        (3, "行政課", "一樓", "=1+1 燈不亮"), (5, "人事室", "二樓", "門壞了"), (4, "行政課", "三樓", "積水"),
    ):  # fmt: skip
        registered_walk(
            office, clerk, sections[section], walked_on=dt.date(2026, 3, day), place=place, finding=finding,
            category=WalkaroundCategory.FACILITY,
        )  # fmt: skip
    desk.year = 115
    page = WalkaroundsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_register_is_written_as_filtered_sorted_and_with_the_columns_shown(
    qtbot, desk, walks, tmp_path, monkeypatch
):
    table = walks.view.table
    shown = [column.key for column in walks.view.model.columns]
    table.setColumnHidden(shown.index("category"), True)
    headings = table.horizontalHeader()
    headings.moveSection(headings.visualIndex(shown.index("place")), 0)
    table.sortByColumn(shown.index("walked_on"), Qt.SortOrder.DescendingOrder)
    write_over(walks.view.filters.words, "不亮")
    choose(monkeypatch, tmp_path / "走動.xlsx")

    told = export(qtbot, desk, table)

    lines = lines_of(tmp_path / "走動.xlsx")
    top = next(place for place, line in enumerate(lines) if line[0] == "地點")
    assert "類別" not in lines[top]
    assert [line[0] for line in lines[top + 1 :]] == ["一樓"]
    assert lines[top + 1][lines[top].index("日期")] == dt.date(2026, 3, 3)
    assert lines[top + 1][lines[top].index("發現或反映事項")] == "=1+1 燈不亮"
    assert told == "已匯出 1 列到「走動.xlsx」"


def test_rows_are_written_in_the_order_shown(qtbot, desk, walks, tmp_path, monkeypatch):
    table = walks.view.table
    days = [column.key for column in walks.view.model.columns].index("walked_on")
    table.sortByColumn(days, Qt.SortOrder.AscendingOrder)
    choose(monkeypatch, tmp_path / "走動.xlsx")

    export(qtbot, desk, table)

    assert [line[days] for line in lines_of(tmp_path / "走動.xlsx")[-3:]] == [
        dt.date(2026, 3, day) for day in (3, 4, 5)
    ]


@pytest.mark.parametrize(
    ("kind", "ending"), [("ODF 試算表 (*.ods)", ".ods"), ("CSV 逗號分隔 (*.csv)", ".csv"), ("", ".xlsx")]
)
def test_a_name_without_ending_gets_that_of_the_chosen_kind(
    qtbot, desk, walks, tmp_path, monkeypatch, kind, ending
):
    proposed = choose(monkeypatch, tmp_path / "走動", kind)

    export(qtbot, desk, walks.view.table)

    assert (tmp_path / f"走動{ending}").exists()
    assert Path(proposed[0]).name == "115年度走動式管理登記簿.xlsx"


def test_nothing_is_written_where_no_file_is_chosen(desk, walks, tmp_path, monkeypatch):
    choose(monkeypatch, Path())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))

    export_of(walks.view.table).trigger()

    assert not desk.runner.is_busy


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(qtbot, desk, walks, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "沒有" / "走動.xlsx")

    with qtbot.waitSignal(desk.refused) as refused:
        export_of(walks.view.table).trigger()

    assert "無法寫入" in refused.args[0]


def test_an_empty_register_is_told(qtbot, desk, walks, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "走動.xlsx")
    walks.view.ask(("year", 99))

    with qtbot.waitSignal(desk.refused) as refused:
        export_of(walks.view.table).trigger()

    assert "沒有符合的紀錄" in refused.args[0]


def test_the_tracked_tasks_are_written_with_days_as_days(qtbot, office, clerk, desk, tmp_path, monkeypatch):
    due = parse_date("115.12.10")
    followed_plan(office, clerk, TaskDraft("更新網站", due, ("行政課",)), TaskDraft("測試電話"))
    desk.year = 115
    page = TrackingPage(desk)
    qtbot.addWidget(page)
    page.show()
    choose(monkeypatch, tmp_path / "追蹤.xlsx")

    export(qtbot, desk, page.list.table)

    lines = lines_of(tmp_path / "追蹤.xlsx")
    headings = next(line for line in lines if "工作項目" in line)
    rows = [dict(zip(headings, line, strict=True)) for line in lines[lines.index(headings) + 1 :]]
    assert [row["工作項目"] for row in rows] == ["更新網站", "測試電話"]
    assert (rows[0]["完成期限"], rows[0]["承辦單位"]) == (due, "行政課（主辦）")


def test_a_list_of_two_lines_is_a_table_of_two_columns(qtbot, desk, tmp_path, monkeypatch):
    view = TwoLineView("陳核前檢查", "")
    qtbot.addWidget(view)
    TableExport(desk, view, "陳核前檢查")
    view.entries.show([Entry(1, "必改", "沒有期限"), Entry(2, "請確認", "沒有單位")])
    choose(monkeypatch, tmp_path / "檢查.xlsx")

    export(qtbot, desk, view)

    assert lines_of(tmp_path / "檢查.xlsx")[-3:] == [
        ["陳核前檢查", "說明"], ["必改", "沒有期限"], ["請確認", "沒有單位"]
    ]  # fmt: skip


def test_hidden_entries_are_left_out_and_ticks_are_written(qtbot, desk, tmp_path, monkeypatch):
    view = QListWidget()
    qtbot.addWidget(view)
    view.setAccessibleName("標準工作")
    TableExport(desk, view, "標準工作")
    view.addItems(["甲", "乙", "丙"])
    view.item(0).setCheckState(Qt.CheckState.Checked)
    view.item(1).setHidden(True)
    choose(monkeypatch, tmp_path / "工作.xlsx")

    export(qtbot, desk, view)

    assert [line[0] for line in lines_of(tmp_path / "工作.xlsx")[-3:]] == ["標準工作", "☑ 甲", "丙"]
