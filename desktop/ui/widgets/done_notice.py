"""What was just done, for four seconds, with a link that takes it back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

DONE_MS = 4000


class DoneNotice(QWidget):
    """Signals: undo_asked when the link was pressed."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = plain_label()
        mark.setPixmap(pixmap("checkmark_circle", 16, "green"))
        self._text = plain_label()
        self.undo_link: QPushButton = button(self.tr("復原"), self._ask_undo, role="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(mark)
        row.addWidget(self._text)
        row.addWidget(self.undo_link)
        self._gone = QTimer(self, singleShot=True, interval=DONE_MS)
        self._gone.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str, *, undoable: bool = True) -> None:
        """Show what was done; the four seconds begin anew."""
        self._text.setText(text)
        self.undo_link.setVisible(undoable)
        self._gone.start()
        self.show()

    def set_duration(self, milliseconds: int) -> None:
        """Show what is told from now on for so long."""
        self._gone.setInterval(milliseconds)

    def text(self) -> str:
        """What is told now, empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_asked.emit()
