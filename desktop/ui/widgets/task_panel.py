"""One followed task beside the table: its text, place and dates, what can be done, evidence, history."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.extensions import extensions_of
from db.queries.history import history_of_task
from desktop.errors import OfficeError
from desktop.office.followed_plan import FollowedPlan
from desktop.office.happenings import words_of
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.light_mark import LightChip
from desktop.ui.models.two_line_list import Entry
from desktop.ui.moments import moment
from desktop.ui.task_actions import TaskActions
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.evidence_part import EvidencePart
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.ticks_part import TicksPart
from desktop.ui.widgets.two_line_view import TwoLineView

EVIDENCE_TAB, TICKS_TAB, HISTORY_TAB = range(3)
WIDTH = 42 * UNIT
# From this width on evidence and history stand beside the text instead of below it.
WIDE = 68 * UNIT


class TaskPanel(QFrame):
    """Shows one task, or asks to choose one."""

    def __init__(self, desk: Desk, actions: TaskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._actions = actions
        self._task: TrackedTask | None = None
        self.setAcceptDrops(True)
        self.chip = LightChip()
        self.text = plain_label(wraps=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._number = plain_label("", "heading")
        self._place = plain_label("", "muted", wraps=True)
        self._facts = QGridLayout()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.ticks = TicksPart(desk)
        self.evidence = EvidencePart(desk)
        self.history = TwoLineView(self.tr("歷程"), self.tr("還沒有任何紀錄。"))
        TableExport(desk, self.history, self.tr("工作歷程"))
        self.tabs = QTabWidget()
        self.tabs.addTab(self.evidence, self.tr("佐證"))
        self.tabs.addTab(self.ticks, self.tr("勾稽"))
        self.tabs.addTab(self.history, self.tr("歷程"))
        # The trail is searched only when somebody looks at it.
        self.tabs.currentChanged.connect(lambda _tab: self._show_history())
        self._whole = QWidget()
        self._nothing = plain_label(
            self.tr("在左邊選取一項工作，這裡會顯示內容、佐證與歷程。"), "muted", wraps=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.show_task(None, None)

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(2 * UNIT)
        self._facts.setVerticalSpacing(UNIT // 2)
        self._facts.setColumnStretch(1, 1)
        about = QWidget()
        told = QVBoxLayout(about)
        told.setContentsMargins(0, 0, UNIT, 0)
        told.setSpacing(UNIT)
        told.addWidget(self.text)
        told.addWidget(self._place)
        told.addLayout(self._facts)
        told.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("role", "page")
        scroll.setWidgetResizable(True)
        scroll.setWidget(about)
        about.setAutoFillBackground(False)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT)
        head = QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self.chip)
        about_it = QVBoxLayout()
        about_it.setSpacing(UNIT)
        about_it.addWidget(scroll, 1)
        about_it.addLayout(self._buttons())
        self._halves.setSpacing(2 * UNIT)
        self._halves.addLayout(about_it, 4)
        self._halves.addWidget(self.tabs, 5)
        whole.addLayout(head)
        whole.addLayout(self._halves, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT + UNIT // 2, 2 * UNIT, UNIT + UNIT // 2)
        layout.addWidget(self._whole)
        layout.addWidget(self._nothing)

    def _buttons(self) -> QHBoxLayout:
        self.tick = button(
            self.tr("勾稽…"), lambda: self._actions.tick_with_evidence(self._tasks()), icon_name="checkmark"
        )
        self.more = button(self.tr("其他"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(lambda: self._actions.fill_menu(self._menu, self._tasks()))
        self.more.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.tick)
        row.addWidget(self.more)
        row.addStretch(1)
        return row

    def _tasks(self) -> list[TrackedTask]:
        return [self._task] if self._task else []

    def show_task(self, task: TrackedTask | None, plan: FollowedPlan | None) -> None:
        """Show a task with its evidence and its instances, None for none."""
        self._task = task
        self._whole.setVisible(task is not None)
        self._nothing.setVisible(task is None)
        if task is None or plan is None:
            return
        evidence = plan.evidence.get(task.node_id, [])
        occurrences = plan.occurrences_of_task(task.node_id)
        self._number.setText(task.number)
        self.chip.show_light(task.light, task.standing)
        self.text.setText(task.text)
        self._place.setText(" › ".join(filter(None, (task.area, task.measure))))
        self._show_facts(list(self._facts_of(task)))
        self.tick.setEnabled(task.counts)
        self.ticks.show_occurrences(task, occurrences, plan.due_soon_days)
        done = sum(each.is_done for each in occurrences)
        told = f" ({done}/{len(occurrences)})" if len(occurrences) > 1 else ""
        self.tabs.setTabText(TICKS_TAB, self.tr("勾稽") + told)
        self.evidence.show_evidence(task, evidence)
        count = f" ({len(evidence)})" if evidence else ""
        self.tabs.setTabText(EVIDENCE_TAB, self.tr("佐證") + count)
        self._show_history()

    def _facts_of(self, task: TrackedTask) -> Iterator[tuple[str, str]]:
        sections = task.section_names or self.tr("尚未指定")
        yield self.tr("承辦單位"), sections + (self.tr("（依上層項目）") if task.is_shared_above else "")
        yield self.tr("完成期限"), self._due(task)
        if task.needed is not None:
            words = self.tr("%1，已辦 %2／%3 次").replace("%1", task.quota)
            yield (
                self.tr("應辦次數"),
                words.replace("%2", str(task.credited)).replace("%3", str(task.needed))
                + (self.tr("（集中在同一個月，請留意）") if task.is_bunched else ""),
            )
        if task.limit:
            yield self.tr("處理期限"), task.limit
        if len(task.parts) > 1:
            done = sum(part.is_done for part in task.parts)
            words = self.tr("%1，%2／%3 個單位已完成").replace("%1", word(task.done_rule))
            yield self.tr("完成方式"), words.replace("%2", str(done)).replace("%3", str(len(task.parts)))
        if task.late_times and not task.is_late:
            yield self.tr("逾期完成"), self.tr("%1 次").replace("%1", str(task.late_times))
        if task.awaiting or task.returned:
            words = self.tr("待確認 %1 次，已退回 %2 次").replace("%1", str(task.awaiting))
            yield self.tr("審核"), words.replace("%2", str(task.returned))
        for moved in self._desk.read(extensions_of, task.node_id):
            span = f"{format_date(moved.old_on)} → {format_date(moved.new_on)}"
            yield self.tr("展延"), f"{span}（{moved.approver}核准：{moved.reason}）"
        if task.done_on:
            late = self.tr("（逾期 %1 日）").replace("%1", str(task.days_late)) if task.days_late else ""
            yield self.tr("完成日期"), format_date(task.done_on) + late
        if task.note:
            yield self.tr("辦理情形"), task.note
        if task.reason:
            yield self.tr("原因"), task.reason

    def _due(self, task: TrackedTask) -> str:
        if task.due_on is None:
            return task.due_text or self.tr("未訂")
        on = format_date(task.due_on)
        if task.is_overdue:
            return on + self.tr("（已逾 %1 日）").replace("%1", str(task.days_late))
        return on + (f"（{task.due_text}）" if task.due_text not in ("", on) else "")

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # Gone at once: deleted later, it would still be seen below its successor.
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(plain_label(name, "muted"), row, 0, top)
            self._facts.addWidget(self._value(value), row, 1, top)

    def _value(self, value: str) -> QLabel:
        label = plain_label(value, wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A file dropped anywhere on the panel is evidence.
        self.evidence.dragEnterEvent(event)
        self._invite(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._invite(False)
        self.evidence.dropEvent(event)

    def _invite(self, is_inviting: bool) -> None:
        """Show that what is being dragged may be dropped here."""
        self.setProperty("tone", "info" if is_inviting else None)
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_history(self) -> None:
        if self._task is None or self.tabs.currentIndex() != HISTORY_TAB:
            return
        try:
            found = self._desk.read(history_of_task, self._task.node_id)
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return
        self.history.entries.show(
            Entry(done.number, words_of(done), f"{moment(done.at)} · {done.actor}") for done in found
        )
