"""Adding evidence to a task, or correcting what a piece of evidence says."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from db.queries.tracking import EvidenceRow
from desktop.office.evidence import AttachedFile, Proof, add_proof, change_evidence
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import ProofFields, date_field, find_date_error, name_of
from desktop.ui.labels import plain_label
from desktop.ui.widgets.calm_wheel import calm


class EvidenceDialog(DeedDialog):
    """New evidence, with files if there are any; or an existing row, whose file stays as it is."""

    def __init__(
        self,
        desk: Desk,
        task: TrackedTask,
        *,
        row: EvidenceRow | None = None,
        files: Sequence[AttachedFile] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("修改佐證") if row else self.tr("新增佐證"), self.tr("儲存"))
        self._task, self._row = task, row
        said = Proof(row.what, row.letter_number, row.count) if row else Proof(files=tuple(files))
        self.proof = ProofFields(said, counts=task.needed is not None, with_files=row is None)
        self.add_above(plain_label(name_of(task), "heading", wraps=True))
        self.section = calm(QComboBox())
        self.section.addItem(self.tr("所有承辦單位"), None)
        for part in task.parts:
            self.section.addItem(part.name, part.section_id)
        self.rows.add_row(self.tr("計入單位"), self.section)
        is_chosen = row is None and len(task.parts) > 1 and desk.actor.section_in_view is None
        self.rows.set_row_visible(self.section, is_chosen)
        self.day = date_field(self.rows, self.tr("日期"), row.dated_on if row else desk.today())
        self.proof.add_to(self.rows)

    def find_errors(self) -> None:
        find_date_error(self.rows, self.day, self.desk.today())
        if self._task.needed is None and not (self.proof.proof().says_something or self._has_file()):
            self.rows.set_error(self.proof.what, self.tr("請填寫佐證說明或文號，或加入附件。"))

    def _has_file(self) -> bool:
        return self._row is not None and bool(self._row.file_name)

    def act(self) -> None:
        on, proof, today = self.day.date() or dt.date.max, self.proof.proof(), self.desk.today()
        if self._row is None:
            self.desk.do(
                self.tr("新增佐證"),
                add_proof,
                self._task.node_id,
                on=on,
                proof=proof,
                section_id=self.section.currentData(),
                today=today,
            )
            return
        self.desk.do(
            self.tr("修改佐證"),
            change_evidence,
            self._row.id,
            on=on,
            count=proof.count,
            what=proof.what,
            letter_number=proof.letter_number,
            today=today,
        )
