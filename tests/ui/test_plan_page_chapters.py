"""The tabs 章節 and 待確認 of the page 計畫."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from db.queries.plan import ChapterRow
from db.vocabulary import NodeKind
from desktop.exchange.plan_file import Chapter, Item, PlanFile, Question
from desktop.office.office import Actor, Office
from desktop.office.taking_in import take_in_plan
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.chapters_part import ChaptersPart
from desktop.ui.plan.leftovers_part import LeftoversPart
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import click, cursor, lines, shown, tree_of
from tests.ui.windows import button_of, texts_in

PLAN = PlanFile(
    "松溪鄉公所",
    115,
    "執行計畫",
    (
        Chapter("計畫依據", ("一、縣府函。", "二、本所規定。")),
        Chapter("計畫內容", ("如附表。",), True),
        Chapter("附則"),
    ),
    items=(
        Item("一、", NodeKind.AREA, "機關形象", items=(Item("(一)", NodeKind.MEASURE, "服務場所"),)),
        Item("二、", NodeKind.AREA, "服務流程"),
    ),
    unplaced=("散落的一段文字", "另一段"),
    questions=(
        Question("", "title", "計畫名稱對嗎？"),
        Question("一、(一)", "sections", "哪些單位辦理？"),
    ),
)


@pytest.fixture
def page(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        take_in_plan(work, PLAN)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def chapters(page: PlanPage) -> list[ChapterRow]:
    return list(tree_of(page).chapters)


class TestChapters:
    @pytest.fixture
    def part(self, page: PlanPage) -> ChaptersPart:
        page.tabs.setCurrentWidget(page.chapters)
        return page.chapters

    @staticmethod
    def listed(part: ChaptersPart) -> list[str]:
        return [part.list.item(row).text() for row in range(part.list.count())]

    @staticmethod
    def tool(part: ChaptersPart, name: str) -> QToolButton:
        found = part.tools.findChildren(QToolButton)
        return next(each for each in found if each.accessibleName() == name)

    def test_are_numbered_and_the_one_with_the_table_is_marked(self, part: ChaptersPart) -> None:
        assert self.listed(part) == ["壹、計畫依據", "貳、計畫內容（附表）", "參、附則"]
        assert part.heading.text() == "計畫依據"
        assert part.paragraphs.toPlainText() == "一、縣府函。\n二、本所規定。"

    def test_paragraphs_are_stored_when_left(self, page: PlanPage, part: ChaptersPart) -> None:
        type_over(part.paragraphs, "一、縣府函。\n\n三、鄉長指示。")
        part.heading.setFocus()
        assert chapters(page)[0].paragraphs == ("一、縣府函。", "三、鄉長指示。")
        page.desk.undo_stack.undo()
        assert part.paragraphs.toPlainText() == "一、縣府函。\n二、本所規定。"

    def test_paragraphs_are_stored_when_another_chapter_is_chosen(
        self, page: PlanPage, part: ChaptersPart
    ) -> None:
        type_over(part.paragraphs, "依縣府函辦理。")
        part.list.setCurrentRow(2)
        assert chapters(page)[0].paragraphs == ("依縣府函辦理。",)
        assert part.paragraphs.toPlainText() == ""

    def test_a_heading_is_stored_with_enter(self, page: PlanPage, part: ChaptersPart) -> None:
        type_over(part.heading, "依據")
        QTest.keyClick(part.heading, Qt.Key.Key_Return)
        assert self.listed(part)[0] == "壹、依據"

    def test_an_empty_heading_is_refused_and_comes_back(
        self, qtbot: QtBot, page: PlanPage, part: ChaptersPart
    ) -> None:
        type_over(part.heading, "")
        with qtbot.waitSignal(page.desk.refused):
            QTest.keyClick(part.heading, Qt.Key.Key_Return)
        assert part.heading.text() == "計畫依據"

    def test_are_added_moved_and_deleted(self, page: PlanPage, part: ChaptersPart) -> None:
        click(self.tool(part, "新增一章"))
        assert part.heading.hasFocus()
        type_in(part.heading, "計畫目標")
        QTest.keyClick(part.heading, Qt.Key.Key_Return)
        assert self.listed(part)[1] == "貳、計畫目標"
        click(self.tool(part, "上移"))
        assert self.listed(part)[:2] == ["壹、計畫目標", "貳、計畫依據"]
        click(self.tool(part, "下移"))
        click(self.tool(part, "刪除這一章"))
        assert self.listed(part) == ["壹、計畫依據", "貳、計畫內容（附表）", "參、附則"]
        page.desk.undo_stack.undo()
        assert self.listed(part)[1] == "貳、計畫目標"

    def test_the_table_can_go_to_another_chapter(self, page: PlanPage, part: ChaptersPart) -> None:
        part.list.setCurrentRow(2)
        part.has_table.click()
        assert self.listed(part) == ["壹、計畫依據", "貳、計畫內容", "參、附則（附表）"]
        assert not part.has_table.isEnabled()

    def test_the_chapter_with_the_table_is_not_deleted(
        self, qtbot: QtBot, page: PlanPage, part: ChaptersPart
    ) -> None:
        part.list.setCurrentRow(1)
        with qtbot.waitSignal(page.desk.refused) as refused:
            click(self.tool(part, "刪除這一章"))
        assert "載有工作項目表" in refused.args[0]
        assert len(chapters(page)) == 3


class TestLeftovers:
    @pytest.fixture
    def part(self, page: PlanPage) -> LeftoversPart:
        page.tabs.setCurrentWidget(page.leftovers)
        return page.leftovers

    @staticmethod
    def go_to(part: LeftoversPart, row: int) -> None:
        # Not through the view: that adds to the selection while the last test's Shift counts as held.
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        part.list.selectionModel().setCurrentIndex(part.list.entries.index(row, 0), only)

    @staticmethod
    def listed(part: LeftoversPart) -> list[tuple[str, str]]:
        entries = (part.list.entries.entry(row) for row in range(part.list.entries.rowCount()))
        return [(entry.first, entry.second) for entry in entries]

    def test_are_listed_with_what_they_are_about(self, page: PlanPage, part: LeftoversPart) -> None:
        assert self.listed(part) == [
            ("散落的一段文字", "未歸位的文字"),
            ("另一段", "未歸位的文字"),
            ("計畫名稱對嗎？", "整份計畫"),
            ("哪些單位辦理？", "一、(一) 服務場所"),
        ]
        assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認 (4)"

    def test_a_text_becomes_an_item_below_another(self, page: PlanPage, part: LeftoversPart) -> None:
        type_over(part.text, "4. 更新樓層配置圖")
        places = [part.parents.itemText(row) for row in range(part.parents.count())]
        assert places == ["（最外層）", "一、 機關形象", "　一、(一) 服務場所", "二、 服務流程"]
        part.parents.setCurrentIndex(2)
        click(part.outline_button)
        assert lines(page)[2] == "    1.更新樓層配置圖"
        assert self.listed(part)[0] == ("另一段", "未歸位的文字")
        assert part.text.toPlainText() == "另一段"

    def test_a_text_becomes_a_paragraph(self, page: PlanPage, part: LeftoversPart) -> None:
        self.go_to(part, 1)
        part.chapters.setCurrentIndex(2)
        click(part.chapter_button)
        assert chapters(page)[2].paragraphs == ("另一段",)
        assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認 (3)"

    def test_a_text_worked_on_is_not_taken_for_another(self, page: PlanPage, part: LeftoversPart) -> None:
        type_over(part.text, "改過的文字")
        self.go_to(part, 1)
        assert part.text.toPlainText() == "另一段"

    def test_a_text_that_is_not_needed_goes_and_comes_back(self, page: PlanPage, part: LeftoversPart) -> None:
        click(part.discard_button)
        assert len(self.listed(part)) == 3
        page.desk.undo_stack.undo()
        assert len(self.listed(part)) == 4

    def test_a_question_leads_to_its_item(self, page: PlanPage, part: LeftoversPart) -> None:
        self.go_to(part, 3)
        click(part.go_button)
        assert page.tabs.currentWidget() is page.outline
        assert cursor(page) == "服務場所"
        assert "哪些單位辦理？" in texts_in(page.outline.panel)

    def test_a_question_about_the_whole_plan_leads_nowhere(self, page: PlanPage, part: LeftoversPart) -> None:
        self.go_to(part, 2)
        assert not part.go_button.isVisible()
        click(part.settle_button)
        assert len(self.listed(part)) == 3

    def test_several_are_settled_at_once(self, page: PlanPage, part: LeftoversPart) -> None:
        self.go_to(part, 1)
        QTest.keyClick(part.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        click(part.settle_button)
        assert [first for first, _second in self.listed(part)] == ["散落的一段文字", "哪些單位辦理？"]
        assert page.desk.undo_stack.undoText() == "處理 2 筆待確認"

    def test_all_settled_says_so(self, page: PlanPage, part: LeftoversPart) -> None:
        click(part.discard_button)
        click(part.discard_button)
        click(part.settle_button)
        click(part.settle_button)
        assert "沒有待確認的事項" in texts_in(part)
        assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認"


def test_the_page_forgets_nothing_when_another_year_is_looked_at(page: PlanPage) -> None:
    page.desk.year = 116
    assert "116 年度還沒有計畫" in texts_in(page)
    assert button_of(page, "新增空白計畫…").isVisible()
    page.desk.year = 115
    assert lines(page)[0] == "一、機關形象"
