"""The page 設定: everything stored at once, by keys and clicks."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from db.queries.office import agency, persons, sections, special_days
from db.vocabulary import Role, SectionKind, WorkdayKind
from desktop.office.settings import read_settings
from desktop.ui import appearance
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.settings.agency_tab import AgencyTab
from desktop.ui.settings.calendar_tab import CalendarTab
from desktop.ui.settings.others_tab import OthersTab
from desktop.ui.settings.persons_tab import PersonsTab
from desktop.ui.settings.sections_tab import SectionsTab
from desktop.ui.theme import LIGHT, Scheme, apply_theme, colours
from tests.ui.windows import button_of, write_over


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.resize(1100, 700)
        page.show()
    return page


def tab(page: SettingsPage, kind: type) -> object:
    """The tab of this kind, shown."""
    found = page.findChild(kind)
    page.tabs.setCurrentWidget(found)
    return found


@pytest.fixture
def agency_tab(page: SettingsPage) -> AgencyTab:
    return tab(page, AgencyTab)


@pytest.fixture
def sections_tab(page: SettingsPage) -> SectionsTab:
    return tab(page, SectionsTab)


@pytest.fixture
def persons_tab(page: SettingsPage) -> PersonsTab:
    return tab(page, PersonsTab)


@pytest.fixture
def calendar_tab(page: SettingsPage) -> CalendarTab:
    return tab(page, CalendarTab)


@pytest.fixture
def others_tab(page: SettingsPage) -> OthersTab:
    return tab(page, OthersTab)


def click(qtbot: QtBot, page: object, text: str) -> None:
    qtbot.mouseClick(button_of(page, text), Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Choose an entry of a box as a person does: the list opens, the entry is clicked."""
    box.showPopup()
    view = box.view()
    place = view.visualRect(box.model().index(box.findText(text), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: box.currentText() == text)


def names(desk: Desk) -> list[str]:
    return [section.name for section in desk.read(sections)]


def add_sections(qtbot: QtBot, tab: SectionsTab, *wanted: str) -> None:
    for name in wanted:
        click(qtbot, tab, "新增單位")
        write_over(tab.name, name)


def test_the_agencys_fields_are_stored_when_they_are_left(
    qtbot: QtBot, agency_tab: AgencyTab, desk: Desk
) -> None:
    write_over(agency_tab.name, "清溪縣和平區公所")
    write_over(agency_tab.retention, "5 年")
    found = desk.read(agency)
    assert found is not None
    assert (found.name, found.retention) == ("清溪縣和平區公所", "5 年")
    desk.undo_stack.undo()
    assert (agency_tab.name.text(), agency_tab.retention.text()) == ("清溪縣和平區公所", "")


def test_an_agency_without_a_name_is_refused_and_the_text_kept(
    qtbot: QtBot, agency_tab: AgencyTab, desk: Desk
) -> None:
    write_over(agency_tab.name, "清溪縣政府")
    with qtbot.waitSignal(desk.refused):
        write_over(agency_tab.name, " ")
    found = desk.read(agency)
    assert found is not None
    assert found.name == "清溪縣政府"


def test_a_new_section_is_named_at_once(qtbot: QtBot, sections_tab: SectionsTab, desk: Desk) -> None:
    click(qtbot, sections_tab, "新增單位")
    assert QApplication.focusWidget() is sections_tab.name
    assert sections_tab.name.selectedText() == "新單位"
    write_over(sections_tab.name, "民政課")
    click(qtbot, sections_tab, "新增單位")
    assert names(desk) == ["民政課", "新單位"]
    click(qtbot, sections_tab, "新增單位")
    assert names(desk) == ["民政課", "新單位", "新單位 2"]


def test_sections_are_moved_and_the_moved_one_stays_current(
    qtbot: QtBot, sections_tab: SectionsTab, desk: Desk
) -> None:
    add_sections(qtbot, sections_tab, "甲課", "乙課", "丙課")
    click(qtbot, sections_tab, "上移")
    click(qtbot, sections_tab, "上移")
    click(qtbot, sections_tab, "上移")
    assert names(desk) == ["丙課", "甲課", "乙課"]
    assert sections_tab.name.text() == "丙課"
    click(qtbot, sections_tab, "下移")
    assert names(desk) == ["甲課", "丙課", "乙課"]


def test_years_and_short_name_of_a_section_are_stored(
    qtbot: QtBot, sections_tab: SectionsTab, desk: Desk
) -> None:
    add_sections(qtbot, sections_tab, "檔案課")
    write_over(sections_tab.short_name, "檔案")
    write_over(sections_tab.from_year, "100")
    write_over(sections_tab.to_year, "114")
    (section,) = desk.read(sections)
    assert (section.short_name, section.active_from_year, section.active_to_year) == ("檔案", 100, 114)
    with qtbot.waitSignal(desk.refused):
        write_over(sections_tab.to_year, "99")


def test_the_members_of_a_group_are_checked_in_a_list(
    qtbot: QtBot, sections_tab: SectionsTab, desk: Desk
) -> None:
    add_sections(qtbot, sections_tab, "甲課", "乙課")
    assert not sections_tab.members.isVisible()
    click(qtbot, sections_tab, "新增群組")
    write_over(sections_tab.name, "各課")
    assert [sections_tab.members.item(row).text() for row in range(2)] == ["甲課", "乙課"]
    sections_tab.members.setCurrentRow(1)
    qtbot.keyClick(sections_tab.members, Qt.Key.Key_Space)
    group = next(section for section in desk.read(sections) if section.kind is SectionKind.GROUP)
    second = next(section for section in desk.read(sections) if section.name == "乙課")
    assert group.members == (second.id,)


def test_a_section_is_deleted_and_comes_back(qtbot: QtBot, sections_tab: SectionsTab, desk: Desk) -> None:
    add_sections(qtbot, sections_tab, "甲課", "乙課")
    click(qtbot, sections_tab, "刪除")
    assert names(desk) == ["甲課"]
    assert sections_tab.name.text() == "甲課"
    desk.undo_stack.undo()
    assert names(desk) == ["甲課", "乙課"]


def test_an_empty_list_says_what_to_do(qtbot: QtBot, sections_tab: SectionsTab, desk: Desk) -> None:
    assert not sections_tab.list.table.isVisible()
    click(qtbot, sections_tab, "新增單位")
    assert sections_tab.list.table.isVisible()


def test_somebody_is_entered_with_section_and_role(
    qtbot: QtBot, page: SettingsPage, persons_tab: PersonsTab, sections_tab: SectionsTab, desk: Desk
) -> None:
    page.tabs.setCurrentWidget(sections_tab)
    add_sections(qtbot, sections_tab, "民政課")
    page.tabs.setCurrentWidget(persons_tab)
    click(qtbot, persons_tab, "新增人員")
    write_over(persons_tab.name, "陳喆")
    write_over(persons_tab.title, "課長")
    choose(qtbot, persons_tab.section, "民政課")
    choose(qtbot, persons_tab.role, "單位主管")
    (person,) = desk.read(persons)
    assert (person.name, person.title, person.section) == ("陳喆", "課長", "民政課")
    assert person.role is Role.SECTION_HEAD


def test_who_has_left_is_hidden_until_asked_for(qtbot: QtBot, persons_tab: PersonsTab, desk: Desk) -> None:
    for name in ("陳喆", "林堃"):
        click(qtbot, persons_tab, "新增人員")
        write_over(persons_tab.name, name)
    qtbot.keyClick(persons_tab.is_active, Qt.Key.Key_Space)
    model = persons_tab.list.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["陳喆"]
    click(qtbot, persons_tab, "顯示離職人員")
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["陳喆", "林堃"]
    assert model.index(1, 4).data() == "離職"


def test_a_year_of_holidays_is_brought_in_and_corrected(
    qtbot: QtBot, calendar_tab: CalendarTab, desk: Desk
) -> None:
    choose(qtbot, calendar_tab.year, f"民國 {desk.year} 年")
    click(qtbot, calendar_tab, "帶入放假日")
    count = len(desk.read(special_days))
    assert count > 10
    write_over(calendar_tab.on.line, f"{desk.year}.1.2")
    write_over(calendar_tab.name, "停班")
    choose(qtbot, calendar_tab.kind, "補班日")
    days = {day.on: day for day in desk.read(special_days)}
    corrected = days[dt.date(desk.year + 1911, 1, 2)]
    assert (corrected.kind, corrected.name, corrected.source) == (WorkdayKind.MAKEUP, "停班", "自行輸入")
    click(qtbot, calendar_tab, "刪除")
    assert len(desk.read(special_days)) == count - 1


def test_a_day_is_added_and_its_date_typed(qtbot: QtBot, calendar_tab: CalendarTab, desk: Desk) -> None:
    click(qtbot, calendar_tab, "新增一天")
    assert QApplication.focusWidget() is calendar_tab.on.line
    write_over(calendar_tab.on.line, f"{desk.year}0715")
    (day,) = desk.read(special_days)
    assert (day.on.month, day.on.day, day.kind) == (7, 15, WorkdayKind.HOLIDAY)


def test_a_date_that_never_was_is_not_stored(qtbot: QtBot, calendar_tab: CalendarTab, desk: Desk) -> None:
    click(qtbot, calendar_tab, "新增一天")
    before = desk.read(special_days)
    write_over(calendar_tab.on.line, "115.02.30")
    assert desk.read(special_days) == before
    assert "28天" in calendar_tab.on.error()


def test_the_days_of_the_yellow_light_are_stored(qtbot: QtBot, others_tab: OthersTab, desk: Desk) -> None:
    others_tab.due_soon.setFocus()
    others_tab.due_soon.selectAll()
    qtbot.keyClicks(others_tab.due_soon, "21")
    qtbot.keyClick(others_tab.due_soon, Qt.Key.Key_Return)
    assert desk.read(read_settings).due_soon_days == 21


def test_the_order_of_signatures_is_changed_and_undone(
    qtbot: QtBot, others_tab: OthersTab, desk: Desk
) -> None:
    before = desk.read(read_settings).signature_order
    others_tab.signers.setCurrentRow(4)
    click(qtbot, others_tab, "上移")
    after = desk.read(read_settings).signature_order
    assert after == (*before[:3], before[4], before[3])
    assert others_tab.signers.currentRow() == 3
    assert others_tab.signers.currentItem().text() == "機關首長"
    desk.undo_stack.undo()
    assert desk.read(read_settings).signature_order == before


def test_the_second_backup_folder_must_be_there(
    qtbot: QtBot, others_tab: OthersTab, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(desk.refused):
        write_over(others_tab.second_folder, str(tmp_path / "none"))
    assert desk.read(read_settings).second_backup_folder == ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    click(qtbot, others_tab, "選擇…")
    assert desk.read(read_settings).second_backup_folder == str(tmp_path)


def test_the_look_changes_at_once_and_is_this_persons_only(
    qtbot: QtBot, others_tab: OthersTab, desk: Desk, qapp: QApplication
) -> None:
    try:
        choose(qtbot, others_tab.scheme, "深色")
        assert colours() is not LIGHT
        choose(qtbot, others_tab.percent, "125 %")
        assert appearance.chosen_percent() == 125
        assert not desk.undo_stack.canUndo()
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_the_lists_models_keep_the_rules_of_qt(
    qtbot: QtBot, sections_tab: SectionsTab, page: SettingsPage, desk: Desk
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(sections_tab.list.table.model(), mode, page)
    add_sections(qtbot, sections_tab, "甲課", "乙課")
    click(qtbot, sections_tab, "刪除")
    assert tester.model().rowCount() == 1


@pytest.mark.parametrize("text", ["<b>x</b>", "<img src=file:///etc/passwd>"])
def test_names_are_shown_as_typed(
    qtbot: QtBot, sections_tab: SectionsTab, persons_tab: PersonsTab, page: SettingsPage, text: str
) -> None:
    page.tabs.setCurrentWidget(sections_tab)
    add_sections(qtbot, sections_tab, text)
    model = sections_tab.list.table.model()
    assert model.index(0, 0).data() == text
    assert "<b>" not in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert persons_tab.section.findText(text) > 0
