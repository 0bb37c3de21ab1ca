"""What each role is offered, told and shown in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.office import Actor
from desktop.office.persons import change_person, set_person_active
from desktop.office.settings import change_setting, read_settings
from desktop.ui.dialogs.set_secret import SetSecret
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.settings.others_tab import OthersTab
from desktop.ui.settings.persons_tab import PersonsTab
from desktop.ui.tracking.list_part import ListPart
from tests.ui.sign_in.door import Start, choose, come_in, settings_of
from tests.ui.windows import button_of, texts_in


def test_a_right_that_is_missing_is_told_in_the_message_bar(qtbot: QtBot, start: Start) -> None:
    reception = start()
    come_in(qtbot, reception, "許稽核")
    window = reception.main_window
    assert window.desk is not None
    window.desk.do("修改黃燈天數", change_setting, "due_soon_days", 30)

    assert window.messages.sentences() == ["「許稽核」的身分是稽核人員，不能修改設定；請洽承辦人。"]
    assert window.desk.read(read_settings).due_soon_days == 14


def test_who_may_not_change_the_settings_only_reads_them(qtbot: QtBot, start: Start) -> None:
    def fields_of(name: str) -> set[str]:
        reception = start()
        come_in(qtbot, reception, name)
        persons_tab = settings_of(reception, 2).tabs.currentWidget()
        assert isinstance(persons_tab, PersonsTab)
        assert reception.main_window.desk is not None
        persons_tab.list.go_to(reception.main_window.desk.actor.person_id or 0)
        others_tab = settings_of(reception, 4).tabs.currentWidget()
        assert isinstance(others_tab, OthersTab)
        found = {
            "name": persons_tab.name,
            "own secret": persons_tab.secret,
            "new person": button_of(persons_tab, "新增人員"),
            "days": others_tab.due_soon,
            "look": others_tab.scheme,
            "switch": others_tab.sign_in.switch_off,
        }
        enabled = {name for name, field in found.items() if field.isEnabled()}
        reception.main_window.close()
        return enabled

    assert fields_of("林曉堃") == {"name", "own secret", "new person", "days", "look", "switch"}
    assert fields_of("王課長") == {"own secret", "look"}
    assert fields_of("許稽核") == {"look"}


@pytest.mark.parametrize(
    ("name", "may_walk", "may_call"),
    [("王課長", True, False), ("吳測試", False, True), ("許稽核", False, False)],
)
def test_what_a_role_never_does_is_not_offered(
    qtbot: QtBot, start: Start, name: str, may_walk: bool, may_call: bool
) -> None:
    reception = start()
    come_in(qtbot, reception, name)
    window = reception.main_window
    window.open_page("walkarounds")
    assert button_of(window, "新增登記").isEnabled() == may_walk
    assert button_of(window, "無異常").isEnabled() == may_walk
    window.open_page("phone_tests")
    assert button_of(window, "新增輪次").isEnabled() == may_call


def test_who_becomes_another_or_leaves_works_on_as_that(qtbot: QtBot, start: Start) -> None:
    reception = start()
    come_in(qtbot, reception, "王課長")
    window, desk = reception.main_window, reception.main_window.desk
    assert desk is not None
    key, section_id = desk.actor.person_id or 0, desk.actor.section_id
    with desk.office.work(Actor("林曉堃")) as work:
        change_person(work, key, name="王大課長", title="", section_id=section_id, role=Role.AUDITOR)
    assert (desk.actor.name, desk.actor.role) == ("王大課長", Role.AUDITOR)

    with desk.office.work(Actor("林曉堃")) as work:
        set_person_active(work, key, False)
    qtbot.waitUntil(lambda: window.desk is None)


def test_everybody_changes_the_own_secret_from_the_foot(qtbot: QtBot, start: Start, path: Path) -> None:
    reception = start()
    come_in(qtbot, reception, "王課長")
    choose(qtbot, reception, "變更我的密碼…")
    dialog = reception.main_window.findChild(SetSecret)
    qtbot.keyClicks(dialog.secret, "123456")
    qtbot.keyClicks(dialog.again, "123457")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    told = "".join(texts_in(dialog))
    assert "太容易猜到" in told
    assert "兩次輸入的密碼不一樣" in told

    for field in (dialog.secret, dialog.again):
        field.clear()
        qtbot.keyClicks(field, "907451")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    choose(qtbot, reception, "登出／換人")
    come_in(qtbot, reception, "王課長", "907451")
    assert reception.main_window.desk is not None


def test_the_auditor_restores_no_backup_and_nobody_does_before_the_door(qtbot: QtBot, start: Start) -> None:
    reception = start()

    def may_restore() -> bool:
        menu = reception.main_window.menu
        menu.aboutToShow.emit()
        return next(action for action in menu.actions() if action.text() == "從備份還原…").isEnabled()

    assert not may_restore()
    come_in(qtbot, reception, "許稽核")
    assert not may_restore()
    choose(qtbot, reception, "登出／換人")
    come_in(qtbot, reception, "林曉堃")
    assert may_restore()


def test_what_a_section_head_ticked_is_the_secretariats_to_confirm(qtbot: QtBot, start: Start) -> None:
    reception = start()
    window = reception.main_window

    def tracking(name: str) -> ListPart:
        come_in(qtbot, reception, name)
        window.open_page("tracking")
        page = window.page()
        assert isinstance(page, TrackingPage)
        qtbot.waitUntil(page.list.table.isVisible)
        page.list.table.selectRow([task.text for task in page.list.model.tasks()].index("更新配置圖"))
        return page.list

    part = tracking("王課長")
    window.activateWindow()
    part.table.setFocus()
    qtbot.waitUntil(part.table.hasFocus)
    qtbot.keyClick(part.table, Qt.Key.Key_Space)
    assert [task.awaiting for task in part.model.tasks()] == [1]
    choose(qtbot, reception, "登出／換人")

    part = tracking("林曉堃")
    part.deeds.confirm(part.selection.tasks())
    assert {task.awaiting for task in part.model.tasks()} == {0}
    choose(qtbot, reception, "登出／換人")

    part = tracking("王課長")
    part.panel.ticks.list.setCurrentIndex(part.panel.ticks.list.model().index(0, 0))
    part.panel.ticks.untick_current()
    assert "承辦人已經確認" in window.messages.sentences()[-1]
