"""Which round of phone tests is looked at, with what can be done about rounds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from db.queries.phone_test import RoundRow
from desktop.ui.icons import icon
from desktop.ui.labels import plain_tooltip
from desktop.ui.theme import UNIT

# In the place of a round's key: the calls of all rounds whose improvement is still to be made.
TO_IMPROVE = 0
LETTERS_SEEN = 19
LIST_WIDTH = 48 * UNIT


class RoundChoice(QWidget):
    """Signals: changed, another round was chosen; new_asked; delete_asked, with the round's key."""

    changed = Signal()
    new_asked = Signal()
    delete_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("測試輪次"))
        # Names may be sentences; the list, not the box, shows them whole.
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(LETTERS_SEEN)
        self.box.view().setMinimumWidth(LIST_WIDTH)
        self.box.currentIndexChanged.connect(lambda _place: self._on_chosen())
        menu = QMenu(self)
        menu.addAction(icon("add"), self.tr("新增輪次…"), self.new_asked.emit)
        self.drop = menu.addAction(icon("delete"), self.tr("刪除這一輪"), self._on_drop)
        more = QToolButton()
        more.setIcon(icon("more_horizontal"))
        more.setAccessibleName(self.tr("測試輪次的其他動作"))
        more.setToolTip(self.tr("新增或刪除測試輪次"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.box)
        layout.addWidget(more)

    def offer(self, rounds: Sequence[RoundRow]) -> None:
        """Offer these rounds, without telling; the chosen one stays so, otherwise it is the first of them."""
        # Alone in the list, the open improvements were nobody's choice.
        chosen = self.box.currentData() if self.box.count() > 1 else None
        was_blocked = self.box.blockSignals(True)
        self.box.clear()
        for one in rounds:
            self.box.addItem(one.name, one.id)
        self.box.addItem(self.tr("待改善（所有輪次）"), TO_IMPROVE)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self.box.blockSignals(was_blocked)
        self._show_current()

    def key(self) -> int:
        """The key of the round, or TO_IMPROVE."""
        chosen: int = self.box.currentData()
        return chosen

    def choose(self, key: int) -> None:
        """Choose a round, or TO_IMPROVE."""
        self.box.setCurrentIndex(self.box.findData(key))

    def _on_chosen(self) -> None:
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        self.box.setToolTip(plain_tooltip(self.box.currentText()))
        self.drop.setEnabled(self.key() != TO_IMPROVE)

    def _on_drop(self) -> None:
        self.delete_asked.emit(self.key())
