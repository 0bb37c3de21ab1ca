"""「匯出計畫…」: the plan as Word, ODF, Excel or a file of our own, written while the window goes on."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.exchange.plan_formats import KINDS
from desktop.office.plan_export import plan_export_steps
from desktop.rules.file_names import safe_file_name
from desktop.ui.desk import Desk
from desktop.ui.preferences import preferences
from desktop.ui.work import Job

KIND_KEY, FOLDER_KEY = "plan/export_kind", "plan/folder"
FIRST_KIND = ".docx"


class PlanExport(QObject):
    """Asks for a file, its kind as last time, and writes the plan of the desk's year there."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self) -> None:
        """Let the user choose a file, and write the plan there."""
        usual = str(preferences().value(KIND_KEY, FIRST_KIND))
        kinds = {f"{words} (*{suffix})": suffix for suffix, (words, *_writer) in KINDS.items()}
        first = next((text for text, suffix in kinds.items() if suffix == usual), next(iter(kinds)))
        name = safe_file_name(self.tr("%1年度計畫").replace("%1", str(self._desk.year)))
        folder = Path(str(preferences().value(FOLDER_KEY, str(Path.home()))))
        proposed = str(folder / f"{name}{kinds[first]}")
        title = self.tr("匯出計畫")
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, proposed, ";;".join(kinds), first)
        if chosen:
            self.write(_named(Path(chosen), kinds.get(kind, FIRST_KIND)))

    def write(self, target: Path) -> Job:
        """Begin to write the plan."""
        desk = self._desk
        job = desk.runner.start(self.tr("匯出計畫"), plan_export_steps, desk.office, desk.year, target)
        job.succeeded.connect(self._tell)
        job.failed.connect(desk.tell_failure)
        return job

    def _tell(self, target: Path) -> None:
        preferences().setValue(FOLDER_KEY, str(target.parent))
        preferences().setValue(KIND_KEY, target.suffix.lower())
        self._desk.told.emit(self.tr("已匯出「%1」").replace("%1", target.name))


def _named(target: Path, kind: str) -> Path:
    """Return the file as it was named, with the ending of the chosen kind where it has none of any kind."""
    return target if target.suffix.lower() in KINDS else target.with_name(target.name + kind)
