"""The button that puts the list under headings: by section, area or month."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.rules.task_groups import Grouping
from desktop.ui.icons import icon
from desktop.ui.preferences import preferences

KEY = "tracking/grouping"


class GroupingButton(QToolButton):
    """Remembers what was chosen the last time.

    Signals:
        chosen: the Grouping, None for no headings.
        all_asked: every heading is to be open, or closed.
    """

    chosen = Signal(object)
    all_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = _remembered()
        self.setIcon(icon("text_bullet_list_tree"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        for words, grouping in (
            (self.tr("不分組"), None),
            (self.tr("依單位分組"), Grouping.SECTION),
            (self.tr("依要項分組"), Grouping.AREA),
            (self.tr("依到期月份分組"), Grouping.MONTH),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(grouping)
            action.triggered.connect(lambda _on=False, by=grouping: self.choose(by))
            self._group.addAction(action)
        menu.addSeparator()
        self._turning = [menu.addAction(self.tr("全部展開")), menu.addAction(self.tr("全部收合"))]
        for action, is_open in zip(self._turning, (True, False), strict=True):
            action.triggered.connect(lambda _on=False, on=is_open: self.all_asked.emit(on))
        self.setMenu(menu)
        self._tell()

    def choose(self, grouping: Grouping | None) -> None:
        """Choose other headings."""
        self.grouping = grouping
        preferences().setValue(KEY, grouping.value if grouping else "")
        self._tell()
        self.chosen.emit(grouping)

    def _tell(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self.grouping)
        words = next(action.text() for action in self._group.actions() if action.isChecked())
        self.setToolTip(self.tr("分組：%1").replace("%1", words))
        self.setAccessibleName(self.tr("分組：%1").replace("%1", words))
        for action in self._turning:
            action.setEnabled(self.grouping is not None)


def _remembered() -> Grouping | None:
    stored = str(preferences().value(KEY, ""))
    return next((grouping for grouping in Grouping if grouping.value == stored), None)
