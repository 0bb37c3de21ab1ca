"""What every part of the page 追蹤 is: one way to look at the followed plan that the page has read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.office.followed_plan import FollowedPlan
from desktop.ui.desk import Desk
from desktop.ui.theme import UNIT


class TrackingPart(QWidget):
    """A view of the followed plan.

    The page shows `tools` in its header while the part is in view, and the part's `about` below the title.

    Signals:
        about_changed: another line stands below the title now.
        list_wanted: what the list shall show instead, a TaskFilter or the node of a task.
    """

    about_changed = Signal(str)
    list_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.about = ""
        self.tools = QWidget()
        self._tool_row = QHBoxLayout(self.tools)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(UNIT)

    def show_plan(self, plan: FollowedPlan) -> None:
        """Show a plan that has tasks, as it stands today."""
        raise NotImplementedError

    def arrive(self, what: object) -> None:
        """Show what another page sent the user here for; a part that expects nothing ignores it."""

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget of the part into the page's header."""
        self._tool_row.addWidget(widget)

    def tell(self, about: str) -> None:
        """Put another line below the page's title."""
        self.about = about
        self.about_changed.emit(about)
