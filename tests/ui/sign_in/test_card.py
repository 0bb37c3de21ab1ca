"""Coming into an office that asks who comes: the card, the wait, leaving, coming back."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.ui.pages.today import TodayPage
from desktop.ui.pages.tracking import TrackingPage
from tests.ui.sign_in.door import PIN, Start, card_of, choose, come_in, texts_of
from tests.ui.windows import texts_in, write


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
    reception.main_window.messages.refuse("「更新配置圖」已列為「撤銷」。")
    choose(qtbot, reception, "登出／換人")

    qtbot.waitUntil(lambda: reception.main_window.desk is None)
    assert reception.main_window.messages.sentences() == []
    card = card_of(reception)
    assert card.person.currentText() == "王課長（總務課）"
    assert card.secret.text() == ""
    come_in(qtbot, reception, "林曉堃")
    assert reception.main_window.desk is not None
    assert reception.main_window.desk.actor.name == "林曉堃"
