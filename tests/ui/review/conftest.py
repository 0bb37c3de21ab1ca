"""A plan with open questions, read and being looked through above the page 計畫."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.review.review_view import ReviewView
from tests.ui.plan_pages import click, shown
from tests.ui.review.review_hand import read


@pytest.fixture
def page(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
        add_section(work, "秘書室")
        add_section(work, "民政課")
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def dialog(page: PlanPage) -> ImportPlanDialog:
    click(page.import_button)
    return next(found for found in page.findChildren(ImportPlanDialog) if found.isVisible())


@pytest.fixture
def view(qtbot: QtBot, dialog: ImportPlanDialog) -> ReviewView:
    return read(qtbot, dialog)
