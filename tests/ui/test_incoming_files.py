from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.incoming_files import has_files, read_files
from tests.ui.hands import files


def picture() -> QImage:
    drawn = QImage(3, 2, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.blue)
    return drawn


def test_files_are_read_and_others_refused_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "好.pdf").write_bytes(b"pdf")
    found, refusals = read_files(files([tmp_path / "好.pdf", tmp_path / "不在.pdf", tmp_path]))
    assert [(file.name, file.content) for file in found] == [("好.pdf", b"pdf")]
    assert ["不在.pdf" in refusals[0], "資料夾" in refusals[1]] == [True, True]


def test_a_picture_becomes_a_png_that_can_be_opened_again(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setImageData(picture())
    assert has_files(data)
    (file,), refusals = read_files(data)
    assert refusals == []
    again = QImage.fromData(file.content)
    assert (again.width(), again.height()) == (3, 2)
    assert again.pixelColor(0, 0) == picture().pixelColor(0, 0)


def test_a_file_with_a_preview_comes_as_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"jpg")
    data = files([tmp_path / "照片.jpg"])
    data.setImageData(picture())
    (file,), _refusals = read_files(data)
    assert file.name == "照片.jpg"


def test_links_to_the_web_and_words_are_no_files(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://www.example.org/a.pdf")])
    data.setText("https://www.example.org/a.pdf")
    assert not has_files(data)
    assert read_files(data) == ([], [])
