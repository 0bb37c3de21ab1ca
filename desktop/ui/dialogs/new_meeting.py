"""A new meeting: its name and days, and the tasks to be followed there, those that need it ticked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.errors import OfficeError
from desktop.office.meeting_draft import MeetingDraft, meeting_draft
from desktop.office.meetings import hold_meeting
from desktop.rules.follow_up import ProposedMatter
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.roc_date_edit import RocDateLine

WIDTH = 92 * UNIT
KEY = Qt.ItemDataRole.UserRole


class NewMeetingDialog(DeedDialog):
    """Another day of figures reads the tasks anew, as they were stored then.

    Signals:
        held: the key of the new meeting.
    """

    held = Signal(int)

    def __init__(self, desk: Desk, draft: MeetingDraft, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setMinimumWidth(WIDTH)
        self.name(self.tr("新增會議"))
        self._draft = draft
        # Why the figures of the day written cannot be had.
        self._refused = ""
        self._just_read = False
        self.meeting_name = QLineEdit(draft.before.name if draft.before else self.tr("館務會議"))
        self.held_on, self.figures_on = RocDateLine(), RocDateLine()
        self.held_on.set_date(desk.today())
        self.figures_on.set_date(desk.today())
        self.tasks = QListWidget()
        self.tasks.setFixedHeight(34 * UNIT)
        self.tasks.setWordWrap(True)
        self.tasks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.every = QCheckBox(self.tr("也列出不急的工作"))
        self._raised = plain_label("", "muted", wraps=True)
        self.rows.add_row(self.tr("會議名稱"), self.meeting_name)
        self.rows.add_row(self.tr("開會日期"), self.held_on)
        self.rows.add_row(
            self.tr("統計至"), self.figures_on, self.tr("過去的日期，辦理情形依當日的紀錄帶入。")
        )
        self.rows.add_row(self.tr("列管工作"), self.tasks)
        self.rows.add_wide(self.every)
        self.rows.add_wide(self._raised)
        self._offer()
        self.every.toggled.connect(lambda _on: self._show_wanted())
        self.figures_on.date_changed.connect(lambda _on: self._read_anew())

    def _offer(self) -> None:
        self.tasks.clear()
        for matter in self._draft.matters:
            entry = QListWidgetItem(_words(matter))
            entry.setData(KEY, matter.node_id)
            is_continued = matter.node_id in self._draft.continued
            entry.setCheckState(Qt.CheckState.Checked if matter.why else Qt.CheckState.Unchecked)
            if is_continued:
                entry.setFlags(entry.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.tasks.addItem(entry)
        self._show_wanted()
        words = self.tr("前次會議另有 %1 項不屬於計畫工作的案由未解除列管，會一併列入。")
        self._raised.setText(words.replace("%1", str(self._draft.raised)))
        self._raised.setVisible(bool(self._draft.raised))

    def _show_wanted(self) -> None:
        """Show what is proposed or ticked, or every task."""
        for place, matter in enumerate(self._draft.matters):
            entry = self.tasks.item(place)
            is_wanted = bool(matter.why) or entry.checkState() is Qt.CheckState.Checked
            entry.setHidden(not (is_wanted or self.every.isChecked()))

    def _read_anew(self) -> None:
        """Read the tasks as they stood on the day of the figures, and propose them anew."""
        on, desk = self.figures_on.date(), self.desk
        self._refused, self._just_read = "", True
        QTimer.singleShot(0, self, self._let_go)
        if on is not None:
            try:
                self._draft = meeting_draft(desk.office, desk.year, on, desk.today())
            except OfficeError as error:
                self._refused = str(error)
            else:
                self._offer()
        self.rows.set_error(self.figures_on, self._refused)

    def _let_go(self) -> None:
        self._just_read = False

    def accept(self) -> None:
        # Return in the field of the day asks for that day's tasks; nobody has seen them yet.
        if not self._just_read:
            super().accept()

    def chosen(self) -> list[int]:
        """The nodes of the tasks that are ticked."""
        entries = (self.tasks.item(place) for place in range(self.tasks.count()))
        return [int(each.data(KEY)) for each in entries if each.checkState() is Qt.CheckState.Checked]

    def find_errors(self) -> None:
        if not self.meeting_name.text().strip():
            self.rows.set_error(self.meeting_name, self.tr("請填寫會議名稱，例如「館務會議」。"))
        for day in (self.held_on, self.figures_on):
            if day.date() is None:
                self.rows.set_error(day, day.error() or self.tr("請填寫日期，例如 115.03.05。"))
        if self._refused:
            self.rows.set_error(self.figures_on, self._refused)
        if not self.chosen() and not self._draft.raised:
            self.rows.set_error(self.tasks, self.tr("請至少勾選一項工作。"))

    def act(self) -> None:
        held_on, figures_on = self.held_on.date(), self.figures_on.date()
        if held_on is None or figures_on is None:
            return
        key = self.desk.do(
            self.tr("新增會議"),
            hold_meeting,
            self._draft.figures.head.year,
            self.meeting_name.text(),
            held_on=held_on,
            figures_on=figures_on,
            node_ids=self.chosen(),
            figures=self._draft.figures,
        )
        if key is not None:
            self.held.emit(key)


def _words(matter: ProposedMatter) -> str:
    why = f"【{matter.why}】" if matter.why else ""
    sections = f"　{matter.sections}" if matter.sections else ""
    return f"{why}{matter.subject}{sections}"
