"""追蹤 → 會議: the meetings of the year, the follow-up table of one of them, and its decisions."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.queries.meetings import FollowUpTable, MatterRow, MeetingRow, follow_up_table, meetings_of_year
from db.vocabulary import FollowUpDecision
from desktop.errors import OfficeError
from desktop.forms.form import Request
from desktop.office.followed_plan import FollowedPlan
from desktop.office.meeting_draft import meeting_draft
from desktop.office.meetings import cancel_meeting, change_progress, decide, hold_meeting, remove_matter
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.matter_table import MatterTable
from desktop.ui.theme import UNIT
from desktop.ui.tracking.matter_view import MatterView
from desktop.ui.tracking.meeting_tools import MeetingActs, MeetingTools
from desktop.ui.tracking.meeting_words import about, entry_of, heading_of
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.two_line_view import TwoLineView

LIST_WIDTH = 30 * UNIT
# Below this width (px) the list stands above the table, and is low.
ROOM_FOR_BOTH = 100 * UNIT
LOW_LIST, ANY_HEIGHT = 7 * UNIT, 2**24 - 1


class MeetingsPart(TrackingPart):
    """The list at the left, the table at the right; 1, 2 and 0 decide and go on to the next matter."""

    watches: ClassVar[frozenset[str]] = frozenset({"meeting", "meeting_item"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: FollowedPlan | None = None
        self._meetings: list[MeetingRow] = []
        self._table: FollowUpTable | None = None
        self.list = TwoLineView(self.tr("會議"), "")
        self.matters = MatterTable(self)
        self.view = MatterView(self.matters, self._decide)
        self._named = plain_label("", "heading", wraps=True)
        self._keys = plain_label(
            self.tr("1 解除列管　2 繼續列管　0 取消決定　Enter 填決議文字　F2 改寫這一格"),
            "muted",
            wraps=True,
        )
        self._split = QSplitter()
        self._pages = QStackedWidget()
        self._empty = EmptyState("people", "")
        acts = MeetingActs(self.hold, self.add, self.print_out, self.remove, self.change, self.cancel)
        self.meeting_tools = MeetingTools(acts)
        for tool in self.meeting_tools.all():
            self.add_tool(tool)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._named)
        column.addWidget(self.view, 1)
        column.addWidget(self._keys)
        self._split.addWidget(self.list)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([LIST_WIDTH, 4 * LIST_WIDTH])
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(UNIT)
        self._empty.add_action(self.tr("新增會議…"), self.hold, icon_name="add", role="primary")
        self._pages.addWidget(self._split)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT + UNIT // 2, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < ROOM_FOR_BOTH
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted != self._split.orientation():
            self._split.setOrientation(wanted)
            self.list.setMaximumHeight(LOW_LIST if is_narrow else ANY_HEIGHT)
            first, whole = (LOW_LIST, self.height()) if is_narrow else (LIST_WIDTH, self.width())
            self._split.setSizes([first, whole - first])

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_where: self._show_table())
        self.list.activated.connect(lambda _index: self.view.setFocus())
        self.matters.worded.connect(self._word)
        self.matters.decided.connect(self._store)
        self.view.selectionModel().currentChanged.connect(lambda *_where: self._allow())
        self.desk.changed.connect(self._on_changed)

    def show_plan(self, plan: FollowedPlan) -> None:
        self._plan = plan
        self._reload()

    def arrive(self, what: object) -> None:
        """Show the meeting with this key."""
        if isinstance(what, int):
            self._select(what)

    def meeting(self) -> MeetingRow | None:
        """The meeting in hand, None where there is none."""
        return self._table.row if self._table else None

    def hold(self) -> None:
        """Ask for a new meeting: its name, its days, the tasks to be followed."""
        from desktop.ui.dialogs.new_meeting import NewMeetingDialog

        desk = self.desk
        try:
            draft = meeting_draft(desk.office, desk.year, desk.today(), desk.today())
        except OfficeError as error:
            desk.refused.emit(str(error))
            return
        dialog = NewMeetingDialog(desk, draft, self)
        dialog.held.connect(self._on_held)
        dialog.open()

    def add(self) -> None:
        """Ask for a matter that the meeting itself raises."""
        from desktop.ui.dialogs.add_matter import AddMatterDialog

        if (meeting := self.meeting()) is not None:
            AddMatterDialog(self.desk, meeting.id, self).open()

    def change(self) -> None:
        """Ask for another name or day of the meeting."""
        from desktop.ui.dialogs.change_meeting import ChangeMeetingDialog

        if (meeting := self.meeting()) is not None:
            ChangeMeetingDialog(self.desk, meeting, self).open()

    def remove(self) -> None:
        """Take the matter in hand off the table."""
        if (matter := self._matter()) is not None:
            self.desk.do(self.tr("移除列管案由"), remove_matter, matter.id)

    def cancel(self) -> None:
        """Delete the meeting with its table."""
        if (meeting := self.meeting()) is not None:
            self.desk.do(self.tr("刪除會議"), cancel_meeting, meeting.id)

    def print_out(self) -> None:
        """Show the table in hand as it is printed."""
        if (meeting := self.meeting()) is not None:
            self.desk.open_page("forms", ("follow-up", Request(year=meeting.year, id=meeting.number)))

    def _decide(self, row: int, decision: FollowUpDecision | None) -> None:
        """Enter a decision by its key, and go on to what is not decided yet."""
        matter = self.matters.matter(row)
        if self._store(matter.id, decision, matter.decided) and decision is not None:
            following = self.matters.undecided_after(row)
            if following is not None:
                self.view.go_to(following)

    def _store(self, key: int, decision: FollowUpDecision | None, words: str) -> bool:
        count = self.desk.undo_stack.count()
        self.desk.do(self.tr("登錄會議決定"), decide, key, decision, words)
        return self.desk.undo_stack.count() > count

    def _word(self, key: int, text: str) -> None:
        self.desk.do(self.tr("改寫辦理情形"), change_progress, key, text)

    def _matter(self) -> MatterRow | None:
        row = self.view.current_row()
        return None if row is None else self.matters.matter(row)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.watches and self._plan is not None:
            self._reload()

    def _on_held(self, key: int) -> None:
        self._select(key)
        self.view.setFocus()

    def _reload(self) -> None:
        before = self.list.current()
        try:
            self._meetings = self.desk.read(meetings_of_year, self.desk.year)
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        self.list.entries.show(map(entry_of, self._meetings))
        self._pages.setCurrentIndex(0 if self._meetings else 1)
        if self._meetings:
            self._select(before.key if before else self._meetings[0].id)
        self._show_table()
        self._tell()

    def _select(self, key: int) -> None:
        places = [place for place, row in enumerate(self._meetings) if row.id == key]
        self.list.setCurrentIndex(self.list.entries.index(places[0] if places else 0))

    def _show_table(self) -> None:
        chosen = self.list.current()
        self._table = self.desk.read(follow_up_table, chosen.key) if chosen else None
        self.matters.is_editable = self.desk.may(decide.__name__)
        self.matters.show(self._table.matters if self._table else ())
        if self.matters.rowCount() and self.view.current_row() is None:
            self.view.go_to(0)
        self._named.setText(heading_of(self._table.row) if self._table else "")
        self._allow()

    def _allow(self) -> None:
        may = self.desk.may(hold_meeting.__name__)
        self.meeting_tools.allow(
            may=may, has_meeting=self.meeting() is not None, has_matter=self._matter() is not None
        )
        self._keys.setVisible(may)

    def _tell(self) -> None:
        """Say below the title how many meetings there were, and what the last one follows."""
        self.tell(about(self._meetings))
        self._empty.set_words(
            self.tr("%1 年度還沒有開過會").replace("%1", str(self.desk.year)),
            self.tr("新增會議時會帶入逾期、落後與前次未解除列管的工作，印出列管追蹤表；會後在這裡登錄決定。"),
        )
