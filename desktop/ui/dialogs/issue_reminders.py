"""Issuing reminder slips: to which late sections, until when they answer, with what word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from desktop.office.followed_plan import work_calendar
from desktop.office.reminders import issue_reminders
from desktop.office.slip_drafts import SlipDraft
from desktop.rules.chasing import REPLY_WORKDAYS, suggested_reply_by
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import MARGIN, DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.models.reminder_tables import DraftLine, draft_columns, draft_lines
from desktop.ui.models.short_table import ShortTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.roc_date_edit import RocDateLine
from desktop.ui.widgets.section_list import SectionList
from desktop.ui.widgets.table_view import TableView

# What is told stands beside the fields, as wide as the screen has room for.
LEAST_PREVIEW, WIDEST_PREVIEW = 50 * UNIT, 82 * UNIT
FIELDS_WIDTH = 50 * UNIT
COLUMNS = (76, 200, 66, 150)
TASK_COLUMN = 1


class IssueRemindersDialog(DeedDialog):
    """All late sections are checked but those that got a slip today; what they are told stands beside.

    Signals:
        issued: the keys of the slips.
    """

    issued = Signal(list)

    def __init__(
        self, desk: Desk, year: int, drafts: Sequence[SlipDraft], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("開立稽催單"), self.tr("開立"))
        room = self.screen().availableGeometry().width() - FIELDS_WIDTH - 4 * MARGIN
        preview_width = max(LEAST_PREVIEW, min(room, WIDEST_PREVIEW))
        self.setMinimumWidth(FIELDS_WIDTH + preview_width + 3 * MARGIN)
        self._year = year
        self._drafts = list(drafts)
        told = self.tr("每個單位一張，列出今天逾期的工作；開立後在「表單」列印，或存成一個 PDF。")
        self.add_above(plain_label(told, "muted", wraps=True))
        self.sections = SectionList()
        # The dialog is high: the list takes what is over.
        self.sections.setMaximumHeight(self.screen().availableGeometry().height())
        self.reply_by, self.note = RocDateLine(), QLineEdit()
        self.preview: ShortTable[DraftLine] = ShortTable(draft_columns(), parent=self)
        self._heading = plain_label("", "heading")
        self._fill()
        self.rows.add_row(self.tr("單位"), self.sections)
        hint = self.tr("建議為 %1 個工作天後。").replace("%1", str(REPLY_WORKDAYS))
        self.rows.add_row(self.tr("回復期限"), self.reply_by, hint)
        self.rows.add_row(self.tr("說明"), self.note, self.tr("印在稽催單上，可不填。"))
        self.reply_by.error_changed.connect(lambda sentence: self.rows.set_error(self.reply_by, sentence))
        self.add_beside(self._beside_fields(), preview_width)
        self.sections.itemChanged.connect(lambda _item: self._show_preview())
        self._show_preview()

    def _fill(self) -> None:
        for draft in self._drafts:
            words = self.tr("%1　逾期 %2 項")
            words = words.replace("%1", draft.section).replace("%2", str(len(draft.tasks)))
            self.sections.offer(draft.section_id, words)
            if draft.was_told_today:
                item = self.sections.item(self.sections.count() - 1)
                item.setText(words + self.tr("（今天已開立）"))
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        today = self.desk.today()
        self.reply_by.set_date(suggested_reply_by(today, self.desk.read(work_calendar)))

    def _beside_fields(self) -> QWidget:
        table = TableView("reminder_drafts")
        table.setAccessibleName(self.tr("稽催單所列工作"))
        table.setModel(self.preview)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.start_with([(width, True) for width in COLUMNS])
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(TASK_COLUMN, QHeaderView.ResizeMode.Stretch)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._heading)
        column.addWidget(table, 1)
        return beside

    def _show_preview(self) -> None:
        chosen = set(self.sections.chosen())
        drafts = [draft for draft in self._drafts if draft.section_id in chosen]
        lines = draft_lines(drafts)
        self.preview.set_rows(lines)
        words = self.tr("將開立 %1 張，共 %2 項工作")
        self._heading.setText(words.replace("%1", str(len(drafts))).replace("%2", str(len(lines))))

    def find_errors(self) -> None:
        if not self.sections.chosen():
            self.rows.set_error(self.sections, self.tr("請至少勾選一個單位。"))
        on = self.reply_by.date()
        if self.reply_by.error():
            self.rows.set_error(self.reply_by, self.reply_by.error())
        elif on is None:
            self.rows.set_error(self.reply_by, self.tr("請填寫回復期限，例如 115.03.05。"))
        elif on < self.desk.today():
            self.rows.set_error(self.reply_by, self.tr("回復期限早於今天；請改填今天以後的日期。"))

    def act(self) -> None:
        reply_by = self.reply_by.date()
        if reply_by is None:
            return
        keys = self.desk.do(
            self.tr("開立稽催單"),
            issue_reminders,
            self._year,
            self.sections.chosen(),
            on=self.desk.today(),
            reply_by=reply_by,
            note=self.note.text(),
        )
        if keys is not None:
            self.issued.emit(keys)
