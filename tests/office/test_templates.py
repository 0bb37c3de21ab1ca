"""Plans begun with the official frames and the agency's own templates."""

import datetime as dt

import pytest

from db.queries.plan import PlanTree, QuotaInfo, plan_head, plan_tree
from db.vocabulary import NodeKind, Period, QuotaRule
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.planning import create_plan
from desktop.office.promises import set_quota
from desktop.office.templates import (
    begin_plan,
    delete_template,
    frames,
    headings,
    own_templates,
    rename_template,
    save_template,
)
from tests.factories import TaskDraft, followed_plan, outline_of

AREAS = {
    "106": [
        "完備基礎服務項目",
        "重視全程意見回饋",
        "便捷服務遞送",
        "關懷多元對象",
        "開放政府透明治理",
        "掌握社經發展",
    ],
    "105": ["提升服務品質", "便捷服務程序", "探查民意趨勢", "豐富服務資訊", "創新服務方式"],
    "97": ["機關形象", "服務流程", "顧客關係", "資訊提供及檢索", "線上服務及電子參與", "創新加值服務"],
}


def tree(office: Office, year: int) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, year)
        assert head is not None
        return plan_tree(session, head.id)


@pytest.mark.parametrize(("place", "name"), list(enumerate(AREAS)))
def test_every_official_frame_has_its_areas_with_measures_and_chapters(place: int, name: str) -> None:
    plan = frames()[place].plan
    assert len(plan.items) == len(AREAS[name])
    for item, beginning in zip(plan.items, AREAS[name], strict=True):
        assert item.text.startswith(beginning)
        assert all(below.kind is NodeKind.MEASURE for below in item.items)
        assert item.items
    assert [chapter.heading for chapter in plan.chapters if chapter.table] == ["計畫內容"]


def test_a_heading_that_is_dropped_goes_with_all_below_it_and_the_rest_renumber(
    office: Office, clerk: Actor
) -> None:
    frame = frames()[1]
    with office.work(clerk) as work:
        plan_id = begin_plan(work, 115, "計畫", frame, {(0,), (1, 0)})
    found = outline_of(office, plan_id)
    assert found[0].startswith("一、便捷服務程序")
    assert found[1] == "  (一)簡化流程並訂定作業標準"
    assert tree(office, 115).head.frame_template == frame.name


def test_a_frame_without_anything_left_is_refused(office: Office, clerk: Actor) -> None:
    frame = frames()[0]
    dropped = {path for path, _ in headings(frame.plan.items)}
    with pytest.raises(Refused, match="至少保留"), office.work(clerk) as work:
        begin_plan(work, 115, "計畫", frame, dropped)


def test_the_agencys_own_plan_is_a_template_without_dates_and_status(office: Office, clerk: Actor) -> None:
    plan = followed_plan(office, clerk, TaskDraft("辦理測試", dt.date(2026, 6, 30), ("民政課",)), year=115)
    with office.work(clerk) as work:
        set_quota(work, plan.nodes["辦理測試"], QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR))
        save_template(work, plan.plan_id, "本所範本")
    with office.reading() as session:
        (template,) = own_templates(session)
    with office.work(clerk) as work:
        begin_plan(work, 116, "116年度計畫", template)
    task = tree(office, 116).nodes[-1]
    assert task.tracking is not None
    assert task.tracking.quota == QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR)
    assert task.tracking.due_on is None
    assert [share.name for share in task.sections] == ["民政課"]
    assert task.lineage != tree(office, 115).nodes[-1].lineage


def test_saving_under_the_same_name_replaces_and_names_are_changed_and_deleted(
    office: Office, clerk: Actor
) -> None:
    with office.work(clerk) as work:
        plan_id = create_plan(work, 115, "計畫")
        key = save_template(work, plan_id, "甲")
        assert save_template(work, plan_id, "甲") == key
        other = save_template(work, plan_id, "乙")
        rename_template(work, other, "丙")
    with pytest.raises(Refused, match="已經有名為「甲」"), office.work(clerk) as work:
        rename_template(work, other, "甲")
    with office.work(clerk) as work:
        delete_template(work, key)
    with office.reading() as session:
        assert [template.name for template in own_templates(session)] == ["丙"]
