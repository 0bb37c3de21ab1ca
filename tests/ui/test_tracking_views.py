"""Named views of the list on the page 追蹤: chosen, kept, renamed, deleted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.office import Actor
from desktop.office.saved_views import saved_views
from desktop.rules.task_groups import Grouping
from desktop.ui.dialogs.name_view import NameViewDialog
from desktop.ui.pages.tracking import TrackingPage
from tests.factories import FollowedPlan
from tests.ui.hands import type_over
from tests.ui.test_tracking_groups import lines
from tests.ui.test_tracking_page import CALLS, COOLER, COURTESY, MAP, page, plan, texts

__all__ = ["page", "plan"]
READY = ["逾期（1）", "14日內到期（1）", "落後（1）", "待確認（0）", "已退回（0）", "本月到期（1）"]


def offered(page: TrackingPage) -> list[str]:
    menu = page.list.views.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def choose(page: TrackingPage, words: str) -> None:
    offered(page)
    found = [action for action in page.list.views.menu().actions() if action.text().startswith(words)]
    found[0].trigger()


def name(page: TrackingPage, words: str) -> None:
    """Fill in the dialog that asks for a name."""
    QApplication.processEvents()
    dialog = next(each for each in page.window().findChildren(NameViewDialog) if each.isVisible())
    type_over(dialog.view_name, words)
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def kept(page: TrackingPage) -> list[str]:
    return [view.name for view in page.desk.read(saved_views)]


def test_ready_made_views_tell_their_numbers_and_narrow_the_list(page: TrackingPage) -> None:
    assert offered(page) == [*READY, "儲存目前的篩選…"]
    for words, found in (("逾期", [MAP]), ("14日", [COOLER]), ("落後", [CALLS]), ("本月", [COOLER])):
        choose(page, words)
        assert texts(page) == found
        assert page.list.views.accessibleName().startswith(f"常用篩選：{words}")
    QTest.mouseClick(page.list.filters.clear, Qt.MouseButton.LeftButton)
    assert page.list.views.accessibleName() == "常用篩選"


def test_who_is_of_a_section_has_its_tasks_at_hand(page: TrackingPage, plan: FollowedPlan) -> None:
    page.desk.actor = Actor("陳人事", section_id=plan.sections["人事室"])
    choose(page, "我的單位")
    assert texts(page) == [COURTESY, CALLS]


def test_a_view_brings_back_filter_headings_columns_and_order(page: TrackingPage) -> None:
    part = page.list
    area = part.model.column("area")
    part.grouping.choose(Grouping.AREA)
    part.table.setColumnHidden(area, False)
    part.table.horizontalHeader().moveSection(part.table.horizontalHeader().visualIndex(area), 0)
    part.table.sortByColumn(part.model.column("number"), Qt.SortOrder.DescendingOrder)
    part.filters.area.setCurrentText("機關形象")
    choose(page, "儲存目前的篩選")
    name(page, "形象")
    assert kept(page) == ["形象"]
    seen = ["[機關形象]", COOLER, MAP]
    assert lines(part) == seen

    part.grouping.choose(None)
    part.table.setColumnHidden(area, True)
    part.table.sortByColumn(part.model.column("number"), Qt.SortOrder.AscendingOrder)
    choose(page, "逾期")
    assert lines(part) == [MAP]

    choose(page, "形象（2）")
    assert lines(part) == seen
    assert not part.table.isColumnHidden(area)
    assert part.table.horizontalHeader().visualIndex(area) == 0
    assert part.views.accessibleName() == "常用篩選：形象"


def test_another_column_makes_it_another_view(page: TrackingPage) -> None:
    choose(page, "儲存目前的篩選")
    name(page, "全部")
    assert page.list.views.accessibleName() == "常用篩選：全部"
    next(each for each in page.list.table.columns_menu().actions() if each.text() == "要項").trigger()
    assert page.list.views.accessibleName() == "常用篩選"


def test_a_view_is_renamed_and_deleted_and_comes_back_by_undo(page: TrackingPage) -> None:
    choose(page, "儲存目前的篩選")
    name(page, "甲")
    choose(page, "重新命名")
    name(page, "乙 & 丙")
    assert kept(page) == ["乙 & 丙"]
    assert "乙 && 丙（4）" in offered(page)
    choose(page, "刪除")
    assert kept(page) == []
    assert offered(page) == [*READY, "儲存目前的篩選…"]
    page.desk.undo_stack.undo()
    assert kept(page) == ["乙 & 丙"]


def test_who_may_not_keep_views_can_only_choose(qtbot: QtBot, page: TrackingPage) -> None:
    page.desk.actor = Actor("林稽核", Role.AUDITOR)
    offered(page)
    enabled = {action.text(): action.isEnabled() for action in page.list.views.menu().actions()}
    assert enabled["逾期（1）"]
    assert not enabled["儲存目前的篩選…"]
