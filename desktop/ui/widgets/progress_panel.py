"""How far long work has come, with a button to cancel it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.work import Job


class ProgressPanel(QFrame):
    """Shows one job from its start to its end, then hides; the next job shown takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._job: Job | None = None
        self._text = plain_label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel_button: QPushButton = button(self.tr("取消"), self._cancel)
        words = QVBoxLayout()
        words.setSpacing(UNIT // 2)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addLayout(words, 1)
        row.addWidget(self.cancel_button)
        self.hide()

    def watch(self, job: Job) -> None:
        """Show a job; its `text` stands in front of what it tells."""
        self._job = job
        self._tell(0, 0, "")
        self.cancel_button.setEnabled(True)
        job.progressed.connect(lambda done, total, text: self._on_progress(job, done, total, text))
        job.ended.connect(lambda: self._on_ended(job))
        self.show()

    def text(self) -> str:
        """What is shown of the job now."""
        return self._text.text()

    def _on_progress(self, job: Job, done: int, total: int, text: str) -> None:
        if job is self._job:
            self._tell(done, total, text)

    def _tell(self, done: int, total: int, text: str) -> None:
        title = self._job.text if self._job is not None else ""
        self._text.setText("：".join(part for part in (title, text) if part))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._text.text())

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel_button.setEnabled(False)
            self._text.setText(self.tr("正在取消，請稍候…"))
            self._job.cancel()
