"""Bringing in a plan: a file or pasted text is read, looked through, and stored only when it is wanted."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.office import sections
from desktop.errors import OfficeError
from desktop.exchange.readers import ENDINGS
from desktop.office.reviewing import PlanReview, review_steps
from desktop.rules.roc_calendar import roc_year
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.plan.import_source import ImportSource
from desktop.ui.preferences import preferences
from desktop.ui.review.review_foot import ReviewFoot
from desktop.ui.review.review_view import ReviewView
from desktop.ui.theme import UNIT
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.work import Job

FOLDER_KEY, SIZE_KEY = "plan/folder", "plan/import_size"
FIRST_SIZE = QSize(164 * UNIT, 92 * UNIT)
# What the window's own frame takes of the screen.
FRAME = QSize(2 * UNIT, 5 * UNIT)
LEAST = QSize(76 * UNIT, 50 * UNIT)


class ImportPlanDialog(QDialog):
    """Source, then reading with its progress, then the review; cancelling leaves nothing behind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("匯入計畫"))
        self._fit_to_screen()
        self.setAcceptDrops(True)
        self._desk = desk
        self._job: Job | None = None
        self._may_leave = self._is_done = False
        self.review: ReviewView | None = None
        self.source = ImportSource()
        self.progress = ProgressPanel()
        self._refusal = plain_label("", "error", wraps=True)
        self._refusal.hide()
        self._stages = QStackedWidget()
        self.foot = ReviewFoot()
        self._lay_out()
        self.source.file_wanted.connect(self.choose_file)
        self.source.text_given.connect(self.read)
        desk.refused.connect(self._refuse)
        self.foot.other_wanted.connect(self._begin_anew)
        self.foot.left.connect(self.reject)
        self.foot.wanted.connect(self._store)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._store)
        self._show_stage(self.source)

    def _fit_to_screen(self) -> None:
        room = self.screen().availableSize() - FRAME
        wanted = preferences().value(SIZE_KEY)
        size = wanted if isinstance(wanted, QSize) and wanted.isValid() else FIRST_SIZE
        self.setMinimumSize(LEAST.boundedTo(room))
        self.resize(size.boundedTo(room))

    def _lay_out(self) -> None:
        self._stages.addWidget(self.source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT + UNIT // 2, 2 * UNIT, UNIT + UNIT // 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self._stages, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self._refusal)
        layout.addWidget(self.foot)

    def _show_stage(self, stage: QWidget) -> None:
        self._stages.setCurrentWidget(stage)
        self.foot.show_review(has_review=stage is not self.source)

    def _begin_anew(self) -> None:
        if self._gives_up():
            self._drop_review()
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
        endings = " ".join(f"*{suffix}" for suffix in (*ENDINGS, ".json"))
        kinds = self.tr("計畫 (%1);;所有檔案 (*)").replace("%1", endings)
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
        desk = self._desk
        present, this_year = desk.read(sections), roc_year(desk.today())
        job = desk.runner.start("", review_steps, source, present, desk.actor, this_year)
        self._job = job
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.progress.watch(job)

    def _on_read(self, review: PlanReview) -> None:
        if self._is_done:
            review.close()
            return
        view = ReviewView(review, self._desk)
        self.review = view
        view.changed.connect(self._on_changed)
        view.refused.connect(self._refuse)
        self.foot.follow(*view.undo_actions())
        self._stages.addWidget(view)
        self._show_stage(view)
        self.foot.tell_rest(len(view.plan.points))
        view.plan.outline.view.setFocus()

    def _on_changed(self) -> None:
        self._may_leave = False
        self._refuse("")
        if self.review is not None:
            self.foot.tell_rest(len(self.review.plan.points))

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
        from desktop.office.taking_in_reviewed import take_in_reviewed

        view = self.review
        if view is None:
            return
        self._refuse("")
        plan = view.read_plan()
        text = self.tr("匯入 %1 年度計畫").replace("%1", str(plan.year))
        mark, decided = view.review.mark, view.choices.decided()
        if self._desk.do(text, take_in_reviewed, plan, mark, decided) is not None:
            self._desk.year = plan.year or self._desk.year
            self.accept()

    def _gives_up(self) -> bool:
        """Whether the review may be left: at once if nothing was changed in it, else when asked twice."""
        if self.review is None or not self.review.is_changed() or self._may_leave:
            return True
        self._refuse(self.tr("核對時做的修改還沒有匯入；再按一次就放棄這些修改。"))
        self._may_leave = True
        return False

    def reject(self) -> None:
        """Leave without storing anything."""
        if self._gives_up():
            super().reject()

    def done(self, result: int) -> None:
        self._is_done = True
        preferences().setValue(SIZE_KEY, self.size())
        if self._job is not None:
            self._job.cancel()
        self._drop_review()
        super().done(result)

    def _drop_review(self) -> None:
        view, self.review = self.review, None
        if view is not None:
            self._stages.removeWidget(view)
            view.hide()
            view.close_review()
            view.deleteLater()

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
