"""Meetings in the window: a table laid before one, its decisions entered by keys, printed."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from db.queries.meetings import FollowUpTable, MatterRow, follow_up_table, meetings_of_year
from db.vocabulary import FollowUpDecision, Role
from desktop.forms.form import Request
from desktop.office.meetings import add_matter, hold_meeting
from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from desktop.ui.desk import Desk
from desktop.ui.dialogs.add_matter import AddMatterDialog
from desktop.ui.dialogs.change_meeting import ChangeMeetingDialog
from desktop.ui.dialogs.new_meeting import NewMeetingDialog
from desktop.ui.models.matter_table import MatterColumn
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking.meetings_part import MeetingsPart
from tests.conftest import Clock
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import type_in, type_over
from tests.ui.windows import texts_in, write_over

DUE, JUNE, TODAY = dt.date(2026, 6, 18), dt.date(2026, 6, 30), dt.date(2026, 7, 31)
MAP, COOLER, GARDEN = "更新樓層配置圖", "檢修飲水機", "整理花圃"
RELEASE, CONTINUE = FollowUpDecision.RELEASE, FollowUpDecision.CONTINUE
Key = Qt.Key


@pytest.fixture
def plan(office: Office, clerk: Actor, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> FollowedPlan:
    """Two tasks that are late, and one that is not."""
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    clock(DUE)
    return followed_plan(
        office,
        clerk,
        TaskDraft(MAP, DUE, ("行政課",)),
        TaskDraft(COOLER, DUE, ("建設課",)),
        TaskDraft(GARDEN, dt.date(2026, 12, 1), ("建設課",)),
    )


@pytest.fixture
def meeting(office: Office, clerk: Actor, plan: FollowedPlan) -> int:
    """A meeting in June that follows both, and a matter of its own."""
    with office.work(clerk) as work:
        late = [plan.nodes[MAP], plan.nodes[COOLER]]
        key = hold_meeting(work, 115, "館務會議", held_on=JUNE, figures_on=JUNE, node_ids=late)
        add_matter(work, key, "停車場標線重劃", "建設課")
    return key


@pytest.fixture
def page(qtbot: QtBot, plan: FollowedPlan, desk: Desk) -> TrackingPage:
    desk.year = 115
    page = TrackingPage(desk)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def part_of(page: TrackingPage) -> MeetingsPart:
    found = page.parts.go_to("meetings")
    assert isinstance(found, MeetingsPart)
    QApplication.processEvents()
    found.view.setFocus()
    return found


def table(office: Office, key: int) -> FollowUpTable:
    with office.reading() as session:
        found = follow_up_table(session, key)
    assert found is not None
    return found


def decisions(office: Office, key: int) -> list[tuple[FollowUpDecision | None, str]]:
    return [(matter.decision, matter.decided) for matter in table(office, key).matters]


def dialog(kind: type[QWidget]) -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def editor(part: MeetingsPart) -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    assert part.view.isAncestorOf(found)
    return found


def click_tool(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_newest_meeting_is_shown_with_its_matters_whole(page: TrackingPage, meeting: int) -> None:
    part = part_of(page)
    assert "115 年第 1 次　館務會議　開會 115.06.30，統計至 115.06.30" in texts_in(part)
    shown = [[index.data() for index in row] for row in rows(part)]
    assert shown[0] == [
        "1", f"一、(一)1.{MAP}", "行政課（主辦）", "應於115.06.18前完成，已逾12日；未開始", "□ 未決定", ""
    ]  # fmt: skip
    assert "共 1 次會議 · 最近一次列管 3 項，解除 0 項，尚未決定 3 項" in texts_in(page)


def rows(part: MeetingsPart) -> list[list[QModelIndex]]:
    model = part.matters
    return [[model.index(row, c) for c in MatterColumn] for row in range(model.rowCount())]


def test_three_keys_decide_three_matters(page: TrackingPage, office: Office, meeting: int) -> None:
    part = part_of(page)
    for key in (Key.Key_1, Key.Key_2, Key.Key_1):
        QTest.keyClick(part.view, key)
    assert decisions(office, meeting) == [(RELEASE, ""), (CONTINUE, ""), (RELEASE, "")]
    assert "共 1 次會議 · 最近一次列管 3 項，解除 2 項，尚未決定 0 項" in texts_in(page)


def test_the_cursor_goes_on_to_what_is_not_decided_and_stays_where_all_is(
    page: TrackingPage, office: Office, meeting: int
) -> None:
    part = part_of(page)
    part.view.go_to(1)
    walked = []
    for key in (Key.Key_2, Key.Key_2, Key.Key_1):
        QTest.keyClick(part.view, key)
        walked.append(part.view.current_row())
    assert walked == [2, 0, 0]


def test_a_decision_is_taken_back_by_its_key_and_by_undo(
    page: TrackingPage, office: Office, desk: Desk, meeting: int
) -> None:
    part = part_of(page)
    QTest.keyClick(part.view, Key.Key_1)
    part.view.go_to(0)
    QTest.keyClick(part.view, Key.Key_0)
    assert decisions(office, meeting)[0] == (None, "")
    desk.undo_stack.undo()
    assert decisions(office, meeting)[0] == (RELEASE, "")
    assert part.matters.index(0, MatterColumn.DECISION).data() == "✓ 解除列管"


def test_words_of_a_decision_are_typed_after_return(page: TrackingPage, office: Office, meeting: int) -> None:
    part = part_of(page)
    QTest.keyClick(part.view, Key.Key_Return)
    type_in(editor(part), "請於8月底前完成")
    QTest.keyClick(editor(part), Key.Key_Return)
    QTest.keyClick(part.view, Key.Key_2)
    assert decisions(office, meeting)[0] == (CONTINUE, "請於8月底前完成")
    assert part.view.current_row() == 1


def test_how_a_matter_stands_is_reworded_in_its_cell_and_given_up_with_escape(
    page: TrackingPage, office: Office, meeting: int
) -> None:
    part = part_of(page)
    part.view.go_to(0, MatterColumn.SUBJECT)
    for text, ends in (("圖已送印", Key.Key_Return), ("不要了", Key.Key_Escape)):
        QTest.keyClick(part.view, Key.Key_F2)
        type_over(editor(part), text)
        QTest.keyClick(editor(part), ends)
    assert table(office, meeting).matters[0].progress == "圖已送印"


def test_return_meant_for_an_input_method_ends_nothing(
    page: TrackingPage, office: Office, meeting: int
) -> None:
    part = part_of(page)
    QTest.keyClick(part.view, Key.Key_Return)
    typed = editor(part)
    QApplication.sendEvent(typed, QInputMethodEvent("ㄑㄧㄥ", []))
    QTest.keyClick(typed, Key.Key_Return)
    assert editor(part) is typed
    type_in(typed, "請儘速辦理")
    QTest.keyClick(typed, Key.Key_Return)
    assert decisions(office, meeting)[0] == (None, "請儘速辦理")


def test_a_decision_can_be_chosen_from_a_list_with_the_mouse(
    qtbot: QtBot, page: TrackingPage, office: Office, meeting: int
) -> None:
    part = part_of(page)
    at = part.view.visualRect(part.matters.index(1, MatterColumn.DECISION)).center()
    qtbot.mouseClick(part.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(part.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    box = part.view.findChild(QComboBox)
    assert box is not None
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    assert decisions(office, meeting)[1] == (RELEASE, "")


def test_a_new_meeting_proposes_what_is_late_and_what_goes_on(
    qtbot: QtBot, page: TrackingPage, office: Office, clerk: Actor, plan: FollowedPlan, meeting: int
) -> None:
    with office.work(clerk) as work:
        tick_off(work, plan.nodes[COOLER], on=TODAY, today=TODAY)
    part = part_of(page)
    click_tool(qtbot, part.meeting_tools.hold)
    asked = dialog(NewMeetingDialog)
    assert isinstance(asked, NewMeetingDialog)
    assert shown_tasks(asked) == [
        f"【前次列管】一、(一)1.{MAP}　行政課（主辦）",
        f"【前次列管】一、(一)2.{COOLER}　建設課（主辦）",
    ]
    assert "前次會議另有 1 項" in "".join(texts_in(asked))
    asked.every.click()
    assert shown_tasks(asked)[2] == f"一、(一)3.{GARDEN}　建設課（主辦）"
    asked.tasks.item(2).setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(asked, Key.Key_Return)
    with office.reading() as session:
        newest = meetings_of_year(session, 115)[0]
    assert (newest.number, newest.name, newest.held_on, newest.matters) == (2, "館務會議", TODAY, 4)
    assert part.meeting() is not None
    assert part.meeting().id == newest.id  # type: ignore[union-attr]
    assert table(office, newest.id).matters[1].progress == "115.07.31完成（逾期43日）"


def choose_figures(asked: NewMeetingDialog, day: str) -> None:
    """Write a day and press Return, which only reads the figures of that day."""
    write_over(asked.figures_on, day)
    QApplication.processEvents()


def shown_tasks(asked: NewMeetingDialog) -> list[str]:
    entries = [asked.tasks.item(place) for place in range(asked.tasks.count())]
    return [entry.text() for entry in entries if not entry.isHidden()]


def test_the_figures_of_a_new_meeting_may_be_those_of_a_past_day(
    qtbot: QtBot, page: TrackingPage, office: Office, clerk: Actor, clock: Clock, plan: FollowedPlan
) -> None:
    clock(TODAY)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes[COOLER], on=DUE, today=TODAY)
    part = part_of(page)
    click_tool(qtbot, part.meeting_tools.hold)
    asked = dialog(NewMeetingDialog)
    assert isinstance(asked, NewMeetingDialog)
    assert len(shown_tasks(asked)) == 1
    choose_figures(asked, "115.6.30")
    assert asked.isVisible()
    assert shown_tasks(asked)[1] == f"【逾期12日】一、(一)2.{COOLER}　建設課（主辦）"
    asked.confirm.click()
    with office.reading() as session:
        newest = meetings_of_year(session, 115)[0]
    assert newest.figures_on == JUNE
    assert table(office, newest.id).matters[1].progress == "應於115.06.18前完成，已逾12日；未開始"


def test_a_day_without_figures_is_told_under_its_field_and_holds_no_meeting(
    qtbot: QtBot, page: TrackingPage, office: Office
) -> None:
    part = part_of(page)
    click_tool(qtbot, part.meeting_tools.hold)
    asked = dialog(NewMeetingDialog)
    assert isinstance(asked, NewMeetingDialog)
    choose_figures(asked, "115.6.1")
    asked.confirm.click()
    assert any("請改選115.06.18或以後的日期" in text for text in texts_in(asked))
    with office.reading() as session:
        assert meetings_of_year(session, 115) == []
    choose_figures(asked, "115.7.31")
    asked.confirm.click()
    with office.reading() as session:
        assert len(meetings_of_year(session, 115)) == 1


def test_a_matter_is_added_and_removed(
    qtbot: QtBot, page: TrackingPage, office: Office, meeting: int
) -> None:
    part = part_of(page)
    click_tool(qtbot, part.meeting_tools.add)
    asked = dialog(AddMatterDialog)
    assert isinstance(asked, AddMatterDialog)
    asked.confirm.click()
    assert "請填寫要列管的案由。" in texts_in(asked)
    type_in(asked.subject, "增設候位座椅")
    type_in(asked.sections, "行政課")
    asked.confirm.click()
    assert last(office, meeting).subject == "增設候位座椅"
    part.view.go_to(part.matters.rowCount() - 1)
    part.meeting_tools.remove.trigger()
    assert last(office, meeting).subject == "停車場標線重劃"


def last(office: Office, key: int) -> MatterRow:
    return table(office, key).matters[-1]


def test_a_meeting_is_renamed_deleted_and_comes_back(
    page: TrackingPage, office: Office, desk: Desk, meeting: int
) -> None:
    part = part_of(page)
    part.meeting_tools.change.trigger()
    asked = dialog(ChangeMeetingDialog)
    assert isinstance(asked, ChangeMeetingDialog)
    type_over(asked.meeting_name, "擴大館務會議")
    asked.confirm.click()
    part.meeting_tools.cancel.trigger()
    assert "115 年度還沒有開過會" in texts_in(part)
    desk.undo_stack.undo()
    assert any("擴大館務會議" in text for text in texts_in(part))


def test_a_refused_decision_is_told_and_the_cursor_stays(
    page: TrackingPage, office: Office, clerk: Actor, desk: Desk, meeting: int
) -> None:
    with office.work(clerk) as work:
        hold_meeting(work, 115, "館務會議", held_on=TODAY, figures_on=TODAY, node_ids=[])
    told: list[str] = []
    desk.refused.connect(told.append)
    part = part_of(page)
    part.arrive(meeting)
    part.view.go_to(0)
    QTest.keyClick(part.view, Key.Key_1)
    assert told == [f"「一、(一)1.{MAP}」已列入第2次會議繼續列管；請在該次會議解除列管。"]
    assert part.view.current_row() == 0


def test_the_table_goes_to_the_printed_forms(
    qtbot: QtBot, page: TrackingPage, desk: Desk, meeting: int
) -> None:
    part = part_of(page)
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        click_tool(qtbot, part.meeting_tools.print)
    assert wanted.args == ["forms", ("follow-up", Request(year=115, id=meeting))]


def test_who_may_not_decide_reads_only(page: TrackingPage, office: Office, desk: Desk, meeting: int) -> None:
    desk.actor = Actor("許稽核", Role.AUDITOR)
    part = part_of(page)
    for key in (Key.Key_1, Key.Key_Return, Key.Key_F2):
        QTest.keyClick(part.view, key)
    assert decisions(office, meeting) == [(None, "")] * 3
    assert not part.meeting_tools.hold.isEnabled()
    assert part.meeting_tools.print.isEnabled()


def test_a_narrow_window_has_the_list_above_and_every_column_in_sight(
    qtbot: QtBot, page: TrackingPage, meeting: int
) -> None:
    part = part_of(page)
    wide = part.list.mapTo(part, part.list.rect().bottomRight()).x()
    assert wide < part.view.mapTo(part, part.view.rect().topLeft()).x()
    page.resize(730, 480)
    qtbot.waitUntil(lambda: part.width() < 720)
    low = part.list.mapTo(part, part.list.rect().bottomRight()).y()
    qtbot.waitUntil(lambda: low < part.view.mapTo(part, part.view.rect().topLeft()).y())
    qtbot.waitUntil(lambda: part.view.horizontalScrollBar().maximum() == 0)
