"""「行事曆檔…」: whose dates go into a calendar file, and whether with what is done."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from desktop.office.calendar_export import WrittenCalendar, calendar_steps
from desktop.office.followed_plan import FollowedPlan
from desktop.rules.file_names import safe_file_name
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.preferences import preferences

FOLDER_KEY = "tracking/calendar_folder"
SUFFIX = ".ics"


class CalendarExportDialog(DeedDialog):
    """The whole office or one section, first that of who works; the file is asked for afterwards."""

    def __init__(self, desk: Desk, plan: FollowedPlan, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("行事曆檔"), self.tr("存檔…"))
        self._plan = plan
        told = self.tr(
            "工作期限寫成 .ics 檔，可加入 Outlook、Google 日曆或手機；到期前 7 天提醒。"
            "期限有變動時再匯出、再加入一次，原來的日期會跟著更新。"
        )
        self.add_above(plain_label(told, "muted", wraps=True))
        self.section = QComboBox()
        in_view = desk.actor.section_in_view
        if in_view is None:
            self.section.addItem(self.tr("全機關"), "")
        for section in plan.sections:
            if not section.members and in_view in (None, section.id):
                self.section.addItem(section.name, section.name)
                if section.id == desk.actor.section_id:
                    self.section.setCurrentIndex(self.section.count() - 1)
        self.with_done = QCheckBox(self.tr("連同已完成的"))
        self.rows.add_row(self.tr("單位"), self.section)
        self.rows.add_row("", self.with_done)

    def find_errors(self) -> None:
        """Nothing can be chosen wrongly."""

    def act(self) -> None:
        words = self.tr("%1年度工作期限").replace("%1", str(self._plan.head.year))
        name = safe_file_name("_".join(part for part in (words, self.section.currentData()) if part))
        folder = Path(str(preferences().value(FOLDER_KEY, str(Path.home()))))
        kind = self.tr("行事曆檔 (*.ics)")
        title = self.tr("儲存行事曆檔")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(folder / f"{name}{SUFFIX}"), kind)
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Begin to write the file."""
        target = target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)
        preferences().setValue(FOLDER_KEY, str(target.parent))
        desk = self.desk
        job = desk.runner.start(
            self.windowTitle(),
            calendar_steps,
            desk.office,
            self._plan.head.year,
            target,
            now=dt.datetime.now().astimezone(),
            section=self.section.currentData(),
            with_done=self.with_done.isChecked(),
        )
        written, besides = self.tr("已寫成 %1 個日期：「%2」"), self.tr("；每日辦理的 %1 項沒有列入")
        job.succeeded.connect(lambda found: desk.told.emit(_told(found, written, besides)))
        job.failed.connect(desk.tell_failure)


def _told(found: WrittenCalendar, written: str, besides: str) -> str:
    words = written.replace("%1", str(found.dates)).replace("%2", found.path.name)
    return words + (besides.replace("%1", str(len(found.left_out))) if found.left_out else "")
