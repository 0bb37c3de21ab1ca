"""A PDF for each section from the page 表單: by one button, with progress, to be stopped."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.pages.forms import FormsPage
from desktop.ui.widgets.progress_panel import ProgressPanel
from tests.factories import TaskDraft, followed_plan, named_sections

DUE = dt.date(2026, 6, 30)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were opened."""
    folders: list[Path] = []

    def open_url(url: QUrl) -> bool:
        folders.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return folders


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the user chooses."""
    found = tmp_path / "papers"
    found.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(found))
    return found


@pytest.fixture
def page(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk, opened: list[Path]) -> FormsPage:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣和平區公所")
    named_sections(office, clerk, "政風室")
    names = ("民政課", "社會課", "建設課")
    followed_plan(office, clerk, *(TaskDraft(f"{name}的工作", DUE, (name,)) for name in names))
    desk.year = 115
    page = FormsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def choose_form(page: FormsPage, title: str) -> None:
    (item,) = page.catalogue.findItems(title, Qt.MatchFlag.MatchExactly)
    page.catalogue.setCurrentItem(item)


def test_one_button_prints_for_every_section_and_opens_the_folder(
    qtbot: QtBot, page: FormsPage, desk: Desk, folder: Path, opened: list[Path]
) -> None:
    choose_form(page, "單位自行管考表")
    page.arguments.section.setCurrentText("民政課")
    with qtbot.waitSignal(desk.told) as told:
        qtbot.mouseClick(page.each_button, Qt.MouseButton.LeftButton)
    assert sorted(path.stem.split("_")[1] for path in folder.iterdir()) == ["建設課", "民政課", "社會課"]
    assert told.args == [f"已產生 3 份 PDF，在「{folder}」；政風室沒有工作，未產生。"]
    assert opened == [folder]


def test_the_button_is_there_for_forms_that_tell_of_a_section_only(page: FormsPage) -> None:
    shown = {}
    for title in ("單位自行管考表", "執行情形管制表", "計畫附表", "走動式管理登記簿"):
        choose_form(page, title)
        shown[title] = page.each_button.isVisible()
    assert [title for title, is_shown in shown.items() if is_shown] == ["單位自行管考表", "執行情形管制表"]


def test_progress_is_shown_and_can_be_cancelled(
    qtbot: QtBot, page: FormsPage, desk: Desk, folder: Path, opened: list[Path]
) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    desk.runner.started.connect(panel.watch)
    desk.runner.started.connect(lambda job: job.progressed.connect(lambda *_: panel.cancel_button.click()))
    choose_form(page, "單位自行管考表")
    with qtbot.waitSignal(desk.told) as told:
        qtbot.mouseClick(page.each_button, Qt.MouseButton.LeftButton)
    assert told.args == ["已取消；已經產生的檔案留在資料夾裡。"]
    assert [path for path in folder.iterdir() if path.suffix != ".pdf"] == []
    assert len(list(folder.iterdir())) < 3
    assert opened == []


def test_a_file_open_elsewhere_is_told_in_a_sentence(
    qtbot: QtBot, page: FormsPage, desk: Desk, folder: Path
) -> None:
    name = "115年度單位自行管考表_社會課.pdf"
    (folder / name).write_bytes(b"old")
    (folder / f".~lock.{name}#").touch()
    choose_form(page, "單位自行管考表")
    with qtbot.waitSignals([desk.told, desk.refused]):
        qtbot.mouseClick(page.each_button, Qt.MouseButton.LeftButton)
    assert (folder / name).read_bytes() == b"old"
