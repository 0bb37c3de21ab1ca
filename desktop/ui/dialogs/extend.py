"""Moving a due date on: to when, why, and who approved it."""

import datetime as dt

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from db.queries.office import agency
from desktop.office.extensions import extend
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import date_field, name_of
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT


class ExtendDialog(DeedDialog):
    """The old date stays on record; so does that a task was late before."""

    def __init__(self, desk: Desk, task: TrackedTask, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._task = task
        self.name(self.tr("展延期限"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(8 * UNIT)
        named = desk.read(agency)
        self.approver = QLineEdit(named.director_title if named else "")
        self.add_above(plain_label(name_of(task), "heading", wraps=True))
        old_on = format_date(task.due_on) if task.due_on else self.tr("未訂")
        self.add_above(plain_label(self.tr("原期限：%1").replace("%1", old_on), "muted"))
        self.day = date_field(self.rows, self.tr("展延到"), task.due_on or desk.today())
        self.rows.add_row(self.tr("原因"), self.reason)
        self.rows.add_row(self.tr("核准人"), self.approver)

    def find_errors(self) -> None:
        on = self.day.date()
        if self.day.error():
            self.rows.set_error(self.day, self.day.error())
        elif on is None or (self._task.due_on is not None and on <= self._task.due_on):
            self.rows.set_error(self.day, self.tr("請填比原期限晚的日期。"))
        if not self.reason.toPlainText().strip():
            self.rows.set_error(self.reason, self.tr("請寫明原因，例如：招標流標，重新公告。"))
        if not self.approver.text().strip():
            self.rows.set_error(self.approver, self.tr("請寫明由誰核准，例如：鄉長。"))

    def act(self) -> None:
        self.desk.do(
            self.tr("展延期限：%1").replace("%1", self._task.number),
            extend,
            self._task.node_id,
            to=self.day.date() or dt.date.max,
            reason=self.reason.toPlainText(),
            approver=self.approver.text(),
            on=self.desk.today(),
        )
