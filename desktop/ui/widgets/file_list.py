"""The files that a dialog will attach: chosen, dropped or pasted, and taken out again."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.office.evidence import AttachedFile
from desktop.ui.icons import icon
from desktop.ui.incoming_files import has_files, read_files, read_paths
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

ROWS_SEEN = 3


class FileList(QWidget):
    """Files with their sizes; Delete takes the selected one out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._files: list[AttachedFile] = []
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("附件"))
        self._list.setFixedHeight(ROWS_SEEN * 3 * UNIT + UNIT)
        self._list.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        self._refusals = plain_label(role="error", wraps=True)
        self._refusals.hide()
        add = button(self.tr("選擇檔案…"), self._choose, icon_name="attach")
        self._remove = button(self.tr("移除"), self._take_out)
        self._remove.hide()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(add)
        row.addWidget(self._remove)
        row.addWidget(plain_label(self.tr("也可以拖放或貼上檔案"), "muted"), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self._list)
        layout.addWidget(self._refusals)
        layout.addLayout(row)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            ("Del", self._take_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def files(self) -> tuple[AttachedFile, ...]:
        """What will be attached."""
        return tuple(self._files)

    def add(self, files: Iterable[AttachedFile], refusals: Iterable[str] = ()) -> None:
        """Add files, and tell why others could not be added."""
        for file in files:
            self._files.append(file)
            item = QListWidgetItem(icon("attach"), f"{file.name}　{size_words(len(file.content))}")
            item.setToolTip(file.name)
            self._list.addItem(item)
        self._refusals.setText("\n".join(refusals))
        self._refusals.setVisible(bool(self._refusals.text()))
        self._list.setVisible(bool(self._files))
        self._remove.setVisible(bool(self._files))

    def paste(self) -> None:
        """Add the files or the picture on the clipboard."""
        self.add(*read_files(QGuiApplication.clipboard().mimeData()))

    def _choose(self) -> None:
        paths, _filter = QFileDialog.getOpenFileNames(self, self.tr("選擇佐證檔案"))
        self.add(*read_paths(map(Path, paths)))

    def _take_out(self) -> None:
        row = self._list.currentRow() if self._list.currentRow() >= 0 else len(self._files) - 1
        if row >= 0:
            del self._files[row]
            self._list.takeItem(row)
            self.add(())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(*read_files(event.mimeData()))
        event.acceptProposedAction()


def size_words(size: int) -> str:
    """A number of bytes as people read it: 12 KB, 3.4 MB."""
    if size < 1024 * 1024:
        return f"{max(round(size / 1024), 1)} KB"
    return f"{size / 1024 / 1024:.1f} MB"
