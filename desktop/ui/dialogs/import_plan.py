"""Bringing in a plan: a file or pasted text is read, looked at, and stored only when it is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import OfficeError
from desktop.exchange.plan_import import reading_steps
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.plan.import_preview import ImportPreview
from desktop.ui.plan.import_source import ImportSource
from desktop.ui.preferences import preferences
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.work import Job

if TYPE_CHECKING:
    from desktop.exchange.reading import Reading

FOLDER_KEY = "plan/folder"
SIZE = (110 * UNIT, 78 * UNIT)
# What the window's own frame takes of the screen.
FRAME = 5 * UNIT
LEAST = (76 * UNIT, 50 * UNIT)


class ImportPlanDialog(QDialog):
    """Source, then reading with its progress, then the preview; cancelling leaves nothing behind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("匯入計畫"))
        self.setMinimumSize(*LEAST)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width() - FRAME), min(SIZE[1], room.height() - FRAME))
        self.setAcceptDrops(True)
        self._desk = desk
        self._job: Job | None = None
        self.source = ImportSource()
        self.preview = ImportPreview()
        self.progress = ProgressPanel()
        self._refusal = plain_label("", "error", wraps=True)
        self._refusal.hide()
        self._stages = QStackedWidget()
        self.back_button = button(self.tr("選別的檔案"), self._begin_anew, icon_name="arrow_undo")
        self.import_button = button(self.tr("匯入"), self._store, icon_name="arrow_import", role="primary")
        self._lay_out()
        self.source.file_wanted.connect(self.choose_file)
        self.source.text_given.connect(self.read)
        self.preview.changed.connect(lambda: self._refuse(""))
        desk.refused.connect(self._refuse)
        self._show_stage(self.source)

    def _lay_out(self) -> None:
        self._stages.addWidget(self.source)
        self._stages.addWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("取消"), self.reject))
        buttons.addWidget(self.import_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self._stages, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self._refusal)
        layout.addLayout(buttons)

    def _show_stage(self, stage: QWidget) -> None:
        self._stages.setCurrentWidget(stage)
        for widget in (self.back_button, self.import_button):
            widget.setVisible(stage is self.preview)
        if stage is self.preview:
            self.import_button.setDefault(True)
            self.import_button.setFocus()

    def _begin_anew(self) -> None:
        self._refuse("")
        self._show_stage(self.source)

    def refusal(self) -> str:
        """Why the plan could not be read or stored, empty if nothing was refused."""
        return self._refusal.text()

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def choose_file(self) -> None:
        """Let the user choose a file, and read it."""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        kinds = self.tr("計畫 (*.docx *.txt *.md *.json);;所有檔案 (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("選擇計畫檔"), folder, kinds)
        if chosen:
            preferences().setValue(FOLDER_KEY, str(Path(chosen).parent))
            self.read(Path(chosen))

    def read(self, source: Path | str) -> None:
        """Read a file (a Path) or a text (a str) off the window's thread."""
        if self._job is not None:
            return
        self._refuse("")
        self.source.setEnabled(False)
        job = self._desk.runner.start("", reading_steps, source)
        self._job = job
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.progress.watch(job)

    def _on_read(self, reading: "Reading") -> None:
        self.preview.show_plan(reading.plan)
        self._show_stage(self.preview)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OfficeError):
            self._refuse(str(error))
        else:
            self._refuse(self.tr("讀取時發生錯誤，沒有存入任何資料；請改貼上文字再試。"))
            self._desk.tell_failure(error)

    def _on_ended(self) -> None:
        self._job = None
        self.source.setEnabled(True)

    def _store(self) -> None:
        from desktop.office.taking_in import take_in_plan

        plan = self.preview.plan()
        if plan is None:
            return
        self._refuse("")
        text = self.tr("匯入 %1 年度計畫").replace("%1", str(plan.year))
        if self._desk.do(text, take_in_plan, plan) is not None:
            self._desk.year = plan.year or self._desk.year
            self.accept()

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        """The one file that is dropped, while a source is asked for."""
        urls = event.mimeData().urls()
        is_asking = self._stages.currentWidget() is self.source and self._job is None
        return Path(urls[0].toLocalFile()) if is_asking and urls and urls[0].isLocalFile() else None
