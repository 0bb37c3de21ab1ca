"""Returning a tick to its section, with the reason that is asked for."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.office.ticking import return_tick
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import name_of
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT


class ReturnTickDialog(DeedDialog):
    """Asks for the reason; `occurrence_id` is the tick."""

    def __init__(
        self, desk: Desk, task: TrackedTask, occurrence_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._occurrence_id = occurrence_id
        self.name(self.tr("退回勾稽"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(10 * UNIT)
        self.add_above(plain_label(name_of(task), "heading", wraps=True))
        hint = self.tr("退回後這一次不計入，承辦單位會看到原因，補正後重新勾稽。")
        self.rows.add_row(self.tr("退回原因"), self.reason, hint)

    def find_errors(self) -> None:
        if not self.reason.toPlainText().strip():
            self.rows.set_error(self.reason, self.tr("請寫明原因，例如：缺活動照片，請補附後再勾稽。"))

    def act(self) -> None:
        reason = self.reason.toPlainText()
        self.desk.do(self.tr("退回勾稽"), return_tick, self._occurrence_id, reason=reason)
