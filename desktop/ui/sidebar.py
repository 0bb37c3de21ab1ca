"""The left side of the window: agency, plan year, the pages, undo and redo, the menu."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListView, QMenu, QToolButton, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.registry import PAGES
from desktop.ui.theme import UNIT

WIDTH = 23 * UNIT


class Sidebar(QFrame):
    """The navigation and what stands around it.

    Signals:
        page_chosen: the name of the page to show.
        year_chosen: the ROC year whose plan is to be worked on.
    """

    page_chosen = Signal(str)
    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._agency = plain_label(self.tr("為民"), "heading", wraps=True)
        self._agency.setContentsMargins(UNIT, 0, UNIT, 0)
        self._years = QComboBox()
        self._years.setAccessibleName(self.tr("計畫年度"))
        self._years.setToolTip(self.tr("計畫年度"))
        self._years.activated.connect(lambda _index: self.year_chosen.emit(self._years.currentData()))
        self._years.hide()
        self._pages = self._navigation()
        self._tools = QHBoxLayout()
        self._tools.setSpacing(UNIT // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 2 * UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._agency)
        layout.addWidget(self._years)
        layout.addWidget(self._pages, 1)
        layout.addLayout(self._tools)

    def _navigation(self) -> QListView:
        entries = QStandardItemModel(self)
        for number, entry in enumerate(PAGES, start=1):
            item = QStandardItem(icon(entry.icon), entry.title)
            item.setEditable(False)
            item.setSizeHint(QSize(0, 5 * UNIT))
            item.setToolTip(f"{entry.title} (Alt+{number})")
            entries.appendRow(item)
            for keys in (f"Alt+{number}", f"Ctrl+{number}"):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.activated.connect(lambda name=entry.name: self.page_chosen.emit(name))
        pages = QListView()
        pages.setObjectName("navigation")
        pages.setAccessibleName(self.tr("頁面"))
        pages.setModel(entries)
        pages.setIconSize(QSize(20, 20))
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pages.setEnabled(False)
        pages.selectionModel().currentChanged.connect(self._on_current_changed)
        return pages

    def add_tool(self, action: QAction) -> QToolButton:
        """Put an action as an icon at the foot."""
        tool = QToolButton()
        tool.setDefaultAction(action)
        tool.setIconSize(QSize(20, 20))
        self._tools.addWidget(tool)
        return tool

    def add_menu(self, menu: QMenu, text: str, icon_name: str) -> None:
        """Put a menu at the right end of the foot."""
        tool = QToolButton()
        tool.setIcon(icon(icon_name))
        tool.setIconSize(QSize(20, 20))
        tool.setToolTip(text)
        tool.setAccessibleName(text)
        tool.setMenu(menu)
        tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tools.addStretch(1)
        self._tools.addWidget(tool)

    def show_office(self, agency: str, years: Sequence[int], year: int) -> None:
        """Show whose office this is, and the years that have a plan with the one worked on."""
        self._agency.setText(agency)
        self._years.clear()
        for found in sorted({*years, year}, reverse=True):
            self._years.addItem(self.tr("%1 年度").replace("%1", str(found)), found)
        self._years.setCurrentIndex(self._years.findData(year))
        self._years.show()
        self._pages.setEnabled(True)

    def show_current(self, name: str) -> None:
        """Mark the page that is shown."""
        row = [entry.name for entry in PAGES].index(name)
        self._pages.setCurrentIndex(self._pages.model().index(row, 0))

    def take_focus(self) -> None:
        """Put the keyboard into the navigation, where arrow keys turn the pages."""
        self._pages.setFocus()

    def close_office(self) -> None:
        """Show that no office is open."""
        self._agency.setText(self.tr("為民"))
        self._years.hide()
        self._pages.setEnabled(False)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(PAGES[current.row()].name)
