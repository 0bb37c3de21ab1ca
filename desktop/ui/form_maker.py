"""Making a form as its preview needs it: off the window's thread, the last wish only."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import OfficeError
from desktop.office.printing import form_steps
from desktop.ui.desk import Desk
from desktop.ui.work import Job, Steps

if TYPE_CHECKING:
    from desktop.forms.form import Request

PAUSE_MS = 200


class FormMaker(QObject):
    """Waits until the wishes pause, cancels what is no longer wanted, makes the last one.

    `steps` make it, given the office, the form's name, the request and today: by default as a PDF.

    Signals:
        started: the job that makes it, for a progress panel.
        made: what the steps return, the PDF's bytes by default.
        refused: the sentence that says why there is nothing to print.
    """

    started = Signal(object)
    made = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        steps: Callable[..., Steps] = form_steps,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps = steps
        self._wish: tuple[str, Request] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._begin)

    def make(self, name: str, request: "Request") -> None:
        """Make this form soon, in place of what is being made now."""
        self._wish = (name, request)
        self.cancel()
        self._pause.start()

    def cancel(self) -> None:
        """Stop what is being made."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        if self._wish is None:
            return
        name, request = self._wish
        job = self._desk.runner.start("", self._steps, self._desk.office, name, request, self._desk.today())
        self._job = job
        job.succeeded.connect(lambda content: self._on_made(job, content))
        job.failed.connect(lambda error: self._on_failed(job, error))
        self.started.emit(job)

    def _on_made(self, job: Job, content: object) -> None:
        if job is self._job:
            self._job = None
            self.made.emit(content)

    def _on_failed(self, job: Job, error: BaseException) -> None:
        if job is not self._job:
            return
        self._job = None
        if isinstance(error, OfficeError):
            self.refused.emit(str(error))
        else:
            self.refused.emit(self.tr("產生表單時發生錯誤。"))
            self._desk.tell_failure(error)
