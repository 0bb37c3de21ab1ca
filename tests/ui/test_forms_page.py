"""The page 表單: what is previewed is what is saved and printed."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.queries.office import sections
from db.queries.plan import plan_head
from db.vocabulary import Role
from desktop.errors import Refused
from desktop.forms.form import Argument, Form, Request
from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.pages.forms import FormsPage
from desktop.ui.paper import printer_for, printing_steps
from desktop.ui.widgets.form_arguments import FormArguments
from desktop.ui.widgets.pdf_preview import PdfPreview
from tests.factories import TaskDraft, followed_plan
from tests.ui.windows import texts_in, write_over

YEAR = 115
TASKS = 60


@pytest.fixture
def planned(office: Office, clerk: Actor) -> None:
    """A named agency with a plan that takes several pages."""
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣和平區公所")
    drafts = [TaskDraft(f"更新服務場所標示第{number}處", sections=("民政課",)) for number in range(TASKS)]
    followed_plan(office, clerk, *drafts, year=YEAR)


@pytest.fixture
def page(qtbot: QtBot, planned: None, desk: Desk) -> FormsPage:
    page = FormsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.resize(1100, 680)
        page.show()
    return page


def choose_form(page: FormsPage, title: str) -> None:
    (item,) = page.catalogue.findItems(title, Qt.MatchFlag.MatchExactly)
    page.catalogue.setCurrentItem(item)


def previewed(qtbot: QtBot, page: FormsPage) -> bytes:
    """The PDF in the preview, once the one wanted is there."""
    qtbot.waitUntil(page.save_button.isEnabled)
    return page.pdf()


def text_of(pdf: bytes) -> str:
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    return "".join(text.split())


def test_the_table_of_the_plan_is_previewed_by_itself(qtbot: QtBot, page: FormsPage) -> None:
    choose_form(page, "計畫附表")
    pdf = previewed(qtbot, page)
    assert f"標示第{TASKS - 1}處" in text_of(pdf)
    count = page.preview.document.pageCount()
    assert count == len(PdfReader(BytesIO(pdf)).pages) > 1
    assert f"第 1 頁，共 {count} 頁" in texts_in(page)


def test_a_change_of_the_data_changes_the_preview(qtbot: QtBot, page: FormsPage, desk: Desk) -> None:
    choose_form(page, "計畫附表")
    previewed(qtbot, page)
    desk.do("改名", change_agency, name="新溪縣政府")
    assert not page.save_button.isEnabled()
    assert "新溪縣政府" in text_of(previewed(qtbot, page))


def test_what_cannot_be_printed_is_told_in_the_place_of_the_preview(
    qtbot: QtBot, page: FormsPage, desk: Desk
) -> None:
    choose_form(page, "計畫附表")
    previewed(qtbot, page)
    desk.year = 99
    qtbot.waitUntil(lambda: any("99" in text and "計畫" in text for text in texts_in(page)))
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()


def test_only_the_last_of_many_wishes_is_shown(qtbot: QtBot, page: FormsPage, desk: Desk) -> None:
    choose_form(page, "計畫附表")
    for number in range(10):
        desk.do("改名", change_agency, name=f"第{number}機關")
    assert "第9機關" in text_of(previewed(qtbot, page))


def test_the_pdf_is_saved_as_it_is_seen(
    qtbot: QtBot, page: FormsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    choose_form(page, "計畫附表")
    pdf = previewed(qtbot, page)
    proposed: list[str] = []

    def choose(_page: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "附表"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(desk.told):
        qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "附表.pdf").read_bytes() == pdf
    assert proposed == [f"{YEAR}年度計畫附表.pdf"]


def test_a_file_that_cannot_be_written_is_refused(
    qtbot: QtBot, page: FormsPage, tmp_path: Path, desk: Desk
) -> None:
    choose_form(page, "計畫附表")
    previewed(qtbot, page)
    with qtbot.waitSignal(desk.refused):
        page.write(tmp_path / "no folder" / "附表.pdf")


def test_the_dialogs_range_of_pages_is_printed(
    qtbot: QtBot, page: FormsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    choose_form(page, "計畫附表")
    previewed(qtbot, page)
    target = tmp_path / "paper.pdf"

    def take_the_first_page(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", take_the_first_page)
    with qtbot.waitSignal(desk.told) as told:
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["已送到印表機"]
    (sheet,) = PdfReader(target).pages
    assert len(sheet.images) == 1


def test_another_page_can_ask_for_a_form(qtbot: QtBot, page: FormsPage, desk: Desk) -> None:
    page.arrive(("plan-table", Request(year=YEAR)))
    previewed(qtbot, page)
    assert page.form().name == "plan-table"
    assert page.arguments.request().year == YEAR
    assert desk.read(plan_head, YEAR) is not None


def paper(tmp_path: Path, preview: PdfPreview) -> QPrinter:
    printer = printer_for(preview.document, "附表")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


def test_every_page_is_printed_and_counted(qtbot: QtBot, page: FormsPage, tmp_path: Path) -> None:
    choose_form(page, "計畫附表")
    pdf = previewed(qtbot, page)
    count = page.preview.document.pageCount()
    steps = printing_steps(pdf, paper(tmp_path, page.preview))
    told = [next(steps)]
    with pytest.raises(StopIteration) as finished:
        while True:
            told.append(next(steps))
    assert finished.value.value == count
    assert [(done, total) for done, total, _text in told] == [(done, count) for done in range(count)]
    sheets = PdfReader(tmp_path / "paper.pdf").pages
    wide = page.preview.document.pagePointSize(0)
    assert len(sheets) == count
    assert (sheets[0].mediabox.width > sheets[0].mediabox.height) == (wide.width() > wide.height())


def test_a_printer_that_does_not_answer_is_refused(qtbot: QtBot, page: FormsPage, tmp_path: Path) -> None:
    choose_form(page, "計畫附表")
    pdf = previewed(qtbot, page)
    printer = paper(tmp_path, page.preview)
    printer.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
    with pytest.raises(Refused, match="印表機"):
        next(printing_steps(pdf, printer))


@pytest.fixture
def preview(qtbot: QtBot, page: FormsPage) -> PdfPreview:
    choose_form(page, "計畫附表")
    previewed(qtbot, page)
    page.preview.view.setFocus()
    return page.preview


def test_pages_are_turned_by_keys_and_kept_within_the_document(qtbot: QtBot, preview: PdfPreview) -> None:
    count = preview.document.pageCount()
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert f"第 2 頁，共 {count} 頁" in texts_in(preview)
    for _ in range(count + 2):
        qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert f"第 {count} 頁，共 {count} 頁" in texts_in(preview)
    for _ in range(count + 2):
        qtbot.keyClick(preview.view, Qt.Key.Key_PageUp)
    assert f"第 1 頁，共 {count} 頁" in texts_in(preview)


def test_zooming_starts_from_what_is_seen_and_fits_again(qtbot: QtBot, preview: PdfPreview) -> None:
    qtbot.keyClick(preview.view, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.Custom
    larger = preview.view.zoomFactor()
    assert f"{larger:.0%}" in texts_in(preview)
    qtbot.keyClick(preview.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() == pytest.approx(larger / 1.2)
    for _ in range(30):
        qtbot.keyClick(preview.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() == pytest.approx(0.2)
    qtbot.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    qtbot.keyClick(preview.view, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitInView


def test_a_page_is_drawn_and_not_blank(qtbot: QtBot, preview: PdfPreview) -> None:
    def inks() -> set[str]:
        picture = preview.view.viewport().grab().toImage()
        size = picture.size()
        places = ((x, y) for x in range(0, size.width(), 5) for y in range(0, size.height(), 5))
        return {picture.pixelColor(x, y).name() for x, y in places}

    qtbot.waitUntil(lambda: len(inks()) > 10)


def form(**arguments: object) -> Form[object]:
    """A form that asks for these arguments."""
    return Form("test", "測試", gather=lambda *_: None, compose=lambda *_: None, **arguments)


@pytest.fixture
def arguments(qtbot: QtBot) -> FormArguments:
    fields = FormArguments()
    qtbot.addWidget(fields)
    fields.offer([115, 114], ["民政課", "秘書室"], 115)
    fields.show()
    return fields


def test_only_what_a_form_asks_for_is_shown_and_handed_over(qtbot: QtBot, arguments: FormArguments) -> None:
    arguments.show_form(form(needs=frozenset({Argument.SECTION})))
    assert texts_in(arguments) == ["單位"]
    assert arguments.section.itemText(0) == "請選擇單位"
    arguments.section.setCurrentIndex(2)
    assert arguments.request() == Request(section="秘書室")
    arguments.show_form(form(accepts=frozenset({Argument.YEAR, Argument.SECTION})))
    assert arguments.section.itemText(0) == "（全部）"
    assert arguments.request() == Request(year=115, section="秘書室")
    arguments.show_form(form())
    assert arguments.request() == Request()


def test_a_period_is_half_a_year_or_two_days(qtbot: QtBot, arguments: FormArguments) -> None:
    arguments.show_form(form(accepts=frozenset({Argument.FROM, Argument.TO})))
    assert texts_in(arguments) == ["年度", "期間"]
    spans = []
    for name in ("全年", "上半年", "下半年"):
        arguments.period.setCurrentIndex(arguments.period.findText(name))
        request = arguments.request()
        spans.append((str(request.from_day), str(request.to_day)))
    assert spans == [
        ("2026-01-01", "2026-12-31"),
        ("2026-01-01", "2026-06-30"),
        ("2026-07-01", "2026-12-31"),
    ]
    arguments.set_request(Request(from_day=dt.date(2026, 2, 3)))
    assert texts_in(arguments) == ["期間", "起日", "迄日"]
    with qtbot.waitSignal(arguments.changed):
        write_over(arguments.to_day.line, "115.3.4")
    assert arguments.request() == Request(from_day=dt.date(2026, 2, 3), to_day=dt.date(2026, 3, 4))


def test_a_form_of_one_day_asks_for_it_and_takes_today_where_none_is_written(
    qtbot: QtBot, arguments: FormArguments
) -> None:
    arguments.show_form(form(needs=frozenset({Argument.YEAR}), accepts=frozenset({Argument.TO})))
    assert texts_in(arguments) == ["年度", "統計至"]
    assert arguments.request() == Request(year=115)
    with qtbot.waitSignal(arguments.changed):
        write_over(arguments.figures_day.line, "115.6.30")
    assert arguments.request() == Request(year=115, to_day=dt.date(2026, 6, 30))
    arguments.set_request(Request(year=115))
    assert arguments.request() == Request(year=115)


def test_a_form_on_larger_paper_is_chosen_and_printed_on_it(
    qtbot: QtBot, page: FormsPage, tmp_path: Path
) -> None:
    choose_form(page, "年度時程表")
    assert previewed(qtbot, page)
    assert page.arguments.request().paper == "A4"
    with qtbot.waitSignal(page.arguments.changed):
        qtbot.keyClick(page.arguments.paper, Qt.Key.Key_Down)
    assert page.arguments.request().paper == "A3"
    previewed(qtbot, page)
    printer = paper(tmp_path, page.preview)
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A3
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape


def test_a_blank_edition_is_offered_where_there_is_one(qtbot: QtBot, arguments: FormArguments) -> None:
    arguments.show_form(form(blank=lambda _reading, _request: None))
    with qtbot.waitSignal(arguments.changed):
        qtbot.keyClick(arguments.blank, Qt.Key.Key_Space)
    assert arguments.request().is_blank
    arguments.show_form(form())
    assert not arguments.blank.isVisible()
    assert not arguments.request().is_blank


def test_what_another_page_asks_for_stands_in_the_fields(qtbot: QtBot, arguments: FormArguments) -> None:
    every = frozenset(Argument)
    arguments.show_form(form(accepts=every))
    days = {"from_day": dt.date(2019, 1, 1), "to_day": dt.date(2019, 1, 2)}
    request = Request(year=108, section="民政課", id=7, paper="A3", **days)
    arguments.set_request(request)
    assert arguments.request() == request


def test_a_section_head_prints_the_own_section_only(
    qtbot: QtBot, page: FormsPage, desk: Desk, office: Office
) -> None:
    with office.reading() as session:
        own = sections(session)[0]
    desk.actor = Actor("林課長", Role.SECTION_HEAD, section_id=own.id)
    choose_form(page, "執行情形管制表")
    box = page.arguments.section
    assert [box.itemText(row) for row in range(box.count())] == [own.name]
    assert not box.isEnabled()
    assert not page.each_button.isVisible()
    assert f"管制表（{own.name}）" in text_of(previewed(qtbot, page))
