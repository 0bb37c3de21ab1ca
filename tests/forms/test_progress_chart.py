import datetime as dt
import re

from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from tests.factories import TaskDraft, followed_plan
from tests.forms.sample_prints import form, name_agency

MARCH = dt.date(2026, 3, 1)
APRIL = dt.date(2026, 4, 1)


def test_sections_and_areas_are_shown_with_their_rates(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    plan = followed_plan(
        office,
        clerk,
        TaskDraft("更新配置圖", MARCH, ("全體",)),
        TaskDraft("檢修飲水機", MARCH, ("建設課",), area="顧客關係", measure="環境"),
        TaskDraft("汰換座椅", dt.date(2026, 12, 1), area="顧客關係", measure="環境"),
        groups={"全體": ("行政課", "建設課")},
    )
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢修飲水機"], on=dt.date(2026, 3, 5), today=APRIL)
    printed = form(office, "progress-chart", today=APRIL)
    assert len(printed.pages) == 1
    text = printed.text
    assert "統計至中華民國115年4月1日共3項，完成1項，逾期1項，完成率33.3%" in text
    assert re.search("各單位.*各要項.*建設課.*1／250.0%行政課.*0／10.0%尚未指定單位.*0／10.0%", text)
    assert re.search("機關形象.*0／10.0%顧客關係.*1／250.0%", text)
    assert "全體" not in text
