"""「匯出表格…」: what a table shows, written as .xlsx, .ods or .csv while the window goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from desktop.errors import OfficeError
from desktop.office.table_export import export_steps
from desktop.rules.file_names import safe_file_name
from desktop.rules.roc_calendar import format_date
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.preferences import preferences
from desktop.ui.shown_table import shown_table
from desktop.ui.work import Job

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import TableFile

FOLDER_KEY = "tables/folder"
FIRST_KIND = ".xlsx"


class TableExport(QObject):
    """An action of the view, also in its context menu; `action` may be put elsewhere too."""

    def __init__(
        self,
        desk: Desk,
        view: QAbstractItemView,
        title: str,
        table: "Callable[[tuple[str, ...]], TableFile] | None" = None,
    ) -> None:
        """Offer to write what the view shows under a title.

        `table` makes the table, given the lines below its title, where the view holds no more than a part.
        """
        super().__init__(view)
        self._desk, self._view, self._title = desk, view, title
        self._table = table
        self.action = QAction(icon("arrow_export"), self.tr("匯出表格…"), view)
        self.action.triggered.connect(lambda _on=False: self.ask())
        view.addAction(self.action)
        if view.contextMenuPolicy() is Qt.ContextMenuPolicy.DefaultContextMenu:
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def ask(self) -> None:
        """Let the user choose a file, and write the table there."""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        name = safe_file_name(f"{self._desk.year}年度{self._title}")
        kinds = {
            self.tr("Excel 活頁簿 (*.xlsx)"): ".xlsx",
            self.tr("ODF 試算表 (*.ods)"): ".ods",
            self.tr("CSV 逗號分隔 (*.csv)"): ".csv",
        }
        chosen, kind = QFileDialog.getSaveFileName(
            self._view, self.tr("匯出表格"), str(Path(folder) / f"{name}{FIRST_KIND}"), ";;".join(kinds)
        )
        if chosen:
            self.write(_named(Path(chosen), kinds.get(kind, FIRST_KIND), tuple(kinds.values())))

    def write(self, target: Path) -> Job | None:
        """Begin to write what is shown now; None where there is nothing to write."""
        lines = (self.tr("匯出日期：%1").replace("%1", format_date(self._desk.today())),)
        try:
            table = self._table(lines) if self._table else shown_table(self._view, self._title, lines)
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return None
        preferences().setValue(FOLDER_KEY, str(target.parent))
        job = self._desk.runner.start(self.tr("匯出表格"), export_steps, table, target)
        job.succeeded.connect(lambda count: self._tell(target, count))
        job.failed.connect(self._desk.tell_failure)
        return job

    def _tell(self, target: Path, count: int) -> None:
        words = self.tr("已匯出 %1 列到「%2」").replace("%1", f"{count:,}").replace("%2", target.name)
        self._desk.told.emit(words)


def _named(target: Path, kind: str, kinds: tuple[str, ...]) -> Path:
    """The file as it was named, with the ending of the chosen kind where it has none of any kind."""
    return target if target.suffix.lower() in kinds else target.with_name(target.name + kind)
