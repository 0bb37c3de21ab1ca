"""Ticking off one instance of a task: of which section and period, on which day, how often, with evidence."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from desktop.office.evidence import AttachedFile, Proof
from desktop.office.owed import Slot
from desktop.office.settings import read_settings
from desktop.office.ticking import tick
from desktop.rules.occurrence import Occurrence
from desktop.rules.period_words import period_words
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import ProofFields, date_field, find_date_error, name_of
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.spin_boxes import NumberEdit

MOST_TIMES = 999


class TickDialog(DeedDialog):
    """Begins with today and the period that today lies in; one day, Return, and it is done."""

    def __init__(
        self,
        desk: Desk,
        task: TrackedTask,
        occurrences: Sequence[Occurrence],
        *,
        chosen: Occurrence | None = None,
        files: Sequence[AttachedFile] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("勾稽"))
        self._task, self._chosen = task, chosen
        self._open = [each for each in occurrences if not each.is_done]
        self.section, self.period = calm(QComboBox()), calm(QComboBox())
        self.times = calm(NumberEdit(1, MOST_TIMES))
        self.note = QPlainTextEdit(chosen.note if chosen else "")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(8 * UNIT)
        self.proof = ProofFields(Proof(files=tuple(files)), counts=False)
        self.add_above(plain_label(name_of(task), "heading", wraps=True))
        self._offer()
        self.rows.add_row(self.tr("單位"), self.section)
        self.rows.add_row(self.tr("期別"), self.period)
        self.day = date_field(self.rows, self.tr("完成日期"), desk.today())
        self.rows.add_row(self.tr("次數"), self.times)
        self.rows.add_row(self.tr("辦理情形"), self.note)
        self.rows.add_wide(plain_label(self.tr("佐證（可不填）"), "muted"))
        self.proof.add_to(self.rows)
        self.rows.set_row_visible(self.section, self.section.count() > 1)
        self.rows.set_row_visible(self.period, self.period.count() > 1)
        self.rows.set_row_visible(self.times, (task.needed or 0) > 1)
        self.section.activated.connect(lambda _row: self._offer_periods())
        self.day.setFocus()

    def _offer(self) -> None:
        parts = [part for part in self._task.parts if part.section_id is not None]
        if len(parts) > 1 and self.desk.actor.section_in_view is None:
            self.section.addItem(self.tr("所有還沒完成的單位"), None)
        for part in parts:
            self.section.addItem(f"{part.name}（{part.state}）", part.section_id)
        if self._chosen is not None:
            self.section.setCurrentIndex(self.section.findData(self._chosen.section_id))
        self._offer_periods()

    def _offer_periods(self) -> None:
        """The periods in which the section still owes something, in their order."""
        section_id = self.section.currentData()
        owed = [each for each in self._open if section_id in (None, each.section_id)]
        first = {each.period_from: each for each in reversed(owed)}
        self.period.clear()
        self.period.addItem(self.tr("依完成日期自動歸入"), None)
        today, days = self.desk.today(), self.desk.read(read_settings).due_soon_days
        for period_from in sorted(first):
            each = first[period_from]
            words = period_words(self._task.quota, each)
            standing = word(each.standing(today, days))
            self.period.addItem(f"{words}（{standing}）", period_from)
        if self._chosen is not None:
            self.period.setCurrentIndex(max(self.period.findData(self._chosen.period_from), 0))

    def find_errors(self) -> None:
        find_date_error(self.rows, self.day, self.desk.today())

    def act(self) -> None:
        period_from = self.period.currentData()
        chosen = self._chosen
        is_chosen = chosen is not None and period_from == chosen.period_from
        number = chosen.number if is_chosen and chosen is not None else None
        self.desk.do(
            self.tr("勾稽：%1").replace("%1", self._task.number),
            tick,
            self._task.node_id,
            on=self.day.date() or dt.date.max,
            section_id=self.section.currentData(),
            slot=Slot(period_from, number),
            times=self.times.value(),
            note=self.note.toPlainText(),
            proof=self.proof.proof(),
            today=self.desk.today(),
        )
