"""Agency, year and person around the pages follow what the office stores."""

import pytest
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.office import Actor, Office
from desktop.office.persons import add_person, change_person, set_person_active
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import preferences
from desktop.ui.surroundings import Surroundings, actor_of
from tests.factories import TaskDraft, followed_plan
from tests.ui.windows import texts_in


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    window.show()
    return window


def people(window: MainWindow) -> list[str]:
    box = window.status_line.persons
    return [box.itemText(row) for row in range(box.count())]


def test_the_first_clerk_works_where_nobody_was_chosen(window: MainWindow, desk: Desk) -> None:
    desk.do("新增", add_person, "王區長", role=Role.DIRECTOR)
    desk.do("新增", add_person, "林曉堃", role=Role.CLERK)
    Surroundings(window, desk)
    assert desk.actor == Actor("林曉堃", Role.CLERK, 2)
    assert window.status_line.persons.currentText() == "林曉堃"


def test_who_was_chosen_stays_chosen_when_people_change(window: MainWindow, desk: Desk) -> None:
    first = desk.do("新增", add_person, "林曉堃")
    second = desk.do("新增", add_person, "陳喆")
    assert first is not None
    assert second is not None
    Surroundings(window, desk)
    window.status_line.person_chosen.emit(second)
    desk.do("改名", change_person, second, name="陳吉吉", title="", section_id=None, role=Role.TESTER)
    assert desk.actor == Actor("陳吉吉", person_id=second)
    desk.do("離職", set_person_active, second, False)
    assert desk.actor.person_id == first
    assert people(window) == ["林曉堃"]


def test_the_choice_is_remembered_for_each_office(
    window: MainWindow, desk: Desk, office: Office, clerk: Actor
) -> None:
    desk.do("新增", add_person, "林曉堃")
    second = desk.do("新增", add_person, "陳喆")
    Surroundings(window, desk)
    window.status_line.person_chosen.emit(second)
    again = Desk(office, clerk)
    Surroundings(window, again)
    assert again.actor.name == "陳喆"
    again.close()


def test_a_remembered_person_who_is_gone_is_not_chosen(window: MainWindow, desk: Desk) -> None:
    desk.do("新增", add_person, "林曉堃")
    assert desk.office.path is not None
    preferences().setValue(f"person/{desk.office.path.stem}", "99")
    Surroundings(window, desk)
    assert desk.actor.name == "林曉堃"
    preferences().setValue(f"person/{desk.office.path.stem}", "nonsense")
    Surroundings(window, desk)
    assert desk.actor.name == "林曉堃"


def test_a_new_plan_is_offered_among_the_years(
    window: MainWindow, desk: Desk, office: Office, clerk: Actor
) -> None:
    desk.do("機關", change_agency, name="清溪縣政府")
    Surroundings(window, desk)
    followed_plan(office, clerk, TaskDraft("甲"), year=112)
    window.sidebar.year_chosen.emit(112)
    assert desk.year == 112
    assert window.windowTitle() == "清溪縣政府 112 年度 – 為民"


def test_a_change_of_the_agencys_name_is_seen_at_once(window: MainWindow, desk: Desk) -> None:
    Surroundings(window, desk)
    desk.do("機關", change_agency, name="新溪縣政府")
    assert "新溪縣政府" in texts_in(window.sidebar)


def test_a_file_without_backup_says_so(window: MainWindow, desk: Desk) -> None:
    Surroundings(window, desk)
    assert "尚無備份" in texts_in(window.status_line)


def test_who_need_not_sign_in_has_the_rights_of_a_clerk(desk: Desk) -> None:
    from db.queries.office import persons

    desk.do("新增", add_person, "林曉堃", role=Role.AUDITOR)
    (person,) = desk.read(persons)
    assert actor_of(person) == Actor("林曉堃", Role.CLERK, person.id)
