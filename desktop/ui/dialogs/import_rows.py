"""What a file holds for a register: how much is new, what is there already, what is wrong with which row."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop.office.register_import import FoundRows, take_in_rows
from desktop.office.rejected_rows import rejected_table
from desktop.office.table_export import export_steps
from desktop.registers.row_reading import BadRow
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.short_table import ShortColumn, ShortTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.table_view import TableView

SIZE = (104 * UNIT, 64 * UNIT)
SIZE_WITHOUT_BAD = (80 * UNIT, 24 * UNIT)
# Rows as high as their reasons take long to lay out; all of them are in the file of the bad rows.
MOST_SHOWN = 300
WIDTHS = ((8 * UNIT, True), (44 * UNIT, True), (36 * UNIT, True))


class ImportRowsDialog(QDialog):
    """Nothing is stored before 匯入 is pressed; rows that are bad are left out only if that is said."""

    def __init__(self, desk: Desk, path: Path, found: FoundRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("匯入%1").replace("%1", found.register.title))
        self.resize(*(SIZE if found.bad else SIZE_WITHOUT_BAD))
        self._desk, self._path, self._found = desk, path, found
        self.about = plain_label(self._counts(), "heading", wraps=True)
        self.columns = plain_label(self._columns(), "muted", wraps=True)
        self.model = ShortTable[BadRow](self._shown_columns(), parent=self)
        self.model.set_rows(found.bad[:MOST_SHOWN])
        self.table = self._make_table()
        words = self.tr("略過不能匯入的 %1 列，先匯入其餘的").replace("%1", f"{len(found.bad):,}")
        self.leave_out = QCheckBox(words)
        self.leave_out.toggled.connect(lambda _on: self._offer())
        self.save_bad = button(self.tr("儲存不能匯入的列…"), self.ask_where, icon_name="save")
        words = self.tr("匯入 %1 筆").replace("%1", f"{len(found.new):,}")
        self.store = button(words, self.take, role="primary")
        self.store.setDefault(True)
        self._lay_out()
        self._offer()
        self.store.setFocus()

    def _make_table(self) -> TableView:
        table = TableView("rejected_rows")
        table.setAccessibleName(self.tr("不能匯入的列"))
        table.setModel(self.model)
        table.start_with(WIDTHS)
        TableExport(self._desk, table, self.tr("不能匯入的列"))
        table.setWordWrap(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self) -> None:
        for widget in (self.table, self.leave_out, self.save_bad):
            widget.setVisible(bool(self._found.bad))
        self.leave_out.setVisible(bool(self._found.bad and self._found.new))
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.save_bad)
        foot.addStretch(1)
        foot.addWidget(button(self.tr("取消"), self.reject))
        foot.addWidget(self.store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self.about)
        layout.addWidget(self.columns)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.leave_out)
        if not self._found.bad:
            layout.addStretch(1)
        layout.addLayout(foot)

    def _counts(self) -> str:
        found = self._found
        words = self.tr("「%1」共 %2 列：新的 %3 列，已在登記簿 %4 列，不能匯入 %5 列")
        for mark, value in (
            ("%2", found.count), ("%3", len(found.new)), ("%4", len(found.stored)), ("%5", len(found.bad)),
        ):  # fmt: skip
            words = words.replace(mark, f"{value:,}")
        return words.replace("%1", self._path.name)

    def _columns(self) -> str:
        found = self._found
        told = [self.tr("認得的欄：") + "、".join(c.label for c in found.headings.columns.values())]
        if found.headings.unknown:
            told.append(self.tr("不認得、不匯入的欄：") + "、".join(found.headings.unknown))
        if found.missing:
            told.append(self.tr("檔案沒有、留空或用預設的欄：") + "、".join(found.missing))
        if found.years:
            told.append(self.tr("新紀錄的年度：") + "、".join(map(str, found.years)))
        if len(found.bad) > MOST_SHOWN:
            words = self.tr("下面列出前 %1 列；全部請按「儲存不能匯入的列…」。")
            told.append(words.replace("%1", str(MOST_SHOWN)))
        if found.stored:
            told.append(self.tr("已在登記簿的列不會重複存入。"))
        return "\n".join(told)

    def _shown_columns(self) -> tuple[ShortColumn[BadRow], ...]:
        return (
            ShortColumn[BadRow](self.tr("列號"), lambda row: str(row.line), value=lambda row: row.line),
            ShortColumn[BadRow](self.tr("不能匯入的原因"), lambda row: "\n".join(row.reasons)),
            ShortColumn[BadRow](
                self.tr("內容"), lambda row: "｜".join(str(cell) for cell in row.cells if str(cell).strip())
            ),
        )

    def _offer(self) -> None:
        is_clear = not self._found.bad or self.leave_out.isChecked()
        self.store.setEnabled(bool(self._found.new) and is_clear)

    def take(self) -> None:
        """Store the new rows, in one step that can be undone."""
        words = self.tr("匯入%1 %2 筆").replace("%1", self._found.register.title)
        words = words.replace("%2", f"{len(self._found.new):,}")
        done = self._desk.do(
            words, take_in_rows, self._found, despite_bad=bool(self._found.bad) and self.leave_out.isChecked()
        )
        if done is not None:
            self.accept()

    def ask_where(self) -> None:
        """Let the user choose a file for the bad rows, and write them there to be corrected."""
        name = f"{self._path.stem}{self.tr('（待改正）')}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("儲存不能匯入的列"),
            str(self._path.with_name(name)),
            self.tr("試算表 (*.xlsx *.ods *.csv)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        job = self._desk.runner.start(self.tr("匯出表格"), export_steps, rejected_table(self._found), target)
        told = self.tr("已將不能匯入的列存到「%1」").replace("%1", target.name)
        job.succeeded.connect(lambda _count: self._desk.told.emit(told))
        job.failed.connect(self._desk.tell_failure)
