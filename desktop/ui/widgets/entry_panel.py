"""The entry form of a register with its buttons: a new entry or a stored one, typed text never lost."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from desktop.registers.description import Register
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.entry_drafts import EntryDrafts, Part
from desktop.ui.widgets.register_form import RegisterForm


class BesidePart(Part, Protocol):
    """A part of an entry that stands beside the form."""

    def clear(self) -> None:
        """Show what a new entry begins with."""


class EntryPanel(QWidget):
    """Ctrl+Return stores wherever in the panel the cursor is.

    Signals:
        finished: an entry is to be stored; carries its key (None for a new one) and its values.
        delete_asked: the key of an entry to delete.
    """

    # An object, not a dict: Qt would make plain texts of the enum members in it.
    finished = Signal(object, object)
    delete_asked = Signal(int)

    def __init__(
        self, desk: Desk, register: Register, beside: QWidget | None = None, parts: Sequence[BesidePart] = ()
    ) -> None:
        """Make the form of a register; the `parts` in the widget `beside` it belong to each entry, too."""
        super().__init__()
        self._desk = desk
        self.key: int | None = None
        self.form = RegisterForm(register)
        self._parts = tuple(parts)
        self._drafts = EntryDrafts(self.form, *parts)
        self._is_stored = False
        self.store = button(
            self.tr("存入"),
            self.form.submit,
            icon_name="save",
            role="primary",
            tooltip=self.tr("存入並登記下一筆（Ctrl+Enter）"),
        )
        self.delete = button(self.tr("刪除"), self._on_delete, icon_name="delete", role="danger")
        self._unsaved = plain_label(self.tr("尚未存入"), "muted")
        self._notice = plain_label(role="error", wraps=True)
        hint = self.tr("還沒有任何單位；請先到「設定」新增單位，再回來登記。")
        self._no_sections = plain_label(hint, "error", wraps=True)
        self._lay_out(beside)
        self.form.submitted.connect(lambda values: self.finished.emit(self.key, values))
        self.form.edited.connect(self._unsaved.setVisible)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            stores = QShortcut(QKeySequence(keys), self)
            stores.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            stores.activated.connect(self._store)
        self._unsaved.hide()
        self._notice.hide()
        self._no_sections.hide()
        self.delete.hide()

    def _lay_out(self, beside: QWidget | None) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * UNIT)
        fields.addWidget(self.form, 5)
        if beside is not None:
            fields.addWidget(beside, 6)
        row = QHBoxLayout()
        row.addWidget(self.store)
        row.addWidget(self._unsaved)
        row.addStretch(1)
        row.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._no_sections)
        layout.addLayout(fields, 1)
        layout.addWidget(self._notice)
        layout.addLayout(row)

    def _store(self) -> None:
        if self.store.isEnabled():
            self.form.submit()

    def _on_delete(self) -> None:
        if self.key is not None:
            self.delete_asked.emit(self.key)

    def offer(self, sections: list[SectionRow], year: int) -> None:
        """Offer the sections of a ROC year; without any, say where they are added."""
        self.form.take_sections(sections, year)
        self._no_sections.setVisible(not sections)

    def go_on_from(self, newest: Mapping[str, Any]) -> None:
        """Let the first entry begin with what carries over from the one stored last, but on today's day.

        Days carry over within one sitting only: the last one may be months ago.
        """
        dated = {column.key for column in self.form.register.entered if column.begins_today}
        self.form.carry({key: value for key, value in newest.items() if key not in dated})

    def tell(self, sentence: str) -> None:
        """Say what should be looked after before the entry is stored; an empty sentence takes it back."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def begin(self) -> None:
        """Show a new entry; one that was begun before and not stored is gone on with."""
        self._turn_to(None, is_open=True, may_go=False)
        self.form.begin(self._desk.today())
        for part in self._parts:
            part.clear()
        self._drafts.bring_back(None)

    def show_entry(
        self,
        key: int,
        values: Mapping[str, Any],
        *,
        is_open: bool = True,
        may_go: bool = True,
        fill: Callable[[], None] = lambda: None,
    ) -> None:
        """Show a stored entry: whether it may be changed and deleted, and what fills the other parts."""
        self._turn_to(key, is_open=is_open, may_go=may_go)
        self.form.show_values(values)
        fill()
        if is_open:
            self._drafts.bring_back(key)

    def stored(self, key: int | None, values: Mapping[str, Any]) -> None:
        """Take note that everything typed is stored, and let the next entry begin with some of it."""
        self._drafts.forget(key)
        self.form.carry(values)
        self.form.show_values(values)
        self._is_stored = True

    def _turn_to(self, key: int | None, *, is_open: bool, may_go: bool) -> None:
        if not self._is_stored:
            self._drafts.keep(self.key)
        self._is_stored = False
        self.key = key
        self.form.setEnabled(is_open)
        self.store.setEnabled(is_open)
        self.delete.setVisible(may_go)
