"""Writing the workbooks in which the sections report: for whom, into which folder."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.office.followed_plan import FollowedPlan
from desktop.office.returns import returning_steps, sections_with_tasks
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.preferences import preferences
from desktop.ui.widgets.folder_line import FolderLine
from desktop.ui.widgets.section_list import SectionList

FOLDER_KEY = "tracking/returns_folder"


class WriteReturnsDialog(DeedDialog):
    """The sections with tasks, all checked, and a folder."""

    def __init__(self, desk: Desk, plan: FollowedPlan, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("產生回報表"), self.tr("產生檔案"))
        self._plan = plan
        told = self.tr(
            "每個單位一個 Excel 檔，列出自己的工作與目前情形；填好傳回後，用「讀回回報表」比對採納。"
        )
        self.add_above(plain_label(told, "muted", wraps=True))
        self.sections = SectionList()
        self.folder = FolderLine(
            str(preferences().value(FOLDER_KEY, str(Path.home() / self.tr("執行情形回報"))))
        )
        names = {section.id: section.name for section in plan.sections}
        for key, tasks in sections_with_tasks(plan).items():
            words = self.tr("%1　%2 項工作").replace("%1", names[key]).replace("%2", str(len(tasks)))
            self.sections.offer(key, words)
        self.rows.add_row(self.tr("單位"), self.sections)
        self.rows.add_row(self.tr("存到資料夾"), self.folder)

    def find_errors(self) -> None:
        if not self.sections.chosen():
            self.rows.set_error(self.sections, self.tr("請至少勾選一個單位。"))

    def act(self) -> None:
        desk, folder = self.desk, self.folder.path()
        preferences().setValue(FOLDER_KEY, str(folder))
        job = desk.runner.start(
            self.tr("產生回報表"),
            returning_steps,
            desk.office,
            self._plan.head.year,
            folder,
            on=desk.today(),
            section_ids=self.sections.chosen(),
        )
        told = self.tr("已產生 %1 個回報表，在「%2」").replace("%2", str(folder))
        job.succeeded.connect(lambda files: desk.told.emit(told.replace("%1", str(len(files)))))
        job.failed.connect(desk.tell_failure)
