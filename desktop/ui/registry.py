"""The pages of the navigation: their names, icons and where they are found when first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.page import Page


@dataclass(frozen=True)
class PageEntry:
    """One entry of the navigation."""

    name: str
    words: str
    icon: str
    class_name: str

    @property
    def title(self) -> str:
        """The page's name for people."""
        return QCoreApplication.translate("PageEntry", self.words)

    def make(self, desk: "Desk") -> "Page":
        """The page, its module loaded now; where the program lacks it, a page that says so."""
        where = f"desktop.ui.pages.{self.name}"
        try:
            module = import_module(where)
        except ModuleNotFoundError as error:
            if error.name != where:
                raise
            from desktop.ui.pages.unavailable import UnavailablePage

            return UnavailablePage(desk, self.title)
        return cast("Callable[[Desk], Page]", getattr(module, self.class_name))(desk)


PAGES = (
    PageEntry("today", str(QT_TRANSLATE_NOOP("PageEntry", "今日")), "home", "TodayPage"),
    PageEntry("plan", str(QT_TRANSLATE_NOOP("PageEntry", "計畫")), "text_bullet_list_tree", "PlanPage"),
    PageEntry(
        "tracking", str(QT_TRANSLATE_NOOP("PageEntry", "追蹤")), "clipboard_task_list_ltr", "TrackingPage"
    ),
    PageEntry(
        "walkarounds", str(QT_TRANSLATE_NOOP("PageEntry", "走動式管理")), "person_walking", "WalkaroundsPage"
    ),
    PageEntry("phone_tests", str(QT_TRANSLATE_NOOP("PageEntry", "電話測試")), "call", "PhoneTestsPage"),
    PageEntry("forms", str(QT_TRANSLATE_NOOP("PageEntry", "表單")), "print", "FormsPage"),
    PageEntry("settings", str(QT_TRANSLATE_NOOP("PageEntry", "設定")), "settings", "SettingsPage"),
)
