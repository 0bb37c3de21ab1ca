"""The first start: four steps, nothing stored before the last."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.setup import NewPerson
from desktop.ui.dialogs.first_start import Beginning, FirstStart
from tests.ui.windows import button_of, texts_in, write


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[FirstStart]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FirstStart(window)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog
    window.close()


def go_on(qtbot: QtBot, dialog: FirstStart, steps: int = 1) -> None:
    for _ in range(steps):
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)


def decided(qtbot: QtBot, dialog: FirstStart) -> Beginning:
    """What is decided by the last step's button."""
    with qtbot.waitSignal(dialog.decided) as signal:
        go_on(qtbot, dialog)
    assert signal.args is not None
    found = signal.args[0]
    assert isinstance(found, Beginning)
    return found


def field_named(dialog: FirstStart, name: str, kind: type) -> object:
    return next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)


def test_everything_entered_is_handed_over(qtbot: QtBot, dialog: FirstStart) -> None:
    write(dialog.agency, " 清溪縣政府 ")
    go_on(qtbot, dialog)
    write(dialog.sections, "秘書室\n\n民政課 \n秘書室")
    go_on(qtbot, dialog)
    write(field_named(dialog, "姓名 1", QLineEdit), "林曉堃")
    write(field_named(dialog, "職稱 1", QLineEdit), "研考")
    section = field_named(dialog, "單位 1", QComboBox)
    section.setCurrentIndex(section.findText("民政課"))
    role = field_named(dialog, "身分 1", QComboBox)
    role.setCurrentIndex(role.findText("單位主管"))
    go_on(qtbot, dialog)
    beginning = decided(qtbot, dialog)
    person = NewPerson("林曉堃", "研考", "民政課", Role.SECTION_HEAD)
    assert beginning == Beginning(False, "清溪縣政府", ("秘書室", "民政課"), (person,), "import")
    assert not dialog.isVisible()


def test_an_agency_must_be_named_first(qtbot: QtBot, dialog: FirstStart) -> None:
    go_on(qtbot, dialog)
    assert "請輸入機關全銜。" in texts_in(dialog)
    assert "第 1 步，共 4 步" in texts_in(dialog)
    write(dialog.agency, "清溪縣政府")
    qtbot.keyClick(dialog.agency, Qt.Key.Key_Return)
    assert "第 2 步，共 4 步" in texts_in(dialog)


def test_a_name_still_being_composed_is_not_taken(qtbot: QtBot, dialog: FirstStart) -> None:
    QApplication.sendEvent(dialog.agency, QInputMethodEvent("ㄑㄧㄥ", []))
    go_on(qtbot, dialog)
    assert "第 1 步，共 4 步" in texts_in(dialog)


def test_going_back_keeps_what_was_entered(qtbot: QtBot, dialog: FirstStart) -> None:
    write(dialog.agency, "清溪縣政府")
    go_on(qtbot, dialog)
    write(dialog.sections, "秘書室")
    go_on(qtbot, dialog)
    for _ in range(2):
        qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog.agency.text() == "清溪縣政府"
    assert not dialog.back_button.isEnabled()
    go_on(qtbot, dialog)
    assert dialog.sections.toPlainText() == "秘書室"


def test_a_chosen_section_stays_when_the_list_of_sections_grows(qtbot: QtBot, dialog: FirstStart) -> None:
    dialog.persons.offer_sections(["甲課"])
    section = field_named(dialog, "單位 1", QComboBox)
    section.setCurrentIndex(1)
    dialog.persons.offer_sections(["乙課", "甲課"])
    assert section.currentText() == "甲課"
    dialog.persons.offer_sections(["乙課"])
    assert section.currentData() == ""


def test_more_people_can_be_entered_than_there_are_rows(qtbot: QtBot, dialog: FirstStart) -> None:
    write(dialog.agency, "清溪縣政府")
    go_on(qtbot, dialog, 2)
    qtbot.mouseClick(dialog.persons.more_button, Qt.MouseButton.LeftButton)
    write(QApplication.focusWidget() or dialog, "第四人")
    go_on(qtbot, dialog)
    assert [person.name for person in decided(qtbot, dialog).persons] == ["第四人"]


@pytest.mark.parametrize(
    ("choice", "step"), [("匯入計畫檔", "import"), ("空白計畫", "blank"), ("稍後再說", "")]
)
def test_the_year_begins_as_it_was_chosen(qtbot: QtBot, dialog: FirstStart, choice: str, step: str) -> None:
    write(dialog.agency, "清溪縣政府")
    go_on(qtbot, dialog, 3)
    radio = next(each for each in dialog.findChildren(QRadioButton) if each.text() == choice)
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton)
    assert decided(qtbot, dialog).next_step == step


def test_the_sample_office_is_one_click_away(qtbot: QtBot, dialog: FirstStart) -> None:
    with qtbot.waitSignal(dialog.decided) as signal:
        qtbot.mouseClick(button_of(dialog, "先用範例辦公室試試"), Qt.MouseButton.LeftButton)
    assert signal.args == [Beginning(is_sample=True)]


def test_an_office_that_exists_is_one_click_away(qtbot: QtBot, dialog: FirstStart) -> None:
    with qtbot.waitSignal(dialog.other_asked), qtbot.assertNotEmitted(dialog.decided):
        qtbot.mouseClick(button_of(dialog, "開啟已有的資料庫…"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
