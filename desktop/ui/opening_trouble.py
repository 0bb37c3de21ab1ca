"""What the window shows when no office could be opened: why, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState


class OpeningTrouble(QWidget):
    """Signals: other_asked, restore_asked, again_asked and close_asked, one for each button."""

    again_asked = Signal()
    other_asked = Signal()
    restore_asked = Signal()
    close_asked = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = sentence
        state = EmptyState("error_circle", self.tr("無法開啟資料庫"), sentence)
        state.add_action(self.tr("再試一次"), self.again_asked.emit, role="primary")
        state.add_action(self.tr("另選檔案…"), self.other_asked.emit, icon_name="folder_open")
        state.add_action(self.tr("從備份還原…"), self.restore_asked.emit, icon_name="history")
        state.add_action(self.tr("關閉"), self.close_asked.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        layout.addWidget(state)
