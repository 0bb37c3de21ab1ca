"""Picking tasks from the library of standard tasks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.office.task_library import StandardTask, standard_tasks
from desktop.rules.find_text import Search
from desktop.rules.quota import quota_text
from desktop.rules.tracked_tasks import limit_text
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

SIZE = (96 * UNIT, 64 * UNIT)


class StandardTasksDialog(QDialog):
    """A list to search as one types and to filter by area; what is checked is inserted.

    Signals:
        chosen: the tasks to be inserted, as a list of `StandardTask`.
    """

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("標準工作"))
        self.resize(*SIZE)
        self.words, self.area, self.list = QLineEdit(), QComboBox(), QListWidget()
        self.words.setPlaceholderText(self.tr("輸入文字搜尋，例如：電話、每月、訓練"))
        self.words.setClearButtonEnabled(True)
        self.area.addItem(self.tr("所有要項"), "")
        for name in dict.fromkeys(task.area for task in standard_tasks()):
            self.area.addItem(name, name)
        self.list.setAccessibleName(self.tr("標準工作"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.about = plain_label("", "muted")
        self.insert = button("", self._insert, role="primary")
        self._fill()
        self._lay_out()
        self.words.textChanged.connect(lambda _text: self._filter())
        self.area.currentIndexChanged.connect(lambda _row: self._filter())
        self.list.itemChanged.connect(lambda _entry: self._tell())
        self._filter()

    def _fill(self) -> None:
        for task in standard_tasks():
            entry = QListWidgetItem(_words(task))
            entry.setData(Qt.ItemDataRole.UserRole, task)
            entry.setCheckState(Qt.CheckState.Unchecked)
            entry.setToolTip(task.area)
            self.list.addItem(entry)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.words, 1)
        head.addWidget(self.area)
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.about, 1)
        foot.addWidget(button(self.tr("取消"), self.reject))
        foot.addWidget(self.insert)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _filter(self) -> None:
        search, area = Search(self.words.text().strip()), self.area.currentData()
        shown = 0
        for row in range(self.list.count()):
            entry = self.list.item(row)
            task: StandardTask = entry.data(Qt.ItemDataRole.UserRole)
            fits = (not search.words or bool(search.spans(entry.text()))) and area in ("", task.area)
            entry.setHidden(not fits)
            shown += fits
        self.about.setText(self.tr("符合 %1 項；空白鍵勾選。").replace("%1", str(shown)))
        self._tell()

    def checked(self) -> list[StandardTask]:
        """The tasks that are checked, also those that are filtered away."""
        entries = (self.list.item(row) for row in range(self.list.count()))
        return [
            entry.data(Qt.ItemDataRole.UserRole)
            for entry in entries
            if entry.checkState() is Qt.CheckState.Checked
        ]

    def _tell(self) -> None:
        count = len(self.checked())
        self.insert.setText(self.tr("加入 %1 項").replace("%1", str(count)))
        self.insert.setEnabled(bool(count))

    def _insert(self) -> None:
        self.chosen.emit(self.checked())
        self.accept()


def _words(task: StandardTask) -> str:
    promises = [quota_text(task.quota)] if task.quota else []
    promises += [limit_text(task.limit)] if task.limit else []
    return task.text + (f"　〔{'、'.join(promises)}〕" if promises else "")
