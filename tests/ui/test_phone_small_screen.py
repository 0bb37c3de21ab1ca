from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.phone_tests import PhoneTestsPage
from tests.factories import entered_call, named_sections, phone_round

# Far below the threshold, so that an improvement is asked for.
POOR = (0, 3, 3, 3, 0, 3, 5, 3)


def test_on_a_small_screen_no_field_of_an_improvement_is_cut(
    qtbot: QtBot, office: Office, clerk: Actor, desk: Desk
) -> None:
    section = named_sections(office, clerk, "行政課")["行政課"]
    entered_call(office, clerk, phone_round(office, clerk), section, POOR)
    desk.year = 115
    page = PhoneTestsPage(desk)
    qtbot.addWidget(page)
    page.setFixedSize(728, 440)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    first = page.view.table.visualRect(page.view.model.index(0, 1)).center()
    qtbot.mouseClick(page.view.table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    page.view.open_panel(True)
    improvement = page.improvement
    lines = (improvement.improvement, improvement.due_on.line, improvement.done_on.line)

    def is_whole() -> bool:
        return all(line.parentWidget().rect().contains(line.geometry()) for line in lines)

    qtbot.waitUntil(lambda: improvement.isVisible() and is_whole())
