from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from tests.ui.hands import type_in
from tests.ui.windows import labels_of

NAMED: list[str] = []


@deed
def name_something(work: Work, name: str) -> None:
    if name == "重複":
        raise Refused("這個名稱已經有了；請改用別的名稱。")
    NAMED.append(name)


class NameDialog(DeedDialog):
    def __init__(self, desk: Desk, fields: int = 1) -> None:
        super().__init__(desk)
        self.name("命名")
        self.field = QLineEdit()
        self.rows.add_row("名稱", self.field)
        for number in range(fields - 1):
            self.rows.add_row(f"欄位{number}", QPlainTextEdit())

    def find_errors(self) -> None:
        if not self.field.text():
            self.rows.set_error(self.field, "請填寫名稱。" * 20)

    def act(self) -> None:
        self.desk.do("命名", name_something, self.field.text())


def opened(qtbot: QtBot, dialog: NameDialog) -> NameDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def confirm(qtbot: QtBot, dialog: NameDialog) -> None:
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)


def bottom(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, QPoint(0, widget.height())).y()


def test_a_confirmed_dialog_has_done_its_deed(qtbot: QtBot, desk: Desk) -> None:
    NAMED.clear()
    dialog = opened(qtbot, NameDialog(desk))
    type_in(dialog.field, "甲案")
    confirm(qtbot, dialog)
    assert NAMED == ["甲案"]
    assert not dialog.isVisible()


def test_a_refused_deed_keeps_the_dialog_open_and_can_be_tried_again(qtbot: QtBot, desk: Desk) -> None:
    NAMED.clear()
    dialog = opened(qtbot, NameDialog(desk))
    type_in(dialog.field, "重複")
    confirm(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.refusal() == "這個名稱已經有了；請改用別的名稱。"
    type_in(dialog.field, "2")
    confirm(qtbot, dialog)
    assert NAMED == ["重複2"]


def test_a_long_error_finds_room_below_its_field(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, NameDialog(desk))
    before = dialog.height()
    confirm(qtbot, dialog)
    (error,) = [label for label in labels_of(dialog) if label.text().startswith("請填寫")]
    qtbot.waitUntil(lambda: error.isVisible() and dialog.height() > before)
    assert error.mapTo(dialog, QPoint(0, 0)).y() >= bottom(dialog.field, dialog)
    assert bottom(error, dialog) <= dialog.confirm.mapTo(dialog, QPoint(0, 0)).y()


def test_more_fields_than_the_screen_has_room_for_scroll(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, NameDialog(desk, fields=30))
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.confirm.isVisible()
    assert bottom(dialog.confirm, dialog) <= dialog.height()
