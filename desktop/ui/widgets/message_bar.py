"""The quiet bar for what was refused: no dialog, it stays until it is dismissed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon, pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT

# More than this would push the page away; the oldest makes room.
MOST_SHOWN = 3


class MessageBar(QWidget):
    """Messages below each other, the newest last; the same sentence is not shown twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(UNIT // 2)
        self._messages: list[Message] = []
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Show why something could not be done."""
        self._show(sentence, "refused", "error_circle", "red")

    def warn(self, sentence: str) -> None:
        """Show what somebody should look after."""
        self._show(sentence, "warning", "warning", "yellow")

    def inform(self, sentence: str) -> None:
        """Show what is good to know."""
        self._show(sentence, "info", "info", "accent")

    def sentences(self) -> list[str]:
        """What is shown now."""
        return [message.sentence for message in self._messages]

    def _show(self, sentence: str, tone: str, icon_name: str, colour: str) -> None:
        for same in [message for message in self._messages if message.sentence == sentence]:
            self._drop(same)
        message = Message(sentence, tone, icon_name, colour)
        message.dismiss.clicked.connect(lambda: self._drop(message))
        self._messages.append(message)
        self._layout.addWidget(message)
        if len(self._messages) > MOST_SHOWN:
            self._drop(self._messages[0])
        self.show()

    def _drop(self, message: "Message") -> None:
        self._messages.remove(message)
        self._layout.removeWidget(message)
        message.hide()
        message.deleteLater()
        self.setVisible(bool(self._messages))


class Message(QFrame):
    """One sentence with its mark and a button that dismisses it."""

    def __init__(self, sentence: str, tone: str, icon_name: str, colour: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.setProperty("tone", tone)
        mark = plain_label()
        mark.setPixmap(pixmap(icon_name, 20, colour))
        told = plain_label(sentence, wraps=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss = QToolButton()
        self.dismiss.setIcon(icon("dismiss"))
        self.dismiss.setAccessibleName(self.tr("關閉訊息"))
        self.dismiss.setToolTip(self.tr("關閉訊息"))
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT + UNIT // 2, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(mark)
        row.addWidget(told, 1)
        row.addWidget(self.dismiss)
