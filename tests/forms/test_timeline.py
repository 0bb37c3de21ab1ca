import datetime as dt
import shutil

import pytest

from db.vocabulary import Period
from desktop.errors import Refused
from desktop.forms.timeline import LEGEND
from desktop.office.office import Actor, Office
from desktop.office.ticking import return_tick, tick
from desktop.office.tracking import mark_not_applicable, tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.printed import Printed, squeezed
from tests.forms.read_tables import table_cells
from tests.forms.sample_prints import form, name_agency, strips

MAY = dt.date(2026, 5, 20)
YEARS_END = dt.date(2026, 12, 31)
MONTHS = tuple(f"{number}月" for number in range(1, 13))
HEADINGS = ("項次", "工作項目", "承辦單位", *MONTHS)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """In time, late, overdue, to come; each month of a group; set aside; without any date."""
    name_agency(office, clerk)
    plan = followed_plan(
        office,
        clerk,
        TaskDraft("更新配置圖", dt.date(2026, 4, 10), ("行政課",)),
        TaskDraft("檢修飲水機", dt.date(2026, 3, 1), ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 5, 1), ("建設課",)),
        TaskDraft("汰換座椅", dt.date(2026, 12, 10), ("行政課",)),
        TaskDraft("走動式管理", None, ("全體",), (1, Period.MONTH), area="顧客關係", measure="訓練"),
        TaskDraft("編印手冊", dt.date(2026, 6, 1), ("行政課",), area="顧客關係", measure="訓練"),
        TaskDraft("蒐集意見", area="顧客關係", measure="訓練"),
        groups={"全體": ("行政課", "建設課")},
    )
    nodes = plan.nodes
    with office.work(clerk) as work:
        tick_off(work, nodes["更新配置圖"], on=dt.date(2026, 2, 26), today=MAY)
        tick_off(work, nodes["檢修飲水機"], on=dt.date(2026, 3, 5), today=MAY)
        mark_not_applicable(work, nodes["編印手冊"], reason="改列明年")
    with office.work(clerk) as work:
        walks = nodes["走動式管理"]
        tick(work, walks, on=dt.date(2026, 1, 8), today=MAY)
        tick(work, walks, on=dt.date(2026, 2, 9), section_id=plan.sections["行政課"], today=MAY)
    return plan


def months_of(printed: Printed, task: str) -> dict[str, str]:
    """What stands in the months of a task, empty ones left out."""
    for row in table_cells(printed.content, HEADINGS):
        if row[1] == task:
            return {month: text for month, text in zip(MONTHS, row[3:], strict=True) if text}
    raise AssertionError(f"no row {task}")


needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")


@needs_poppler
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_each_month_shows_what_is_planned_done_late_and_overdue(
    office: Office, plan: FollowedPlan, paper: str
) -> None:
    printed = form(office, "timeline", today=MAY, paper=paper)
    assert months_of(printed, "更新配置圖") == {"2月": "●"}
    assert months_of(printed, "檢修飲水機") == {"3月": "◐"}
    assert months_of(printed, "整理花圃") == {"5月": "■1日"}
    assert months_of(printed, "汰換座椅") == {"12月": "○10日"}
    walks = months_of(printed, "走動式管理")
    assert [walks[month] for month in MONTHS[:5]] == ["●2/2", "■28日1/2", "■31日0/2", "■30日0/2", "○31日0/2"]
    assert len(walks) == 12


def test_the_legend_says_every_mark_in_words(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "timeline", today=MAY).text
    assert squeezed(LEGEND) in text
    assert "○未到期●已完成◐逾期完成■逾期" in text


def test_tasks_and_times_are_counted_for_all_and_for_each_area(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "timeline", today=MAY).text
    assert "共7項，完成2項；應辦28次，已辦5次（其中逾期1次），逾期未辦6次" in text
    assert "機關形象共4項，完成2項；應辦4次，已辦2次（其中逾期1次），逾期未辦1次" in text
    assert "顧客關係共3項，完成0項；應辦24次，已辦3次，逾期未辦5次" in text


def test_a_task_without_days_says_why(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "timeline", today=MAY).text
    assert "編印手冊行政課不適用：改列明年" in text
    assert "蒐集意見未訂期限" in text


@needs_poppler
def test_a_returned_tick_is_owed_again(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        (key,) = tick(
            work,
            plan.nodes["走動式管理"],
            on=dt.date(2026, 3, 3),
            section_id=plan.sections["建設課"],
            today=MAY,
        )
        return_tick(work, key, reason="沒有紀錄")
    assert months_of(form(office, "timeline", today=MAY), "走動式管理")["3月"] == "■31日0/2"


@needs_poppler
def test_a_section_gets_its_own_part(office: Office, plan: FollowedPlan) -> None:
    printed = form(office, "timeline", today=MAY, section="行政課")
    assert "年度時程表（行政課）" in printed.text
    assert "檢修飲水機" not in printed.text
    walks = months_of(printed, "走動式管理")
    assert [walks[month] for month in MONTHS[:3]] == ["●", "●", "■31日"]


@pytest.mark.parametrize(("paper", "millimetres"), [(None, 297), ("A4", 297), ("A3", 420)])
def test_the_paper_is_chosen(sample: Office, paper: str | None, millimetres: int) -> None:
    printed = form(sample, "timeline", paper=paper)
    assert all(round(float(page.mediabox.width) / 72 * 25.4) == millimetres for page in printed.reader.pages)
    signed = [strips(page) for page in printed.pages]
    assert signed == [0] * (len(signed) - 1) + [1]
    assert all("項次工作項目承辦單位1月2月" in squeezed(page) for page in printed.pages[:-1])


def test_other_paper_is_refused(sample: Office) -> None:
    with pytest.raises(Refused, match="只能印在A4或A3紙上，不能印在「B4」"):
        form(sample, "timeline", paper="B4")


def test_long_texts_take_two_lines_at_most(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk, TaskDraft("辦理服務禮儀教育訓練" * 12, YEARS_END, ("行政課",)))
    text = form(office, "timeline", today=MAY).text
    assert text.count("辦理服務禮儀教育訓練") in (2, 3)
    assert "…" in text
