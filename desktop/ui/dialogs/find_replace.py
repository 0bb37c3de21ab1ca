"""Finding words all over the plan, and putting others in their place after a look at each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.queries.plan import plan_head, plan_tree
from db.vocabulary import PlanStatus
from desktop.office.replacing import Hit, hits_in, reword_all
from desktop.rules.find_text import Search
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.hit_table import HitTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.wording_table import WordingTable

SIZE = (110 * UNIT, 66 * UNIT)
WHERE_WIDTH = 18 * UNIT
PAUSE_MS = 150


class FindReplaceDialog(QDialog):
    """Stays open beside the plan; Enter on a row shows its place, Space checks it, Ctrl+Enter replaces.

    Signals:
        wanted: a `Hit` whose place is to be shown.
    """

    wanted = Signal(object)

    def __init__(
        self, desk: Desk, selected: Sequence[int] = (), words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("尋找與取代"))
        self.resize(*SIZE)
        self._desk, self._selected = desk, list(selected)
        self.words, self.replacement = QLineEdit(words), QLineEdit()
        self.is_exact = QCheckBox(self.tr("區分全形半形與大小寫"))
        self.only_selected = QCheckBox(self.tr("只找選取的項目"))
        self.only_selected.setVisible(len(self._selected) > 1)
        self.about = plain_label("", "muted", wraps=True)
        self.model = HitTable(self)
        self.table = WordingTable(self.model, self.tr("找到的地方"), WHERE_WIDTH)
        TableExport(desk, self.table, self.tr("找到的地方"))
        self.replace_button = button(self.tr("取代勾選的"), self.replace, role="primary")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.search()

    def _lay_out(self) -> None:
        rows = FormRows()
        rows.add_row(self.tr("尋找"), self.words)
        rows.add_row(self.tr("取代為"), self.replacement)
        options = QHBoxLayout()
        options.addWidget(self.is_exact)
        options.addWidget(self.only_selected)
        options.addStretch(1)
        options.addWidget(button(self.tr("全部勾選"), lambda: self.model.check_all(True), role="link"))
        options.addWidget(button(self.tr("全部不勾"), lambda: self.model.check_all(False), role="link"))
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.about, 1)
        foot.addWidget(button(self.tr("關閉"), self.close))
        foot.addWidget(self.replace_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(rows)
        layout.addLayout(options)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.replacement.textChanged.connect(self._on_replacement)
        for box in (self.is_exact, self.only_selected):
            box.toggled.connect(lambda _on: self.search())
        self.model.checked.connect(self._tell)
        self.table.activated.connect(lambda index: self.wanted.emit(self.model.hit(index)))
        self._desk.changed.connect(lambda _tables: self.search())

    def search(self) -> None:
        """Look through the plan as it is now."""
        self._pause.stop()
        self.model.show(self._hits())

    def _hits(self) -> list[Hit]:
        head = self._desk.read(plan_head, self._desk.year)
        self._plan_id = head.id if head else 0
        self._is_locked = head is None or head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        if head is None:
            return []
        search = Search(self.words.text(), self.is_exact.isChecked())
        chosen = self._selected if self.only_selected.isChecked() else None
        return hits_in(self._desk.read(plan_tree, head.id), search, chosen)

    def _on_replacement(self, words: str) -> None:
        self.model.replace_with(words)
        self.table.fit()

    def _tell(self) -> None:
        count, checked = self.model.rowCount(), len(self.model.rewordings())
        if not self.words.text():
            self.about.setText(self.tr("輸入要找的字；在名稱、章節與所有項目的各欄裡尋找。"))
        elif not count:
            self.about.setText(self.tr("找不到「%1」。").replace("%1", self.words.text()))
        else:
            told = self.tr("找到 %1 處，勾選 %2 處；Enter 前往，空白鍵勾選。").replace("%1", str(count))
            self.about.setText(told.replace("%2", str(checked)))
        self.replace_button.setEnabled(bool(checked) and not self._is_locked)

    def replace(self) -> None:
        """Put the words into all checked places, in one step."""
        text = self.tr("取代 %1 處").replace("%1", str(len(self.model.rewordings())))
        self._desk.do(text, reword_all, self._plan_id, self.model.rewordings())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.replace_button.isEnabled():
                self.replace()
        elif is_enter:
            self.search()
            self.table.setFocus()
            self.table.selectRow(0)
        else:
            super().keyPressEvent(event)
