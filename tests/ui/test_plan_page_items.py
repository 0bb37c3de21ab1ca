"""The fields of one item on the page 計畫: each is stored when it is left."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.queries.plan import LimitInfo, QuotaInfo, TrackingInfo
from db.vocabulary import DayBasis, NodeKind, Period, QuotaRule, SectionKind, SectionRole, TimeUnit
from desktop.exchange.plan_file import Chapter, Item, PlanFile, Question
from desktop.office import outline
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.taking_in import take_in_plan
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.item_panel import ItemPanel
from tests.factories import DraftedPlan, drafted_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import TREE, click, go_to, leave, node, shown
from tests.ui.windows import button_of, texts_in

COOLER = "檢修飲水機"
DUE = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    with office.work(clerk) as work:
        for name in ("秘書室", "民政課"):
            add_section(work, name)
        add_section(work, "各課室", kind=SectionKind.GROUP)
    return drafted_plan(office, clerk, TREE)


@pytest.fixture
def page(qtbot: QtBot, plan: DraftedPlan, desk: Desk) -> Iterator[PlanPage]:
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def panel(page: PlanPage) -> ItemPanel:
    go_to(page, COOLER)
    return page.outline.panel


def tracked(page: PlanPage) -> TrackingInfo:
    found = node(page, COOLER).tracking
    assert found is not None
    return found


def choose(box: QComboBox, words: str) -> None:
    """Choose an entry as a person does: open the box, go to it, press Enter."""
    box.setFocus()
    row = next(row for row in range(box.count()) if box.itemText(row) == words)
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


class TestWords:
    def test_are_stored_when_their_field_is_left(self, page: PlanPage, panel: ItemPanel) -> None:
        type_over(panel.text, "汰換飲水機")
        panel.method.setFocus()
        assert node(page, "汰換飲水機").method == ""
        type_in(panel.method, "委外保養")
        type_in(panel.remark, "每季")
        type_over(panel.indicators, "檢驗次數\n\n合格率")
        leave(page)
        found = node(page, "汰換飲水機")
        assert (found.method, found.remark, found.indicators) == ("委外保養", "每季", ("檢驗次數", "合格率"))
        assert page.desk.undo_stack.count() == 4
        page.desk.undo_stack.setIndex(0)
        assert panel.text.toPlainText() == COOLER
        assert panel.indicators.toPlainText() == ""

    def test_are_stored_when_another_item_is_chosen(self, page: PlanPage, panel: ItemPanel) -> None:
        type_in(panel.remark, "每季")
        go_to(page, "辦理測試")
        assert node(page, COOLER).remark == "每季"
        assert panel.remark.toPlainText() == ""

    def test_are_stored_when_the_page_is_left(self, page: PlanPage, panel: ItemPanel) -> None:
        type_in(panel.remark, "每季")
        page.hide()
        assert node(page, COOLER).remark == "每季"

    def test_are_stored_when_the_window_closes_the_office(
        self, qtbot: QtBot, plan: DraftedPlan, desk: Desk
    ) -> None:
        desk.year = 115
        window = MainWindow()
        qtbot.addWidget(window)
        window.furnish()
        window.receive(desk)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        desk.open_page("plan")
        page = window.page()
        assert isinstance(page, PlanPage)
        go_to(page, COOLER)
        type_in(page.outline.panel.remark, "每季")
        window.release()
        assert node(page, COOLER).remark == "每季"

    def test_are_stored_once(self, page: PlanPage, panel: ItemPanel) -> None:
        panel.text.setFocus()
        leave(page)
        assert page.desk.undo_stack.count() == 0

    def test_stay_while_something_else_of_the_plan_changes(
        self, page: PlanPage, panel: ItemPanel, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        type_over(panel.text, "汰換飲水機")
        with office.work(clerk) as work:
            outline.change_node(work, plan.nodes[COOLER], remark="由他人填寫")
        assert panel.text.toPlainText() == "汰換飲水機"
        assert panel.remark.toPlainText() == "由他人填寫"
        leave(page)
        assert node(page, "汰換飲水機").remark == "由他人填寫"

    def test_changed_by_somebody_else_meanwhile_are_not_overwritten(
        self,
        qtbot: QtBot,
        page: PlanPage,
        panel: ItemPanel,
        office: Office,
        clerk: Actor,
        plan: DraftedPlan,
    ) -> None:
        type_over(panel.text, "汰換飲水機")
        with office.work(clerk) as work:
            outline.change_node(work, plan.nodes[COOLER], text="由他人改寫")
        with qtbot.waitSignal(page.desk.refused) as refused:
            leave(page)
        assert "已在別處改過" in refused.args[0]
        assert panel.text.toPlainText() == "由他人改寫"

    def test_ctrl_z_in_an_untouched_field_is_left_to_the_window(
        self, page: PlanPage, panel: ItemPanel
    ) -> None:
        type_in(panel.remark, "每季")
        panel.method.setFocus()
        taken: list[bool] = []
        undo = page.desk.undo_stack.createUndoAction(page, "")
        undo.setShortcut("Ctrl+Z")
        undo.triggered.connect(lambda: taken.append(True))
        page.addAction(undo)
        QTest.keyClick(panel.method, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert taken
        assert node(page, COOLER).remark == ""
        type_in(panel.method, "委外")
        QTest.keyClick(panel.method, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert panel.method.toPlainText() == ""
        assert len(taken) == 1

    def test_ask_for_no_method_of_an_area(self, page: PlanPage, panel: ItemPanel) -> None:
        assert panel.method.isVisible()
        go_to(page, "機關形象")
        assert not panel.method.isVisible()
        assert not panel.quota.isVisible()
        assert panel.number.text() == "一、　要項"


class TestDueDate:
    def test_is_typed_in_any_form(self, page: PlanPage, panel: ItemPanel) -> None:
        type_over(panel.due.date.line, "115/6/30")
        leave(page)
        assert tracked(page).due_on == DUE
        assert panel.due.date.line.text() == "115.06.30"
        assert page.outline.view.currentIndex().siblingAtColumn(1).data() == "115.06.30"

    def test_that_never_was_is_told_and_not_stored(self, page: PlanPage, panel: ItemPanel) -> None:
        type_over(panel.due.date.line, "115.6.30")
        leave(page)
        type_over(panel.due.date.line, "115.2.30")
        leave(page)
        assert "2月只有28天" in panel.due.date.error()
        assert tracked(page).due_on == DUE
        go_to(page, "辦理測試")
        go_to(page, COOLER)
        assert panel.due.date.line.text() == "115.06.30"

    def test_can_be_taken_away(self, page: PlanPage, panel: ItemPanel) -> None:
        type_over(panel.due.date.line, "115.6.30")
        leave(page)
        type_over(panel.due.date.line, "")
        leave(page)
        assert tracked(page).due_on is None

    def test_prints_its_own_words(self, page: PlanPage, panel: ItemPanel) -> None:
        type_over(panel.due.date.line, "115.6.30")
        type_in(panel.due.words, "六月底前")
        leave(page)
        assert (tracked(page).due_on, node(page, COOLER).due_text) == (DUE, "六月底前")
        assert page.outline.view.currentIndex().siblingAtColumn(1).data() == "六月底前"

    def test_of_a_measure_is_words_only(self, page: PlanPage, panel: ItemPanel) -> None:
        go_to(page, "服務場所")
        assert not panel.due.date.isVisible()
        type_in(panel.due.words, "全年")
        leave(page)
        assert node(page, "服務場所").due_text == "全年"


class TestSections:
    def test_are_added_given_a_role_ordered_and_removed(self, page: PlanPage, panel: ItemPanel) -> None:
        choose(panel.shares.add_box, "秘書室")
        choose(panel.shares.add_box, "各課室（群組）")
        choose(self.of(panel, QComboBox, "「秘書室」的分工"), "主辦")
        click(self.of(panel, QToolButton, "把「各課室」往前移"))
        assert [(share.name, share.role) for share in node(page, COOLER).sections] == [
            ("各課室", SectionRole.UNSPECIFIED),
            ("秘書室", SectionRole.LEAD),
        ]
        assert page.outline.view.currentIndex().siblingAtColumn(2).data() == "各課室、秘書室"
        click(self.of(panel, QToolButton, "移除「各課室」"))
        assert [share.name for share in node(page, COOLER).sections] == ["秘書室"]
        offered = [panel.shares.add_box.itemText(row) for row in range(panel.shares.add_box.count())]
        assert offered == ["加入單位…", "民政課", "各課室（群組）"]

    def test_print_words_of_their_own(self, page: PlanPage, panel: ItemPanel) -> None:
        choose(panel.shares.add_box, "秘書室")
        assert panel.sections_text.placeholderText() == "照單位印出：秘書室"
        type_in(panel.sections_text, "秘書室\n民政課\n秘書室")
        leave(page)
        assert node(page, COOLER).sections_text == "秘書室\n民政課\n秘書室"
        assert [share.name for share in node(page, COOLER).sections] == ["秘書室"]
        go_to(page, "服務場所")
        assert panel.sections_text.toPlainText() == ""
        go_to(page, COOLER)
        assert panel.sections_text.toPlainText() == "秘書室\n民政課\n秘書室"

    @staticmethod
    def of(panel: ItemPanel, kind: type[QWidget], name: str):  # type: ignore[no-untyped-def]
        QApplication.processEvents()
        found = [each for each in panel.shares.findChildren(kind) if each.accessibleName() == name]
        return next(each for each in found if each.isVisible())


class TestQuota:
    def test_is_set_and_taken_away(self, page: PlanPage, panel: ItemPanel) -> None:
        choose(panel.quota.period, "每月")
        assert tracked(page).quota == QuotaInfo(QuotaRule.AT_LEAST, 1, Period.MONTH)
        panel.quota.count.setFocus()
        panel.quota.count.selectAll()
        QTest.keyClicks(panel.quota.count, "2")
        type_in(panel.quota.months, "10、5月")
        panel.quota.day.setFocus()
        panel.quota.day.selectAll()
        QTest.keyClicks(panel.quota.day, "20")
        leave(page)
        assert tracked(page).quota == QuotaInfo(QuotaRule.AT_LEAST, 2, Period.MONTH, (5, 10), 20)
        choose(panel.quota.rule, "剛好")
        assert tracked(page).quota == QuotaInfo(QuotaRule.EXACTLY, 2, Period.MONTH, (5, 10), 20)
        choose(panel.quota.period, "不設定")
        assert tracked(page).quota is None

    def test_of_a_month_that_is_none_is_told(self, page: PlanPage, panel: ItemPanel) -> None:
        choose(panel.quota.period, "每年")
        type_in(panel.quota.months, "13月")
        leave(page)
        assert panel.quota.error() == "「13」不是月份，請填 1 到 12。"
        assert tracked(page).quota == QuotaInfo(QuotaRule.AT_LEAST, 1, Period.YEAR)


def test_a_time_limit_is_set_and_taken_away(page: PlanPage, panel: ItemPanel) -> None:
    panel.limit.count.setFocus()
    panel.limit.count.selectAll()
    QTest.keyClicks(panel.limit.count, "3")
    leave(page)
    choose(panel.limit.basis, "工作天")
    choose(panel.limit.unit, "小時內")
    assert tracked(page).limit == LimitInfo(3, TimeUnit.HOURS, DayBasis.WORKING)
    panel.limit.count.setFocus()
    panel.limit.count.selectAll()
    QTest.keyClicks(panel.limit.count, "0")
    leave(page)
    assert tracked(page).limit is None


def test_the_wheel_turns_no_field_that_is_scrolled_past(page: PlanPage, panel: ItemPanel) -> None:
    choose(panel.quota.period, "每月")
    leave(page)
    for field in (panel.quota.period, panel.quota.count):
        middle = QPointF(field.rect().center())
        wheel = QWheelEvent(
            middle,
            QPointF(field.mapToGlobal(middle)),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
    assert tracked(page).quota == QuotaInfo(QuotaRule.AT_LEAST, 1, Period.MONTH)


def test_a_question_about_the_item_stands_above_its_fields(
    qtbot: QtBot, office: Office, clerk: Actor, desk: Desk
) -> None:
    plan = PlanFile(
        "鄉公所",
        114,
        "計畫",
        (Chapter("計畫內容", (), True),),
        items=(Item("一、", NodeKind.AREA, "機關形象"),),
        questions=(Question("一、", "due", "期限是哪一天？"),),
    )
    with office.work(clerk) as work:
        take_in_plan(work, plan)
    desk.year = 114
    for page in shown(qtbot, PlanPage(desk)):
        assert "期限是哪一天？" in texts_in(page.outline.panel)
        assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認 (1)"
        click(button_of(page.outline.panel, "已確認"))
        assert "期限是哪一天？" not in texts_in(page.outline.panel)
        assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認"
        page.desk.undo_stack.undo()
        assert "期限是哪一天？" in texts_in(page.outline.panel)
