"""What can be done with meetings: the buttons in the header, and a menu of what is rarer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from desktop.ui.icons import icon
from desktop.ui.widgets.buttons import button

Act = Callable[[], None]


@dataclass(frozen=True)
class MeetingActs:
    """What the tools do."""

    hold: Act
    add: Act
    print_out: Act
    remove: Act
    change: Act
    cancel: Act


class MeetingTools:
    """Three buttons and a menu; `allow` says which of them can be used."""

    def __init__(self, acts: MeetingActs) -> None:
        self.hold = button(_tr("新增會議…"), acts.hold, icon_name="add", role="primary", shortcut="Ctrl+N")
        self.add = button(_tr("加列案由…"), acts.add, icon_name="document_add")
        self.print = button(
            _tr("列印"), acts.print_out, icon_name="print", tooltip=_tr("列印這次會議的列管追蹤表")
        )
        self.more = QToolButton()
        self.more.setIcon(icon("more_horizontal"))
        self.more.setAccessibleName(_tr("更多"))
        self.more.setToolTip(_tr("更多"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.remove = menu.addAction(_tr("移除這一案"), acts.remove)
        menu.addSeparator()
        self.change = menu.addAction(_tr("修改會議…"), acts.change)
        self.cancel = menu.addAction(_tr("刪除會議"), acts.cancel)
        self.more.setMenu(menu)

    def all(self) -> tuple[QPushButton | QToolButton, ...]:
        """The widgets from left to right."""
        return self.hold, self.add, self.print, self.more

    def allow(self, *, may: bool, has_meeting: bool, has_matter: bool) -> None:
        """Enable what this person may do with what is in hand."""
        self.hold.setEnabled(may)
        self.print.setEnabled(has_meeting)
        for tool in (self.add, self.change, self.cancel):
            tool.setEnabled(may and has_meeting)
        self.remove.setEnabled(may and has_matter)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingTools", text)
