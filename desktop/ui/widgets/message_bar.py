"""The quiet bar for what was refused: no dialog, it stays until it is dismissed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon, pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

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

    def inform(self, sentence: str, door: str = "", opened: Callable[[], object] | None = None) -> None:
        """Show what is good to know; a link called `door` leads on, and the message then goes."""
        message = self._show(sentence, "info", "info", "accent")
        if opened is not None:
            message.add_door(door, opened)

    def clear(self) -> None:
        """Dismiss everything, as it was told to somebody who has left."""
        for message in tuple(self._messages):
            self._drop(message)

    def sentences(self) -> list[str]:
        """What is shown now."""
        return [message.sentence for message in self._messages]

    def _show(self, sentence: str, tone: str, icon_name: str, colour: str) -> "Message":
        for same in [message for message in self._messages if message.sentence == sentence]:
            self._drop(same)
        message = Message(sentence, tone, icon_name, colour)
        message.dismiss.clicked.connect(lambda: self._drop(message))
        self._messages.append(message)
        self._layout.addWidget(message)
        if len(self._messages) > MOST_SHOWN:
            self._drop(self._messages[0])
        self.show()
        return message

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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(UNIT + UNIT // 2, UNIT // 2, UNIT // 2, UNIT // 2)
        self._row.setSpacing(UNIT)
        self._row.addWidget(mark)
        self._row.addWidget(told, 1)
        self._row.addWidget(self.dismiss)

    def add_door(self, words: str, opened: Callable[[], object]) -> None:
        """Put a link before the button that dismisses; whoever follows it is done with the message."""
        link = button(words, opened, role="link")
        link.clicked.connect(self.dismiss.click)
        self._row.insertWidget(self._row.count() - 1, link)
