"""The name and the day of a meeting, put right."""

from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.meetings import MeetingRow
from desktop.office.meetings import change_meeting
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.widgets.roc_date_edit import RocDateLine


class ChangeMeetingDialog(DeedDialog):
    """What stands on the table is not changed by it."""

    def __init__(self, desk: Desk, meeting: MeetingRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("修改會議"), self.tr("修改"))
        self._meeting = meeting
        self.meeting_name, self.held_on = QLineEdit(meeting.name), RocDateLine()
        self.held_on.set_date(meeting.held_on)
        self.rows.add_row(self.tr("會議名稱"), self.meeting_name)
        self.rows.add_row(self.tr("開會日期"), self.held_on)

    def find_errors(self) -> None:
        if not self.meeting_name.text().strip():
            self.rows.set_error(self.meeting_name, self.tr("請填寫會議名稱，例如「館務會議」。"))
        if self.held_on.date() is None:
            error = self.held_on.error() or self.tr("請填寫日期，例如 115.03.05。")
            self.rows.set_error(self.held_on, error)

    def act(self) -> None:
        held_on = self.held_on.date()
        if held_on is not None:
            name = self.meeting_name.text()
            self.desk.do(self.tr("修改會議"), change_meeting, self._meeting.id, name=name, held_on=held_on)
