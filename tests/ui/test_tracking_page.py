import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from db.queries.tracking import EvidenceRow, evidence_of
from db.vocabulary import Period, TaskStatus
from desktop.office import tracking
from desktop.office.evidence import AttachedFile, Proof, add_proof
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.evidence import EvidenceDialog
from desktop.ui.dialogs.set_aside import SetAsideDialog
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.widgets.task_panel import HISTORY_TAB
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import drop, files, type_in, type_over
from tests.ui.windows import button_of

TODAY = dt.date(2026, 7, 1)
MAP, COOLER, COURTESY, CALLS = "更新樓層配置圖", "檢修飲水機", "辦理禮貌講習", "電話禮貌測試"
DRAFTS = (
    TaskDraft(MAP, dt.date(2026, 6, 1), ("行政課",)),
    TaskDraft(COOLER, dt.date(2026, 7, 5), ("行政課",)),
    TaskDraft(COURTESY, dt.date(2026, 12, 1), ("人事室",), area="顧客關係", measure="人員訓練"),
    TaskDraft(CALLS, None, ("各課室",), (12, Period.YEAR), area="顧客關係", measure="人員訓練"),
)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(office, clerk, *DRAFTS, groups={"各課室": ("行政課", "人事室", "資訊課")})


@pytest.fixture
def page(
    qtbot: QtBot, plan: FollowedPlan, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TrackingPage]:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    desk.year = 115
    yield from shown(qtbot, TrackingPage(desk))


def shown(qtbot: QtBot, page: TrackingPage) -> Iterator[TrackingPage]:
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    yield page


def texts(page: TrackingPage) -> list[str]:
    return [task.text for task in page.list.model.tasks()]


def click_on(qtbot: QtBot, page: TrackingPage, text: str, *, adding: bool = False) -> None:
    row = texts(page).index(text)
    place = page.list.table.visualRect(page.list.model.index(row, page.list.model.column("text"))).center()
    held = Qt.KeyboardModifier.ControlModifier if adding else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(page.list.table.viewport(), Qt.MouseButton.LeftButton, held, place)


def task(page: TrackingPage, text: str) -> TrackedTask:
    found = page.desk.read(read_plan, 115, TODAY)
    assert found is not None
    return next(task for task in found.tasks if task.text == text)


def evidence(page: TrackingPage, plan: FollowedPlan, text: str) -> list[EvidenceRow]:
    return page.desk.read(evidence_of, plan.nodes[text])


def dialog(page: TrackingPage, kind: type[DeedDialog]) -> DeedDialog:
    """The dialog that is open now."""
    return next(found for found in page.window().findChildren(kind) if found.isVisible())


# The table


def test_the_header_counts_what_is_done_and_late(page: TrackingPage) -> None:
    assert "共 4 項 · 完成 0 · 逾期 1 · 即將到期 1" in header(page)
    assert "完成率 0.0%" in header(page)


def header(page: TrackingPage) -> str:
    return " ".join(label.text() for label in page.header.findChildren(QLabel))


def test_space_ticks_off_today_and_undo_takes_it_back(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, COOLER)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    assert (task(page, COOLER).status, task(page, COOLER).done_on) == (TaskStatus.DONE, TODAY)
    row = page.list.model.row_of(task(page, COOLER).node_id)
    assert row is not None
    assert page.list.model.index(row, 0).data() == "綠燈 已完成"
    assert "完成 1" in header(page)
    page.desk.undo_stack.undo()
    assert task(page, COOLER).status is TaskStatus.NOT_STARTED
    assert page.list.model.index(row, 0).data() == "黃燈 即將到期"


def test_several_are_ticked_off_at_once_and_undone_at_once(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, MAP)
    click_on(qtbot, page, COURTESY, adding=True)
    qtbot.mouseClick(page.list.tick, Qt.MouseButton.LeftButton)
    assert {task(page, MAP).state, task(page, COURTESY).state} == {"逾期完成", "已完成"}
    assert page.desk.undo_stack.count() == 1
    page.desk.undo_stack.undo()
    assert {task(page, MAP).state, task(page, COURTESY).state} == {"逾期", "未開始"}


def test_a_done_task_keeps_its_day_when_space_is_pressed_again(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan, office: Office, clerk: Actor
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, plan.nodes[MAP], on=dt.date(2026, 5, 20), today=TODAY)
    click_on(qtbot, page, MAP)
    assert not page.list.tick.isEnabled()
    with qtbot.waitSignal(page.desk.refused):
        qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    assert task(page, MAP).done_on == dt.date(2026, 5, 20)


def test_the_selection_survives_a_tick(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, COOLER)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    assert [found.text for found in page.list.selection.tasks()] == [COOLER]


def test_under_a_filter_the_cursor_goes_on_to_the_next_task(qtbot: QtBot, page: TrackingPage) -> None:
    page.arrive(TaskFilter(standing=Standing.OPEN))
    click_on(qtbot, page, COOLER)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    assert texts(page) == [MAP, COURTESY, CALLS]
    assert [found.text for found in page.list.selection.tasks()] == [COURTESY]


def test_a_groups_task_is_found_under_each_member(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    box = page.list.filters.section
    assert [box.itemText(place) for place in range(box.count())] == ["所有單位", "行政課", "人事室", "資訊課"]
    box.setCurrentIndex(box.findData(plan.sections["資訊課"]))
    assert texts(page) == [CALLS]
    box.setCurrentIndex(box.findData(plan.sections["行政課"]))
    assert texts(page) == [MAP, COOLER, CALLS]
    assert "篩選出 3 項，全部 4 項" in header(page)


def test_typing_narrows_the_list_and_a_click_widens_it(qtbot: QtBot, page: TrackingPage) -> None:
    type_in(page.list.filters.words, "飲水")
    qtbot.waitUntil(lambda: texts(page) == [COOLER])
    qtbot.mouseClick(page.list.filters.clear, Qt.MouseButton.LeftButton)
    assert len(texts(page)) == 4
    assert page.list.filters.words.text() == ""
    assert not page.list.filters.clear.isVisible()


def test_a_search_for_nothing_that_is_there_says_so(qtbot: QtBot, page: TrackingPage) -> None:
    type_in(page.list.filters.words, "沒有這種")
    qtbot.keyClick(page.list.filters.words, Qt.Key.Key_Return)
    assert texts(page) == []
    assert not page.list.table.isVisible()


def test_lights_and_areas_filter_too(page: TrackingPage) -> None:
    page.list.filters.standing.setCurrentText("紅燈")
    assert texts(page) == [MAP]
    page.list.filters.standing.setCurrentText("所有狀態")
    page.list.filters.area.setCurrentText("顧客關係")
    assert texts(page) == [COURTESY, CALLS]


def test_a_click_on_a_heading_orders_by_it(qtbot: QtBot, page: TrackingPage) -> None:
    headings = page.list.table.horizontalHeader()
    place = page.list.model.column("due")
    at = QPointF(headings.sectionViewportPosition(place) + 20, headings.height() / 2).toPoint()
    qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert texts(page) == [MAP, COOLER, COURTESY, CALLS]
    qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert texts(page) == [COURTESY, COOLER, MAP, CALLS]


def test_rows_are_copied_with_their_headings(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, MAP)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.list.table, Qt.Key.Key_C, both)
    headings, row = QGuiApplication.clipboard().text().split("\n")
    assert headings.split("\t")[:5] == ["燈號", "項次", "工作項目", "承辦單位", "完成期限"]
    assert row.split("\t")[:5] == ["紅燈 逾期", "一、(一)1.", MAP, "行政課（主辦）", "115.06.01"]
    qtbot.keyClick(page.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == row


def test_chosen_columns_are_remembered(qtbot: QtBot, page: TrackingPage) -> None:
    place = page.list.model.column("area")
    assert page.list.table.isColumnHidden(place)
    next(action for action in page.list.table.columns_menu().actions() if action.text() == "要項").trigger()
    again = TrackingPage(page.desk)
    qtbot.addWidget(again)
    assert not again.list.table.isColumnHidden(place)


def test_another_page_sends_here_for_one_task(page: TrackingPage, plan: FollowedPlan) -> None:
    page.arrive(TaskFilter(standing=Standing.DONE))
    page.arrive(plan.nodes[CALLS])
    assert [found.text for found in page.list.selection.tasks()] == [CALLS]
    assert page.list.panel.text.text() == CALLS


def test_a_year_without_plan_says_where_to_begin(qtbot: QtBot, page: TrackingPage) -> None:
    page.desk.year = 116
    assert not page.list.table.isVisible()
    there = button_of(page, "匯入計畫…")
    with qtbot.waitSignal(page.desk.page_wanted) as wanted:
        qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert wanted.args == ["plan", "import"]


# Details


def test_the_panel_tells_the_selected_task(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, CALLS)
    said = [label.text() for label in page.list.panel.findChildren(QLabel)]
    assert CALLS in said
    assert "顧客關係 › 人員訓練" in said
    assert "每年至少12次，已辦 0／36 次" in said
    assert "各課室（主辦）" in said
    assert page.list.panel.chip.text() == "黃燈 落後"


def test_history_tells_who_did_what(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, COOLER)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    page.list.panel.tabs.setCurrentIndex(HISTORY_TAB)
    newest = page.list.panel.history.entries.entry(0)
    assert newest.first == "勾稽完成（115.07.01）"
    assert newest.second.endswith("測試承辦人")


def test_in_a_narrow_window_list_and_details_take_turns(qtbot: QtBot, page: TrackingPage) -> None:
    page.resize(700, 480)
    click_on(qtbot, page, MAP)
    assert not page.list.panel.isVisible()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.list.panel.isVisible()
    assert not page.list.table.isVisible()
    qtbot.keyClick(page.list.panel.evidence.list, Qt.Key.Key_Escape)
    assert page.list.table.isVisible()
    assert not page.list.panel.isVisible()


# Ticking off with day and evidence


def test_the_dialog_ticks_off_with_day_note_and_evidence(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    click_on(qtbot, page, MAP)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asking = dialog(page, TickOffDialog)
    assert isinstance(asking, TickOffDialog)
    type_over(asking.day, "1150520")
    type_in(asking.note, "已張貼於一樓")
    type_in(asking.proof.what, "照片")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    found = task(page, MAP)
    assert (found.done_on, found.note, found.state) == (dt.date(2026, 5, 20), "已張貼於一樓", "已完成")
    assert [row.what for row in evidence(page, plan, MAP)] == ["照片"]
    page.desk.undo_stack.undo()
    assert task(page, MAP).status is TaskStatus.NOT_STARTED
    assert evidence(page, plan, MAP) == []


@pytest.mark.parametrize(
    ("day", "words"), [("115.07.02", "還沒到"), ("", "請填寫日期"), ("115.02.30", "不是存在的日期")]
)
def test_the_dialog_stays_open_for_a_day_that_cannot_be(
    qtbot: QtBot, page: TrackingPage, day: str, words: str
) -> None:
    click_on(qtbot, page, MAP)
    page.list.deeds.tick_with_evidence(page.list.selection.tasks())
    asking = dialog(page, TickOffDialog)
    assert isinstance(asking, TickOffDialog)
    type_over(asking.day, day)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()
    assert any(words in label.text() for label in asking.findChildren(QLabel) if label.isVisible())
    assert task(page, MAP).status is TaskStatus.NOT_STARTED


def test_what_the_office_refuses_is_told_in_the_dialog(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, MAP)
    page.list.deeds.tick_with_evidence(page.list.selection.tasks())
    asking = dialog(page, TickOffDialog)
    assert isinstance(asking, TickOffDialog)
    type_over(asking.day, "113.01.01")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()
    assert "早了一年以上" in asking.refusal()


def test_setting_aside_asks_for_the_reason(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, COURTESY)
    menu = page.list.panel.more.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "撤銷管制…").trigger()
    asking = dialog(page, SetAsideDialog)
    assert isinstance(asking, SetAsideDialog)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()
    type_in(asking.reason, "併入縣府辦理")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    found = task(page, COURTESY)
    assert (found.status, found.reason) == (TaskStatus.WITHDRAWN, "併入縣府辦理")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "重新開啟").trigger()
    assert task(page, COURTESY).status is TaskStatus.NOT_STARTED


# Evidence


def test_dropped_files_become_evidence(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan, tmp_path: Path
) -> None:
    (tmp_path / "簽到表.pdf").write_bytes(b"pdf")
    (tmp_path / "照片.jpg").write_bytes(b"jpg")
    click_on(qtbot, page, CALLS)
    assert drop(page.list.panel, files([tmp_path / "簽到表.pdf", tmp_path / "照片.jpg"]))
    asking = dialog(page, EvidenceDialog)
    assert isinstance(asking, EvidenceDialog)
    type_in(asking.proof.what, "第一次測試")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    rows = evidence(page, plan, CALLS)
    assert [(row.file_name, row.count) for row in rows] == [("簽到表.pdf", 1), ("照片.jpg", 0)]
    assert task(page, CALLS).credited == 3
    assert page.list.panel.tabs.tabText(0) == "佐證 (2)"


def test_a_dropped_folder_is_refused_in_words(qtbot: QtBot, page: TrackingPage, tmp_path: Path) -> None:
    click_on(qtbot, page, MAP)
    with qtbot.waitSignal(page.desk.refused) as refused:
        assert drop(page.list.panel, files([tmp_path]))
    assert refused.args is not None
    assert "是資料夾" in refused.args[0]
    assert not page.window().findChildren(EvidenceDialog)


def test_a_screenshot_is_pasted_as_a_picture(qtbot: QtBot, page: TrackingPage, plan: FollowedPlan) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    click_on(qtbot, page, MAP)
    page.list.panel.evidence.list.setFocus()
    qtbot.keyClick(page.list.panel.evidence.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(dialog(page, EvidenceDialog).confirm, Qt.MouseButton.LeftButton)
    (row,) = evidence(page, plan, MAP)
    assert row.file_name.startswith("截圖")
    assert row.file_name.endswith(".png")


def test_evidence_without_any_word_or_file_is_asked_for_some(qtbot: QtBot, page: TrackingPage) -> None:
    click_on(qtbot, page, MAP)
    page.list.panel.evidence.add(())
    asking = dialog(page, EvidenceDialog)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()


@pytest.fixture
def with_files(page: TrackingPage, plan: FollowedPlan, office: Office, clerk: Actor) -> TrackingPage:
    kept = (AttachedFile("紀錄.pdf", b"pdf"), AttachedFile("安裝.exe", b"MZ"))
    with office.work(clerk) as work:
        add_proof(work, plan.nodes[MAP], on=TODAY, proof=Proof(files=kept), today=TODAY)
    return page


def choose(page: TrackingPage, name: str) -> None:
    listed = page.list.panel.evidence.list
    row = next(row for row in range(listed.entries.rowCount()) if name in listed.entries.entry(row).first)
    listed.setFocus()
    listed.setCurrentIndex(listed.entries.index(row))


class Opener(QObject):
    """Stands where the system's programs are, and keeps what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    opener = Opener()
    yield opener
    QDesktopServices.unsetUrlHandler("file")


def test_a_document_opens_as_a_private_copy(qtbot: QtBot, with_files: TrackingPage, opener: Opener) -> None:
    click_on(qtbot, with_files, MAP)
    choose(with_files, "紀錄.pdf")
    qtbot.keyClick(with_files.list.panel.evidence.list, Qt.Key.Key_Return)
    (copy,) = opener.opened
    assert (copy.name, copy.read_bytes()) == ("紀錄.pdf", b"pdf")
    assert copy.parent.stat().st_mode & 0o077 == 0
    assert not copy.stat().st_mode & 0o222


def test_a_program_is_never_opened_but_may_be_saved(
    qtbot: QtBot, with_files: TrackingPage, opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "另存.exe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_about: (str(target), ""))
    click_on(qtbot, with_files, MAP)
    choose(with_files, "安裝.exe")
    assert "只能另存" in with_files.list.panel.evidence.list.currentIndex().data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    enabled = {
        action.text(): action.isEnabled() for action in with_files.list.panel.evidence.menu().actions()
    }
    assert enabled == {"開啟": False, "另存新檔…": True, "修改…": True, "刪除": True}
    qtbot.keyClick(with_files.list.panel.evidence.list, Qt.Key.Key_Return)
    assert opener.opened == []
    assert target.read_bytes() == b"MZ"


def test_evidence_is_corrected_deleted_and_brought_back(
    qtbot: QtBot, with_files: TrackingPage, plan: FollowedPlan
) -> None:
    page = with_files
    click_on(qtbot, page, MAP)
    choose(page, "紀錄.pdf")
    qtbot.keyClick(page.list.panel.evidence.list, Qt.Key.Key_F2)
    asking = dialog(page, EvidenceDialog)
    assert isinstance(asking, EvidenceDialog)
    type_in(asking.proof.what, "會議紀錄")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert "會議紀錄" in [row.what for row in evidence(page, plan, MAP)]
    choose(page, "會議紀錄")
    qtbot.keyClick(page.list.panel.evidence.list, Qt.Key.Key_Delete)
    assert [row.file_name for row in evidence(page, plan, MAP)] == ["安裝.exe"]
    page.desk.undo_stack.undo()
    assert len(evidence(page, plan, MAP)) == 2


def test_opened_copies_go_with_the_window(qtbot: QtBot, with_files: TrackingPage, opener: Opener) -> None:
    click_on(qtbot, with_files, MAP)
    choose(with_files, "紀錄.pdf")
    qtbot.keyClick(with_files.list.panel.evidence.list, Qt.Key.Key_Return)
    (copy,) = opener.opened
    assert copy.exists()
    with_files.list.panel.evidence.deleteLater()
    qtbot.waitUntil(lambda: not copy.parent.exists())


def test_pasting_nothing_says_what_to_copy(qtbot: QtBot, page: TrackingPage) -> None:
    QGuiApplication.clipboard().setText("只有文字")
    click_on(qtbot, page, MAP)
    with qtbot.waitSignal(page.desk.refused) as refused:
        qtbot.mouseClick(button_of(page.list.panel, "貼上"), Qt.MouseButton.LeftButton)
    assert refused.args == ["剪貼簿裡沒有檔案或圖片；請先在檔案總管複製檔案，或擷取畫面。"]


def test_the_columns_button_offers_every_column(qtbot: QtBot, page: TrackingPage) -> None:
    (chooser,) = [each for each in page.list.findChildren(QToolButton) if each.accessibleName() == "選擇欄位"]
    qtbot.mouseClick(chooser, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        column.title for column in page.list.model.columns
    ]
    menu.close()
