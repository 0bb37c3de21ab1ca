"""追蹤 → 時程: the year of every task month by month, planned, done, late and overdue at a glance."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.forms.form import Request
from desktop.office.followed_plan import FollowedPlan
from desktop.rules.month_view import of_section
from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.roc_calendar import to_ce
from desktop.rules.words import word
from desktop.rules.year_grid import TaskMonths, year_grid
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.timeline_model import TimelineModel, month_of, timeline_rows
from desktop.ui.standing_mark import MARKS
from desktop.ui.task_actions import TaskActions
from desktop.ui.theme import UNIT
from desktop.ui.tracking.section_choice import SectionChoice
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.tracking.year_table import YearTable
from desktop.ui.widgets.buttons import button

FORM = "timeline"
PAPERS = ("A3", "A4")
_SHOWN = (
    OccurrenceStanding.TO_COME,
    OccurrenceStanding.DONE,
    OccurrenceStanding.DONE_LATE,
    OccurrenceStanding.OVERDUE,
)


class TimelinePart(TrackingPart):
    """Arrows go through the cells, Return opens the task in the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self.deeds = TaskActions(desk, self)
        self.model = TimelineModel(self)
        self.table = YearTable(self.model)
        self.section = SectionChoice()
        self.print = button(self.tr("列印"), icon_name="print")
        menu = QMenu(self)
        for paper in PAPERS:
            action = menu.addAction(self.tr("列印 %1…").replace("%1", paper))
            action.triggered.connect(partial(self.print_on, paper))
        self.print.setMenu(menu)
        self.add_tool(self.print)
        legend = "　".join(f"{MARKS[standing]}{word(standing)}" for standing in _SHOWN)
        self._legend = plain_label(f"{legend}　{self.tr('分數為已完成／應辦')}", "muted")
        bar = QHBoxLayout()
        bar.setSpacing(UNIT)
        bar.addWidget(self.section)
        bar.addStretch(1)
        bar.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.section.activated.connect(lambda _place: self._show())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self.table.opened.connect(lambda task: self.list_wanted.emit(task.node_id))

    def show_plan(self, plan: FollowedPlan) -> None:
        self._plan = plan
        self.section.offer(plan)
        self._show()

    def print_on(self, paper: str, _checked: bool = False) -> None:
        """Show the year as it will be printed on a paper, of the section chosen."""
        if self._plan is not None:
            request = Request(year=self._plan.head.year, section=self.section.section_name(), paper=paper)
            self.desk.open_page("forms", (FORM, request))

    def _offer(self, at: QPoint) -> None:
        task = self.table.task()
        if task is not None:
            menu = QMenu(self)
            self.deeds.fill_menu(menu, [task])
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        section_id, today = self.section.section_id(), self.desk.today()
        tasks = [task for task in plan.tasks if section_id is None or section_id in task.section_ids]
        owed = of_section(tasks, plan.occurrences, section_id)
        grid = year_grid(tasks, owed, plan.head.year, today)
        self.model.show(list(timeline_rows(grid)), month_of(today, to_ce(plan.head.year)))
        self._tell_counts(grid)
        if not self.table.currentIndex().isValid() and self.model.rowCount() > 1:
            self.table.setCurrentIndex(self.model.index(1, max(self.model.month - 1, 0)))

    def _tell_counts(self, grid: list[TaskMonths]) -> None:
        months = [month for row in grid if row.task.counts for month in row.months]
        counts = (
            (self.tr("%1 項工作"), len(grid)),
            (self.tr("應辦 %1 次"), sum(month.total for month in months)),
            (self.tr("已辦 %1 次"), sum(month.finished for month in months)),
            (self.tr("逾期完成 %1 次"), sum(month.late for month in months)),
            (self.tr("逾期未辦 %1 次"), sum(month.overdue for month in months)),
        )
        self.tell(" · ".join(words.replace("%1", f"{count:,}") for words, count in counts))
