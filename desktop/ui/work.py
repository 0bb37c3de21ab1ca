"""Long work off the window's thread: one runner, cancelled between steps, always a result or an error."""

import threading
from collections.abc import Callable, Generator
from typing import Any, ParamSpec

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal, Slot

P = ParamSpec("P")

# What long work tells between its steps: how many are done, how many there are (0: unknown), what is next.
Progress = tuple[int, int, str]
Steps = Generator[Progress, None, Any]


class Job(QObject):
    """One piece of long work under way; all signals come in the window's thread.

    Exactly one of `succeeded` (with the result), `failed` (with the exception) and `cancelled` is sent,
    and after it `ended`.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _step = Signal(int, int, str)
    _outcome = Signal(str, object)

    def __init__(self, text: str, steps: Callable[[], Steps], parent: QObject) -> None:
        super().__init__(parent)
        self.text = text
        self._steps = steps
        self._is_cancelled = threading.Event()
        # Sent in the working thread, received here: Qt queues what crosses from thread to thread.
        self._step.connect(self._on_step)
        self._outcome.connect(self._on_outcome)

    def cancel(self) -> None:
        """Ask the work to stop before its next step; work that is at its end by then succeeds."""
        self._is_cancelled.set()

    def work(self) -> None:
        """Do the work; called by the runner in a thread of its pool."""
        try:
            outcome, value = self._all_steps()
        except BaseException as error:  # told to the window; nothing may be lost in a thread
            outcome, value = "failed", error
        self._outcome.emit(outcome, value)

    def _all_steps(self) -> tuple[str, object]:
        if self._is_cancelled.is_set():
            return "cancelled", None
        steps = self._steps()
        try:
            while True:
                self._step.emit(*next(steps))
                if self._is_cancelled.is_set():
                    return "cancelled", None
        except StopIteration as stop:
            return "succeeded", stop.value
        finally:
            steps.close()

    @Slot(int, int, str)
    def _on_step(self, done: int, total: int, text: str) -> None:
        if not self._is_cancelled.is_set():
            self.progressed.emit(done, total, text)

    @Slot(str, object)
    def _on_outcome(self, outcome: str, value: object) -> None:
        if outcome == "cancelled":
            self.cancelled.emit()
        elif outcome == "failed":
            self.failed.emit(value)
        else:
            self.succeeded.emit(value)
        self.ended.emit()


class Runner(QObject):
    """Runs jobs in threads of its own pool.

    Signals:
        started: a job that the window should show, that is, one with a text.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._jobs: set[Job] = set()

    def start(self, text: str, steps: Callable[P, Steps], /, *args: P.args, **kwargs: P.kwargs) -> Job:
        """Run a generator function in another thread; what it returns is the job's result.

        The generator opens its own session (`with office.reading()`), for all of it runs in that thread;
        it must not touch a widget. With an empty `text` the window shows no progress of it.
        """
        job = Job(text, lambda: steps(*args, **kwargs), self)
        self._jobs.add(job)
        job.ended.connect(self._on_ended)
        if text:
            self.started.emit(job)
        self._pool.start(job.work)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether any job is under way."""
        return bool(self._jobs)

    def finish(self) -> None:
        """Cancel everything and wait until every job has ended and said so."""
        jobs = list(self._jobs)
        for job in jobs:
            job.cancel()
        self._pool.waitForDone()
        for job in jobs:
            QCoreApplication.sendPostedEvents(job, QEvent.Type.MetaCall.value)

    @Slot()
    def _on_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            job.deleteLater()
