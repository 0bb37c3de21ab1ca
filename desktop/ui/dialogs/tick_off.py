"""Ticking tasks off on a day, with a note and evidence."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.office.evidence import AttachedFile, Proof
from desktop.office.ticking import tick_many
from desktop.office.tracking import tick_off
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import ProofFields, date_field, find_date_error, name_of
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT


class TickOffDialog(DeedDialog):
    """One task, done or still open, or the open ones of several."""

    def __init__(
        self,
        desk: Desk,
        tasks: Sequence[TrackedTask],
        files: Sequence[AttachedFile] = (),
        parent: QWidget | None = None,
        *,
        closes: bool = False,
    ) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("整項結案") if closes else self.tr("勾稽完成"))
        self._tasks = tasks
        one = tasks[0] if len(tasks) == 1 else None
        self.note = QPlainTextEdit(one.note if one else "")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(8 * UNIT)
        counts = any(task.needed is not None for task in tasks)
        self.proof = ProofFields(Proof(files=tuple(files)), counts=counts)
        self.add_above(plain_label(self._about(), "heading", wraps=True))
        first = one.done_on if one and one.done_on else desk.today()
        self.day = date_field(self.rows, self.tr("完成日期"), first)
        self.rows.add_row(self.tr("辦理情形"), self.note, self._shortfall(one))
        self.rows.add_wide(plain_label(self.tr("佐證（可不填）"), "muted"))
        self.proof.add_to(self.rows)

    def _about(self) -> str:
        if len(self._tasks) == 1:
            return name_of(self._tasks[0])
        still_open = sum(task.is_open for task in self._tasks)
        words = self.tr("一次勾稽 %1 項未完成的工作（已完成的不變）")
        return words.replace("%1", str(still_open))

    def _shortfall(self, task: TrackedTask | None) -> str:
        if task is None or task.needed is None or (task.credited or 0) >= task.needed:
            return ""
        words = self.tr("注意：應辦 %1 次，目前登錄 %2 次，尚未達到應辦次數。")
        return words.replace("%1", str(task.needed)).replace("%2", str(task.credited))

    def find_errors(self) -> None:
        find_date_error(self.rows, self.day, self.desk.today())

    def act(self) -> None:
        on, note, proof = self.day.date() or dt.date.max, self.note.toPlainText(), self.proof.proof()
        ids = [task.node_id for task in self._tasks]
        today = self.desk.today()
        if len(ids) == 1:
            text = self.tr("勾稽完成")
            self.desk.do(text, tick_off, ids[0], on=on, note=note, proof=proof, today=today)
        else:
            text = self.tr("勾稽完成多項工作")
            self.desk.do(text, tick_many, ids, on=on, note=note, proof=proof, today=today)
