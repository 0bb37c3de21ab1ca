"""The tab 大綱: the outline with its tools, below it the printed page, beside it the item of the cursor."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.vocabulary import PlanStatus
from desktop.office.drafted_plan import DraftedPlan
from desktop.rules.printed.about import about_node, node_of
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import outline_items
from desktop.ui.models.plan_tree import PlanTreeModel
from desktop.ui.plan.item_panel import ItemPanel
from desktop.ui.plan.many_panel import ManyPanel
from desktop.ui.plan.outline_hand import OutlineHand
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.outline_view import OutlineView
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.plan_paper import PaperBelow
from desktop.ui.plan.plan_suggestions import PlanSuggestions
from desktop.ui.plan.suggestion_hand import SuggestionHand
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport

# Below this width (px) outline and item do not fit beside each other and take turns.
ROOM_FOR_BOTH = 104 * UNIT
PANEL_WIDTH = 46 * UNIT


class OutlinePart(QWidget):
    """Outline and item beside each other, or in turns where there is no room for both.

    Signals:
        typed: the text of an item, by its key, as far as it is typed.
    """

    typed = Signal(int, str)

    def __init__(self, desk: Desk, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: DraftedPlan | None = None
        self._shows_item_alone = False
        self.model = PlanTreeModel(self)
        self.view = OutlineView(self.model)
        TableExport(desk, self.view, self.tr("計畫項目"))
        self.hand = OutlineHand(desk, deeds, self.view)
        self.many = ManyPanel(deeds)
        self.panel = ItemPanel(deeds)
        self.suggestions = PlanSuggestions(deeds, self)
        self._suggestion_hand = SuggestionHand(self, self.panel, self.suggestions)
        self.tools = OutlineTools()
        self.splitter = QSplitter()
        self._trees = QStackedWidget()
        self._add_tools()
        self._lay_out()
        self._connect()

    def _add_tools(self) -> None:
        tools, hand = self.tools, self.hand
        tools.add(self.tr("新增同層項目"), "add", lambda: hand.add(below=False), keys="Enter")
        below = self.tr("新增下層項目")
        tools.add(below, "text_bullet_list_tree", lambda: hand.add(below=True), keys="Ctrl+Enter")
        tools.add_gap()
        outdent, indent = "text_indent_decrease_ltr", "text_indent_increase_ltr"
        tools.add(self.tr("往外一層"), outdent, lambda: hand.indent(-1), keys="Shift+Tab")
        tools.add(self.tr("往內一層"), indent, lambda: hand.indent(1), keys="Tab")
        tools.add(self.tr("上移"), "arrow_up", lambda: hand.shift(-1), keys="Alt+↑")
        tools.add(self.tr("下移"), "arrow_down", lambda: hand.shift(1), keys="Alt+↓")
        tools.add_gap()
        tools.add(self.tr("刪除"), "delete", hand.delete, keys="Delete")
        tools.add_gap()
        self.library = tools.add(self.tr("標準工作…"), "clipboard_task_list_ltr", self.offer_standard_tasks)
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
        add = partial(self.hand.add, below=False)
        self.first_button = empty.add_action(self.tr("新增要項"), add, icon_name="add", role="primary")
        self._trees.addWidget(self.view)
        self._trees.addWidget(empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tools)
        column.addWidget(self._trees, 1)
        self._left = self.paper = PaperBelow(left)
        self.splitter.addWidget(self.paper)
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(self.many)
        self.many.hide()
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(UNIT)
        for panel in (self.panel, self.many):
            panel.setMinimumWidth(PANEL_WIDTH - 4 * UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.selectionModel().selectionChanged.connect(lambda _in, _out: self._show_many())
        self.panel.closed.connect(self._show_outline)
        self.view.typed.connect(self.typed)
        self.panel.text.textChanged.connect(self._on_panel_text)
        self.paper.preview.wanted.connect(self._on_wanted)
        for keys, act in (("F6", self._turn_details), ("Escape", self._show_outline)):
            shortcut = QShortcut(QKeySequence(keys), self if keys == "F6" else self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_plan(self, plan: DraftedPlan) -> None:
        """Show a plan; the same one as before keeps cursor, selection, expansion and scrolling."""
        before, self._plan = self._plan, plan
        self.hand.plan_id = plan.tree.head.id
        self.view.names = [section.name for section in plan.sections]
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
        self.suggestions.show_plan(plan.tree, is_locked=is_locked)
        self._trees.setCurrentIndex(0 if items else 1)
        self._arrange()
        self._show_item()

    def go_to(self, node_id: int) -> None:
        """Put the cursor on an item and its fields on the screen."""
        self.view.go_to(node_id)
        self._shows_item_alone = True
        self._arrange()

    def offer_standard_tasks(self) -> None:
        """Open the library of standard tasks."""
        from desktop.ui.dialogs.standard_tasks import StandardTasksDialog

        dialog = StandardTasksDialog(self)
        TableExport(self._desk, dialog.list, self.tr("標準工作"))
        dialog.chosen.connect(self.hand.insert_standard_tasks)
        dialog.open()

    def _on_panel_text(self) -> None:
        item = self.panel.item()
        if item is not None and self.panel.text.is_changed():
            self.typed.emit(item.node.id, self.panel.text.toPlainText())

    def _on_wanted(self, about: str) -> None:
        node_id = node_of(about)
        if node_id is not None:
            self.view.go_to(node_id)
            self.view.setFocus()

    def _on_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_item()

    def _show_item(self) -> None:
        item, plan = self.model.item(self.view.currentIndex()), self._plan
        self.details.setEnabled(item is not None)
        self.paper.preview.follow(about_node(item.node.id) if item else "")
        if plan is None:
            return
        asked = [row for row in plan.tree.leftovers if item and row.node_id == item.node.id]
        is_locked = plan.tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        self.panel.show_item(item, plan.sections, asked, is_locked=is_locked)
        self._suggestion_hand.show_item()
        self._show_many()

    def _show_many(self) -> None:
        """With several items selected, show what they have in common instead of the one of the cursor."""
        items, plan = self.hand.selected(), self._plan
        if plan is not None and len(items) > 1:
            is_locked = plan.tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
            self.many.show_items(items, plan.sections, self._desk.today(), is_locked=is_locked)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _is_narrow(self) -> bool:
        return self.width() < ROOM_FOR_BOTH

    def _arrange(self) -> None:
        narrow = self._is_narrow()
        has_items = self.model.rowCount() > 0
        shows_item = has_items and (not narrow or self._shows_item_alone)
        is_many = len(self.view.selectionModel().selectedRows()) > 1
        self.panel.setVisible(shows_item and not is_many)
        self.many.setVisible(shows_item and is_many)
        self._left.setVisible(not narrow or not shows_item)
        self.tools.setVisible(has_items)
        self.panel.close_button.setVisible(narrow)
        self.details.setVisible(narrow)
        beside = self.splitter.sizes()[2 if is_many else 1]
        if not narrow and beside < PANEL_WIDTH:
            self.splitter.setSizes([self.width() - PANEL_WIDTH, PANEL_WIDTH, PANEL_WIDTH])

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
