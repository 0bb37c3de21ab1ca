"""Looking a plan through before it is taken in: source and plan linked, open points one by one."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.office import sections
from db.queries.plan import PlanTree, plan_heads
from db.vocabulary import SectionKind
from desktop.exchange.plan_json import read_json
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section, retire_section
from desktop.office.setup import change_agency
from desktop.paths import resource
from desktop.ui.desk import Desk
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.item_editor import ItemEditor
from desktop.ui.review.review_view import ReviewView
from tests.factories import drafted_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import click, shown, tree_of
from tests.ui.windows import button_of, texts_in

TEXT = """青埔縣松溪鄉公所115年度提升服務品質執行計畫
壹、計畫依據
依縣府函辦理。
- 7 -
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
3.汰換座椅。
\t115.06.30

115.09.30
\t民政科
"""


@pytest.fixture
def page(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
        add_section(work, "秘書室")
        add_section(work, "民政課")
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def dialog(page: PlanPage) -> ImportPlanDialog:
    click(page.import_button)
    return next(found for found in page.findChildren(ImportPlanDialog) if found.isVisible())


def read(qtbot: QtBot, dialog: ImportPlanDialog, text: str = TEXT) -> ReviewView:
    dialog.source.text.setPlainText(text)
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.review is not None)
    assert dialog.review is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog.review


@pytest.fixture
def view(qtbot: QtBot, dialog: ImportPlanDialog) -> ReviewView:
    return read(qtbot, dialog)


def reviewed(view: ReviewView) -> PlanTree:
    """The plan in the review as it is stored there."""
    assert view.plan.plan is not None
    return view.plan.plan.tree


def go_to(view: ReviewView, text: str) -> None:
    key = next(node.id for node in reviewed(view).nodes if node.text == text)
    view.plan.outline.view.go_to(key)


def cursor(view: ReviewView) -> str:
    item = view.plan.outline.model.item(view.plan.outline.view.currentIndex())
    return item.node.text if item else ""


def place_of(view: ReviewView, words: str) -> QPoint:
    """Where words stand on the screen, in the source."""
    text = view.source.text
    found = text.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart())
    text.setTextCursor(QTextCursor(found))
    text.ensureCursorVisible()
    return text.cursorRect(found).center() + QPoint(2, 0)


def press_in(
    view: ReviewView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(view.plan.outline.view, key, held)
    QApplication.processEvents()


def click_row(view: ReviewView, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click on a row of the list of everything that is open."""
    opened = view.plan.open.view
    place = opened.visualRect(opened.entries.index(row, 0)).center()
    QTest.mouseClick(opened.viewport(), Qt.MouseButton.LeftButton, held, place)


def point(view: ReviewView) -> str:
    """Which of the open points is shown: its place, and what is asked."""
    strip = view.strip
    words = strip.text.toPlainText() if strip.text.isVisible() else strip.message.text()
    return f"{strip.count.text()} {words}"


class TestTheSource:
    def test_marks_what_the_item_at_the_cursor_was_read_from(self, view: ReviewView) -> None:
        go_to(view, "檢修飲水機。")
        assert view.source.text.marked() == ["2.檢修飲水機。"]
        go_to(view, "機關形象")
        assert view.source.text.marked() == ["一、機關形象"]

    def test_marks_the_lines_of_a_chapter(self, view: ReviewView) -> None:
        view.plan.tabs.setCurrentWidget(view.plan.chapters)
        assert view.source.text.marked()[:2] == ["壹、計畫依據", "依縣府函辦理。"]

    def test_leads_to_the_item_that_is_clicked(self, view: ReviewView) -> None:
        for words, item in (("汰換座椅", "汰換座椅。"), ("服務場所", "服務場所便利性")):
            place = place_of(view, words)
            QTest.mouseClick(view.source.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert cursor(view) == item

    def test_leads_to_the_chapter_that_is_clicked(self, view: ReviewView) -> None:
        place = place_of(view, "依縣府函")
        QTest.mouseClick(view.source.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.plan.tabs.currentWidget() is view.plan.chapters
        assert view.plan.chapters.heading.text() == "計畫依據"

    def test_is_searched(self, view: ReviewView) -> None:
        view.source.text.setFocus()
        QTest.keyClick(view.source.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        type_in(view.source.search, "飲水")
        QTest.keyClick(view.source.search, Qt.Key.Key_Return)
        assert view.source.text.textCursor().selectedText() == "飲水"

    def test_is_not_there_for_a_plan_file(self, qtbot: QtBot, dialog: ImportPlanDialog) -> None:
        path = resource("sample", "plan_115.json")
        dialog.read(path)
        qtbot.waitUntil(lambda: dialog.review is not None)
        assert dialog.review is not None
        assert not dialog.review.source.isVisible()
        assert len(reviewed(dialog.review).chapters) == len(read_json(path).chapters)


class TestOpenPoints:
    def test_come_one_after_the_other_by_key(self, view: ReviewView) -> None:
        assert point(view).startswith("待確認 1／5 文件中的「民政科」和本機關的「民政課」相近")
        press_in(view, Qt.Key.Key_F5)
        assert point(view) == "待確認 2／5 這一項有2個完成期限，請確認要以哪一個列管。"
        assert cursor(view) == "服務場所便利性"
        for _time in range(3):
            press_in(view, Qt.Key.Key_F5)
        assert point(view) == "待確認 5／5 7 -"
        assert view.source.text.marked() == ["7 -"]
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        assert point(view).startswith("待確認 4／5")

    def test_are_settled_by_key_and_the_next_is_shown(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5)
        press_in(view, Qt.Key.Key_F10)
        assert point(view).startswith("待確認 2／4 這裡有3項工作，完成期限有2個")
        press_in(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "1／5" in point(view) or "3／5" in point(view)

    def test_of_dates_lead_to_where_they_are_typed(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5)
        click(view.strip.cell_button)
        words = view.plan.outline.panel.due.words
        assert words.hasFocus()
        type_over(words, "115.09.30")
        QTest.keyClick(words, Qt.Key.Key_Tab)
        measure = next(node for node in reviewed(view).nodes if node.text == "服務場所便利性")
        assert measure.due_text == "115.09.30"

    def test_of_sections_open_the_cell_to_be_typed_into(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        click(view.strip.cell_button)
        line = next(found for found in view.findChildren(CellLine) if found.isVisible())
        type_over(line, "秘書室")
        QTest.keyClick(line, Qt.Key.Key_Return)
        measure = next(node for node in reviewed(view).nodes if node.text == "服務場所便利性")
        assert [share.name for share in measure.sections] == ["秘書室"]

    def test_put_a_text_to_the_remark_of_the_item_at_the_cursor(self, view: ReviewView) -> None:
        go_to(view, "檢修飲水機。")
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        click(view.strip.remark_button)
        assert next(node.remark for node in reviewed(view).nodes if node.text == "檢修飲水機。") == "7 -"
        assert len(view.plan.points) == 4

    def test_make_a_text_a_new_item(self, view: ReviewView) -> None:
        go_to(view, "服務場所便利性")
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        type_over(view.strip.text, "更換標示。")
        click(view.strip.item_button)
        assert reviewed(view).nodes[-1].text == "更換標示。"

    def test_make_a_text_a_paragraph(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        view.strip.chapter_menu.actions()[1].trigger()
        assert reviewed(view).chapters[1].paragraphs[-1] == "7 -"

    def test_are_all_in_a_list(self, view: ReviewView) -> None:
        assert view.plan.tabs.tabText(3) == "待確認 (5)"
        view.plan.tabs.setCurrentIndex(3)
        click_row(view, 4)
        assert point(view) == "待確認 5／5 7 -"

    def test_are_settled_several_at_once_but_never_texts(self, view: ReviewView) -> None:
        view.plan.tabs.setCurrentIndex(3)
        click_row(view, 2)
        click_row(view, 4, Qt.KeyboardModifier.ShiftModifier)
        click(button_of(view.plan.open, "選取的 2 個問題都已確認"))
        assert [found.leftover.text for found in view.plan.points if found.leftover] == [
            "這一項有2個完成期限，請確認要以哪一個列管。",
            "7 -",
        ]
        assert not view.plan.open.settle_button.isVisible()

    def test_of_words_open_them_to_be_typed(self, qtbot: QtBot, dialog: ImportPlanDialog) -> None:
        view = read(qtbot, dialog, TEXT.replace("檢修飲水機", "門門門門門門門門門"))
        while "文字疑似掃描時辨識錯誤" not in point(view):
            press_in(view, Qt.Key.Key_F5)
        click(button_of(view.strip, "改文字"))
        found = next(each for each in view.findChildren(ItemEditor) if each.isVisible())
        type_over(found, "檢修大門。")
        QTest.keyClick(found, Qt.Key.Key_Return)
        assert "檢修大門。" in [node.text for node in reviewed(view).nodes]

    def test_that_stay_open_come_along(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        assert "還有 5 件沒處理，匯入後留在「待確認」" in texts_in(dialog)
        click(dialog.import_button)
        assert [found.text for found in tree_of(page).leftovers if found.is_text] == ["7 -"]
        assert len(tree_of(page).leftovers) == 5


class TestSections:
    @staticmethod
    def names(page: PlanPage) -> dict[str, SectionKind]:
        return {section.name: section.kind for section in page.desk.read(sections)}

    def test_a_close_name_goes_to_the_section_once_somebody_said_so(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        assert view.plan.sections.boxes["民政科"].currentText() == "新增單位「民政科」"
        press_in(view, Qt.Key.Key_F10)
        assert view.plan.sections.boxes["民政科"].currentText() == "民政課"
        click(dialog.import_button)
        assert [share.name for share in tree_of(page).nodes[1].sections] == ["民政課"]
        assert list(self.names(page)) == ["秘書室", "民政課"]

    def test_a_close_name_that_nobody_decided_is_asked_about_in_the_plan(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        click(dialog.import_button)
        assert list(self.names(page)) == ["秘書室", "民政課", "民政科"]
        assert any("「民政科」與原有的「民政課」相近" in found.text for found in tree_of(page).leftovers)

    def test_a_name_becomes_a_group_where_it_is_chosen(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        view.plan.tabs.setCurrentWidget(view.plan.sections)
        box = view.plan.sections.boxes["民政科"]
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_End)
        assert box.currentText() == "新增單位群組「民政科」"
        assert "本機關沒有，將新增" in texts_in(view.plan.sections)
        click(dialog.import_button)
        assert self.names(page)["民政科"] is SectionKind.GROUP

    def test_a_name_leads_to_the_first_item_that_has_it(self, view: ReviewView) -> None:
        view.plan.tabs.setCurrentWidget(view.plan.sections)
        click(button_of(view.plan.sections, "1 項"))
        assert cursor(view) == "服務場所便利性"


class TestStoring:
    def test_takes_in_what_was_changed_as_one_deed(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        go_to(view, "汰換座椅。")
        press_in(view, Qt.Key.Key_Delete)
        press_in(view, Qt.Key.Key_Tab)
        click(dialog.import_button)
        assert [node.text for node in tree_of(page).nodes][2:] == ["更新樓層配置圖。", "檢修飲水機。"]
        assert page.desk.undo_stack.count() == 1
        page.desk.undo_stack.undo()
        assert page.desk.read(plan_heads) == []
        assert [section.name for section in page.desk.read(sections)] == ["秘書室", "民政課"]

    def test_changes_can_be_taken_back_before(self, dialog: ImportPlanDialog, view: ReviewView) -> None:
        assert not dialog.undo_button.isEnabled()
        go_to(view, "汰換座椅。")
        press_in(view, Qt.Key.Key_Delete)
        click(dialog.undo_button)
        assert reviewed(view).nodes[-1].text == "汰換座椅。"
        click(dialog.redo_button)
        assert reviewed(view).nodes[-1].text == "檢修飲水機。"

    def test_changes_are_not_given_up_by_one_key(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        press_in(view, Qt.Key.Key_Delete)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert "再按一次就放棄這些修改" in dialog.refusal()
        assert dialog.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert page.desk.read(plan_heads) == []
        assert page.desk.undo_stack.count() == 0

    def test_what_is_being_typed_comes_along(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        go_to(view, "汰換座椅。")
        press_in(view, Qt.Key.Key_F6)
        type_over(view.plan.outline.panel.text, "汰換全部座椅。")
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert tree_of(page).nodes[-1].text == "汰換全部座椅。"

    def test_a_year_that_has_a_plan_is_told_with_the_way_out(
        self, qtbot: QtBot, page: PlanPage, office: Office, clerk: Actor, dialog: ImportPlanDialog
    ) -> None:
        drafted_plan(office, clerk, year=115)
        view = read(qtbot, dialog)
        assert any("115年度已有計畫" in words for words in texts_in(view.head))
        click(button_of(view.head, "改為116年度"))
        assert not any("已有計畫" in words for words in texts_in(view.head))
        click(dialog.import_button)
        assert [head.year for head in page.desk.read(plan_heads)] == [116, 115]

    def test_the_same_text_is_noticed_the_second_time(
        self, qtbot: QtBot, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        assert not view.head.same.isVisible()
        click(dialog.import_button)
        click(page.import_button)
        again = next(found for found in page.findChildren(ImportPlanDialog) if found.isVisible())
        view = read(qtbot, again)
        assert "匯入為115年度計畫「青埔縣松溪鄉公所115年度提升服務品質執行計畫」" in view.head.same.text()

    def test_another_year_has_other_sections(
        self, page: PlanPage, office: Office, clerk: Actor, view: ReviewView
    ) -> None:
        key = next(node.id for node in reviewed(view).nodes if node.text == "汰換座椅。")
        with view.review.office.work(clerk) as work:
            retire_section(work, 1, 115)
        assert "秘書室" in view.plan.outline.view.names
        type_over(view.head.year, "116")
        QTest.keyClick(view.head.year, Qt.Key.Key_Tab)
        assert "秘書室" not in view.plan.outline.view.names
        assert view.plan.outline.model.item_of(key) is not None
        assert view.read_plan().year == 116

    def test_closed_before_it_is_read_leaves_nothing_on_the_disk(
        self, qtbot: QtBot, page: PlanPage, dialog: ImportPlanDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[Path] = []
        folder = tempfile.mkdtemp

        def remembered(*asked: str, **named: str) -> str:
            made.append(Path(folder(*asked, **named)))
            return str(made[-1])

        monkeypatch.setattr(tempfile, "mkdtemp", remembered)
        dialog.source.text.setPlainText(TEXT)
        dialog.source.read_button.click()
        qtbot.waitUntil(lambda: bool(made))
        dialog.reject()
        page.desk.runner.finish()
        gc.collect()
        assert [path for path in made if path.exists()] == []

    def test_a_missing_title_that_is_filled_in_is_no_question_any_more(
        self, qtbot: QtBot, dialog: ImportPlanDialog
    ) -> None:
        view = read(qtbot, dialog, TEXT.replace("青埔縣松溪鄉公所115年度提升服務品質執行計畫\n", ""))
        abouts = [found.about for found in reviewed(view).leftovers]
        assert {"title", "year", "agency"} <= set(abouts)
        type_over(view.head.title, "為民服務計畫")
        QTest.keyClick(view.head.title, Qt.Key.Key_Tab)
        assert "title" not in [found.about for found in reviewed(view).leftovers]
