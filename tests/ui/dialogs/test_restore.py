"""Choosing a backup."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.office import Office
from desktop.office.upkeep import back_up_daily
from desktop.ui.dialogs.restore import RestoreDialog
from tests.ui.windows import button_of, texts_in

DAYS = (dt.date(2026, 3, 5), dt.date(2026, 3, 6))


@pytest.fixture
def database(office: Office) -> Path:
    """An office's file with a backup of each day, made at noon."""
    for day in DAYS:
        made = back_up_daily(office, day)
        assert made is not None
        noon = dt.datetime.combine(day, dt.time(12)).timestamp()
        os.utime(made, (noon, noon))
    assert office.path is not None
    return office.path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    window.close()


def test_backups_are_listed_newest_first_by_their_roc_day(window: QWidget, database: Path) -> None:
    dialog = RestoreDialog(database, window)
    rows = [dialog.backups.item(row).text() for row in range(dialog.backups.count())]
    assert [row.split("　")[0] for row in rows] == ["115.03.06 12:00", "115.03.05 12:00"]
    assert dialog.backups.currentRow() == 0


def test_the_chosen_backup_is_told(qtbot: QtBot, window: QWidget, database: Path) -> None:
    dialog = RestoreDialog(database, window)
    dialog.show()
    qtbot.keyClick(dialog.backups, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert chosen.args is not None
    assert "20260305" in chosen.args[0].name
    assert not dialog.isVisible()


def test_enter_restores_what_is_chosen_and_escape_nothing(
    qtbot: QtBot, window: QWidget, database: Path
) -> None:
    dialog = RestoreDialog(database, window)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    again = RestoreDialog(database, window)
    again.show()
    with qtbot.waitSignal(again.chosen):
        qtbot.keyClick(again, Qt.Key.Key_Return)


def test_without_backups_another_file_can_be_chosen(
    qtbot: QtBot, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = RestoreDialog(tmp_path / "none.db", window)
    dialog.show()
    assert not dialog.restore_button.isEnabled()
    assert "尚無自動備份" in dialog.backups.item(0).text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "usb.db"), ""))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(button_of(dialog, "其他檔案…"), Qt.MouseButton.LeftButton)
    assert chosen.args == [tmp_path / "usb.db"]


def test_choosing_no_other_file_keeps_the_dialog_open(
    qtbot: QtBot, window: QWidget, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = RestoreDialog(database, window)
    dialog.show()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.mouseClick(button_of(dialog, "其他檔案…"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert any("另存保留" in text for text in texts_in(dialog))
