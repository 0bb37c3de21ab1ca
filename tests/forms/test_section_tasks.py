import re

import pytest

from desktop.errors import Refused
from desktop.office.office import Actor, Office
from tests.factories import TaskDraft, followed_plan
from tests.forms.printed import Printed, squeezed
from tests.forms.sample_prints import form, name_agency, strips

SECTIONS = ("秘書室", "民政課", "社會課", "建設課", "農業課", "人事室")
RESULTS = ("綠燈", "黃燈", "紅燈", "灰燈", "完成率", "已登錄佐證", "執行中", "未開始", "逾期完成", "逾期0")


@pytest.fixture
def sheets(sample: Office) -> Printed:
    return form(sample, "section-tasks")


def first_pages(printed: Printed) -> dict[str, int]:
    """On which page the sheet of each section begins."""
    found = [
        (section, number)
        for number, page in enumerate(map(squeezed, printed.pages))
        for section in re.findall(rf"({'|'.join(SECTIONS)})共\d+項", page)
    ]
    assert len(found) == len(dict(found))
    return dict(found)


def test_every_section_begins_on_a_page_of_its_own(sheets: Printed) -> None:
    begins = first_pages(sheets)
    assert tuple(begins) == SECTIONS
    assert len(set(begins.values())) == len(SECTIONS)
    assert begins["秘書室"] == 0


def test_every_section_signs_for_itself_on_its_last_page(sheets: Printed) -> None:
    begins = list(first_pages(sheets).values())
    last_pages = [*(page - 1 for page in begins[1:]), len(sheets.pages) - 1]
    signed = [number for number, page in enumerate(sheets.pages) if strips(page)]
    assert signed == last_pages
    assert sum(map(strips, sheets.pages)) == len(SECTIONS)


def test_one_section_is_printed_alone_with_its_strip(sample: Office) -> None:
    printed = form(sample, "section-tasks", section="農業課")
    assert list(first_pages(printed)) == ["農業課"]
    assert sum(map(strips, printed.pages)) == 1


def test_a_group_is_printed_as_one_sheet_of_all_its_tasks(sample: Office) -> None:
    printed = form(sample, "section-tasks", section="各課室")
    assert "各課室共59項" in printed.text
    assert sum(map(strips, printed.pages)) == 1


def test_the_sheet_of_a_section_holds_its_tasks_only(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(
        office,
        clerk,
        TaskDraft("檢修飲水機", None, ("行政課",)),
        TaskDraft("整理花圃", None, ("建設課", "行政課")),
    )
    first, second = map(squeezed, form(office, "section-tasks").pages)
    assert "行政課共2項" in first
    assert "檢修飲水機" in first
    assert "整理花圃" in first
    assert "建設課共1項" in second
    assert "整理花圃" in second
    assert "檢修飲水機" not in second


def test_the_filled_sheet_tells_the_results(sheets: Printed) -> None:
    assert "●綠燈" in sheets.text
    assert re.search("秘書室共35項，完成21項，逾期0項，完成率61.8%", sheets.text)


def test_the_blank_sheet_has_the_tasks_and_none_of_the_results(sample: Office) -> None:
    printed = form(sample, "section-tasks", section="民政課", is_blank=True)
    assert re.search(r"民政課共\d+項項次", printed.text)
    assert "全面檢視櫃檯業務標準作業程序" in printed.text
    assert [word for word in RESULTS if word in printed.text] == []


def test_the_blank_sheet_says_how_often_a_task_must_be_done(sample: Office) -> None:
    assert "／12" in form(sample, "section-tasks", is_blank=True).text


def test_a_plan_whose_tasks_have_no_section_is_refused(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk, TaskDraft("檢修飲水機"))
    with pytest.raises(Refused, match="沒有單位分配到工作項目"):
        form(office, "section-tasks")


def test_the_blank_sheet_of_an_office_without_plan_is_refused_in_words(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    with pytest.raises(Refused) as refused:
        form(office, "section-tasks", is_blank=True)
    assert "None" not in str(refused.value)
    assert "計畫" in str(refused.value)


def test_an_unknown_section_is_refused(sample: Office) -> None:
    with pytest.raises(Refused, match="沒有名為「觀光課」的單位"):
        form(sample, "section-tasks", section="觀光課", is_blank=True)
