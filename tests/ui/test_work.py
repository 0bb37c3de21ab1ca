"""Long work off the window's thread."""

import threading
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.work import Job, Progress, Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.finish()


def counting(count: int) -> Generator[Progress, None, int]:
    """Count in steps; returns the thread it was done in."""
    for number in range(count):
        yield number, count, f"第 {number} 項"
    return threading.get_ident()


def failing() -> Generator[Progress, None, None]:
    """Fail in the second step."""
    yield 0, 2, ""
    raise ValueError("broken")


class Waiting:
    """Work that goes on until the test lets it end, and remembers how it ended."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.was_closed = False

    def steps(self) -> Generator[Progress, None, str]:
        """Wait in the second step."""
        try:
            yield 0, 0, "等候"
            self.may_go_on.wait(10)
            yield 1, 0, "繼續"
        finally:
            self.was_closed = True
        return "完成"


def ends_of(job: Job) -> list[str]:
    """Records which of a job's last signals come, in their order."""
    told: list[str] = []
    job.succeeded.connect(lambda _result: told.append("succeeded"))
    job.failed.connect(lambda _error: told.append("failed"))
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.ended.connect(lambda: told.append("ended"))
    return told


def test_work_is_done_in_another_thread_and_told_in_this_one(qtbot: QtBot, runner: Runner) -> None:
    told_in: list[int] = []
    job = runner.start("計算", counting, 3)
    job.progressed.connect(lambda *_progress: told_in.append(threading.get_ident()))
    with qtbot.waitSignal(job.succeeded) as finished:
        pass
    assert finished.args is not None
    assert finished.args[0] != threading.get_ident()
    assert told_in == [threading.get_ident()] * 3


def test_a_failure_arrives_as_what_was_raised(qtbot: QtBot, runner: Runner) -> None:
    job = runner.start("", failing)
    told = ends_of(job)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args is not None
    assert isinstance(failed.args[0], ValueError)
    assert told == ["failed", "ended"]


def test_cancelled_work_stops_at_its_next_step_and_cleans_up(qtbot: QtBot, runner: Runner) -> None:
    work = Waiting()
    job = runner.start("", work.steps)
    told = ends_of(job)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.ended):
        job.cancel()
        work.may_go_on.set()
    assert told == ["cancelled", "ended"]
    assert work.was_closed


def test_what_was_cancelled_before_it_began_never_begins(qtbot: QtBot, runner: Runner) -> None:
    begun: list[bool] = []

    def steps() -> Generator[Progress, None, None]:
        begun.append(True)
        yield 0, 0, ""

    runner.started.connect(lambda job: job.cancel())
    with qtbot.waitSignal(runner.start("稍後", steps).ended):
        pass
    assert begun == []


def test_finishing_waits_until_every_job_has_told_its_end(qtbot: QtBot, runner: Runner) -> None:
    works = [Waiting() for _ in range(4)]
    told = [ends_of(runner.start("", work.steps)) for work in works]
    for work in works:
        work.may_go_on.set()
    runner.finish()
    assert all(ends[-1] == "ended" and len(ends) == 2 for ends in told)
    assert not runner.is_busy


def test_only_work_with_a_name_is_shown_by_the_window(qtbot: QtBot, runner: Runner) -> None:
    shown: list[str] = []
    runner.started.connect(lambda job: shown.append(job.text))
    for text in ("", "匯入"):
        with qtbot.waitSignal(runner.start(text, counting, 1).ended):
            pass
    assert shown == ["匯入"]


def test_the_panel_shows_how_far_work_is_and_cancels_it(qtbot: QtBot, runner: Runner) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    work = Waiting()
    job = runner.start("匯入計畫", work.steps)
    panel.watch(job)
    with qtbot.waitSignal(job.progressed):
        pass
    assert panel.isVisible()
    assert panel.text() == "匯入計畫：等候"
    with qtbot.waitSignal(job.cancelled):
        panel.findChild(QPushButton).click()
        assert not panel.cancel_button.isEnabled()
        work.may_go_on.set()
    assert panel.isHidden()


def test_the_panel_stays_with_the_newer_of_two_jobs(qtbot: QtBot, runner: Runner) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    older, newer = Waiting(), Waiting()
    first, second = runner.start("甲", older.steps), runner.start("乙", newer.steps)
    panel.watch(first)
    panel.watch(second)
    with qtbot.waitSignal(first.ended):
        older.may_go_on.set()
    assert panel.isVisible()
    with qtbot.waitSignal(second.ended):
        newer.may_go_on.set()
    assert panel.isHidden()
