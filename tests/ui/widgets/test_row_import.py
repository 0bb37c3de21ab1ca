"""「匯入…」: the rows of a file into a register through the window, shown first, undone in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton
from python_calamine import load_workbook

from desktop.office.register_import import take_in_rows
from desktop.ui.dialogs.import_rows import ImportRowsDialog
from desktop.ui.pages.phone_tests import PhoneTestsPage
from desktop.ui.pages.walkarounds import WalkaroundsPage
from tests.factories import named_sections
from tests.ui.windows import button_of, texts_in

HEADINGS = "日期,單位,地點,類別,走動主管,發現或反映事項,附件"
GOOD = "115.03.05,行政課,一樓,設施,林主任,燈不亮,"
BAD = "115.02.30,秘書處,二樓,設施,林主任,窗破了,"


@pytest.fixture
def page(qtbot, office, clerk, desk):
    named_sections(office, clerk, "行政課", "人事室")
    desk.year = 115
    page = WalkaroundsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def offer(qtbot, page, monkeypatch, path: Path, *lines: str) -> ImportRowsDialog:
    """Choose a file of these lines for 匯入, and wait for the dialog."""
    path.write_text("\n".join([HEADINGS, *lines]), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    (tool,) = [each for each in page.findChildren(QToolButton) if each.accessibleName() == "匯入"]
    QTest.mouseClick(tool, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(ImportRowsDialog)))
    return page.findChildren(ImportRowsDialog)[-1]


def listed(page) -> list[str]:
    model = page.view.model
    place = [column.key for column in model.columns].index("place")
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_rows_are_shown_then_stored_and_undone_in_one_step(qtbot, desk, page, tmp_path, monkeypatch):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD, GOOD.replace("一樓", "二樓"))

    assert "「走動.csv」共 2 列：新的 2 列，已在登記簿 0 列，不能匯入 0 列" in texts_in(dialog)
    assert any("不認得、不匯入的欄：附件" in text for text in texts_in(dialog))
    assert listed(page) == []
    QTest.mouseClick(button_of(dialog, "匯入 2 筆"), Qt.MouseButton.LeftButton)

    assert sorted(listed(page)) == ["一樓", "二樓"]
    assert desk.undo_stack.undoText() == "匯入走動式管理登記簿 2 筆"
    desk.undo_stack.undo()
    assert listed(page) == []
    desk.undo_stack.redo()
    assert sorted(listed(page)) == ["一樓", "二樓"]


def test_the_same_file_twice_has_nothing_to_store(qtbot, page, tmp_path, monkeypatch):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD)
    QTest.mouseClick(button_of(dialog, "匯入 1 筆"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.findChildren(ImportRowsDialog))

    again = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD)

    assert any("新的 0 列，已在登記簿 1 列" in text for text in texts_in(again))
    assert not again.store.isEnabled()


def test_bad_rows_are_told_and_keep_the_others_from_being_stored(qtbot, page, tmp_path, monkeypatch):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD, BAD)

    told = [dialog.model.index(0, column).data() for column in range(3)]
    assert told[0] == "3"
    assert "「單位」沒有「秘書處」" in told[1]
    assert told[2].startswith("115.02.30｜秘書處")
    assert not dialog.store.isEnabled()


def test_bad_rows_are_left_out_where_that_is_said(qtbot, page, tmp_path, monkeypatch):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD, BAD)
    dialog.leave_out.setFocus()
    QTest.keyClick(dialog.leave_out, Qt.Key.Key_Space)

    QTest.mouseClick(dialog.store, Qt.MouseButton.LeftButton)

    assert listed(page) == ["一樓"]


def test_bad_rows_are_saved_to_be_corrected(qtbot, desk, page, tmp_path, monkeypatch):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD, BAD)
    target = tmp_path / "待改正.ods"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))

    with qtbot.waitSignal(desk.told):
        QTest.mouseClick(dialog.save_bad, Qt.MouseButton.LeftButton)

    row = load_workbook(target).get_sheet_by_index(0).to_python()[-1]
    assert row[0] == 3
    assert row[2:4] == ["115.02.30", "秘書處"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("走動.xlsx", b"PK broken", "損壞"), ("走動.csv", "甲,乙\n1,2".encode(), "找不到「走動式管理登記簿」")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_told(qtbot, desk, page, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)

    with qtbot.waitSignal(desk.refused) as refused:
        page.view.take_in.read(tmp_path / name)

    assert sentence in refused.args[0]
    assert not page.findChildren(ImportRowsDialog)


def test_what_was_stored_while_the_dialog_was_open_is_not_stored_again(
    qtbot, desk, page, office, tmp_path, monkeypatch
):
    dialog = offer(qtbot, page, monkeypatch, tmp_path / "走動.csv", GOOD)
    desk.do("匯入", take_in_rows, dialog._found)

    with qtbot.waitSignal(desk.refused) as refused:
        QTest.mouseClick(dialog.store, Qt.MouseButton.LeftButton)
    assert "沒有新的紀錄" in refused.args[0]
    assert listed(page) == ["一樓"]


def test_registers_that_are_not_taken_from_files_offer_no_import(qtbot, desk):
    page = PhoneTestsPage(desk)
    qtbot.addWidget(page)

    assert not [each for each in page.findChildren(QToolButton) if each.accessibleName() == "匯入"]
