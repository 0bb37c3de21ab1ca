"""The desk: deeds, undo, year and person, news of changes."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from db.queries.office import agency, sections
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.settings import change_setting
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from tests.factories import TaskDraft, followed_plan


def name_of(desk: Desk) -> str:
    found = desk.read(agency)
    return found.name if found is not None else ""


def test_what_was_done_is_told_and_can_be_undone_and_redone(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignals([desk.done, desk.changed]):
        desk.do("修改機關", change_agency, name="清溪縣政府")
    assert desk.undo_stack.undoText() == "修改機關"
    desk.undo_stack.undo()
    assert name_of(desk) == ""
    desk.undo_stack.redo()
    assert name_of(desk) == "清溪縣政府"


def test_a_deed_that_changes_nothing_is_neither_told_nor_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.do("修改機關", change_agency, name="清溪縣政府")
    with qtbot.assertNotEmitted(desk.done):
        desk.do("修改機關", change_agency, name="清溪縣政府")
    assert desk.undo_stack.count() == 1


def test_a_refusal_is_one_sentence_and_stores_nothing(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.refused) as refused:
        assert desk.do("新增單位", add_section, "") is None
    assert refused.args == ["單位名稱不可空白；請輸入單位名稱。"]
    assert desk.read(sections) == []
    assert not desk.undo_stack.canUndo()


def test_what_cannot_be_undone_any_more_leaves_the_stack(
    qtbot: QtBot, desk: Desk, office: Office, clerk: Actor
) -> None:
    desk.do("修改機關", change_agency, name="甲機關")
    with office.work(clerk) as work:
        change_agency(work, name="乙機關")
    with qtbot.waitSignal(desk.refused):
        desk.undo_stack.undo()
    assert name_of(desk) == "乙機關"
    assert not desk.undo_stack.canUndo()


def test_a_change_from_another_thread_is_told_in_the_windows(
    qtbot: QtBot, desk: Desk, office: Office, clerk: Actor
) -> None:
    told_in: list[int] = []
    desk.changed.connect(lambda _tables: told_in.append(threading.get_ident()))

    def work_elsewhere() -> None:
        with office.work(clerk) as work:
            add_section(work, "甲課")

    with qtbot.waitSignal(desk.changed):
        thread = threading.Thread(target=work_elsewhere)
        thread.start()
        thread.join()
    assert told_in == [threading.get_ident()]
    assert not desk.undo_stack.canUndo()


def test_the_year_is_the_newest_plans_unless_the_office_set_another(
    qtbot: QtBot, office: Office, clerk: Actor
) -> None:
    for year in (113, 115, 114):
        followed_plan(office, clerk, TaskDraft("甲"), year=year)
    assert Desk(office, clerk).year == 115
    with office.work(clerk) as work:
        change_setting(work, "working_plan_year", 113)
    assert Desk(office, clerk).year == 113


def test_an_office_without_plans_works_on_the_present_year(qtbot: QtBot, desk: Desk) -> None:
    assert desk.year == desk.today().year - 1911


def test_year_and_person_are_told_when_they_change_and_only_then(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.year_changed) as changed:
        desk.year = 99
    assert changed.args == [99]
    with qtbot.assertNotEmitted(desk.year_changed):
        desk.year = 99
    with qtbot.waitSignal(desk.actor_changed):
        desk.actor = Actor("林堃")
    with qtbot.assertNotEmitted(desk.actor_changed):
        desk.actor = Actor("林堃")


def test_an_office_error_of_long_work_becomes_a_refusal(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(desk.refused) as refused:
        desk.tell_failure(Refused("磁碟已滿。"))
    assert refused.args == ["磁碟已滿。"]
    faults: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _places: faults.append(error))
    fault = KeyError("甲")
    desk.tell_failure(fault)
    assert faults == [fault]
