"""Coming into an office that asks who comes: the card, the wait, leaving, and what each then sees."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.queries.office import persons
from db.vocabulary import Role
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.persons import add_person, change_person, set_person_active
from desktop.office.secret_hash import Cost
from desktop.office.settings import change_setting, read_settings
from desktop.office.sign_in_duty import require_sign_in
from desktop.office.signing_in import set_secret
from desktop.ui.dialogs.recovery_code import RecoveryCode
from desktop.ui.dialogs.set_secret import SetSecret
from desktop.ui.dialogs.use_recovery_code import UseRecoveryCode
from desktop.ui.main_window import MainWindow
from desktop.ui.office_menu import OfficeMenu
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.today import TodayPage
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.reception import Reception
from desktop.ui.settings.others_tab import OthersTab
from desktop.ui.settings.persons_tab import PersonsTab
from desktop.ui.sign_in_card import SignInCard
from tests.factories import TaskDraft, followed_plan
from tests.ui.windows import button_of, texts_in, write

CHEAP = Cost(1, 8, 1)
PIN = "749063"
PEOPLE = {"林曉堃": Role.CLERK, "王課長": Role.SECTION_HEAD, "許稽核": Role.AUDITOR, "吳測試": Role.TESTER}
Start = Callable[[], Reception]


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


def card_of(reception: Reception) -> SignInCard:
    return reception.main_window.findChildren(SignInCard)[-1]


def come_in(qtbot: QtBot, reception: Reception, name: str, secret: str = PIN) -> None:
    card = card_of(reception)
    card.person.setFocus()
    card.person.setCurrentText(next(t for t in texts_of(card) if t.startswith(name)))
    card.person.activated.emit(card.person.currentIndex())
    qtbot.keyClicks(card.secret, secret)
    qtbot.keyClick(card.secret, Qt.Key.Key_Return)


def texts_of(card: SignInCard) -> list[str]:
    return [card.person.itemText(row) for row in range(card.person.count())]


def choose(qtbot: QtBot, reception: Reception, text: str) -> None:
    menu = reception.main_window.status_line.signed_in.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_before_anybody_signed_in_nothing_of_the_office_is_shown(qtbot: QtBot, start: Start) -> None:
    reception = start()
    window = reception.main_window

    assert window.desk is None
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.page() is None
    assert not {"更新配置圖", "辦理訓練"} & set(texts_in(window))
    assert "沒有把資料庫檔案加密" in "".join(texts_in(card_of(reception)))
    assert "王課長（總務課）" in texts_of(card_of(reception))


def test_enter_signs_in_and_the_foot_says_who_it_is(qtbot: QtBot, start: Start) -> None:
    reception = start()
    come_in(qtbot, reception, "王課長")

    window = reception.main_window
    assert window.desk is not None
    assert window.desk.actor.role is Role.SECTION_HEAD
    assert isinstance(window.page(), TodayPage)
    assert window.status_line.signed_in.text() == "王課長（總務課・單位主管）"
    assert not window.status_line.persons.isVisible()


def test_a_section_head_sees_the_tasks_of_the_own_section_only(qtbot: QtBot, start: Start) -> None:
    def tasks_seen(name: str) -> set[str]:
        reception = start()
        come_in(qtbot, reception, name)
        reception.main_window.open_page("tracking")
        page = reception.main_window.page()
        assert isinstance(page, TrackingPage)
        seen = {task.text for task in page._plan.tasks} if page._plan else set()
        reception.main_window.close()
        return seen

    assert tasks_seen("王課長") == {"更新配置圖"}
    assert tasks_seen("許稽核") == {"更新配置圖", "辦理訓練"}


def test_wrong_tries_are_told_under_the_field_and_then_have_to_wait(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = start()
    card = card_of(reception)
    now = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(card, "_clock", lambda: now)
    come_in(qtbot, reception, "王課長", "111222")
    assert "再錯4次" in card.refusal.text()
    for _ in range(4):
        qtbot.keyClicks(card.secret, "111222")
        qtbot.keyClick(card.secret, Qt.Key.Key_Return)
    assert "請等1分鐘再試" in card.refusal.text()
    assert not card.confirm.isEnabled()

    now += dt.timedelta(seconds=40)
    card.look_at_clock()
    assert "還要等20秒" in card.refusal.text()
    qtbot.keyClicks(card.secret, PIN)
    qtbot.keyClick(card.secret, Qt.Key.Key_Return)
    assert reception.main_window.desk is None

    now += dt.timedelta(seconds=20)
    card.look_at_clock()
    assert card.confirm.isEnabled()
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    assert reception.main_window.desk is not None


def test_another_person_need_not_wait_for_the_first_one(qtbot: QtBot, start: Start) -> None:
    reception = start()
    for _ in range(5):
        come_in(qtbot, reception, "王課長", "111222")
    come_in(qtbot, reception, "林曉堃")

    assert reception.main_window.desk is not None


def test_who_has_no_secret_is_told_where_it_is_set(qtbot: QtBot, start: Start) -> None:
    reception = start()
    come_in(qtbot, reception, "沒有密碼")
    assert "請承辦人在「設定 › 人員」設定" in card_of(reception).refusal.text()


def test_without_name_or_secret_the_card_asks_for_it(qtbot: QtBot, start: Start) -> None:
    reception = start()
    card = card_of(reception)
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    assert card.refusal.text() == "請先選擇您的姓名。"
    card.person.setCurrentIndex(0)
    qtbot.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    assert card.refusal.text() == "請輸入密碼。"


def test_a_chinese_phrase_is_typed_where_it_is_shown(qtbot: QtBot, start: Start) -> None:
    card = card_of(start())
    assert not card.secret.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    card.show_secret.click()
    assert card.secret.echoMode() is QLineEdit.EchoMode.Normal
    assert card.secret.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    write(card.secret, "走廊的時鐘")
    assert card.secret.text() == "走廊的時鐘"


def test_signing_out_shows_the_card_again_with_the_same_name_chosen(qtbot: QtBot, start: Start) -> None:
    reception = start()
    come_in(qtbot, reception, "王課長")
    choose(qtbot, reception, "登出／換人")

    qtbot.waitUntil(lambda: reception.main_window.desk is None)
    card = card_of(reception)
    assert card.person.currentText() == "王課長（總務課）"
    assert card.secret.text() == ""
    come_in(qtbot, reception, "林曉堃")
    assert reception.main_window.desk is not None
    assert reception.main_window.desk.actor.name == "林曉堃"


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


# Switching it on and off


@pytest.fixture
def open_door(qtbot: QtBot, tmp_path: Path, clerk: Actor) -> Iterator[Reception]:
    """The program on an office that does not ask who comes; its only clerk has no secret yet."""
    location = tmp_path / "open.db"
    office = create_office(location, "清溪縣和平區公所")
    with office.work(clerk) as work:
        add_person(work, "林曉堃")
    office.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    reception = Reception(window, location)
    window.show()
    with qtbot.waitSignal(reception.opened):
        reception.begin()
    yield reception
    reception.close()


def settings_of(reception: Reception, tab: int) -> SettingsPage:
    reception.main_window.open_page("settings", tab)
    page = reception.main_window.page()
    assert isinstance(page, SettingsPage)
    return page


def with_secret(qtbot: QtBot, reception: Reception) -> None:
    tab = settings_of(reception, 2).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "設定密碼…"), Qt.MouseButton.LeftButton)
    dialog = tab.findChild(SetSecret)
    for field in (dialog.secret, dialog.again):
        qtbot.keyClicks(field, PIN)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert button_of(tab, "重設密碼…").isVisible()


def test_it_is_not_switched_on_before_a_clerk_has_a_secret(qtbot: QtBot, open_door: Reception) -> None:
    tab = settings_of(open_door, 4).tabs.currentWidget()
    assert "不必登入" in "".join(texts_in(tab))
    qtbot.mouseClick(button_of(tab, "開啟登入…"), Qt.MouseButton.LeftButton)

    assert "請先到「設定 › 人員」" in open_door.main_window.messages.sentences()[0]


def test_switched_on_it_shows_the_code_once_and_asks_at_once(qtbot: QtBot, open_door: Reception) -> None:
    with_secret(qtbot, open_door)
    window = open_door.main_window
    tab = settings_of(open_door, 4).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "開啟登入…"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(RecoveryCode)
    code = dialog.code.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.is_kept, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk is None)

    qtbot.mouseClick(button_of(card_of(open_door), "使用復原碼…"), Qt.MouseButton.LeftButton)
    using = window.findChild(UseRecoveryCode)
    qtbot.keyClicks(using.code, "wrong")
    for field in (using.secret, using.again):
        qtbot.keyClicks(field, "907451")
    qtbot.mouseClick(using.confirm, Qt.MouseButton.LeftButton)
    assert "復原碼不對" in using.refusal.text()
    using.code.clear()
    qtbot.keyClicks(using.code, code.lower())
    qtbot.mouseClick(using.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(RecoveryCode)))
    following = next(d for d in window.findChildren(RecoveryCode) if d.isVisible())
    assert following.code.text() != code
    qtbot.keyClick(following.is_kept, Qt.Key.Key_Space)
    qtbot.mouseClick(following.confirm, Qt.MouseButton.LeftButton)
    assert window.desk is not None
    assert window.desk.actor.name == "林曉堃"


def test_switched_off_anybody_is_offered_again(qtbot: QtBot, start: Start, path: Path) -> None:
    reception = start()
    come_in(qtbot, reception, "林曉堃")
    tab = settings_of(reception, 4).tabs.currentWidget()
    qtbot.mouseClick(button_of(tab, "改為不必登入"), Qt.MouseButton.LeftButton)
    assert reception.main_window.status_line.persons.isVisible()
    reception.close()

    office: Office = open_office(path)
    with office.reading() as session:
        assert not read_settings(session).sign_in_required
        assert sum(person.has_secret for person in persons(session)) == len(PEOPLE)
    office.close()
