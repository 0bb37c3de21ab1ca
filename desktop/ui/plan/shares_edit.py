"""The sections of an item with what each does for it, in their printed order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QToolButton, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.plan import SectionShare
from db.vocabulary import SectionKind, SectionRole
from desktop.office.promises import Share
from desktop.rules.words import word
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm

_ROLES = (SectionRole.UNSPECIFIED, SectionRole.LEAD, SectionRole.SUPPORT)

# Square, so that a line that is still without room does not squeeze it.
TOOL = 4 * UNIT


class SharesEdit(QWidget):
    """A line for each section, and below them a choice of the others.

    Signals:
        changed: the shares as they are to be, as a list of `Share`.
    """

    changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[SectionShare, ...] = ()
        self._offered: tuple[SectionRow, ...] = ()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(UNIT // 2)
        self._lines.setVerticalSpacing(UNIT // 2)
        self._lines.setColumnStretch(0, 1)
        self.add_box = calm(QComboBox())
        self.add_box.setAccessibleName(self.tr("加入單位"))
        self.add_box.activated.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(self._lines)
        layout.addWidget(self.add_box)
        self.setFocusProxy(self.add_box)
        self._offer()

    def show_shares(self, shares: Sequence[SectionShare], sections: Sequence[SectionRow]) -> None:
        """Show the shares of an item, and offer the sections that have none."""
        if (tuple(shares), tuple(sections)) != (self._shares, self._offered):
            self._shares, self._offered = tuple(shares), tuple(sections)
            self._show_lines()
            self._offer()

    def _show_lines(self) -> None:
        while (cell := self._lines.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, share in enumerate(self._shares):
            self._lines.addWidget(plain_label(share.name, wraps=True), place, 0)
            self._lines.addWidget(self._role_box(place, share), place, 1)
            up = self._tool("arrow_up", self.tr("把「%1」往前移"), share, partial(self._move_up, place))
            up.setEnabled(place > 0)
            self._lines.addWidget(up, place, 2)
            self._lines.addWidget(
                self._tool("dismiss", self.tr("移除「%1」"), share, partial(self._remove, place)), place, 3
            )

    def _role_box(self, place: int, share: SectionShare) -> QComboBox:
        box = calm(QComboBox())
        for role in _ROLES:
            box.addItem(word(role), role.value)
        box.setCurrentIndex(_ROLES.index(share.role))
        box.setAccessibleName(self.tr("「%1」的分工").replace("%1", share.name))
        box.activated.connect(lambda _row: self._set_role(place, SectionRole(box.currentData())))
        return box

    def _tool(self, icon_name: str, words: str, share: SectionShare, act: partial[None]) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icon(icon_name, "muted"))
        tool.setFixedSize(TOOL, TOOL)
        tool.setToolTip(words.replace("%1", share.name))
        tool.setAccessibleName(words.replace("%1", share.name))
        # Queued: the line goes away while its own button is still at work.
        tool.clicked.connect(lambda: act(), Qt.ConnectionType.QueuedConnection)
        return tool

    def _offer(self) -> None:
        taken = {share.section_id for share in self._shares}
        left = [section for section in self._offered if section.id not in taken]
        self.add_box.clear()
        self.add_box.addItem(self._invitation(bool(left)), None)
        for section in left:
            mark = self.tr("（群組）") if section.kind is SectionKind.GROUP else ""
            self.add_box.addItem(section.name + mark, section.id)
        self.add_box.setEnabled(bool(left))

    def _invitation(self, has_left: bool) -> str:
        if has_left:
            return self.tr("加入單位…")
        return self.tr("已加入所有單位") if self._offered else self.tr("尚無單位，請到「設定」新增")

    def _add(self) -> None:
        key = self.add_box.currentData()
        if key is not None:
            self._tell([*self._stored(), Share(key)])

    def _set_role(self, place: int, role: SectionRole) -> None:
        shares = self._stored()
        shares[place] = Share(shares[place].section_id, role)
        self._tell(shares)

    def _move_up(self, place: int) -> None:
        shares = self._stored()
        shares[place - 1], shares[place] = shares[place], shares[place - 1]
        self._tell(shares)

    def _remove(self, place: int) -> None:
        shares = self._stored()
        del shares[place]
        self._tell(shares)

    def _stored(self) -> list[Share]:
        return [Share(share.section_id, share.role) for share in self._shares]

    def _tell(self, shares: list[Share]) -> None:
        if shares != self._stored():
            self.changed.emit(shares)
