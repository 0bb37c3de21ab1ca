import datetime as dt

import pytest

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, NumberingStyle
from desktop.forms.laid_out import LaidOut
from desktop.office.column_preview import MOST_ITEMS, TableWish, table_steps
from desktop.office.office import Actor, Office
from desktop.office.planning import create_plan
from desktop.office.setup import change_agency
from tests.factories import drafted_plan
from tests.forms.printed import joined

COLUMNS = (PlanColumn((ColumnKind.TASK,), "重點"),)


@pytest.fixture(autouse=True)
def agency(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")


def shown(office: Office, plan_id: int) -> str:
    """What the preview of a plan's table says."""
    steps = table_steps(office, TableWish(plan_id, COLUMNS, NumberingStyle.HALF_COMMA), dt.date(2026, 3, 2))
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            laid_out = finished.value
            break
    assert isinstance(laid_out, LaidOut)
    return joined(text.line.text for page in laid_out.pages for text in page.texts)


def test_a_plan_is_tried_in_other_columns_and_numbers_and_stays_as_it_is(
    office: Office, clerk: Actor
) -> None:
    plan = drafted_plan(office, clerk, "機關形象\n  服務場所\n    更新樓層配置圖\n    檢修飲水機")
    assert "重點1、更新樓層配置圖2、檢修飲水機" in shown(office, plan.plan_id)


def test_of_a_long_plan_the_beginning_is_shown(office: Office, clerk: Actor) -> None:
    tasks = "".join(f"\n    工作第{number}項" for number in range(60))
    text = shown(office, drafted_plan(office, clerk, f"機關形象\n  服務場所{tasks}").plan_id)
    assert f"工作第{MOST_ITEMS - 3}項" in text
    assert f"工作第{MOST_ITEMS - 2}項" not in text


def test_a_plan_without_items_is_shown_with_made_up_ones(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        plan_id = create_plan(work, 115)
    assert "電話禮貌測試" in shown(office, plan_id)
