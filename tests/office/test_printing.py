import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.vocabulary import SignoffRole
from desktop.errors import Refused
from desktop.forms.catalogue import FORMS
from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.opening import open_office
from desktop.office.outline import change_node
from desktop.office.planning import create_plan
from desktop.office.printing import completed, form_steps, imprint, print_form, working_year
from desktop.office.sample import create_sample_office
from desktop.office.settings import change_setting
from desktop.office.setup import change_agency
from tests.factories import TaskDraft, followed_plan
from tests.forms.printed import Printed, are_numbered, squeezed

TODAY = dt.date(2026, 11, 20)
TITLES = {
    "plan": "115年度提升服務品質執行計畫",
    "plan-table": "115年度提升服務品質執行計畫",
    "amendments": "115年度提升服務品質執行計畫修正對照表",
    "plan-comparison": "115年度提升服務品質執行計畫對照表",
    "tracking": "115年度提升服務品質執行計畫執行情形管制表",
    "timeline": "115年度提升服務品質執行計畫年度時程表",
    "section-tasks": "115年度提升服務品質執行計畫單位自行管考表",
    "progress-chart": "115年度提升服務品質執行計畫執行進度統計圖",
    "reminder": "稽催單",
    "follow-up": "鄉務會議列管追蹤表",
    "walkaround-register": "115年度走動式管理登記簿",
    "phone-score-sheet": "電話禮貌測試量表",
    "phone-stats": "115年度電話禮貌測試成績統計表",
}
every_form = pytest.mark.parametrize("name", list(FORMS))


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    create_sample_office(path, Actor("測試")).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Office]:
    office = open_office(shutil.copy(sample_file, tmp_path / "sample.db"))
    yield office
    office.close()


@every_form
def test_every_form_of_the_sample_office_is_printed_whole(sample: Office, name: str) -> None:
    printed = Printed(print_form(sample, name, Request(), TODAY))
    assert TITLES[name] in squeezed(printed.pages[0])
    assert "檔號：115/0203/1保存年限：10年青埔縣政府青埔縣松溪鄉公所" in squeezed(printed.pages[0])
    assert are_numbered(printed.pages)
    for page in printed.pages:
        assert "列印日期：中華民國115年11月20日" in page
        assert "青埔縣松溪鄉公所" in page


@every_form
def test_an_office_without_its_name_is_refused_in_one_sentence(office: Office, name: str) -> None:
    with pytest.raises(Refused, match=r"^還沒有機關資料，無法列印；請先在「設定」填寫機關名稱。$"):
        print_form(office, name, Request(), TODAY)


@every_form
def test_an_office_with_nothing_to_print_is_refused_in_one_sentence(
    office: Office, clerk: Actor, name: str
) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    with pytest.raises(Refused) as refused:
        print_form(office, name, Request(), TODAY)
    said = str(refused.value)
    assert said.count("。") == 1
    assert said.endswith("。")
    assert "None" not in said


@pytest.mark.parametrize("name", [form.name for form in FORMS.values() if form.needs])
def test_a_year_without_data_is_refused_and_named(sample: Office, name: str) -> None:
    with pytest.raises(Refused, match="113年度"):
        print_form(sample, name, Request(year=113), TODAY)


def test_an_unknown_form_is_refused_and_told_where_the_names_are(sample: Office) -> None:
    with pytest.raises(Refused, match=r"沒有名為「meal-plan」的表單.*weimin forms"):
        print_form(sample, "meal-plan", Request(), TODAY)


def test_printing_goes_in_steps_that_count_the_pages_and_end_in_the_pdf(sample: Office) -> None:
    steps = form_steps(sample, "tracking", Request(), TODAY)
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as finished:
            pdf = finished.value
            break
    pages = len(Printed(pdf).pages)
    assert pdf.startswith(b"%PDF-")
    assert (seen[-1].done, seen[-1].total) == (pages, pages)
    drawn = [step.done for step in seen if step.total]
    assert drawn == sorted(drawn)


def test_the_same_form_is_printed_the_same_twice(sample: Office) -> None:
    first, second = (Printed(print_form(sample, "plan", Request(), TODAY)).text for _ in range(2))
    assert first == second


def test_printing_leaves_no_trace_in_the_office(sample: Office) -> None:
    with sample.reading() as session:
        before = imprint(session, TODAY).audit_head
    for name in FORMS:
        print_form(sample, name, Request(), TODAY)
    with sample.reading() as session:
        assert imprint(session, TODAY).audit_head == before


def test_the_check_code_is_the_head_of_the_audit_chain_and_changes_with_the_data(
    office: Office, clerk: Actor
) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    plan = followed_plan(office, clerk, TaskDraft("檢修飲水機"))
    codes = []
    for text in ("檢修飲水機", "檢修飲水機二臺"):
        with office.work(clerk) as work:
            change_node(work, plan.nodes["檢修飲水機"], text=text)
        with office.reading() as session:
            codes.append(imprint(session, TODAY).audit_head)
        assert f"稽核碼：{codes[-1]}" in Printed(print_form(office, "plan-table", Request(), TODAY)).text
    assert [len(code) for code in codes] == [8, 8]
    assert len(set(codes)) == len(codes)


def test_the_boxes_follow_the_order_the_office_has_set(sample: Office) -> None:
    order = [SignoffRole.DIRECTOR.value, SignoffRole.CLERK.value]
    with sample.work(Actor("測試")) as work:
        change_setting(work, "signature_order", order)
    page = squeezed(Printed(print_form(sample, "phone-stats", Request(), TODAY)).pages[-1])
    assert page.index("鄉長日期") < page.index("承辦人日期")
    assert "單位主管" not in page


def test_a_form_without_year_is_that_of_the_year_the_office_works_in(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        create_plan(work, 114, "114年度提升服務品質執行計畫")
        create_plan(work, 115, "115年度提升服務品質執行計畫")
    with office.reading() as session:
        assert working_year(session) == 115
        assert completed(session, FORMS["plan"], Request()).year == 115
        assert completed(session, FORMS["plan"], Request(year=113)).year == 113
    with office.work(clerk) as work:
        change_setting(work, "working_plan_year", 114)
    with office.reading() as session:
        assert completed(session, FORMS["plan"], Request()).year == 114


def test_an_office_without_plan_works_in_no_year(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        change_setting(work, "working_plan_year", 114)
    with office.reading() as session:
        assert working_year(session) is None


def test_the_pdf_names_its_form_and_its_agency(sample: Office, tmp_path: Path) -> None:
    (tmp_path / "stats.pdf").write_bytes(print_form(sample, "phone-stats", Request(), TODAY))
    told = PdfReader(tmp_path / "stats.pdf").metadata
    assert told is not None
    assert told.title == "115年度電話禮貌測試成績統計表"
    assert told.author == "青埔縣松溪鄉公所"
