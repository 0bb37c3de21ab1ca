"""The columns of the printed task table: their headings, what each shows, and their order."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind
from desktop.rules.words import word
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

# Square, so that a line that is still without room does not squeeze it.
TOOL = 4 * UNIT


class ColumnsEdit(QWidget):
    """A line for each column; several contents may share one."""

    def __init__(self, columns: Sequence[PlanColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self.headings: list[QLineEdit] = []
        self.contents: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(UNIT // 2)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        self.add_button = button(self.tr("加一欄"), self._add, icon_name="add")
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_lines()

    def columns(self) -> tuple[PlanColumn, ...]:
        """The columns as the fields say."""
        self._take_headings()
        return tuple(self._columns)

    def _show_lines(self) -> None:
        while (cell := self._grid.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.headings, self.contents = [], []
        for place, words in enumerate((self.tr("欄位名稱"), self.tr("印出的內容"))):
            self._grid.addWidget(plain_label(words, "muted"), 0, place)
        for place, column in enumerate(self._columns):
            self._show_line(place, column)

    def _show_line(self, place: int, column: PlanColumn) -> None:
        heading = QLineEdit(column.heading)
        heading.setAccessibleName(self.tr("第 %1 欄的名稱").replace("%1", str(place + 1)))
        contents = button(_words(column.kinds))
        contents.setAccessibleName(self.tr("第 %1 欄的內容").replace("%1", str(place + 1)))
        contents.setMenu(self._menu(place, contents))
        self.headings.append(heading)
        self.contents.append(contents)
        up = self._tool("arrow_up", self.tr("往前移"), partial(self._move_up, place))
        up.setEnabled(place > 0)
        remove = self._tool("dismiss", self.tr("移除這一欄"), partial(self._remove, place))
        for spot, widget in enumerate((heading, contents, up, remove)):
            self._grid.addWidget(widget, place + 1, spot)

    def _menu(self, place: int, contents: QPushButton) -> QMenu:
        menu = QMenu(contents)
        for kind in ColumnKind:
            action = menu.addAction(word(kind))
            action.setCheckable(True)
            action.setChecked(kind in self._columns[place].kinds)
            action.toggled.connect(partial(self._turn, place, kind))
        return menu

    def _tool(self, icon_name: str, words: str, act: Callable[[], None]) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icon(icon_name, "muted"))
        tool.setFixedSize(TOOL, TOOL)
        tool.setToolTip(words)
        tool.setAccessibleName(words)
        # Queued: the line goes away while its own button is still at work.
        tool.clicked.connect(lambda: act(), Qt.ConnectionType.QueuedConnection)
        return tool

    def _take_headings(self) -> None:
        self._columns = [
            PlanColumn(column.kinds, heading.text().strip())
            for column, heading in zip(self._columns, self.headings, strict=True)
        ]

    def _turn(self, place: int, kind: ColumnKind, is_on: bool) -> None:
        """Let a column show a kind or not; what shares a cell stands in the order of the outline."""
        kinds = {*self._columns[place].kinds, kind} if is_on else {*self._columns[place].kinds} - {kind}
        ordered = tuple(each for each in ColumnKind if each in kinds)
        self._columns[place] = PlanColumn(ordered, self._columns[place].heading)
        self.contents[place].setText(_words(ordered))

    def _add(self) -> None:
        self._take_headings()
        shown = {kind for column in self._columns for kind in column.kinds}
        left = next((kind for kind in ColumnKind if kind not in shown), ColumnKind.REMARK)
        self._columns.append(PlanColumn((left,), word(left)))
        self._show_lines()
        self.headings[-1].setFocus()

    def _move_up(self, place: int) -> None:
        self._take_headings()
        columns = self._columns
        columns[place - 1], columns[place] = columns[place], columns[place - 1]
        self._show_lines()

    def _remove(self, place: int) -> None:
        self._take_headings()
        del self._columns[place]
        self._show_lines()


def _words(kinds: Sequence[ColumnKind]) -> str:
    return "、".join(map(word, kinds)) or "—"
