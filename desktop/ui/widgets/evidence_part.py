"""The evidence of one task: listed, added, opened, saved, corrected, deleted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.attachments import runs_when_opened
from db.queries.tracking import EvidenceRow, attachment_content
from desktop.errors import OfficeError
from desktop.office.evidence import AttachedFile, delete_evidence
from desktop.office.writing import write_file
from desktop.rules.file_names import safe_file_name
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.evidence import EvidenceDialog
from desktop.ui.icons import icon
from desktop.ui.incoming_files import has_files, read_files
from desktop.ui.models.two_line_list import Entry
from desktop.ui.opened_copies import OpenedCopies
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.two_line_view import TwoLineView


class EvidencePart(QWidget):
    """Files can be dropped anywhere on it, or pasted; Enter opens, F2 corrects, Delete deletes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._desk = desk
        self._task: TrackedTask | None = None
        self._rows: dict[int, EvidenceRow] = {}
        self._copies = OpenedCopies()
        self.destroyed.connect(self._copies.close)
        self.list = TwoLineView(self.tr("佐證"), self.tr("還沒有佐證。把檔案拖到這裡，或按「新增佐證」。"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.activated.connect(lambda _index: self.open_current())
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        self._add = button(self.tr("新增佐證…"), lambda: self.add(()), icon_name="add")
        buttons.addWidget(self._add)
        buttons.addWidget(button(self.tr("貼上"), self.paste, icon_name="clipboard_paste"))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self._add_keys()

    def _add_keys(self) -> None:
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        for keys, act in ((paste, self.paste), ("Del", self.delete_current), ("F2", self.change_current)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_evidence(self, task: TrackedTask, rows: Sequence[EvidenceRow]) -> None:
        """Show the evidence of a task, the newest first."""
        self._task = task
        self._rows = {row.id: row for row in rows}
        self.list.entries.show(self._entry(row) for row in reversed(rows))

    def _entry(self, row: EvidenceRow) -> Entry:
        what = row.what or row.file_name or row.letter_number or self.tr("（未寫說明）")
        times = self.tr("計 %1 次").replace("%1", str(row.count)) if row.count else self.tr("不計次")
        counted = times if self._task is not None and self._task.needed is not None else ""
        named = [text for text in (row.file_name, row.letter_number) if text and text != what]
        icon_name = "attach" if row.attachment_id is not None else "document_text"
        if runs_when_opened(row.file_name):
            icon_name = "warning"
            named.append(self.tr("可執行檔，只能另存"))
        second = " · ".join(filter(None, (counted, *named))) or self.tr("無附件")
        return Entry(row.id, f"{format_date(row.dated_on)}　{what}", second, icon_name)

    def current_row(self) -> EvidenceRow | None:
        """The evidence the cursor is on."""
        entry = self.list.current()
        return self._rows.get(entry.key) if entry else None

    def add(self, files: Sequence[AttachedFile], refusals: Sequence[str] = ()) -> None:
        """Ask what the new evidence is, with these files; tell why others were not taken."""
        for sentence in refusals:
            self._desk.refused.emit(sentence)
        if self._task is not None and (files or not refusals):
            EvidenceDialog(self._desk, self._task, files=files, parent=self.window()).open()

    def paste(self) -> None:
        """Add the files or the picture on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if has_files(data):
            self.add(*read_files(data))
        else:
            self._desk.refused.emit(self.tr("剪貼簿裡沒有檔案或圖片；請先在檔案總管複製檔案，或擷取畫面。"))

    def change_current(self) -> None:
        """Correct what the evidence says."""
        row = self.current_row()
        if row is not None and self._task is not None:
            EvidenceDialog(self._desk, self._task, row=row, parent=self.window()).open()

    def delete_current(self) -> None:
        """Delete the evidence; it can be taken back."""
        row = self.current_row()
        if row is not None:
            self._desk.do(self.tr("刪除佐證"), delete_evidence, row.id)

    def open_current(self) -> None:
        """Show the file in its program; a program is not started but offered to be saved."""
        row = self.current_row()
        if row is None or row.attachment_id is None:
            return self.change_current()
        if runs_when_opened(row.file_name):
            return self.save_current()
        content = self._content(row)
        if content is not None and not self._copies.open(row.file_name, content):
            sentence = self.tr("這台電腦沒有可以開啟「%1」的程式；請改用「另存新檔」。")
            self._desk.refused.emit(sentence.replace("%1", row.file_name))
        return None

    def save_current(self) -> None:
        """Save the file somewhere."""
        row = self.current_row()
        if row is None or row.attachment_id is None:
            return
        proposed = str(Path.home() / safe_file_name(row.file_name))
        path, _filter = QFileDialog.getSaveFileName(self, self.tr("另存佐證檔案"), proposed)
        content = self._content(row) if path else None
        if content is not None:
            try:
                write_file(Path(path), content)
            except OfficeError as error:
                self._desk.refused.emit(str(error))

    def _content(self, row: EvidenceRow) -> bytes | None:
        try:
            return self._desk.read(attachment_content, row.attachment_id or 0)
        except OfficeError as error:
            self._desk.refused.emit(str(error))
            return None

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """What can be done to the evidence the cursor is on."""
        menu = QMenu(self)
        row = self.current_row()
        has_file = row is not None and row.attachment_id is not None
        may_open = has_file and row is not None and not runs_when_opened(row.file_name)
        for text, icon_name, act, is_enabled in (
            (self.tr("開啟"), "open", self.open_current, may_open),
            (self.tr("另存新檔…"), "save", self.save_current, has_file),
            (self.tr("修改…"), "edit", self.change_current, row is not None),
            (self.tr("刪除"), "delete", self.delete_current, row is not None),
        ):
            action = menu.addAction(icon(icon_name), text)
            action.triggered.connect(lambda _on=False, do=act: do())
            action.setEnabled(is_enabled)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._task is not None and has_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(*read_files(event.mimeData()))
