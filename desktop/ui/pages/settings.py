"""The page 設定: agency, sections, people, calendar and the rest, a tab each."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.office.settings import change_setting
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.settings.agency_tab import AgencyTab
from desktop.ui.settings.calendar_tab import CalendarTab
from desktop.ui.settings.others_tab import OthersTab
from desktop.ui.settings.persons_tab import PersonsTab
from desktop.ui.settings.sections_tab import SectionsTab
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT
from desktop.ui.widgets.page_header import PageHeader


class SettingsPage(Page):
    """Every change is stored at once and can be undone."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"agency", "section", "section_member", "person", "workday", "setting", "plan"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for title, tab in (
            (self.tr("機關"), AgencyTab(desk)),
            (self.tr("單位"), SectionsTab(desk)),
            (self.tr("人員"), PersonsTab(desk)),
            (self.tr("行事曆"), CalendarTab(desk)),
            (self.tr("其他"), OthersTab(desk)),
        ):
            self.tabs.addTab(tab, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        self.header = PageHeader(self.tr("設定"))
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)

    def reload(self) -> None:
        may_change = self.desk.may(change_setting.__name__)
        told = self.tr("修改後立即存入，隨時可以復原。")
        self.header.set_about(told if may_change else self.tr("只有承辦人可以修改；您可以查看。"))
        for number in range(self.tabs.count()):
            tab = self.tabs.widget(number)
            if isinstance(tab, SettingsTab):
                tab.reload()
                if not may_change:
                    tab.lock()

    def arrive(self, what: object) -> None:
        """Show a tab for another page: its number from 0, or this and the key of what to show there."""
        self._reload_if_stale()
        match what:
            case int(number):
                self.tabs.setCurrentIndex(number)
            case (int(number), int(key)):
                self.tabs.setCurrentIndex(number)
                tab = self.tabs.widget(number)
                if isinstance(tab, SettingsTab):
                    tab.go_to(key)
