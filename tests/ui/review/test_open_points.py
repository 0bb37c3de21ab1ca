"""What is open about a plan is decided point by point, sections among them, before it is taken in."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.office import sections
from db.vocabulary import SectionKind
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section, retire_section
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.item_editor import ItemEditor
from desktop.ui.review.review_view import ReviewView
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, tree_of
from tests.ui.review.review_hand import TEXT, click_row, cursor, go_to, point, press_in, read, reviewed
from tests.ui.windows import button_of, texts_in


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
        click(view.strip.answers.change_button)
        words = view.plan.outline.panel.due.words
        assert words.hasFocus()
        type_over(words, "115.09.30")
        QTest.keyClick(words, Qt.Key.Key_Tab)
        measure = next(node for node in reviewed(view).nodes if node.text == "服務場所便利性")
        assert measure.due_text == "115.09.30"

    def test_of_sections_open_the_cell_to_be_typed_into(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        click(view.strip.answers.change_button)
        line = next(found for found in view.findChildren(CellLine) if found.isVisible())
        type_over(line, "秘書室")
        QTest.keyClick(line, Qt.Key.Key_Return)
        measure = next(node for node in reviewed(view).nodes if node.text == "服務場所便利性")
        assert [share.name for share in measure.sections] == ["秘書室"]

    def test_put_a_text_to_the_remark_of_the_item_at_the_cursor(self, view: ReviewView) -> None:
        go_to(view, "檢修飲水機。")
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        click(view.strip.answers.remark_button)
        assert next(node.remark for node in reviewed(view).nodes if node.text == "檢修飲水機。") == "7 -"
        assert len(view.plan.points) == 4

    def test_make_a_text_a_new_item(self, view: ReviewView) -> None:
        go_to(view, "服務場所便利性")
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        type_over(view.strip.text, "更換標示。")
        click(view.strip.answers.item_button)
        assert reviewed(view).nodes[-1].text == "更換標示。"

    def test_make_a_text_a_paragraph(self, view: ReviewView) -> None:
        press_in(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        view.strip.answers.chapter_menu.actions()[1].trigger()
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
        click(dialog.foot.import_button)
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
        click(dialog.foot.import_button)
        assert [share.name for share in tree_of(page).nodes[1].sections] == ["民政課"]
        assert list(self.names(page)) == ["秘書室", "民政課"]

    def test_a_close_name_that_nobody_decided_is_asked_about_in_the_plan(
        self, page: PlanPage, dialog: ImportPlanDialog, view: ReviewView
    ) -> None:
        click(dialog.foot.import_button)
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
        click(dialog.foot.import_button)
        assert self.names(page)["民政科"] is SectionKind.GROUP

    def test_a_section_that_is_gone_and_a_group_are_told_before_they_are_chosen(
        self, qtbot: QtBot, office: Office, clerk: Actor, dialog: ImportPlanDialog
    ) -> None:
        with office.work(clerk) as work:
            retire_section(work, 1, 110)
            add_section(work, "各課室", kind=SectionKind.GROUP)
        view = read(qtbot, dialog)
        box = view.plan.sections.boxes["民政科"]
        found = [box.itemText(row) for row in range(box.count())]
        assert found == [
            "秘書室（設到110年度為止）",
            "民政課",
            "各課室（單位群組）",
            "新增單位「民政科」",
            "新增單位群組「民政科」",
        ]

    def test_a_name_leads_to_the_first_item_that_has_it(self, view: ReviewView) -> None:
        view.plan.tabs.setCurrentWidget(view.plan.sections)
        click(button_of(view.plan.sections, "1 項"))
        assert cursor(view) == "服務場所便利性"
