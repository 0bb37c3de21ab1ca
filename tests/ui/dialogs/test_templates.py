"""Beginning a plan with a frame or a template, keeping one, and picking standard tasks, in the window."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from db.queries.plan import plan_head
from desktop.office.office import Actor, Office
from desktop.office.templates import own_templates
from desktop.ui.desk import Desk
from desktop.ui.dialogs.new_plan import NewPlanDialog
from desktop.ui.dialogs.save_template import SaveTemplateDialog
from desktop.ui.dialogs.standard_tasks import StandardTasksDialog
from desktop.ui.pages.plan import PlanPage
from tests.factories import drafted_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import TREE, click, cursor, go_to, lines, shown

Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    drafted_plan(office, clerk, TREE)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def opened(page: PlanPage, kind: type[Kind]) -> Kind:
    QApplication.processEvents()
    return next(found for found in page.findChildren(kind) if found.isVisible())


def new_plan(page: PlanPage, beginning: str) -> NewPlanDialog:
    page.new_plan()
    dialog = opened(page, NewPlanDialog)
    names = [dialog.beginning.itemText(row) for row in range(dialog.beginning.count())]
    dialog.beginning.setCurrentIndex(next(row for row, name in enumerate(names) if beginning in name))
    return dialog


def test_a_frame_shows_its_headings_and_renumbers_those_that_stay(page: PlanPage) -> None:
    dialog = new_plan(page, "五構面")
    first, second = dialog.headings.topLevelItem(0), dialog.headings.topLevelItem(1)
    assert first is not None
    assert second is not None
    assert second.text(0).startswith("二、")
    first.setCheckState(0, Qt.CheckState.Unchecked)
    assert second.text(0).startswith("一、便捷服務程序")
    click(dialog.confirm)
    page.reload()
    assert lines(page)[0].startswith("一、便捷服務程序")
    assert page.desk.year == 116


def test_an_empty_plan_has_no_headings_to_choose(page: PlanPage) -> None:
    dialog = new_plan(page, "空白計畫")
    assert not dialog.headings.isVisible()
    click(dialog.confirm)
    assert page.desk.read(plan_head, 116) is not None


def test_the_plan_is_kept_as_a_template_and_begins_another(page: PlanPage) -> None:
    page.save_template()
    dialog = opened(page, SaveTemplateDialog)
    type_over(dialog.template_name, "本所範本")
    click(dialog.confirm)
    new = new_plan(page, "本機關範本：本所範本")
    click(new.confirm)
    page.reload()
    assert lines(page)[:3] == ["一、機關形象", "  (一)服務場所", "    1.更新樓層配置圖"]


def test_templates_are_renamed_and_deleted_where_they_are_kept(page: PlanPage, desk: Desk) -> None:
    page.save_template()
    click(opened(page, SaveTemplateDialog).confirm)
    page.save_template()
    dialog = opened(page, SaveTemplateDialog)
    (remove,) = [found for found in dialog._own.findChildren(QPushButton) if found.text() == "刪除"]
    click(remove)
    assert desk.read(own_templates) == []
    desk.undo_stack.undo()
    assert len(desk.read(own_templates)) == 1


def test_standard_tasks_are_searched_checked_and_added(page: PlanPage) -> None:
    go_to(page, "服務場所")
    click(page.outline.library)
    dialog = opened(page.outline, StandardTasksDialog)  # type: ignore[arg-type]
    type_in(dialog.words, "電話禮貌12")
    dialog.words.clear()
    type_in(dialog.words, "電話禮貌")
    visible = [
        dialog.list.item(row) for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()
    ]
    assert len(visible) == 2
    dialog.list.setCurrentItem(visible[0])
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.insert.text() == "加入 1 項"
    click(dialog.insert)
    assert "電話禮貌測試" in cursor(page)
    assert lines(page)[4].startswith("    3.上、下半年度")


def test_standard_tasks_are_filtered_by_area(page: PlanPage) -> None:
    page.outline.offer_standard_tasks()
    dialog = opened(page.outline, StandardTasksDialog)  # type: ignore[arg-type]
    dialog.area.setCurrentIndex(4)
    shown_rows = [row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert len(shown_rows) == 12
    assert not dialog.insert.isEnabled()
