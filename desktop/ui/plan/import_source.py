"""Where a plan comes from: a file, or text pasted from a document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.exchange.readers import ENDINGS
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class ImportSource(QWidget):
    """A place for files at the top, a field for text below it.

    Signals:
        file_wanted: a file is to be chosen.
        text_given: the pasted text is to be read.
    """

    file_wanted = Signal()
    text_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_button = button(
            self.tr("選擇檔案…"), self.file_wanted.emit, icon_name="folder_open", role="primary"
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            self.tr("在 Word 中全選（Ctrl+A）、複製（Ctrl+C）計畫全文，再貼到這裡（Ctrl+V）。")
        )
        self.text.setAccessibleName(self.tr("貼上計畫文字"))
        self.read_button = button(
            self.tr("辨識貼上的文字"), lambda: self.text_given.emit(self.text.toPlainText())
        )
        self.read_button.setEnabled(False)
        self.text.textChanged.connect(
            lambda: self.read_button.setEnabled(bool(self.text.toPlainText().strip()))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addWidget(self._file_card())
        layout.addWidget(plain_label(self.tr("或貼上文字"), "heading", buddy=self.text))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignRight)

    def _file_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        picture = plain_label()
        picture.setPixmap(pixmap("document_arrow_up", 5 * UNIT, "muted"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(self.tr("選擇計畫檔，或把檔案拖到這裡"), "heading"))
        told = self.tr("可以是 %1。讀完先讓您對照原文核對，按「匯入」才會存入。")
        told = told.replace("%1", self.tr("、").join((*ENDINGS, ".json")))
        words.addWidget(plain_label(told, "muted", wraps=True))
        row = QHBoxLayout(card)
        row.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.file_button)
        return card
