"""Making a form as its preview needs it: off the window's thread, the last wish only."""

from collections.abc import Callable
from functools import partial
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

    Signals:
        started: the job that makes it, for a progress panel.
        made: what the steps return, the bytes of a form's PDF.
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
        pause_ms: int = PAUSE_MS,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Callable[[], Steps] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._begin)

    def make(self, name: str, request: "Request") -> None:
        """Make this form soon, in place of what is being made now."""
        self.begin(form_steps, self._desk.office, name, request, self._desk.today())

    def begin(self, steps: Callable[..., Steps], *arguments: object) -> None:
        """Make what these steps return soon, in place of what is being made now."""
        self._wish = partial(steps, *arguments)
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
        job = self._desk.runner.start("", self._wish)
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
