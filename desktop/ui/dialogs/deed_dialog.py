"""A dialog whose confirming button does one deed; refused, it stays open and says why."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows

WIDTH = 64 * UNIT
MARGIN = 3 * UNIT
# What the window's own frame and the system's bars take of the screen.
FRAME = 6 * UNIT


class DeedDialog(QDialog):
    """Fields in `rows`; a dialog says in `find_errors` what is wrong with them and does its deed in `act`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.desk = desk
        self.rows = FormRows()
        self._fields = QScrollArea()
        self._fields.setProperty("role", "page")
        self._fields.setWidgetResizable(True)
        self._fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields.setWidget(self.rows)
        self.rows.setAutoFillBackground(False)
        self.rows.installEventFilter(self)
        self._refusal = plain_label(role="error", wraps=True)
        self._refusal.hide()
        self.confirm = button("", self.accept, role="primary")
        self.confirm.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("取消"), self.reject))
        buttons.addWidget(self.confirm)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, 2 * UNIT, MARGIN, 2 * UNIT)
        self._layout.setSpacing(2 * UNIT)
        self._beside: QWidget | None = None
        self._middle = QHBoxLayout()
        self._middle.setSpacing(MARGIN)
        self._middle.addWidget(self._fields, 1)
        self._layout.addLayout(self._middle, 1)
        self._layout.addWidget(self._refusal)
        self._layout.addLayout(buttons)
        desk.refused.connect(self._on_refused)

    def name(self, title: str, confirm: str = "") -> None:
        """Give the window its title and the button its word, which is the title unless said otherwise."""
        self.setWindowTitle(title)
        self.confirm.setText(confirm or title)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the fields."""
        self._layout.insertWidget(self._layout.indexOf(self._middle), widget)

    def add_beside(self, widget: QWidget, width: int) -> None:
        """Put a widget of so many pixels at the right of the fields; the dialog is then as high as it can."""
        widget.setFixedWidth(width)
        self._middle.addWidget(widget)
        self._beside = widget

    def find_errors(self) -> None:
        """Mark the fields that are not filled in as they must be."""
        raise NotImplementedError

    def act(self) -> None:
        """Do the deed."""
        raise NotImplementedError

    def refusal(self) -> str:
        """Why the deed was refused, empty if it was not."""
        return self._refusal.text()

    def accept(self) -> None:
        self._tell("")
        self.rows.clear_errors()
        self.find_errors()
        if self.rows.has_errors():
            return
        self.act()
        if not self._refusal.text():
            super().accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as heading, fields and errors need; fields scroll where the screen is lower."""
        inner = max(self.width(), WIDTH) - 2 * MARGIN
        if self._beside is not None:
            inner -= self._beside.width() + MARGIN
        around = self._height_around(inner)
        # Only where some text wraps does the height depend on the width.
        wraps = self.rows.hasHeightForWidth()
        wanted = self.rows.heightForWidth(inner) if wraps else self.rows.sizeHint().height()
        room = self.screen().availableGeometry().height() - FRAME - around
        wanted = room if self._beside is not None else wanted
        self.setFixedHeight(around + max(min(wanted, room), 0))

    def _height_around(self, width: int) -> int:
        """The height of everything but the fields, with the gaps between all parts."""
        places = (self._layout.itemAt(place) for place in range(self._layout.count()))
        parts = [part for part in places if part is not None and not part.isEmpty()]
        heights = [
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in parts
            if part is not self._middle
        ]
        margins = self._layout.contentsMargins()
        gaps = self._layout.spacing() * (len(parts) - 1)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def _on_refused(self, sentence: str) -> None:
        # What a dialog above this one is refused is told there.
        above = QApplication.activeModalWidget()
        if above is self or not isinstance(above, DeedDialog):
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self._fit()
