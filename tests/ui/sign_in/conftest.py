"""What tests of signing in stand on: an office that asks who comes in, and the program started on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor
from desktop.office.opening import create_office
from desktop.office.persons import add_person
from desktop.office.sign_in_duty import require_sign_in
from desktop.office.signing_in import set_secret
from desktop.ui.main_window import MainWindow
from desktop.ui.office_menu import OfficeMenu
from desktop.ui.reception import Reception
from desktop.ui.sign_in_card import SignInCard
from tests.factories import TaskDraft, followed_plan
from tests.ui.sign_in.door import CHEAP, PEOPLE, PIN, Start


@pytest.fixture
def path(tmp_path: Path, clerk: Actor) -> Path:
    """The file of an office of two sections that asks to sign in."""
    path = tmp_path / "office.db"
    office = create_office(path, "清溪縣和平區公所")
    drafts = [TaskDraft("更新配置圖", sections=("總務課",)), TaskDraft("辦理訓練", sections=("人事室",))]
    plan = followed_plan(office, clerk, *drafts)
    with office.work(clerk) as work:
        for name, role in PEOPLE.items():
            key = add_person(work, name, role=role, section_id=plan.sections["總務課"])
            set_secret(work, key, PIN, cost=CHEAP)
        add_person(work, "沒有密碼")
        require_sign_in(work, cost=CHEAP)
    office.close()
    return path


@pytest.fixture
def start(qtbot: QtBot, path: Path) -> Iterator[Start]:
    """Starts the program on the file; returns when the card is there."""
    receptions: list[Reception] = []

    def begin() -> Reception:
        window = MainWindow()
        qtbot.addWidget(window)
        window.furnish()
        receptions.append(Reception(window, path))
        OfficeMenu(window, receptions[-1])
        window.resize(1366, 728)
        with qtbot.waitActive(window):
            window.show()
        receptions[-1].begin()
        qtbot.waitUntil(lambda: window.findChild(SignInCard) is not None)
        return receptions[-1]

    yield begin
    for reception in receptions:
        reception.close()
