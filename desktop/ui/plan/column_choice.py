"""The column templates to choose from, and what can be done with the agency's own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from db.queries.plan_column import PlanColumn
from desktop.office.column_templates import NamedColumns, delete_columns, offered_columns
from desktop.ui.desk import Desk
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm


class ColumnChoice(QWidget):
    """Names the columns on the screen, if a template has just these; another choice brings others.

    Signals:
        chosen: the columns of the template that was chosen.
    """

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, columns: Callable[[], Sequence[PlanColumn]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = columns
        self._offered: tuple[NamedColumns, ...] = ()
        self.box = calm(QComboBox())
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(1)
        self.menu_button = button(self.tr("樣式"))
        menu = QMenu(self.menu_button)
        self.save_action = menu.addAction(self.tr("把目前的欄位存成樣式…"), self._save)
        self.rename_action = menu.addAction(self.tr("更改樣式名稱…"), self._rename)
        self.delete_action = menu.addAction(self.tr("刪除這個樣式"), self._delete)
        self.menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.box, 1)
        row.addWidget(self.menu_button)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._on_activated)
        desk.changed.connect(self._on_change)
        self._offer()

    def show_name(self) -> None:
        """Name the columns on the screen, as none of the templates if they are none's."""
        columns = tuple(self._columns())
        named = (place for place, each in enumerate(self._offered, 1) if each.columns == columns)
        self.box.setCurrentIndex(next(named, 0))
        own = self._current()
        for action in (self.rename_action, self.delete_action):
            action.setEnabled(own is not None and own.id is not None)

    def _on_change(self, tables: frozenset[str]) -> None:
        if "column_template" in tables:
            self._offer()

    def _offer(self) -> None:
        self._offered = self._desk.read(offered_columns)
        self.box.clear()
        self.box.addItem(self.tr("（自訂）"))
        for each in self._offered:
            mark = self.tr("（本機關）") if each.id is not None else ""
            self.box.addItem(each.name + mark)
        self.show_name()

    def _current(self) -> NamedColumns | None:
        place = self.box.currentIndex()
        return self._offered[place - 1] if place > 0 else None

    def _on_activated(self, _place: int) -> None:
        found = self._current()
        if found is not None:
            self.chosen.emit(found.columns)

    def _save(self) -> None:
        from desktop.ui.dialogs.name_columns import SaveColumnsDialog

        SaveColumnsDialog(self._desk, self._columns(), self.window()).open()

    def _rename(self) -> None:
        from desktop.ui.dialogs.name_columns import RenameColumnsDialog

        found = self._current()
        if found is not None:
            RenameColumnsDialog(self._desk, found, self.window()).open()

    def _delete(self) -> None:
        found = self._current()
        if found is not None and found.id is not None:
            self._desk.do(self.tr("刪除欄位樣式"), delete_columns, found.id)
