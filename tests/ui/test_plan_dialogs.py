"""Importing a plan, beginning one, setting it up, exporting and deleting it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries.office import agency
from db.queries.plan import plan_heads
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, NumberingStyle
from desktop.exchange.plan_formats import KINDS as PLAN_KINDS
from desktop.exchange.plan_import import read_plan
from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.dialogs.new_plan import NewPlanDialog
from desktop.ui.dialogs.plan_settings import PlanSettingsDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.review.review_head import ReviewHead
from tests.factories import drafted_plan
from tests.ui.hands import drop, files, type_in, type_over
from tests.ui.plan.columns_hand import tool, turn
from tests.ui.plan_pages import TREE, click, lines, shown, tree_of
from tests.ui.windows import button_of, texts_in

TEXT = """青埔縣松溪鄉公所115年度提升服務品質執行計畫
壹、計畫依據
依縣府函辦理。
貳、計畫內容
\t實施要領
\t執行項目
\t推動作法
\t完成期限
\t承辦單位

\t一、機關形象
(一)服務場所便利性
\t1.洽公環境滿意度
\t1.更新樓層配置圖。
2.檢修飲水機。
\t115.06.30

115.09.30
\t秘書室

民政課
"""


Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def page(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def dialog(page: PlanPage, kind: type[Kind]) -> Kind:
    """The dialog that is open now."""
    return next(found for found in page.findChildren(kind) if found.isVisible())


def years(page: PlanPage) -> list[int]:
    return [head.year for head in page.desk.read(plan_heads)]


def head_of(opened: ImportPlanDialog) -> ReviewHead:
    """The head of the plan that is being looked through."""
    assert opened.review is not None
    return opened.review.head


class TestImport:
    @pytest.fixture
    def opened(self, page: PlanPage) -> ImportPlanDialog:
        click(button_of(page.no_plan, "匯入計畫…"))
        return dialog(page, ImportPlanDialog)

    @staticmethod
    def read_text(qtbot: QtBot, opened: ImportPlanDialog, text: str = TEXT) -> None:
        opened.source.text.setPlainText(text)
        click(opened.source.read_button)
        qtbot.waitUntil(lambda: opened.foot.import_button.isVisible() or bool(opened.refusal()))

    def test_of_pasted_text_is_looked_at_and_stored(
        self, qtbot: QtBot, page: PlanPage, opened: ImportPlanDialog
    ) -> None:
        self.read_text(qtbot, opened)
        head = head_of(opened)
        assert (head.year.text(), head.agency.text()) == ("115", "青埔縣松溪鄉公所")
        assert "1 要項、1 項目、2 工作、2 章、2 項有完成期限" in head.counts.text()
        assert years(page) == []
        click(opened.foot.import_button)
        assert lines(page) == [
            "一、機關形象",
            "  (一)服務場所便利性",
            "    1.更新樓層配置圖。",
            "    2.檢修飲水機。",
        ]
        assert page.outline.view.model().index(0, 0).isValid()
        task = tree_of(page).nodes[2]
        assert [share.name for share in task.sections] == ["秘書室"]
        page.desk.undo_stack.undo()
        assert years(page) == []

    def test_takes_the_corrected_year_and_title(
        self, qtbot: QtBot, page: PlanPage, opened: ImportPlanDialog
    ) -> None:
        self.read_text(qtbot, opened)
        type_over(head_of(opened).year, "116")
        type_over(head_of(opened).title, "為民服務計畫")
        click(opened.foot.import_button)
        assert page.desk.year == 116
        assert tree_of(page).head.title == "為民服務計畫"

    def test_of_a_year_that_has_a_plan_says_so_and_stays_open(
        self, qtbot: QtBot, page: PlanPage, office: Office, clerk: Actor, opened: ImportPlanDialog
    ) -> None:
        drafted_plan(office, clerk, year=115)
        self.read_text(qtbot, opened)
        click(opened.foot.import_button)
        assert "115年度已有計畫" in opened.refusal()
        type_over(head_of(opened).year, "114")
        assert opened.refusal() == ""
        click(opened.foot.import_button)
        assert years(page) == [115, 114]

    def test_without_a_year_is_refused(self, qtbot: QtBot, page: PlanPage, opened: ImportPlanDialog) -> None:
        self.read_text(qtbot, opened)
        type_over(head_of(opened).year, "")
        assert head_of(opened).year.property("invalid")
        click(opened.foot.import_button)
        assert "沒有寫明年度" in opened.refusal()

    def test_that_is_cancelled_leaves_nothing(
        self, qtbot: QtBot, page: PlanPage, opened: ImportPlanDialog
    ) -> None:
        self.read_text(qtbot, opened)
        click(button_of(opened, "取消"))
        assert years(page) == []
        assert page.desk.undo_stack.count() == 0

    def test_closed_while_reading_leaves_nothing(self, page: PlanPage, opened: ImportPlanDialog) -> None:
        opened.source.text.setPlainText(TEXT * 50)
        opened.source.read_button.click()
        opened.reject()
        page.desk.runner.finish()
        assert years(page) == []

    def test_of_a_text_that_is_no_plan_says_so(self, qtbot: QtBot, opened: ImportPlanDialog) -> None:
        self.read_text(qtbot, opened, "今天天氣很好")
        assert "找不到計畫的章節或工作表格" in opened.refusal()
        assert opened.source.isVisible()
        assert opened.source.isEnabled()

    def test_shows_what_is_open_before_anything_else(self, qtbot: QtBot, opened: ImportPlanDialog) -> None:
        self.read_text(qtbot, opened, TEXT.replace("\n\n民政課", ""))
        assert opened.review is not None
        assert "拿不準的沒有替您猜" in head_of(opened).counts.text()
        assert "待確認 1／1" in texts_in(opened.review.strip)
        assert "一、(一) 服務場所便利性" in texts_in(opened.review.strip)

    def test_of_a_chosen_file(
        self,
        qtbot: QtBot,
        page: PlanPage,
        opened: ImportPlanDialog,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        path = tmp_path / "計畫.txt"
        path.write_text(TEXT, "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
        click(opened.source.file_button)
        qtbot.waitUntil(opened.foot.import_button.isVisible)
        click(opened.foot.back_button)
        assert opened.source.isVisible()
        assert not opened.foot.import_button.isVisible()

    def test_of_a_dropped_file(self, qtbot: QtBot, opened: ImportPlanDialog, tmp_path: Path) -> None:
        path = tmp_path / "計畫.ppt"
        path.write_bytes(b"\xd0\xcf")
        assert drop(opened, files([path]))
        qtbot.waitUntil(lambda: bool(opened.refusal()))
        assert "不是可匯入的格式" in opened.refusal()


class TestANewPlan:
    def test_proposes_year_and_title(self, page: PlanPage) -> None:
        click(button_of(page.no_plan, "新增空白計畫…"))
        opened = dialog(page, NewPlanDialog)
        assert opened.title.text() == "青埔縣松溪鄉公所115年度提升服務品質執行計畫"
        type_over(opened.year, "116")
        assert opened.title.text() == "青埔縣松溪鄉公所116年度提升服務品質執行計畫"
        click(opened.confirm)
        assert page.desk.year == 116
        assert "這份計畫還沒有項目" in texts_in(page)

    def test_keeps_a_title_that_somebody_wrote(self, page: PlanPage) -> None:
        click(page.new_button)
        opened = dialog(page, NewPlanDialog)
        type_over(opened.title, "為民服務計畫")
        type_over(opened.year, "116")
        QTest.keyClick(opened.year, Qt.Key.Key_Return)
        assert tree_of(page).head.title == "為民服務計畫"

    def test_of_a_year_that_has_one_is_refused_in_the_dialog(
        self, page: PlanPage, office: Office, clerk: Actor
    ) -> None:
        drafted_plan(office, clerk, year=115)
        click(page.new_button)
        opened = dialog(page, NewPlanDialog)
        assert opened.year.text() == "116"
        type_over(opened.year, "115")
        click(opened.confirm)
        assert "115年度已有計畫" in opened.refusal()
        type_over(opened.year, "")
        click(opened.confirm)
        assert "請輸入民國年，例如 115。" in texts_in(opened)


class TestAPlan:
    @pytest.fixture(autouse=True)
    def plan(self, page: PlanPage, office: Office, clerk: Actor) -> None:
        drafted_plan(office, clerk, TREE)

    @staticmethod
    def choose(page: PlanPage, words: str) -> None:
        """Choose from the page's menu."""
        next(action for action in page.menu.actions() if action.text() == words).trigger()

    def test_is_set_up_in_one_deed(self, page: PlanPage) -> None:
        self.choose(page, "計畫設定…")
        opened = dialog(page, PlanSettingsDialog)
        type_over(opened.title, "為民服務計畫")
        opened.style_box.setCurrentIndex(opened.style_box.findData(NumberingStyle.FULL_COMMA.value))
        columns = opened.columns
        columns.list.setCurrentRow(2)
        type_over(columns.fields.heading, "工作重點")
        turn(columns, "備註")
        columns.list.setCurrentRow(4)
        click(tool(columns, "加一欄"))
        type_over(columns.fields.heading, "說明")
        click(opened.confirm)
        head = tree_of(page).head
        assert (head.title, head.numbering_style) == ("為民服務計畫", NumberingStyle.FULL_COMMA)
        assert head.columns[2] == PlanColumn(
            (ColumnKind.TASK, ColumnKind.METHOD, ColumnKind.REMARK), "工作重點"
        )
        assert head.columns[5].heading == "說明"
        assert lines(page)[1] == "  （一）服務場所"
        page.desk.undo_stack.undo()
        assert lines(page)[1] == "  (一)服務場所"

    def test_is_not_left_without_a_column_of_tasks(self, page: PlanPage) -> None:
        self.choose(page, "計畫設定…")
        opened = dialog(page, PlanSettingsDialog)
        opened.columns.list.setCurrentRow(2)
        turn(opened.columns, "工作")
        click(opened.confirm)
        assert "至少保留一欄" in opened.refusal()

    @pytest.mark.parametrize("kind", PLAN_KINDS)
    def test_is_written_to_a_file_that_reads_back(
        self, qtbot: QtBot, page: PlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        target = tmp_path / "計畫"
        chosen = f"{PLAN_KINDS[kind][0]} (*{kind})"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), chosen))
        with qtbot.waitSignal(page.desk.told) as told:
            self.choose(page, "匯出計畫…")
        assert told.args == [f"已匯出「計畫{kind}」"]
        assert read_plan(tmp_path / f"計畫{kind}") == page.desk.read(plan_file_of_year, 115)

    def test_is_offered_as_the_kind_and_in_the_folder_of_last_time(
        self, qtbot: QtBot, page: PlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with qtbot.waitSignal(page.desk.told):
            page.exporting.write(tmp_path / "計畫.ods")
        asked: list[tuple[object, ...]] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: asked.append(words) or ("", ""))
        self.choose(page, "匯出計畫…")
        assert asked[0][2] == str(tmp_path / "115年度計畫.ods")

    def test_that_cannot_be_written_says_so(self, qtbot: QtBot, page: PlanPage, tmp_path: Path) -> None:
        with qtbot.waitSignal(page.desk.refused):
            page.exporting.write(tmp_path / "沒有這個資料夾" / "計畫.json")

    def test_is_not_written_over_a_file_that_is_open_elsewhere(
        self, qtbot: QtBot, page: PlanPage, tmp_path: Path
    ) -> None:
        (tmp_path / "計畫.docx").write_bytes(b"before")
        (tmp_path / ".~lock.計畫.docx#").touch()
        with qtbot.waitSignal(page.desk.refused) as refused:
            page.exporting.write(tmp_path / "計畫.docx")
        assert "LibreOffice" in refused.args[0]
        assert (tmp_path / "計畫.docx").read_bytes() == b"before"

    def test_is_deleted_without_a_question_and_comes_back(self, page: PlanPage) -> None:
        self.choose(page, "刪除這份計畫")
        assert "115 年度還沒有計畫" in texts_in(page)
        page.desk.undo_stack.undo()
        assert len(lines(page)) == 7

    def test_is_previewed_on_the_forms_page(self, qtbot: QtBot, page: PlanPage) -> None:
        with qtbot.waitSignal(page.desk.page_wanted) as wanted:
            click(page.preview_button)
        assert wanted.args == ["forms", ("plan", Request(year=115))]
        with qtbot.waitSignal(page.desk.page_wanted) as wanted:
            self.choose(page, "預覽附表")
        assert wanted.args == ["forms", ("plan-table", Request(year=115))]


def test_other_pages_lead_here(page: PlanPage, office: Office, clerk: Actor) -> None:
    page.arrive("import")
    dialog(page, ImportPlanDialog).reject()
    page.arrive("blank")
    dialog(page, NewPlanDialog).reject()
    plan = drafted_plan(office, clerk, TREE)
    page.arrive(plan.nodes["辦理測試"])
    assert page.outline.panel.text.toPlainText() == "辦理測試"
    assert page.desk.read(agency) is not None
    type_in(page.outline.panel.remark, "每季")
