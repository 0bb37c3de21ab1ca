"""A plan as a workbook: made as a careful clerk would, and the same plan when it is read again."""

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, ColumnStand, NodeKind, Period, QuotaRule, TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import Chapter, Due, Item, PlanFile, Question, walk
from desktop.exchange.plan_formats import plan_bytes
from desktop.exchange.plan_import import read_plan
from desktop.exchange.plan_json import read_json
from desktop.exchange.readers import read_document
from desktop.exchange.sheets.sheet_carried import HIDDEN
from desktop.paths import resource
from desktop.rules.quota import Quota
from tests.exchange.bad_files.bad_documents import archive_of, parts_of
from tests.exchange.generated_plans import AWKWARD, awkward_sentences, plans, sentences
from tests.exchange.test_plan_json import plans as any_plans
from tests.libreoffice import converted, needs_libreoffice

PLAN = read_json(resource("sample", "plan_115.json"))
KINDS = (".xlsx", ".ods")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
each_kind = pytest.mark.parametrize("kind", KINDS)


def read_again(plan, folder, kind, *, unseen=True):
    """Write the plan and read it; without `unseen`, the hidden sheet is made another's first."""
    path = folder / f"計畫{kind}"
    data = plan_bytes(plan, kind)
    if not unseen:
        data = archive_of(
            {
                name: part.replace(b"weimin-carried/1", b"something else")
                for name, part in parts_of(data).items()
            }
        )
    path.write_bytes(data)
    return read_plan(path)


def seen(plan):
    """What the sheets of a plan show, item by item."""
    return [
        (
            *(path, item.kind, item.text, item.indicators, item.method, item.remark),
            tuple(due.text for due in item.due),
            tuple(share.name for share in item.sections),
        )
        for path, item in walk(plan.items)
    ]


def book_of(plan):
    return openpyxl.load_workbook(BytesIO(plan_bytes(plan, ".xlsx")))


def plan_with(*tasks, **more):
    area = Item("一、", NodeKind.AREA, "服務環境", items=tasks)
    chapters = (Chapter("計畫內容", table=True),)
    return PlanFile("松濤區公所", 115, "松濤區公所115年度計畫", chapters, items=(area,), **more)


@each_kind
def test_the_sample_plan_comes_back_as_it_was(tmp_path, kind):
    assert read_again(PLAN, tmp_path, kind) == PLAN


@each_kind
@FEW
@given(plan=plans(awkward_sentences()))
def test_any_plan_comes_back_as_it_was(tmp_path, kind, plan):
    assert read_again(plan, tmp_path, kind) == plan


@each_kind
@FEW
@given(plan=any_plans)
def test_a_plan_of_any_characters_comes_back_as_it_was(tmp_path, kind, plan):
    with_item = replace(plan, items=plan.items or (Item("1.", NodeKind.TASK, "甲"),))
    assert read_again(with_item, tmp_path, kind) == with_item


@each_kind
@FEW
@given(plan=plans(sentences(), is_stacked=False))
def test_what_the_sheets_show_comes_back_from_the_sheets_alone(tmp_path, kind, plan):
    read = read_again(plan, tmp_path, kind, unseen=False)
    assert seen(read) == seen(plan)
    assert (read.title, read.agency, read.year, read.columns) == (plan.title, plan.agency, 115, plan.columns)


@each_kind
def test_open_points_and_facts_that_no_page_shows_can_be_read_by_people(tmp_path, kind):
    quota = Quota(QuotaRule.AT_LEAST, 12, Period.YEAR)
    done = Item(
        "1.", NodeKind.TASK, "檢查照明", status=TaskStatus.DONE, done_on=dt.date(2026, 3, 1), quota=quota
    )
    plan = plan_with(done, unplaced=("附圖一",), questions=(Question("一、1.", "due", "請補上期限。"),))
    assert read_again(plan, tmp_path, kind) == plan
    read_again(plan, tmp_path, kind, unseen=False)
    lines = list(read_document(tmp_path / f"計畫{kind}").lines())
    said = "\n".join(lines)
    assert all(words in said for words in ("每年至少12次", "已完成", "115.03.01", "附圖一", "請補上期限。"))


def edited(folder, old, new):
    """Write the sample plan, change one cell in Excel, and read it."""
    book = book_of(PLAN)
    cells = [cell for page in book for row in page.iter_rows() for cell in row if old in str(cell.value)]
    cells[0].value = str(cells[0].value).replace(old, new)
    path = folder / "改過.xlsx"
    book.save(path)
    return read_plan(path)


def test_what_was_changed_counts_and_the_rest_keeps_its_unseen_facts(tmp_path):
    first, second = [item for _path, item in walk(PLAN.items) if item.quota][:2]
    plan = edited(tmp_path, first.text, "全新的工作。")
    read = {item.text: item for _path, item in walk(plan.items)}
    assert read["全新的工作。"].quota is None
    assert first.text not in read
    assert read[second.text].quota == second.quota
    assert plan.unplaced == PLAN.unplaced
    assert not [question for question in plan.questions if question.about in ("lost", "unplaced")]


def test_what_was_changed_beside_the_plan_is_left_for_a_person_to_place(tmp_path):
    (line,) = edited(tmp_path, "未開始", "停辦").unplaced
    assert "停辦" in line


def test_a_workbook_is_set_up_for_the_screen_and_for_paper():
    chapters, tasks, *_ = book_of(PLAN).worksheets
    assert [chapters.title, tasks.title] == ["計畫", "工作項目"]
    assert tasks.freeze_panes == "A3"
    assert tasks.print_title_rows == "$1:$2"
    assert tasks.print_area == f"'工作項目'!$A$1:$E${tasks.max_row}"
    assert tasks.page_setup.paperSize == 9
    assert tasks.sheet_properties.pageSetUpPr.fitToPage
    assert tasks.page_setup.fitToHeight == 0
    assert "&P" in tasks.oddFooter.center.text
    assert {cell.font.name for row in tasks.iter_rows() for cell in row} == {"標楷體"}
    assert tasks["A2"].font.bold
    assert tasks["A2"].fill.fgColor.rgb == "FFDDE6F0"
    assert any(merged.min_col == 1 and merged.size["rows"] > 1 for merged in tasks.merged_cells.ranges)


def test_dates_are_dates_and_other_words_are_text():
    words = [Due(dt.date(2026, 3, 5), text) for text in ("115.03.05", "115年3月5日", "115.3.5", "每月20日")]
    tasks = [Item("1.", NodeKind.TASK, f"第{place}項", due=(due,)) for place, due in enumerate(words)]
    page = book_of(plan_with(*tasks))["工作項目"]
    found = [cell for (cell,) in page.iter_rows(min_row=3, min_col=4, max_col=4)]
    assert [cell.value for cell in found[:2]] == [dt.datetime(2026, 3, 5)] * 2
    assert ["年" in cell.number_format for cell in found[:2]] == [False, True]
    assert [cell.value for cell in found[2:]] == ["115.3.5", "每月20日"]


@each_kind
@pytest.mark.parametrize("text", [text for text in AWKWARD if text[0] in "=+-@"])
def test_no_text_becomes_a_formula(kind, text):
    layout = (PlanColumn((ColumnKind.TASK,), text, numbered=False), PlanColumn((ColumnKind.REMARK,), "備註"))
    plan = plan_with(Item("1.", NodeKind.TASK, text, remark=text), layout=layout)
    parts = parts_of(plan_bytes(plan, kind))
    assert not any(b"<f>" in part or b"table:formula" in part for part in parts.values())
    assert any(text.encode() in part for part in parts.values())


@each_kind
def test_a_group_too_high_for_one_row_is_whole(tmp_path, kind):
    stacked = tuple(
        PlanColumn((shown,), heading, ColumnStand.STACKED)
        for shown, heading in ((ColumnKind.TASK, "推動作法"), (ColumnKind.DUE, "完成期限"))
    )
    layout = (PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "實施要領"), *stacked)
    tasks = [Item(f"{n}.", NodeKind.TASK, f"第{n}項工作內容很長。" * 3) for n in range(1, 41)]
    plan = plan_with(*tasks, layout=layout, columns=("實施要領", "推動作法", "完成期限"))
    read = read_again(plan, tmp_path, kind, unseen=False)
    assert [item.text for item in read.items[0].items] == [task.text for task in tasks]
    if kind == ".xlsx":
        page = book_of(plan)["工作項目"]
        assert max(size.height for size in page.row_dimensions.values() if size.height) <= 409


def test_a_text_that_no_cell_of_excel_holds_is_refused_with_a_way_out(tmp_path):
    plan = plan_with(Item("1.", NodeKind.TASK, "長" * 40_000))
    with pytest.raises(Refused, match=r"\.ods"):
        plan_bytes(plan, ".xlsx")
    assert read_again(plan, tmp_path, ".ods") == plan


def test_a_damaged_hidden_sheet_takes_nothing_from_what_is_seen(tmp_path):
    book = book_of(PLAN)
    book[HIDDEN]["A2"] = book[HIDDEN]["A2"].value[:-9]
    path = tmp_path / "計畫.xlsx"
    book.save(path)
    assert seen(read_plan(path)) == seen(PLAN)


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("saved", ["xlsx", "ods"])
@each_kind
def test_libreoffice_opens_it_and_saves_the_same_plan(tmp_path, kind, saved):
    path = tmp_path / f"計畫{kind}"
    path.write_bytes(plan_bytes(PLAN, kind))
    assert read_plan(converted(path, saved, tmp_path / "saved")) == PLAN


@each_kind
def test_archives_name_what_they_are(kind):
    with zipfile.ZipFile(BytesIO(plan_bytes(PLAN, kind))) as archive:
        assert archive.testzip() is None
        if kind == ".ods":
            assert archive.infolist()[0].filename == "mimetype"
            assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
