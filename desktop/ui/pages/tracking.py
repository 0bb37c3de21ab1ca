"""追蹤: the followed plan in several views, read once for all of them."""

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import OfficeError
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.new_day import NewDay
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.tracking.returns_menu import ReturnsMenu
from desktop.ui.tracking.tracking_parts import TrackingParts
from desktop.ui.widgets.buttons import tool_of
from desktop.ui.widgets.no_tasks import NoTasks
from desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from desktop.ui.tracking.list_part import ListPart


class TrackingPage(Page):
    """Gives the plan of the desk's year to the part in view, and the header that part's tools and line."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "plan",
            "node",
            "task_tracking",
            "task_section",
            "evidence",
            "occurrence",
            "task_register",
            "walkaround",
            "phone_test",
            "test_round",
            "extension",
            "section",
            "section_member",
            "setting",
            "workday",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self.header = PageHeader(self.tr("追蹤"))
        self._tools = QHBoxLayout()
        self.parts = TrackingParts(desk)
        self.returns = ReturnsMenu(desk, lambda: self._plan, self)
        self._all_tools: list[QWidget] = []
        self._no_tasks = NoTasks(desk)
        self._pages = QStackedWidget()
        self._lay_out()
        self.parts.made.connect(self._welcome)
        self.parts.turned.connect(self._turn)
        NewDay(desk, self._make_stale, self)

    @property
    def list(self) -> "ListPart":
        """The part 清單."""
        return cast("ListPart", self.parts.part("list"))

    def _lay_out(self) -> None:
        tools = QWidget()
        tools.setLayout(self._tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self.header.add_widget(tools)
        self.calendar = QAction(icon("calendar_ltr"), self.tr("行事曆檔…"), self)
        self.calendar.triggered.connect(lambda _on=False: self.export_calendar())
        self.header.add_widget(tool_of(self.calendar))
        self.returns_button = self.header.add_action(self.tr("回報表"), lambda: None, icon_name="table")
        self.returns_button.setMenu(self.returns)
        self._pages.addWidget(self.parts)
        self._pages.addWidget(self._no_tasks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.parts)

    def export_calendar(self) -> None:
        """Ask whose dates go into a calendar file."""
        from desktop.ui.dialogs.calendar_export import CalendarExportDialog

        if self._plan is not None:
            CalendarExportDialog(self.desk, self._plan, self).open()

    def reload(self) -> None:
        try:
            self._plan = self.desk.read(
                followed_plan, self.desk.year, self.desk.today(), self.desk.actor.section_in_view
            )
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        # The workbooks of all sections are the secretariat's.
        self.returns_button.setVisible(self.desk.actor.section_in_view is None)
        plan = self._plan
        has_tasks = plan is not None and bool(plan.tasks)
        self._pages.setCurrentIndex(0 if has_tasks else 1)
        if plan is not None and has_tasks:
            self.parts.show_plan(plan)
        else:
            self._no_tasks.tell(has_plan=plan is not None)
        self._turn()

    def arrive(self, what: object) -> None:
        """Show a TaskFilter, one task by its node, or (a part, what that part understands)."""
        self._reload_if_stale()
        name, asked = what if isinstance(what, tuple) else ("list", what)
        part = self.parts.go_to(name) if what is not None else self.parts.current()
        part.arrive(asked)
        part.setFocus()

    def _welcome(self, name: str) -> None:
        """Connect a part that was made just now."""
        part = self.parts.part(name)
        self._tools.addWidget(part.tools)
        self._all_tools.append(part.tools)
        part.about_changed.connect(lambda _about: self._turn())
        part.list_wanted.connect(lambda what: self.arrive(("list", what)))

    def _turn(self) -> None:
        """Show in the header what belongs to the part in view."""
        part = self.parts.current()
        has_tasks = self._plan is not None and bool(self._plan.tasks)
        for tools in self._all_tools:
            tools.setVisible(has_tasks and tools is part.tools)
        self.header.set_about(part.about if has_tasks else "")
        self.setFocusProxy(part)
