"""Entering what a section answered to a reminder slip, task by task."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from db.queries.reminders import RemindedTask, ReminderSlip
from desktop.office.reminders import ReminderAnswer, reply_to_reminder
from desktop.rules.chasing import done_by, serial_text
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import LONGEST_NAME, date_field, find_date_error
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.roc_date_edit import RocDateLine


class AnswerFields:
    """What was done of a task, by when it will be, and why it is late."""

    def __init__(self, task: RemindedTask, proposed: str) -> None:
        self.reply = QPlainTextEdit(task.reply if task.is_answered else proposed)
        self.reply.setTabChangesFocus(True)
        self.reply.setFixedHeight(7 * UNIT)
        self.promised = RocDateLine()
        self.promised.set_date(task.promised_on)
        self.reason = QLineEdit(task.reason)

    def answer(self) -> ReminderAnswer:
        """What the fields say."""
        return ReminderAnswer(self.reply.toPlainText(), self.promised.date(), self.reason.text())


class ReminderReplyDialog(DeedDialog):
    """Day and name first, then three fields for each task on the slip; done ones say so by themselves."""

    def __init__(
        self,
        desk: Desk,
        slip: ReminderSlip,
        tasks: Mapping[int, TrackedTask],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("登錄稽催回復"), self.tr("登錄回復"))
        self._slip = slip
        row = slip.row
        about = self.tr("%1　%2（%3前回復）").replace("%1", serial_text(row.year, row.serial))
        about = about.replace("%2", row.section).replace("%3", format_date(row.reply_by))
        self.add_above(plain_label(about, "heading", wraps=True))
        self.day = date_field(self.rows, self.tr("回復日期"), row.replied_on or desk.today())
        self.by = QLineEdit(row.replied_by or row.section)
        self.rows.add_row(self.tr("回復人"), self.by)
        self.fields: dict[int, AnswerFields] = {}
        for task in slip.tasks:
            self._add_task(task, tasks.get(task.node_id))

    def _add_task(self, task: RemindedTask, now: TrackedTask | None) -> None:
        number = now.number if now is not None else ""
        text = " ".join(task.text.split())
        short = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + "…"
        heading = plain_label(f"{number} {short}".strip(), "heading", wraps=True)
        heading.setContentsMargins(0, UNIT, 0, 0)
        self.rows.add_wide(heading)
        done_on = done_by(now, self._slip.row.section_id) if now is not None else None
        proposed = self.tr("%1完成").replace("%1", format_date(done_on)) if done_on is not None else ""
        fields = AnswerFields(task, proposed)
        self.fields[task.node_id] = fields
        self.rows.add_row(self.tr("辦理情形"), fields.reply)
        self.rows.add_row(self.tr("預定完成日"), fields.promised)
        self.rows.add_row(self.tr("未完成原因"), fields.reason)

    def find_errors(self) -> None:
        find_date_error(self.rows, self.day, self.desk.today())
        if not self.by.text().strip():
            self.rows.set_error(self.by, self.tr("請填寫是誰回復的，例如單位名稱或承辦人姓名。"))
        for fields in self.fields.values():
            if fields.promised.error():
                self.rows.set_error(fields.promised, fields.promised.error())

    def act(self) -> None:
        on = self.day.date()
        if on is None:
            return
        answers = {node_id: fields.answer() for node_id, fields in self.fields.items()}
        is_answered = self.desk.do(
            self.tr("登錄稽催回復"), reply_to_reminder, self._slip.row.id, on, self.by.text(), answers
        )
        if is_answered is False:
            self.desk.told.emit(self.tr("已登錄；還有工作沒有回復，這張稽催單仍列為待回復。"))
