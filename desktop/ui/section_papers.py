"""One click for all sections: a form as a PDF for each of them, into a folder that is opened at the end."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.office.section_papers import SectionPapers, section_papers_steps
from desktop.ui.desk import Desk
from desktop.ui.preferences import preferences

if TYPE_CHECKING:
    from desktop.forms.form import Request

FOLDER_KEY = "forms/sections_folder"


class SectionPapersPrinter(QObject):
    """Asks for a folder, prints off the window's thread, and tells how many there are."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def choose(self, name: str, request: "Request") -> None:
        """Let the user choose the folder, then print the form for every section."""
        before = str(preferences().value(FOLDER_KEY, str(Path.home())))
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("每單位一份 PDF，存到資料夾"), before)
        if chosen:
            preferences().setValue(FOLDER_KEY, chosen)
            self.print_into(Path(chosen), name, request)

    def print_into(self, folder: Path, name: str, request: "Request") -> None:
        """Print the form for every section that has tasks into a folder."""
        desk = self._desk
        every = replace(request, section=None)
        job = desk.runner.start(
            self.tr("每單位一份 PDF"), section_papers_steps, desk.office, name, every, folder, desk.today()
        )
        job.succeeded.connect(lambda papers: self._on_printed(folder, papers))
        job.cancelled.connect(lambda: desk.told.emit(self.tr("已取消；已經產生的檔案留在資料夾裡。")))
        job.failed.connect(desk.tell_failure)

    def _on_printed(self, folder: Path, papers: SectionPapers) -> None:
        self._desk.told.emit(words_of(folder, papers))
        if papers.failed:
            self._desk.refused.emit("".join(papers.failed))
        if papers.written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def words_of(folder: Path, papers: SectionPapers) -> str:
    """What was printed, in a sentence."""
    told = (
        _tr("已產生 %1 份 PDF，在「%2」").replace("%1", str(len(papers.written))).replace("%2", str(folder))
    )
    if papers.without_tasks:
        told += _tr("；%1沒有工作，未產生").replace("%1", "、".join(papers.without_tasks))
    return told + "。"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SectionPapersPrinter", text)
