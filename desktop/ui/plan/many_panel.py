"""Several items of the plan beside the outline: what all of them are to have, each said in one deed."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.plan import SectionShare
from db.vocabulary import TaskStatus
from desktop.rules.lights import LEFT_OUT
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.models.outline_item import OutlineItem
from desktop.ui.plan.due_edit import DueEdit
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.shares_edit import SharesEdit
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit
from desktop.ui.widgets.scrolled import scrolled

FIELDS = ("due", "shares", "status")


class ManyPanel(QFrame):
    """Shows what the items have in common, and （不一） where they differ."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._deeds = deeds
        self._items: Sequence[OutlineItem] = ()
        self.heading = plain_label("", "heading", wraps=True)
        self.due, self.shares = DueEdit(), SharesEdit()
        self.status = calm(QComboBox())
        for status in TaskStatus:
            self.status.addItem(word(status), status.value)
        self.done_on, self.reason = RocDateEdit(), QLineEdit()
        self.done_on.setAccessibleName(self.tr("完成日期"))
        self.reason.setPlaceholderText(self.tr("原因（必填）"))
        self.apply_status = button(self.tr("套用狀態"), self._set_status)
        self.rows = FormRows(labels_above=True)
        self._differs = {name: plain_label(self.tr("（不一）"), "muted") for name in FIELDS}
        self._lay_out()
        self.due.changed.connect(lambda on, words: deeds.set_due_of_all(self._items, on, words))
        self.shares.changed.connect(lambda found: deeds.set_sections_of_all(self._items, found))
        self.status.currentIndexChanged.connect(lambda _row: self._show_status_fields())

    def _lay_out(self) -> None:
        status = QWidget()
        row = QHBoxLayout(status)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for widget in (self.status, self.done_on, self.reason):
            row.addWidget(widget, 1)
        row.addWidget(self.apply_status)
        for name, label, field in (
            ("due", self.tr("完成期限　／　印出的文字"), self.due),
            ("shares", self.tr("承辦單位"), self.shares),
            ("status", self.tr("狀態"), status),
        ):
            self.rows.add_row(label, field)
            self.rows.add_wide(self._differs[name])
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT + UNIT // 2, UNIT, UNIT)
        self.heading.setContentsMargins(UNIT, 0, UNIT, 0)
        layout.addWidget(self.heading)
        layout.addWidget(scrolled(inside), 1)

    def show_items(
        self,
        items: Sequence[OutlineItem],
        sections: Sequence[SectionRow],
        today: dt.date,
        *,
        is_locked: bool = False,
    ) -> None:
        """Show several items, or the same ones after a change."""
        is_other = [item.node.id for item in items] != [item.node.id for item in self._items]
        self._items = items
        tasks = [item for item in items if item.is_followed]
        told = self.tr("已選取 %1 項，其中工作 %2 項").replace("%1", str(len(items)))
        self.heading.setText(told.replace("%2", str(len(tasks))))
        dues = {_due(item) for item in tasks}
        on, words = next(iter(dues)) if len(dues) == 1 else (None, "")
        (self.due.begin_with if is_other else self.due.show_due)(on, words, has_date=True)
        shares = {item.node.sections for item in items}
        common: tuple[SectionShare, ...] = next(iter(shares)) if len(shares) == 1 else ()
        self.shares.show_shares(common, sections)
        statuses = {_status(item) for item in tasks}
        if is_other:
            self.done_on.set_date(today)
            self.status.setCurrentIndex(list(TaskStatus).index(min(statuses, default=TaskStatus.NOT_STARTED)))
        for name, found in (("due", dues), ("shares", shares), ("status", statuses)):
            self._differs[name].setVisible(len(found) > 1)
        self.due.setEnabled(bool(tasks) and not is_locked)
        self.shares.setEnabled(not is_locked)
        self.apply_status.setEnabled(bool(tasks))
        self._show_status_fields()

    def _chosen(self) -> TaskStatus:
        return TaskStatus(self.status.currentData())

    def _show_status_fields(self) -> None:
        self.done_on.setVisible(self._chosen() is TaskStatus.DONE)
        self.reason.setVisible(self._chosen() in LEFT_OUT)

    def _set_status(self) -> None:
        on = self.done_on.date()
        if self._chosen() is TaskStatus.DONE and (on is None or self.done_on.error()):
            self.done_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._deeds.set_status_of_all(self._items, self._chosen(), on or dt.date.min, self.reason.text())


def _status(item: OutlineItem) -> TaskStatus:
    tracking = item.node.tracking
    return tracking.status if tracking else TaskStatus.NOT_STARTED


def _due(item: OutlineItem) -> tuple[dt.date | None, str]:
    tracking = item.node.tracking
    return tracking.due_on if tracking else None, item.node.due_text
