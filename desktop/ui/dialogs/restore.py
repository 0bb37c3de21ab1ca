"""Choosing the backup that is to take the place of the office's file."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.backup import daily_backups
from desktop.rules.roc_calendar import format_date
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.list_box import list_box

TRADITIONAL = QLocale.DataSizeFormat.DataSizeTraditionalFormat


class RestoreDialog(QDialog):
    """Lists the automatic backups, newest first.

    Signals:
        chosen: the backup's path.
    """

    chosen = Signal(object)

    def __init__(self, database: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("從備份還原"))
        self.setMinimumSize(70 * UNIT, 50 * UNIT)
        self._database = database
        self.backups = self._listed()
        self.restore_button = button(self.tr("還原所選備份"), self._choose, role="primary")
        self.restore_button.setDefault(True)
        self.restore_button.setEnabled(self.backups.isEnabled())
        row = QHBoxLayout()
        row.addWidget(button(self.tr("其他檔案…"), self._choose_other, icon_name="folder_open"))
        row.addStretch(1)
        row.addWidget(button(self.tr("取消"), self.reject))
        row.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        told = self.tr("備份會先完整檢查再放回；目前的資料庫會另存保留，不會消失。")
        layout.addWidget(plain_label(told, "muted", wraps=True))
        layout.addWidget(self.backups, 1)
        layout.addLayout(row)

    def _listed(self) -> QListWidget:
        backups = list_box()
        backups.setAccessibleName(self.tr("自動備份"))
        for path in daily_backups(self._database):
            made = dt.datetime.fromtimestamp(path.stat().st_mtime)
            size = QLocale().formattedDataSize(path.stat().st_size, 0, TRADITIONAL)
            item = QListWidgetItem(f"{format_date(made.date())} {made:%H:%M}　{size}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setToolTip(path.name)
            backups.addItem(item)
        if not backups.count():
            backups.addItem(self.tr("尚無自動備份；請按「其他檔案…」選擇您保存的備份。"))
            backups.setEnabled(False)
            return backups
        backups.setCurrentRow(0)
        backups.itemDoubleClicked.connect(lambda _item: self._choose())
        return backups

    def _choose(self) -> None:
        self._decide(self.backups.currentItem().data(Qt.ItemDataRole.UserRole))

    def _choose_other(self) -> None:
        folder = str(self._database.parent)
        found, _kind = QFileDialog.getOpenFileName(
            self, self.tr("選擇備份檔"), folder, self.tr("為民資料庫 (*.db);;所有檔案 (*)")
        )
        if found:
            self._decide(Path(found))

    def _decide(self, backup: Path) -> None:
        self.chosen.emit(backup)
        self.accept()
