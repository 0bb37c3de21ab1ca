"""Handing the plan to its sections to draft: a workbook each, written into a folder."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.office import sections
from db.queries.plan import PlanHead
from desktop.office.handing_out import handing_out_steps
from desktop.office.handouts import HandoutRow, handouts_of, parts
from desktop.rules.roc_calendar import format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.preferences import preferences
from desktop.ui.widgets.folder_line import FolderLine
from desktop.ui.widgets.roc_date_edit import RocDateLine
from desktop.ui.widgets.section_list import SectionList

FOLDER_KEY = "plan/handout_folder"


class HandOutDialog(DeedDialog):
    """Which sections, until when, with what word, into which folder; what is still out is shown."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("分送各單位編寫"), self.tr("產生檔案"))
        self._head = head
        self.add_above(
            plain_label(
                self.tr(
                    "每個單位一個 Excel 檔，只有自己的工作；編好回傳後，用「收回各單位的檔案」比對採納。"
                ),
                "muted",
                wraps=True,
            )
        )
        self.sections = SectionList()
        self.reply_by, self.note = RocDateLine(), QLineEdit()
        self.folder = FolderLine(str(preferences().value(FOLDER_KEY, str(Path.home() / self.tr("計畫編寫")))))
        self._fill()
        self.rows.add_row(self.tr("單位"), self.sections)
        self.rows.add_row(self.tr("回傳期限"), self.reply_by)
        self.rows.add_row(self.tr("給單位的話"), self.note)
        self.rows.add_row(self.tr("存到資料夾"), self.folder)

    def _fill(self) -> None:
        mine = self.desk.read(parts, self._head.id)
        out = {
            row.section: row for row in self.desk.read(handouts_of, self._head.id) if not row.taken_back_on
        }
        for section in self.desk.read(sections):
            if section.id in mine:
                words = self._words(section.name, len(mine[section.id]), out.get(section.name))
                self.sections.offer(section.id, words)

    def _words(self, name: str, tasks: int, out: HandoutRow | None) -> str:
        words = self.tr("%1　%2 項工作").replace("%1", name).replace("%2", str(tasks))
        if out is None:
            return words
        late = self.tr("，已逾回傳期限") if out.is_late(self.desk.today()) else ""
        return words + self.tr("（%1 已分送，尚未收回%2）").replace("%1", format_date(out.handed_on)).replace(
            "%2", late
        )

    def find_errors(self) -> None:
        if not self.sections.chosen():
            self.rows.set_error(self.sections, self.tr("請至少勾選一個單位。"))
        if self.reply_by.error():
            self.rows.set_error(self.reply_by, self.reply_by.error())
        on = self.reply_by.date()
        if on is not None and on < self.desk.today():
            self.rows.set_error(self.reply_by, self.tr("回傳期限早於今天。"))

    def act(self) -> None:
        desk, folder = self.desk, self.folder.path()
        preferences().setValue(FOLDER_KEY, str(folder))
        job = desk.runner.start(
            self.tr("分送各單位編寫"),
            handing_out_steps,
            desk.office,
            desk.actor,
            self._head.id,
            self.sections.chosen(),
            folder,
            on=desk.today(),
            reply_by=self.reply_by.date(),
            note=self.note.text(),
        )
        told = self.tr("已產生 %1 個檔案，在「%2」").replace("%2", str(folder))
        job.succeeded.connect(lambda files: desk.told.emit(told.replace("%1", str(len(files)))))
        job.failed.connect(desk.tell_failure)
