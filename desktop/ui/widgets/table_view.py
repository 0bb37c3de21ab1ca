"""The look and habits of every table: air, rows selected whole, columns to choose, copying to Excel."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from desktop.ui.preferences import preferences
from desktop.ui.theme import ROW_HEIGHT


class TableView(QTableView):
    """A table; `name` is under which its columns' widths, order and choice are remembered.

    Ctrl+C copies the selected rows as Excel takes them, Ctrl+Shift+C with their headings. The heading's
    context menu chooses columns.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        # The menu of the table holds its actions: copying, and what others add.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._set_up_headings()
        self._add_copying()

    def _set_up_headings(self) -> None:
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionsMovable(True)
        headings.setStretchLastSection(True)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        headings.setMinimumSectionSize(48)
        headings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        headings.customContextMenuRequested.connect(self._offer_columns)
        headings.sectionResized.connect(self._remember)
        headings.sectionMoved.connect(self._remember)

    def _add_copying(self) -> None:
        for text, keys, with_headings in (
            (self.tr("複製選取的列"), "Ctrl+C", False),
            (self.tr("連同欄名複製"), "Ctrl+Shift+C", True),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, told=with_headings: self.copy_rows(told))
            self.addAction(action)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        super().setModel(model)
        state = preferences().value(self._key())
        if model is not None and state is not None:
            headings = self.horizontalHeader()
            was_blocked = headings.blockSignals(True)
            shown = headings.sortIndicatorSection(), headings.sortIndicatorOrder()
            headings.restoreState(state)
            # Which column sorts is the page's business; the remembered one may not be its order.
            headings.setSortIndicator(*shown)
            headings.blockSignals(was_blocked)

    def start_with(self, columns: Iterable[tuple[int, bool]]) -> None:
        """Give every column its first width (px) and say whether it is shown; what is remembered stays."""
        if preferences().value(self._key()) is None:
            for place, (width, is_shown) in enumerate(columns):
                self.setColumnWidth(place, width)
                self.setColumnHidden(place, not is_shown)

    def selected_rows(self) -> list[int]:
        """The numbers of the selected rows, from the top."""
        selection = self.selectionModel()
        return sorted(index.row() for index in selection.selectedRows()) if selection is not None else []

    def copy_rows(self, with_headings: bool = False) -> None:
        """Put the selected rows on the clipboard, columns as seen, separated by tabs."""
        headings = self.horizontalHeader()
        places = [headings.logicalIndex(place) for place in range(headings.count())]
        columns = [column for column in places if not self.isColumnHidden(column)]
        model = self.model()
        if model is None:
            return
        lines = [[model.index(row, column).data() for column in columns] for row in self.selected_rows()]
        if with_headings:
            lines.insert(0, [model.headerData(c, Qt.Orientation.Horizontal) for c in columns])
        if lines:
            copied = "\n".join("\t".join(map(_cell, line)) for line in lines)
            QGuiApplication.clipboard().setText(copied)

    def _offer_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """A menu that shows and hides columns; the last one shown cannot be hidden."""
        menu = QMenu(self)
        model = self.model()
        count = model.columnCount() if model is not None else 0
        shown = [column for column in range(count) if not self.isColumnHidden(column)]
        for column in range(count):
            action = menu.addAction(str(self.model().headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, which=column: self._show_column(which, on))
        return menu

    def _show_column(self, column: int, on: bool) -> None:
        self.setColumnHidden(column, not on)
        self._remember()

    def _key(self) -> str:
        return f"tables/{self._name}"

    def _remember(self, *_where: int) -> None:
        if self.model() is not None and self.isVisible():
            preferences().setValue(self._key(), self.horizontalHeader().saveState())


def _cell(value: object) -> str:
    """A cell as Excel takes it from the clipboard: quoted where it holds a tab, a line end or a quote."""
    text = "" if value is None else str(value)
    if any(mark in text for mark in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
