"""The row of tools above the outline: what its keys do, for the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import UNIT


class OutlineTools(QWidget):
    """Small buttons side by side; each has its word and its key in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._tools: list[QToolButton] = []

    def add(
        self, words: str, icon_name: str, act: Callable[[], object], *, keys: str = "", is_edit: bool = True
    ) -> QToolButton:
        """Add a tool; `is_edit` tools cannot be used on a locked plan."""
        tool = QToolButton()
        tool.setIcon(icon(icon_name))
        tool.setIconSize(QSize(20, 20))
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.setToolTip(f"{words}（{keys}）" if keys else words)
        tool.setAccessibleName(words)
        tool.clicked.connect(lambda: act())
        self._row.addWidget(tool)
        if is_edit:
            self._tools.append(tool)
        return tool

    def add_gap(self) -> None:
        """Set the next tools apart."""
        self._row.addSpacing(UNIT)

    def add_rest(self) -> None:
        """Push the next tools to the right end."""
        self._row.addStretch(1)

    def lock(self, is_locked: bool) -> None:
        """Let the editing tools rest on a locked plan."""
        for tool in self._tools:
            tool.setEnabled(not is_locked)

    def minimumSizeHint(self) -> QSize:
        # Where there is little room, outline and item take turns: the tools never keep a window from it.
        return QSize(0, super().minimumSizeHint().height())
