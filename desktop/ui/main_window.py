"""The main window: an empty frame for the first paint, then sidebar, messages, pages and status bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.geometry import remembered_ground, restore_geometry, save_geometry

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QUndoGroup

    from desktop.ui.desk import Desk
    from desktop.ui.page import Page
    from desktop.ui.sidebar import Sidebar
    from desktop.ui.status_line import StatusLine
    from desktop.ui.widgets.message_bar import MessageBar
    from desktop.ui.widgets.progress_panel import ProgressPanel


class MainWindow(QMainWindow):
    """The window of one office; it is a frame until it is furnished.

    What a frame does not need is imported when the window is furnished: the frame is to be on the screen
    as soon as Qt can draw one.

    Signals:
        painted: the frame was drawn for the first time.
        closing: the window is about to close.
    """

    painted = Signal()
    closing = Signal()

    undo_group: "QUndoGroup"
    help_action: "QAction"
    menu: QMenu
    sidebar: "Sidebar"
    messages: "MessageBar"
    progress: "ProgressPanel"
    status_line: "StatusLine"

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self._is_painted = False
        self._ground = QColor(remembered_ground())
        self._pages: dict[str, Page] = {}
        self._current = ""
        self.setWindowTitle(self.tr("為民"))
        self._is_small_screen = not restore_geometry(self)

    def appear(self) -> None:
        """Show the window where it was the last time; the first time on a small screen over all of it."""
        if self._is_small_screen:
            self.showMaximized()
        else:
            self.show()

    def furnish(self) -> None:
        """Put everything into the frame that does not need an office."""
        from PySide6.QtGui import QUndoGroup

        from desktop.ui.sidebar import Sidebar
        from desktop.ui.status_line import StatusLine
        from desktop.ui.widgets.message_bar import MessageBar
        from desktop.ui.widgets.progress_panel import ProgressPanel

        self.undo_group = QUndoGroup(self)
        self.sidebar = Sidebar()
        self.messages = MessageBar()
        self.progress = ProgressPanel()
        self.status_line = StatusLine()
        self.menu = QMenu(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._add_actions()
        self.sidebar.page_chosen.connect(self.open_page)
        self.show_widget(self._opening_words())

    def _lay_out(self) -> None:
        from desktop.ui.theme import UNIT

        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        messages = QVBoxLayout()
        messages.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 0)
        messages.setSpacing(UNIT)
        messages.addWidget(self.messages)
        messages.addWidget(self.progress)
        column.addLayout(messages)
        column.addWidget(self._stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status_line)

    def _add_actions(self) -> None:
        from PySide6.QtGui import QAction, QKeySequence

        from desktop.ui.icons import icon

        undo = self.undo_group.createUndoAction(self, self.tr("復原"))
        redo = self.undo_group.createRedoAction(self, self.tr("重做"))
        self.help_action = QAction(self.tr("說明"), self)
        self.help_action.triggered.connect(self._open_help)
        for action, icon_name, keys in (
            (undo, "arrow_undo", ["Ctrl+Z"]),
            (redo, "arrow_redo", ["Ctrl+Y", "Ctrl+Shift+Z"]),
            (self.help_action, "question_circle", ["F1"]),
        ):
            action.setIcon(icon(icon_name))
            action.setShortcuts([QKeySequence(key) for key in keys])
            self.addAction(action)
            self.sidebar.add_tool(action)
        self.sidebar.add_menu(self.menu, self.tr("選單"), "more_horizontal")
        self.status_line.notice.undo_asked.connect(undo.trigger)

    def _opening_words(self) -> QWidget:
        from desktop.ui.labels import centred_label

        return centred_label(self.tr("正在開啟…"), "muted")

    def show_widget(self, widget: QWidget) -> None:
        """Show something that is not a page of an open office, in the place of all pages."""
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._pages.clear()
        self._current = ""
        self._stack.addWidget(widget)

    def receive(self, desk: "Desk") -> None:
        """Take the desk of an office just opened and show its first page."""
        from desktop.ui.registry import PAGES

        self.desk = desk
        self.undo_group.addStack(desk.undo_stack)
        self.undo_group.setActiveStack(desk.undo_stack)
        desk.refused.connect(self.messages.refuse)
        desk.done.connect(self.status_line.notice.tell)
        desk.told.connect(lambda text: self.status_line.notice.tell(text, undoable=False))
        desk.page_wanted.connect(self.open_page)
        desk.runner.started.connect(self.progress.watch)
        self.open_page(PAGES[0].name)
        self.sidebar.take_focus()

    def release(self) -> "Desk | None":
        """Give the desk back, its pages gone; None if there was none."""
        held = self.focusWidget()
        if held is not None:
            # What is being typed is stored when its field is left, and afterwards there is no office.
            held.clearFocus()
        desk, self.desk = self.desk, None
        if desk is not None:
            self.undo_group.removeStack(desk.undo_stack)
            self.show_widget(self._opening_words())
            self.sidebar.close_office()
            self.status_line.close_office()
        return desk

    def open_page(self, name: str, what: object = None) -> None:
        """Show a page, made when first asked for; `what` is for the page to `arrive` at."""
        if self.desk is None:
            return
        if name != self._current:
            page = self._pages.get(name) or self._make_page(name, self.desk)
            self._current = name
            self._stack.setCurrentWidget(page)
            self.sidebar.show_current(name)
        if what is not None:
            self._pages[name].arrive(what)

    def page(self) -> "Page | None":
        """The page that is shown, None before an office is open."""
        return self._pages.get(self._current)

    def current_name(self) -> str:
        """The name of the page that is shown, empty before an office is open."""
        return self._current

    def _make_page(self, name: str, desk: "Desk") -> "Page":
        from desktop.ui.registry import PAGES

        page = next(entry for entry in PAGES if entry.name == name).make(desk)
        if not self._pages:
            self.show_widget(page)
        else:
            self._stack.addWidget(page)
        self._pages[name] = page
        return page

    def _open_help(self) -> None:
        from desktop.ui.dialogs.help import HelpDialog

        HelpDialog(self._current, self).show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_painted:
            super().paintEvent(event)
        else:
            QPainter(self).fillRect(self.rect(), self._ground)
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        save_geometry(self)
        super().closeEvent(event)
