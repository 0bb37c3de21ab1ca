"""追蹤 → 清單: the followed tasks as a table, ticked off one or many, with one of them in detail."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.office.followed_plan import FollowedPlan
from desktop.rules.saved_views import SavedView
from desktop.rules.tally import tally
from desktop.rules.task_filter import TaskFilter
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.models.tracking_table import TrackingTable
from desktop.ui.tally_words import tally_words
from desktop.ui.task_actions import TaskActions, any_open
from desktop.ui.task_selection import TaskSelection
from desktop.ui.theme import UNIT
from desktop.ui.tracking.grouping_button import GroupingButton
from desktop.ui.tracking.proposal_bar import ProposalBar
from desktop.ui.tracking.task_table import TaskTable
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.tracking.views_button import ViewsButton
from desktop.ui.widgets.buttons import button, tool_of
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.task_filters import TaskFilters
from desktop.ui.widgets.task_panel import TaskPanel

# Below this width (px) table and details do not fit beside each other and take turns.
ROOM_FOR_BOTH = 100 * UNIT


class ListPart(TrackingPart):
    """Space ticks off today, Ctrl+Return asks for day and evidence, Return shows the details."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self._shows_panel = True
        self._shows_detail_alone = False
        self.deeds = TaskActions(desk, self)
        self.filters = TaskFilters()
        self.model = TrackingTable(self)
        self.table = TaskTable(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.export = TableExport(desk, self.table, self.tr("工作追蹤"))
        self.grouping = GroupingButton()
        self.model.group_by(self.grouping.grouping)
        self.views = ViewsButton(desk, self._present_view)
        self.selection = TaskSelection(self.table, self.model)
        self.panel = TaskPanel(desk, self.deeds)
        self.proposals = ProposalBar(desk)
        self.splitter = QSplitter()
        self._nothing_found = EmptyState("filter", self.tr("沒有符合篩選的工作"), self.tr("換個條件試試。"))
        self._add_tools()
        self._lay_out()
        self._connect()

    def _add_tools(self) -> None:
        self.tick = button(
            self.tr("今日勾稽完成"),
            lambda: self.deeds.tick_today(self.selection.tasks()),
            icon_name="checkmark",
            role="primary",
            tooltip=self.tr("把選取的工作勾稽為今日完成（空白鍵）"),
        )
        self.details = button(
            self.tr("詳細資料"), lambda: self._open_details(self.panel.isHidden()), icon_name="info"
        )
        for tool in (self.tick, self.details, tool_of(self.export.action)):
            self.add_tool(tool)

    def _lay_out(self) -> None:
        self._nothing_found.add_action(self.tr("清除篩選"), lambda: self.filters.ask(TaskFilter()))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._nothing_found)
        self.splitter.addWidget(self._lists)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(UNIT)
        self.filters.add_first(self.views)
        self.filters.add_widget(self.grouping)
        self.filters.add_widget(self._columns_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT + UNIT // 2, 0, 0)
        column.setSpacing(UNIT + UNIT // 2)
        column.addWidget(self.proposals)
        column.addWidget(self.filters)
        column.addWidget(self.splitter, 1)
        self.setFocusProxy(self.table)

    def _columns_button(self) -> QToolButton:
        chooser = QToolButton()
        chooser.setIcon(icon("table"))
        chooser.setToolTip(self.tr("選擇欄位"))
        chooser.setAccessibleName(self.tr("選擇欄位"))
        chooser.clicked.connect(lambda: self._offer_columns(chooser))
        return chooser

    def _offer_columns(self, chooser: QToolButton) -> None:
        menu = self.table.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chooser.mapToGlobal(chooser.rect().bottomLeft()))

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_asked)
        self.selection.changed.connect(self._show_selected)
        self.table.activated.connect(lambda _index: self._open_details(True))
        self.table.customContextMenuRequested.connect(self._offer)
        self.views.chosen.connect(self._lay_on)
        self.grouping.chosen.connect(self.model.group_by)
        for changed in (self.grouping.chosen, self.table.look_changed):
            changed.connect(lambda *_what: self.views.compare())
        self.grouping.all_asked.connect(self.model.open_all)
        self._add_key("Space", self._tick_or_turn)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._add_key(keys, lambda: self.deeds.tick_with_evidence(self.selection.tasks()))
        back = QShortcut(QKeySequence("Escape"), self.panel)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self._open_details(False))

    def _tick_or_turn(self) -> None:
        """Tick off today what is selected; where that is a heading alone, open or close it."""
        tasks, heading = self.selection.tasks(), self.table.current_heading()
        if heading and not tasks:
            self.table.turn(heading)
        else:
            self.deeds.tick_today(tasks)

    def _add_key(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def show_plan(self, plan: FollowedPlan) -> None:
        self._plan = plan
        self.proposals.reload()
        self.filters.offer(plan)
        self.views.offer(plan, self.desk.today())
        self.model.show(plan.tasks, self.filters.asked(), self.desk.today(), plan.sections)
        self._tell_counts()
        self._show_selected()

    def arrive(self, what: object) -> None:
        """Show what is asked for: a TaskFilter, or one task by its node."""
        if isinstance(what, TaskFilter):
            self.filters.ask(what)
        elif isinstance(what, int):
            self.filters.ask(TaskFilter())
            self.model.reveal(what)
            self.selection.select([what])

    def _present_view(self) -> SavedView:
        return SavedView("", self.filters.asked(), self.table.look())

    def _lay_on(self, view: SavedView) -> None:
        if view.look is not None:
            self.grouping.choose(view.look.grouping)
            self.table.lay_on(view.look)
        self.filters.ask(view.asked)

    def _on_asked(self, asked: TaskFilter) -> None:
        self.model.ask(asked)
        self.views.compare()
        self._tell_counts()
        self._show_selected()

    def _show_selected(self) -> None:
        shown = self.selection.current()
        self.panel.show_task(shown, self._plan)
        self.tick.setEnabled(any_open(self.selection.tasks()))
        self.details.setEnabled(shown is not None or not self._is_narrow())

    def _tell_counts(self) -> None:
        shown = self.model.tasks()
        total = len(self._plan.tasks) if self._plan else 0
        self._lists.setCurrentIndex(0 if shown else 1)
        if len(shown) < total:
            words = (
                self.tr("篩選出 %1 項，全部 %2 項").replace("%1", str(len(shown))).replace("%2", str(total))
            )
        else:
            words = self.tr("共 %1 項")
        words = words.replace("%1", str(len(shown)))
        self.tell(f"{words} · {tally_words(tally(shown))}")

    def _offer(self, at: QPoint) -> None:
        self.deeds.offer(self.table, at, self.selection.tasks())

    def _is_narrow(self) -> bool:
        return self.width() < ROOM_FOR_BOTH

    def _open_details(self, is_open: bool) -> None:
        if self._is_narrow():
            self._shows_detail_alone = is_open
        else:
            self._shows_panel = is_open
        self._share_room()
        (self.panel.evidence.list if is_open else self.table).setFocus()

    def _share_room(self) -> None:
        narrow = self._is_narrow()
        self.panel.setVisible(self._shows_detail_alone if narrow else self._shows_panel)
        self._lists.setVisible(not (narrow and self._shows_detail_alone))
        is_back = narrow and self._shows_detail_alone
        self.details.setText(self.tr("回到清單") if is_back else self.tr("詳細資料"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
