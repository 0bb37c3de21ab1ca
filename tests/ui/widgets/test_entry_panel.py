import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from desktop.registers.walkaround import WALKAROUND
from desktop.ui.desk import Desk
from desktop.ui.widgets.entry_panel import EntryPanel

TODAY = dt.date(2026, 7, 1)
LAST = {"walked_on": dt.date(2026, 3, 5), "supervisor": "林主任", "place": "大廳"}


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> EntryPanel:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    panel = EntryPanel(desk, WALKAROUND)
    qtbot.addWidget(panel)
    return panel


def begun(panel: EntryPanel) -> list[object]:
    panel.begin()
    return [panel.form.fields[key].value() for key in LAST]


def test_the_first_entry_of_a_sitting_is_of_today_whenever_the_last_one_was(panel: EntryPanel) -> None:
    panel.go_on_from(LAST)
    assert begun(panel) == [TODAY, "林主任", None]


def test_the_next_entry_of_a_sitting_is_of_the_same_day(panel: EntryPanel) -> None:
    panel.stored(None, LAST)
    assert begun(panel) == [dt.date(2026, 3, 5), "林主任", None]
