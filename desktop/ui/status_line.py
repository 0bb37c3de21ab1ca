"""The status bar: what was just done, who works, which database, how old its last backup is."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QStatusBar, QToolButton

from desktop.rules.roc_calendar import format_date
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label, plain_tooltip
from desktop.ui.theme import UNIT
from desktop.ui.widgets.done_notice import DoneNotice

if TYPE_CHECKING:
    from db.queries.office import PersonRow

# Pixels; the whole is in the tooltip.
LONGEST_NAME = 36 * UNIT


class StatusLine(QStatusBar):
    """The foot of the window.

    Signals:
        person_chosen: the key of the person who works from now on.
        leave_chosen: who is signed in wants to sign out.
        secret_chosen: who is signed in wants another secret.
    """

    person_chosen = Signal(int)
    leave_chosen = Signal()
    secret_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(UNIT, 2, UNIT, 2)
        self.notice = DoneNotice()
        self.persons = QComboBox()
        self.persons.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.persons.activated.connect(self._on_person)
        self._who = plain_label(self.tr("使用者"), buddy=self.persons)
        self.signed_in = QToolButton()
        self.signed_in.setProperty("role", "button")
        self.signed_in.setIcon(icon("person"))
        self.signed_in.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.signed_in.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.signed_in)
        self.leave = menu.addAction(self.tr("登出／換人"), self.leave_chosen.emit)
        self.change_secret = menu.addAction(self.tr("變更我的密碼…"), self.secret_chosen.emit)
        self.signed_in.setMenu(menu)
        self._database = plain_label()
        self._backup = plain_label()
        self.addWidget(self.notice)
        for part in (self._who, self.persons, self.signed_in, self._database, self._backup):
            part.setContentsMargins(UNIT, 0, UNIT, 0)
            self.addPermanentWidget(part)
        self.close_office()

    def show_persons(self, persons: Sequence["PersonRow"], chosen: int | None) -> None:
        """Offer the people who can work here; without any, say where they are entered."""
        self.persons.clear()
        for person in persons:
            section = f"（{person.section}）" if person.section else ""
            self.persons.addItem(f"{person.name}{section}", person.id)
        if not persons:
            self.persons.addItem(self.tr("尚未建立人員（請到「設定」新增）"), None)
        self.persons.setEnabled(bool(persons))
        self.persons.setCurrentIndex(max(0, self.persons.findData(chosen)))
        self._who.show()
        self.persons.show()
        self.signed_in.hide()

    def show_signed_in(self, name: str, about: str, *, may_change_secret: bool) -> None:
        """Say who is signed in, and what they are here; they can sign out and change their secret."""
        who = self.tr("%1（%2）").replace("%2", about).replace("%1", name)
        # A long name must not make the window wider than the screen.
        metrics = self.signed_in.fontMetrics()
        self.signed_in.setText(metrics.elidedText(who, Qt.TextElideMode.ElideRight, LONGEST_NAME))
        told = self.tr("%1已登入；按這裡登出、換人或變更密碼。").replace("%1", who)
        self.signed_in.setToolTip(plain_tooltip(told))
        self.change_secret.setEnabled(may_change_secret)
        self._who.show()
        self.persons.hide()
        self.signed_in.show()

    def show_database(self, path: Path | None) -> None:
        """Say which file is open; None is a server's database."""
        text = self.tr("資料庫：%1").replace("%1", path.name if path else self.tr("伺服器"))
        self._database.setText(text)
        self._database.setToolTip(plain_tooltip(str(path) if path else ""))

    def show_backup(self, made_on: dt.date | None) -> None:
        """Say of which day the newest automatic backup is."""
        if made_on is None:
            self._backup.setText(self.tr("尚無備份"))
        else:
            self._backup.setText(self.tr("最近備份：%1").replace("%1", format_date(made_on)))

    def close_office(self) -> None:
        """Show that no office is open."""
        for label in (self._database, self._backup):
            label.setText("")
        self._who.hide()
        self.persons.hide()
        self.signed_in.hide()
        self.notice.hide()

    def _on_person(self) -> None:
        key = self.persons.currentData()
        if key is not None:
            self.person_chosen.emit(key)
