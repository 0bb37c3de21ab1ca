"""The tab 大綱: the outline with its tools, and beside it the item the cursor is on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.vocabulary import PlanStatus
from desktop.office.drafted_plan import DraftedPlan
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineItem, outline_items
from desktop.ui.models.plan_tree import PlanTreeModel
from desktop.ui.plan.item_panel import ItemPanel
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.outline_view import OutlineView
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState

# Below this width (px) outline and item do not fit beside each other and take turns.
ROOM_FOR_BOTH = 104 * UNIT
PANEL_WIDTH = 46 * UNIT


@dataclass(frozen=True)
class _Fresh:
    """An item just added, still without words.

    `came_from` is where the cursor was; `before` and `after` are the undo stack's index around its adding.
    """

    node_id: int
    came_from: int | None
    before: int
    after: int


class OutlinePart(QWidget):
    """Does what the outline's keys and tools ask for; the cursor stays where the hand is."""

    def __init__(self, desk: Desk, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        self._plan: DraftedPlan | None = None
        self._fresh: _Fresh | None = None
        self._shows_item_alone = False
        self.model = PlanTreeModel(self)
        self.view = OutlineView(self.model)
        self.panel = ItemPanel(deeds)
        self.tools = OutlineTools()
        self.splitter = QSplitter()
        self._trees = QStackedWidget()
        self._add_tools()
        self._lay_out()
        self._connect()

    def _add_tools(self) -> None:
        tools = self.tools
        tools.add(self.tr("新增同層項目"), "add", lambda: self.add(below=False), keys="Enter")
        below = self.tr("新增下層項目")
        tools.add(below, "text_bullet_list_tree", lambda: self.add(below=True), keys="Ctrl+Enter")
        tools.add_gap()
        outdent, indent = "text_indent_decrease_ltr", "text_indent_increase_ltr"
        tools.add(self.tr("往外一層"), outdent, lambda: self.indent(-1), keys="Shift+Tab")
        tools.add(self.tr("往內一層"), indent, lambda: self.indent(1), keys="Tab")
        tools.add(self.tr("上移"), "arrow_up", lambda: self.shift(-1), keys="Alt+↑")
        tools.add(self.tr("下移"), "arrow_down", lambda: self.shift(1), keys="Alt+↓")
        tools.add_gap()
        tools.add(self.tr("刪除"), "delete", self.delete, keys="Delete")
        tools.add_rest()
        tools.add(self.tr("全部展開"), "chevron_down", self.view.expandAll, is_edit=False)
        tools.add(self.tr("全部收合"), "chevron_up", self.view.collapseAll, is_edit=False)
        self.details = tools.add(self.tr("詳細資料"), "info", self._turn_details, keys="F6", is_edit=False)

    def _lay_out(self) -> None:
        empty = EmptyState(
            "text_bullet_list_tree",
            self.tr("這份計畫還沒有項目"),
            self.tr("先加一個要項（一、），再用 Ctrl+Enter 加下層的項目與工作；編號由程式產生。"),
        )
        empty.add_action(self.tr("新增要項"), lambda: self.add(below=False), icon_name="add", role="primary")
        self._trees.addWidget(self.view)
        self._trees.addWidget(empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tools)
        column.addWidget(self._trees, 1)
        self._left = left
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(UNIT)
        self.panel.setMinimumWidth(PANEL_WIDTH - 4 * UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        view = self.view
        view.add_asked.connect(lambda below: self.add(below=below))
        view.indent_asked.connect(self.indent)
        view.shift_asked.connect(self.shift)
        view.delete_asked.connect(self.delete)
        view.paste_asked.connect(self.add_lines)
        view.typing_ended.connect(self._on_typing_ended)
        view.selectionModel().currentChanged.connect(self._on_current)
        self.panel.closed.connect(self._show_outline)
        self.model.worded.connect(self._on_worded)
        self.model.dragged.connect(self._on_dragged)
        for keys, act in (("F6", self._turn_details), ("Escape", self._show_outline)):
            shortcut = QShortcut(QKeySequence(keys), self if keys == "F6" else self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_plan(self, plan: DraftedPlan) -> None:
        """Show a plan; the same one as before keeps cursor, selection, expansion and scrolling."""
        before, self._plan = self._plan, plan
        is_locked = plan.tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        items = list(outline_items(plan))
        if before is None or _key(before) != _key(plan):
            self.panel.leave()
            self.model.begin_with(items, is_locked=is_locked)
            self.view.expandAll()
            self.view.go_to(items[0].node.id if items else None)
        else:
            self.model.show(items)
        self.tools.lock(is_locked)
        self._trees.setCurrentIndex(0 if items else 1)
        self._arrange()
        self._show_item()

    def go_to(self, node_id: int) -> None:
        """Put the cursor on an item and its fields on the screen."""
        self.view.go_to(node_id)
        self._shows_item_alone = True
        self._arrange()

    def selected(self) -> list[OutlineItem]:
        """The selected items, from the top."""
        found = (self.model.item_of(node_id) for node_id in self.view.selected_ids())
        return [item for item in found if item is not None]

    def add(self, *, below: bool) -> None:
        """Add an item behind the current one or below it, and begin to type its text."""
        current = self.model.item(self.view.currentIndex())
        if self._plan is None:
            return
        parent_id, position = self._place(current, below=below)
        before, came_from = self._desk.undo_stack.index(), self.view.current_id()
        key = self._deeds.add(self._plan.tree.head.id, parent_id, position)
        if key is not None:
            self._fresh = _Fresh(key, came_from, before, self._desk.undo_stack.index())
            self.view.type_into(key)

    def _place(self, current: OutlineItem | None, *, below: bool) -> tuple[int | None, int | None]:
        if current is None:
            return None, None
        if below:
            return current.node.id, None
        return current.node.parent_id, current.node.position + 1

    def add_lines(self, lines: Sequence[str]) -> None:
        """Add an item for every line behind the current one."""
        if self._plan is None or not lines:
            return
        parent_id, position = self._place(self.model.item(self.view.currentIndex()), below=False)
        keys = self._deeds.add_lines(self._plan.tree.head.id, parent_id, position, lines)
        if keys:
            self.view.go_to(keys[-1])

    def indent(self, by: int) -> None:
        """Put the selected items one level deeper (1) or higher (-1)."""
        self._keep_in_sight(lambda items: self._deeds.indent(items, by))

    def shift(self, by: int) -> None:
        """Move the selected items up (-1) or down (1)."""
        self._keep_in_sight(lambda items: self._deeds.shift(items, by))

    def delete(self) -> None:
        """Delete the selected items with everything below them; the cursor goes to what is next."""
        following = list(self._following())
        self._deeds.delete(self.selected())
        self.view.go_to(next((key for key in following if self.model.item_of(key)), None))

    def _following(self) -> Iterator[int]:
        """Where the cursor may go when its item is gone: below, above, outwards."""
        item = self.model.item(self.view.currentIndex())
        while item is not None:
            siblings, place = self.model.children_of(item.node.parent_id), item.node.position
            yield from siblings[place:]
            yield from reversed(siblings[:place])
            item = self.model.item_of(item.node.parent_id)

    def _on_dragged(self, keys: list[int], parent_id: int | None, position: int) -> None:
        items = [item for key in keys if (item := self.model.item_of(key)) is not None]
        self._deeds.move(items, parent_id, position)
        self.view.go_to(keys[0])

    def _on_worded(self, node_id: int, text: str) -> None:
        item = self.model.item_of(node_id)
        if item is not None:
            self._deeds.reword(item, text, item.node.version)

    def _on_typing_ended(self, by: int) -> None:
        current = self.view.current_id()
        if not by or current is None:
            self._take_back_if_empty()
            return
        self.indent(by)
        if self._fresh is not None and self._fresh.node_id == current:
            self._fresh = replace(self._fresh, after=self._desk.undo_stack.index())
        self.view.type_into(current)

    def _take_back_if_empty(self) -> None:
        """Take an item back that was added and given no words, if nothing else was done since."""
        fresh, self._fresh = self._fresh, None
        item = self.model.item_of(fresh.node_id) if fresh else None
        stack = self._desk.undo_stack
        if fresh and item and not item.node.text and stack.index() == fresh.after:
            stack.setIndex(fresh.before)
            self.view.go_to(fresh.came_from)

    def _on_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_item()

    def _show_item(self) -> None:
        item, plan = self.model.item(self.view.currentIndex()), self._plan
        self.details.setEnabled(item is not None)
        if plan is None:
            return
        asked = [row for row in plan.tree.leftovers if item and row.node_id == item.node.id]
        is_locked = plan.tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        self.panel.show_item(item, plan.sections, asked, is_locked=is_locked)

    def _keep_in_sight(self, act: Callable[[list[OutlineItem]], None]) -> None:
        current = self.view.current_id()
        act(self.selected())
        self.view.show_item(current)

    # Outline and item in turns, where there is no room for both

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _is_narrow(self) -> bool:
        return self.width() < ROOM_FOR_BOTH

    def _arrange(self) -> None:
        narrow = self._is_narrow()
        has_items = self.model.rowCount() > 0
        shows_item = has_items and (not narrow or self._shows_item_alone)
        self.panel.setVisible(shows_item)
        self._left.setVisible(not narrow or not shows_item)
        self.tools.setVisible(has_items)
        self.panel.close_button.setVisible(narrow)
        self.details.setVisible(narrow)
        if not narrow and self.splitter.sizes()[1] < PANEL_WIDTH:
            self.splitter.setSizes([self.width() - PANEL_WIDTH, PANEL_WIDTH])

    def _turn_details(self) -> None:
        """Go from the outline to the item's fields, or back."""
        if self.panel.isVisible() and self.panel.isAncestorOf(QApplication.focusWidget() or self):
            self._show_outline()
        elif self.model.item(self.view.currentIndex()) is not None:
            self._shows_item_alone = True
            self._arrange()
            self.panel.text.setFocus()

    def _show_outline(self) -> None:
        self._shows_item_alone = False
        self._arrange()
        self.view.setFocus()


def _key(plan: DraftedPlan) -> tuple[int, PlanStatus]:
    """What makes it another plan for the outline: its key, and whether it can be changed."""
    return plan.tree.head.id, plan.tree.head.status
