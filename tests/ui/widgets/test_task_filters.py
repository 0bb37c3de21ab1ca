import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.office import Actor, Office
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.ui.widgets.task_filters import TaskFilters
from tests.factories import TaskDraft
from tests.factories import followed_plan as draft
from tests.ui.hands import type_in

TODAY = dt.date(2026, 7, 1)


@pytest.fixture
def filters(qtbot: QtBot) -> TaskFilters:
    filters = TaskFilters()
    qtbot.addWidget(filters)
    with qtbot.waitActive(filters):
        filters.show()
        filters.activateWindow()
    return filters


@pytest.fixture
def plan_of(office: Office, clerk: Actor) -> Callable[[int], FollowedPlan]:
    drafts = {
        115: (
            TaskDraft("一", None, ("行政課",), area="機關\n形象"),
            TaskDraft("二", None, ("人事室",), measure="人員"),
        ),
        116: (TaskDraft("三", None, ("資訊課",), area="便捷服務"),),
    }
    for year, tasks in drafts.items():
        draft(office, clerk, *tasks, year=year)

    def read(year: int) -> FollowedPlan:
        with office.reading() as session:
            found = followed_plan(session, year, TODAY)
        assert found is not None
        return found

    return read


def choices(box: object) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]  # type: ignore[attr-defined]


def test_the_sections_and_areas_of_the_plan_are_offered(
    filters: TaskFilters, plan_of: Callable[[int], FollowedPlan]
) -> None:
    filters.offer(plan_of(115))
    assert choices(filters.section) == ["所有單位", "行政課", "人事室", "資訊課"]
    assert choices(filters.area) == ["所有要項", "機關 形象", "機關形象"]
    filters.area.setCurrentIndex(1)
    assert filters.asked() == TaskFilter(area="機關\n形象")


def test_what_was_chosen_stays_chosen_while_it_is_there(
    filters: TaskFilters, plan_of: Callable[[int], FollowedPlan]
) -> None:
    filters.offer(plan_of(115))
    filters.section.setCurrentText("人事室")
    filters.area.setCurrentText("機關形象")
    chosen = filters.asked()
    filters.offer(plan_of(115))
    assert filters.asked() == chosen
    filters.offer(plan_of(116))
    assert filters.asked() == TaskFilter(section_id=chosen.section_id)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("逾期", TaskFilter(standing=Standing.OVERDUE)),
        ("不適用、撤銷", TaskFilter(standing=Standing.SET_ASIDE)),
        ("黃燈", TaskFilter(light=Light.YELLOW)),
        ("所有狀態", TaskFilter()),
    ],
)
def test_standings_and_lights_are_chosen_by_their_words(
    filters: TaskFilters, words: str, asked: TaskFilter
) -> None:
    filters.standing.setCurrentText(words)
    assert filters.asked() == asked


def test_every_standing_can_be_chosen_and_is_shown_when_another_page_asks(filters: TaskFilters) -> None:
    for standing in Standing:
        filters.ask(TaskFilter(standing=standing))
        assert filters.asked() == TaskFilter(standing=standing)
    for light in Light:
        filters.ask(TaskFilter(light=light))
        assert filters.asked() == TaskFilter(light=light)


def test_words_are_waited_for_and_told_once(qtbot: QtBot, filters: TaskFilters) -> None:
    told: list[TaskFilter] = []
    filters.changed.connect(told.append)
    with qtbot.waitSignal(filters.changed):
        type_in(filters.words, "服務")
        type_in(filters.words, "台")
    assert told == [TaskFilter(text="服務台")]


def test_clearing_is_offered_only_where_something_is_asked(qtbot: QtBot, filters: TaskFilters) -> None:
    assert not filters.clear.isVisible()
    filters.ask(TaskFilter(light=Light.RED, text="服務"))
    assert filters.clear.isVisible()
    with qtbot.waitSignal(filters.changed) as told:
        qtbot.mouseClick(filters.clear, Qt.MouseButton.LeftButton)
    assert told.args == [TaskFilter()]
    assert filters.words.text() == ""
