"""A clerk types a plan into the window by keyboard, and it is the plan that was meant."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange.plan_file import PlanFile, walk
from desktop.exchange.plan_import import read_plan
from desktop.paths import resource
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from tests.journeys.drafting_by_hand import Hands, begin, differences, draft, drafted
from tests.ui.plan_pages import shown


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    """The chapters of the sample plan and the first of its areas."""
    whole = read_plan(resource("sample", "plan_115.json"))
    return replace(whole, items=whole.items[:2])


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, plan: PlanFile) -> Iterator[PlanPage]:
    desk: Desk = begin(tmp_path, plan)
    yield from shown(qtbot, PlanPage(desk), width=1186)
    desk.close()
    desk.office.close()


def test_a_plan_is_typed_with_few_keys_besides_its_words(page: PlanPage, plan: PlanFile) -> None:
    hands = Hands()
    draft(page, plan, hands)
    assert differences(drafted(page.desk), plan) == []
    items = len(list(walk(plan.items)))
    assert items > 15
    # Two to add an item and end its text, one each for date and section, a few for indicators and levels.
    assert hands.keys.total() <= 6 * items
    assert hands.clicks.total() <= 4 * len(plan.chapters) + 1
