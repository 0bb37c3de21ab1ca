from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from db import attachments
from desktop.ui.widgets.file_list import FileList, size_words
from tests.ui.hands import drop, files
from tests.ui.windows import button_of, texts_in


@pytest.fixture
def listed(qtbot: QtBot) -> FileList:
    listed = FileList()
    qtbot.addWidget(listed)
    with qtbot.waitActive(listed):
        listed.show()
        listed.activateWindow()
    return listed


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "會議紀錄.pdf", tmp_path / "照片.jpg"]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def names(listed: FileList) -> list[str]:
    return [file.name for file in listed.files()]


def test_dropped_files_are_listed_with_their_size(listed: FileList, papers: list[Path]) -> None:
    assert drop(listed, files(papers))
    assert names(listed) == ["會議紀錄.pdf", "照片.jpg"]
    shown = listed.findChildren(QListWidget)[0]
    assert shown.item(0).text() == "會議紀錄.pdf　1 KB"


def test_files_copied_elsewhere_are_pasted(qtbot: QtBot, listed: FileList, papers: list[Path]) -> None:
    QGuiApplication.clipboard().setMimeData(files(papers[:1]))
    choose = button_of(listed, "選擇檔案…")
    choose.setFocus()
    qtbot.keyClick(choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(listed) == ["會議紀錄.pdf"]


def test_files_are_chosen_from_a_folder(
    qtbot: QtBot, listed: FileList, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [str(path) for path in papers]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_about: (chosen, ""))
    qtbot.mouseClick(button_of(listed, "選擇檔案…"), Qt.MouseButton.LeftButton)
    assert names(listed) == ["會議紀錄.pdf", "照片.jpg"]


def test_a_file_is_taken_out_again(qtbot: QtBot, listed: FileList, papers: list[Path]) -> None:
    drop(listed, files(papers))
    shown = listed.findChildren(QListWidget)[0]
    shown.setCurrentRow(0)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert names(listed) == ["照片.jpg"]
    qtbot.mouseClick(button_of(listed, "移除"), Qt.MouseButton.LeftButton)
    assert names(listed) == []
    assert not shown.isVisible()


def test_what_cannot_be_kept_is_told_beside_what_can(
    listed: FileList, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", len("照片.jpg".encode()))
    drop(listed, files(papers))
    assert names(listed) == ["照片.jpg"]
    assert any("「會議紀錄.pdf」" in text and "超過附件上限" in text for text in texts_in(listed))


def test_words_alone_are_not_taken(listed: FileList) -> None:
    data = files([])
    data.setText("只有文字")
    assert not drop(listed, data)


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (34567, "34 KB"), (1024 * 1024, "1.0 MB"), (20 * 1024**2, "20.0 MB")]
)
def test_sizes_are_told_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words
