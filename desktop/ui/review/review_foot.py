"""The last row of an import: taking back, what is still open, and storing it all or not."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class ReviewFoot(QWidget):
    """Buttons; before there is anything to look through, only the one that leaves.

    Signals:
        other_wanted: another file is to be read.
        left: nothing is to be stored.
        wanted: the plan is to be stored.
    """

    other_wanted = Signal()
    left = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rest = plain_label("", "muted")
        self.back_button = button(self.tr("選別的檔案"), self.other_wanted.emit, icon_name="folder_open")
        self.cancel_button = button(self.tr("取消"), self.left.emit)
        self.import_button = button(
            self.tr("匯入"),
            self.wanted.emit,
            icon_name="arrow_import",
            role="primary",
            tooltip=self.tr("匯入（Ctrl+S）"),
        )
        self.undo_button = self._tool("arrow_undo", self.tr("復原（Ctrl+Z）"))
        self.redo_button = self._tool("arrow_redo", self.tr("重做（Ctrl+Y）"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for widget in (self.back_button, self.undo_button, self.redo_button):
            row.addWidget(widget)
        row.addStretch(1)
        for last in (self.rest, self.cancel_button, self.import_button):
            row.addWidget(last)

    def _tool(self, icon_name: str, words: str) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icon(icon_name))
        tool.setToolTip(words)
        tool.setAccessibleName(words)
        return tool

    def show_review(self, *, has_review: bool) -> None:
        """Offer what can be done with a plan that was read, or without one."""
        for widget in (
            self.back_button,
            self.undo_button,
            self.redo_button,
            self.rest,
            self.import_button,
        ):
            widget.setVisible(has_review)

    def follow(self, undo: QAction, redo: QAction) -> None:
        """Let the buttons do and be what these actions do and are."""
        for tool, action in ((self.undo_button, undo), (self.redo_button, redo)):
            tool.clicked.connect(action.trigger)
            tool.setEnabled(action.isEnabled())
            action.enabledChanged.connect(tool.setEnabled)

    def tell_rest(self, count: int) -> None:
        """Say how much will be left open."""
        words = self.tr("還有 %1 件沒處理，匯入後留在「待確認」").replace("%1", str(count))
        self.rest.setText(words if count else "")
