"""A register in the window: filters, the table of its rows, and beside it a panel for one of them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from desktop.errors import OfficeError
from desktop.registers.description import Register, Span
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.models.register_table import RegisterTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button, tools_of
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.register_filters import RegisterFilters
from desktop.ui.widgets.row_import import RowImport
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import TableFile

# A table narrower than this shows too little beside a panel.
LEAST_TABLE = 56 * UNIT


class RegisterView(QWidget):
    """Where table and panel do not fit beside each other they take turns: Return and Escape, or a button.

    Signals:
        chosen: the key of the entry whose row became current.
        listed: how many entries are listed now, and whether some may be left out.
    """

    chosen = Signal(int)
    listed = Signal(int, bool)

    def __init__(
        self, desk: Desk, register: Register, panel: QWidget, empty: EmptyState, panel_width: int
    ) -> None:
        """Make the view; the panel begins `panel_width` pixels wide, and `empty` stands for no entries."""
        super().__init__()
        self._panel_width = panel_width
        self._is_shared = False
        self._desk = desk
        self._fixed: tuple[tuple[str, Any], ...] = ()
        self._span: Span | None = None
        self._key: int | None = None
        self._is_panel_wanted = True
        self._is_panel_turn = False
        self.panel = panel
        self.filters = RegisterFilters(register)
        self.model = RegisterTable(desk, register, self)
        self.table = TableView(register.name)
        self.table.setAccessibleName(register.title)
        self.table.setModel(self.model)
        self.table.start_with(self.model.widths())
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.export = TableExport(desk, self.table, register.title, self._listed_rows)
        self.take_in = None if register.not_taken_in else RowImport(desk, register, self.table)
        files = [each.action for each in (self.export, self.take_in) if each is not None]
        # For the head of the page: a small screen has no room for them beside the filters.
        self.files = tools_of(files)
        self.details: QPushButton = button("", self.turn, icon_name="info")
        self._empty = empty
        self._none_found = EmptyState("filter", self.tr("沒有符合篩選的紀錄"), self.tr("換個條件試試。"))
        self._none_found.add_action(self.tr("清除篩選"), self.filters.ask_all)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        chooser = QToolButton()
        chooser.setIcon(icon("table"))
        chooser.setToolTip(self.tr("選擇欄位"))
        chooser.setAccessibleName(self.tr("選擇欄位"))
        chooser.clicked.connect(lambda: self._offer_columns(chooser))
        self.filters.add_widget(chooser)
        if self.take_in is not None:
            self._empty.add_action(self.tr("從檔案匯入…"), self.take_in.ask, icon_name="arrow_import")
        self._lists = QStackedWidget()
        for widget in (self.table, self._none_found, self._empty):
            self._lists.addWidget(widget)
        self._splitter = QSplitter()
        self._splitter.addWidget(self._lists)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(2 * UNIT)
        # Until the room is known it must not ask for more than there is.
        self.panel.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self.filters)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.ask_again)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.modelReset.connect(lambda: self.go_to(self._key))
        self.table.activated.connect(lambda _index: self.open_panel(True))
        back = QShortcut(QKeySequence("Escape"), self.panel)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self.open_panel(False))

    def offer(self, sections: list[SectionRow], year: int) -> None:
        """Offer these sections and the parts of this ROC year to filter by."""
        self.filters.offer(sections, year)

    def ask(self, *fixed: tuple[str, Any], span: Span | None = None) -> None:
        """List the entries that have these values, a day in the span, and pass the filters."""
        self._fixed, self._span = fixed, span
        self.ask_again()

    def ask_again(self) -> None:
        """List what the filters ask for now; the current entry stays so where it is listed."""
        try:
            self.model.ask(self.filters.query(*self._fixed, span=self._span))
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return
        count, is_asking = self.model.rowCount(), self.filters.is_asking
        none = self._none_found if is_asking else self._empty
        self._lists.setCurrentWidget(self.table if count else none)
        self.listed.emit(count, is_asking)

    def go_to(self, key: int | None) -> None:
        """Make an entry's row the current one, without telling; None for no row."""
        self._key = key
        row = self.model.row_of(key) if key is not None else None
        selection = self.table.selectionModel()
        was_blocked = selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            self.table.selectRow(row)
        selection.blockSignals(was_blocked)
        self.table.viewport().update()

    def _listed_rows(self, lines: tuple[str, ...]) -> "TableFile":
        """The rows listed now, in their order and with the columns that are shown, as a table to write."""
        from desktop.office.register_export import register_table

        headings = self.table.horizontalHeader()
        places = [headings.logicalIndex(place) for place in range(headings.count())]
        columns = [self.model.columns[place] for place in places if not self.table.isColumnHidden(place)]
        return register_table(self._desk.office, self.model.register, columns, self.model.query, lines)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._key = self.model.key(current.row())
            self.chosen.emit(self._key)

    def turn(self) -> None:
        """Show the panel if it is hidden, hide it if it is shown."""
        self.open_panel(self.panel.isHidden())

    def open_panel(self, is_open: bool) -> None:
        """Show the panel, beside the table or in its place; or hide it and go to the table."""
        if self._is_narrow():
            self._is_panel_turn = is_open
        elif self.panel.isHidden() or not is_open:
            self._is_panel_wanted = is_open
        self._share_room()
        if not is_open:
            self.table.setFocus()

    def _is_narrow(self) -> bool:
        room = self.width() - self._splitter.handleWidth()
        return room < LEAST_TABLE + self.panel.minimumSizeHint().width()

    def _share_room(self) -> None:
        is_narrow = self._is_narrow()
        is_alone = is_narrow and self._is_panel_turn
        self.panel.setVisible(is_alone if is_narrow else self._is_panel_wanted)
        self._lists.setVisible(not is_alone)
        self.filters.setVisible(not is_alone)
        self.details.setText(self.tr("回到清單") if is_alone else self.tr("詳細資料"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        if not self._is_shared and not self._is_narrow():
            self._is_shared = True
            self._splitter.setSizes([self.width() - self._panel_width, self._panel_width])

    def _offer_columns(self, chooser: QToolButton) -> None:
        menu = self.table.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chooser.mapToGlobal(chooser.rect().bottomLeft()))
