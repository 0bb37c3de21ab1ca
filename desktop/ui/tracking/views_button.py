"""The button with the named views of the list: ready-made ones with their numbers, and the office's own."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.office.followed_plan import FollowedPlan
from desktop.office.saved_views import delete_view, keep_view, rename_view, saved_views
from desktop.rules.saved_views import SavedView, ready_made
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.theme import UNIT

WIDTH = 15 * UNIT


class ViewsButton(QToolButton):
    """Says which view is in force; `present` is what the list shows now, to keep it under a name.

    Signals:
        chosen: a SavedView to be shown.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, present: Callable[[], SavedView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._present = desk, present
        self._plan: FollowedPlan | None = None
        self._today = dt.date.min
        self._own: list[SavedView] = []
        self._current: SavedView | None = None
        self.setProperty("role", "button")
        self.setIcon(icon("star"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self._tell()

    def offer(self, plan: FollowedPlan, today: dt.date) -> None:
        """Offer the views with their numbers in this plan."""
        self._plan, self._today = plan, today
        self._own = self._desk.read(saved_views)
        if self._current and self._current not in (*self._ready(), *self._own):
            named = (view for view in self._own if self._current and view.name == self._current.name)
            self._current = next(named, None)
        self.compare()

    def choose(self, view: SavedView) -> None:
        """Show a view."""
        self._current = None
        self.chosen.emit(view)
        self._current = view
        self._tell()

    def compare(self) -> None:
        """Forget which view is in force where the list shows something else by now."""
        view, present = self._current, self._present()
        is_same = view is not None and view.asked == present.asked and view.look in (None, present.look)
        self._current = view if is_same else None
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _ready(self) -> list[SavedView]:
        days = self._plan.due_soon_days if self._plan else 0
        return ready_made(days, self._desk.actor.section_id)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for views in (self._ready(), self._own):
            for view in views:
                self._add(menu, view)
            if views:
                menu.addSeparator()
        may_keep = self._desk.may(keep_view.__name__)
        self._add_deed(menu, self.tr("儲存目前的篩選…"), self.ask_name, may_keep)
        if self._current in self._own and self._current is not None:
            name = self._current.name
            self._add_deed(menu, self.tr("重新命名「%1」…").replace("%1", name), self.ask_new_name, may_keep)
            self._add_deed(menu, self.tr("刪除「%1」").replace("%1", name), self.delete, may_keep)

    def _add(self, menu: QMenu, view: SavedView) -> None:
        tasks = self._plan.tasks if self._plan else ()
        count = len(view.asked.of(tasks, self._today))
        words = self.tr("%1（%2）").replace("%1", view.name.replace("&", "&&")).replace("%2", str(count))
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(view == self._current)
        action.triggered.connect(lambda _on=False: self.choose(view))

    def _add_deed(self, menu: QMenu, words: str, act: Callable[[], None], is_allowed: bool) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setEnabled(is_allowed)
        action.triggered.connect(lambda _on=False: act())

    def ask_name(self) -> None:
        """Ask for the name under which to keep what the list shows now."""
        from desktop.ui.dialogs.name_view import NameViewDialog

        name = self._current.name if self._current in self._own and self._current else ""
        NameViewDialog(self._desk, self.tr("儲存目前的篩選"), name, self._keep, self.window()).open()

    def ask_new_name(self) -> None:
        """Ask for another name of the view in force."""
        from desktop.ui.dialogs.name_view import NameViewDialog

        if self._current is not None:
            title = self.tr("重新命名常用篩選")
            NameViewDialog(self._desk, title, self._current.name, self._rename, self.window()).open()

    def delete(self) -> None:
        """Delete the view in force; the notice about it takes it back."""
        if self._current is not None:
            name = self._current.name
            self._desk.do(self.tr("已刪除常用篩選「%1」").replace("%1", name), delete_view, name)

    def _keep(self, name: str) -> None:
        present = self._present()
        view = SavedView(" ".join(name.split()), present.asked, present.look)
        self._current = view
        self._desk.do(self.tr("儲存常用篩選「%1」").replace("%1", view.name), keep_view, view)

    def _rename(self, name: str) -> None:
        if self._current is not None:
            before, name = self._current, " ".join(name.split())
            self._current = SavedView(name, before.asked, before.look)
            words = self.tr("常用篩選改名為「%1」").replace("%1", name)
            self._desk.do(words, rename_view, before.name, name)

    def _tell(self) -> None:
        words = self._current.name if self._current else self.tr("常用篩選")
        room = WIDTH - self.iconSize().width() - 4 * UNIT
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        about = self.tr("常用篩選：%1").replace("%1", words) if self._current else words
        self.setToolTip(about)
        self.setAccessibleName(about)
