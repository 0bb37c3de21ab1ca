"""追蹤 → 月曆: what is owed on each day of a month, ticked off where it stands."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from db.queries.case_limits import LimitedCase, limited_cases
from db.queries.office import special_days
from desktop.office.followed_plan import FollowedPlan
from desktop.rules.month_cases import CaseEntry, case_entries
from desktop.rules.month_view import AnyEntry, month_view, of_section
from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.roc_calendar import roc_year, to_ce
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.models.month_model import MonthModel
from desktop.ui.theme import UNIT
from desktop.ui.tracking.day_list import DayList
from desktop.ui.tracking.entry_actions import EntryActions
from desktop.ui.tracking.month_bar import MonthBar
from desktop.ui.tracking.month_grid import MonthGrid
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.widgets.buttons import button

# Below this width (px) the month and the list of the day do not fit beside each other and take turns.
ROOM_FOR_BOTH = 100 * UNIT
LIST_WIDTH = 30 * UNIT


class CalendarPart(TrackingPart):
    """Space ticks off today, Ctrl+Return asks for day and evidence, Return opens the task in the list.

    PgUp and PgDn turn the month, Home goes back to today; Tab goes to the list of the day, Esc back.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self._on = desk.today()
        self._shows_list_alone = False
        self.deeds = EntryActions(desk, self)
        self.model = MonthModel(self)
        self.grid = MonthGrid(self.model)
        self.day_list = DayList()
        self.bar = MonthBar()
        self.section = self.bar.section
        self.tick = button(
            self.tr("今日勾稽完成"),
            lambda: self.deeds.tick_today(self.grid.entries()),
            icon_name="checkmark",
            role="primary",
            tooltip=self.tr("把選取的項目勾稽為今日完成（空白鍵）"),
        )
        self.details = button(
            self.tr("當日清單"),
            lambda: self._open_list(not self._shows_list_alone),
            icon_name="task_list_ltr",
        )
        self.add_tool(self.tick)
        self.add_tool(self.details)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._splitter = QSplitter()
        self._splitter.addWidget(self.grid)
        self._splitter.addWidget(self.day_list)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(UNIT)
        self._splitter.setSizes([ROOM_FOR_BOTH - LIST_WIDTH, LIST_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.bar)
        column.addWidget(self._splitter, 1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.section.activated.connect(lambda _place: self._show_month())
        self.grid.day_wanted.connect(self.go_to)
        for source in (self.grid, self.bar):
            source.months_wanted.connect(self.turn)
            source.today_wanted.connect(self.go_to_today)
        self.grid.more_wanted.connect(lambda: self._open_list(True))
        self.grid.opened.connect(self._open)
        self.grid.changed.connect(self._show_day)
        self.day_list.chosen.connect(self.grid.select)
        for view in (self.grid, self.day_list.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            ground = view.viewport()
            view.customContextMenuRequested.connect(
                lambda at, below=ground: self._offer(below.mapToGlobal(at))
            )
        for widget in (self.grid, self.day_list.list):
            self._add_key("Space", lambda: self.deeds.tick_today(self.grid.entries()), widget)
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                self._add_key(keys, lambda: self.deeds.tick_with_evidence(self.grid.entries()), widget)
            for keys in ("Return", "Enter"):
                self._add_key(keys, self._open_first, widget)
        self._add_key("Escape", lambda: self._open_list(False), self.day_list.list)

    def _add_key(self, keys: str, act: Callable[[], None], widget: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def show_plan(self, plan: FollowedPlan) -> None:
        is_another = self._plan is None or plan.head.year != self._plan.head.year
        self._plan = plan
        self._special = self.desk.read(special_days)
        self.section.offer(plan)
        if is_another:
            today = self.desk.today()
            first = dt.date(to_ce(plan.head.year), 1, 1)
            self._on = today if today.year == first.year else first
        self._show_month(keeps=not is_another)

    def arrive(self, what: object) -> None:
        """Show a day."""
        if isinstance(what, dt.date):
            self.go_to(what)

    def turn(self, months: int) -> None:
        """Go to the same day some months later, or the last one of a shorter month."""
        from dateutil.relativedelta import relativedelta

        self.go_to(self._on + relativedelta(months=months))

    def go_to_today(self) -> None:
        """Go to the present day."""
        self.go_to(self.desk.today())

    def go_to(self, on: dt.date) -> None:
        """Take a day in hand, in its month."""
        is_shown = (on.year, on.month) == (self._on.year, self._on.month)
        self._on = on
        if is_shown:
            self.grid.go_to(on)
        else:
            self._show_month()

    def _offer(self, at: QPoint) -> None:
        """Offer at a point what can be done to the entries in hand."""
        entries = self.grid.entries()
        if entries:
            menu = QMenu(self)
            self.deeds.fill_menu(menu, entries)
            menu.addAction(icon("open"), self.tr("開啟")).triggered.connect(self._open_first)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _open(self, entry: AnyEntry) -> None:
        if isinstance(entry, CaseEntry):
            self.desk.open_page("walkarounds", entry.case_id)
        else:
            self.list_wanted.emit(entry.task.node_id)

    def _open_first(self) -> None:
        entries = self.grid.entries()
        if entries:
            self._open(entries[0])

    def _show_month(self, *, keeps: bool = False) -> None:
        """Show the month of the day in hand; what was in hand may stay so."""
        plan = self._plan
        if plan is None:
            return
        today = self.desk.today()
        kept = [entry.key for entry in self.grid.entries()] if keeps else None
        owed = of_section(plan.tasks, plan.occurrences, self.section.section_id())
        self.grid.set_today(today)
        days, cases = self._special, case_entries(self._cases(), today, plan.due_soon_days)
        self.model.show(month_view(self._on, plan.tasks, owed, today, plan.due_soon_days, days, cases))
        self.bar.show_month(self._on)
        self.grid.go_to(self._on, kept)
        self._tell_counts(plan)

    def _cases(self) -> list[LimitedCase]:
        """What the walk-around register has to be handled within the month, as far as it may be seen."""
        from dateutil.relativedelta import relativedelta

        first = self._on.replace(day=1)
        in_view = self.desk.actor.section_in_view
        section_id = in_view if in_view is not None else self.section.section_id()
        return self.desk.read(limited_cases, first, first + relativedelta(months=1, days=-1), section_id)

    def _tell_counts(self, plan: FollowedPlan) -> None:
        entries = self.model.entries()
        counts = [self.tr("本月 %1 項").replace("%1", str(len(entries)))]
        if roc_year(self._on) != plan.head.year:
            words = self.tr("只有 %1 年度的計畫排入月曆；其他年度請先改選左上角的年度")
            counts = [words.replace("%1", str(plan.head.year))]
        for standing in OccurrenceStanding:
            count = sum(entry.standing is standing for entry in entries)
            if count:
                counts.append(f"{word(standing)} {count}")
        limits = sum(bool(task.limit) and task.is_open for task in plan.tasks)
        if limits:
            counts.append(self.tr("另有 %1 項訂處理期限、無固定日期").replace("%1", str(limits)))
        self.tell(" · ".join(counts))

    def _show_day(self) -> None:
        day = self.grid.day()
        if day is not None:
            self._on = day.on
        entries = self.grid.entries()
        self.day_list.show_day(day, [entry.key for entry in entries])
        self.tick.setEnabled(self.deeds.may_tick(entries))

    def _open_list(self, is_open: bool) -> None:
        self._shows_list_alone = is_open and self._is_narrow()
        self._share_room()
        (self.day_list if is_open else self.grid).setFocus()

    def _is_narrow(self) -> bool:
        return self.width() < ROOM_FOR_BOTH

    def _share_room(self) -> None:
        is_narrow = self._is_narrow()
        self._shows_list_alone = self._shows_list_alone and is_narrow
        self.day_list.setVisible(not is_narrow or self._shows_list_alone)
        self.grid.setVisible(not (is_narrow and self._shows_list_alone))
        self.details.setText(self.tr("回到月曆") if self.grid.isHidden() else self.tr("當日清單"))
        self.bar.legend.setVisible(not is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
