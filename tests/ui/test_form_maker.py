"""Making a form's PDF for its preview."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.form_maker import FormMaker
from tests.factories import TaskDraft, followed_plan

WANTED = Request(year=115)


@pytest.fixture
def maker(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> FormMaker:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣政府")
    followed_plan(office, clerk, TaskDraft("更新標示", sections=("民政課",)), year=115)
    return FormMaker(desk)


def test_a_form_is_made_once_the_wishes_pause(qtbot: QtBot, maker: FormMaker) -> None:
    begun: list[object] = []
    maker.started.connect(begun.append)
    for _ in range(5):
        maker.make("plan-table", WANTED)
    with qtbot.waitSignal(maker.made) as made:
        pass
    assert made.args is not None
    assert bytes(made.args[0]).startswith(b"%PDF")
    assert len(begun) == 1


def test_what_cannot_be_printed_is_one_sentence(qtbot: QtBot, maker: FormMaker, desk: Desk) -> None:
    with qtbot.assertNotEmitted(desk.refused), qtbot.waitSignal(maker.refused) as refused:
        maker.make("plan-table", Request(year=99))
    assert refused.args is not None
    assert "99" in refused.args[0]


def test_an_older_wish_is_never_shown_after_a_newer_one(qtbot: QtBot, maker: FormMaker) -> None:
    told: list[str] = []
    maker.made.connect(lambda _pdf: told.append("made"))
    maker.refused.connect(lambda _why: told.append("refused"))
    with qtbot.waitSignal(maker.started):
        maker.make("plan-table", WANTED)
    with qtbot.waitSignal(maker.refused):
        maker.make("plan-table", Request(year=99))
    qtbot.wait(50)
    assert told == ["refused"]


def test_a_cancelled_wish_is_not_made(qtbot: QtBot, maker: FormMaker) -> None:
    maker.make("plan-table", WANTED)
    with qtbot.assertNotEmitted(maker.started, wait=300):
        maker.cancel()


def test_a_fault_of_the_program_is_told_as_one(
    qtbot: QtBot, maker: FormMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _places: faults.append(error))
    with qtbot.waitSignal(maker.refused):
        maker.make("plan-table", "no request")
    assert len(faults) == 1
