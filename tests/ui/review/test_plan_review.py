"""Source and plan are linked both ways; what was looked through is taken in whole, or not at all."""

import gc
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.office import sections
from db.queries.plan import plan_heads
from desktop.exchange.plan_json import read_json
from desktop.office.office import Actor, Office
from desktop.office.sections import retire_section
from desktop.paths import resource
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.dialogs.plan_settings import PlanSettingsDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.review.review_view import ReviewView
from tests.factories import drafted_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import click, tree_of
from tests.ui.review.review_hand import (
    TEXT,
    cursor,
    go_to,
    place_of,
    press_in,
    read,
    reviewed,
)
from tests.ui.windows import button_of, texts_in


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


class TestStoring:
    def test_takes_in_what_was_changed_as_one_deed(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        go_to(view, "汰換座椅。")
        press_in(view, Qt.Key.Key_Delete)
        press_in(view, Qt.Key.Key_Tab)
        click(dialog.foot.import_button)
        assert [node.text for node in tree_of(page).nodes][2:] == ["更新樓層配置圖。", "檢修飲水機。"]
        assert page.desk.undo_stack.count() == 1
        page.desk.undo_stack.undo()
        assert page.desk.read(plan_heads) == []
        assert [section.name for section in page.desk.read(sections)] == ["秘書室", "民政課"]

    def test_changes_can_be_taken_back_before(self, dialog: ImportPlanDialog, view: ReviewView) -> None:
        assert not dialog.foot.undo_button.isEnabled()
        go_to(view, "汰換座椅。")
        press_in(view, Qt.Key.Key_Delete)
        click(dialog.foot.undo_button)
        assert reviewed(view).nodes[-1].text == "汰換座椅。"
        click(dialog.foot.redo_button)
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
        click(dialog.foot.import_button)
        assert [head.year for head in page.desk.read(plan_heads)] == [116, 115]

    def test_the_same_text_is_noticed_the_second_time(
        self, qtbot: QtBot, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        assert not view.head.same.isVisible()
        click(dialog.foot.import_button)
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
        view.desk.undo_stack.undo()
        assert view.head.year.text() == "115"
        assert "秘書室" in view.plan.outline.view.names

    def test_the_head_and_the_columns_are_one_with_the_plan(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        type_over(view.head.title, "為民服務計畫")
        QTest.keyClick(view.head.title, Qt.Key.Key_Tab)
        click(view.plan.settings_button)
        found = next(each for each in view.findChildren(PlanSettingsDialog) if each.isVisible())
        assert found.title.text() == "為民服務計畫"
        type_over(found.title, "提升服務計畫")
        type_over(found.year, "117")
        click(found.confirm)
        assert (view.head.title.text(), view.head.year.text()) == ("提升服務計畫", "117")
        click(dialog.foot.import_button)
        assert [(head.year, head.title) for head in page.desk.read(plan_heads)] == [(117, "提升服務計畫")]

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
