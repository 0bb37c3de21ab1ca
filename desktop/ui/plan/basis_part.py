"""The tab 依據: the letters a plan rests on, as they are cited officially."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.queries.basis import BasisRow
from db.queries.plan import PlanTree
from db.vocabulary import PlanStatus
from desktop.rules.basis import official_form
from desktop.ui.labels import plain_label, plain_tooltip
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit
from desktop.ui.widgets.scrolled import scrolled

LIST_WIDTH = 44 * UNIT
KINDS = ("函", "函頒", "函送", "令", "令頒", "公告", "書函", "簽")


class BasisPart(QWidget):
    """The list at the left, the fields of its current letter at the right, each stored when it is left."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._tree: PlanTree | None = None
        self._letter: BasisRow | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("計畫依據"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.agency, self.number, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.date = RocDateEdit()
        self.kind = calm(QComboBox())
        self.form = plain_label("", wraps=True)
        self.tools = OutlineTools()
        self._add_tools()
        self._lay_out()
        self._connect()

    def _add_tools(self) -> None:
        self.add_button = self.tools.add(self.tr("新增依據"), "add", self.add)
        self.tools.add_gap()
        self.tools.add(self.tr("上移"), "arrow_up", lambda: self.move_by(-1))
        self.tools.add(self.tr("下移"), "arrow_down", lambda: self.move_by(1))
        self.tools.add_gap()
        self.tools.add(self.tr("刪除這份依據"), "delete", self.delete)
        self.tools.add_rest()

    def _lay_out(self) -> None:
        self.agency.setPlaceholderText(self.tr("例如：青埔縣政府"))
        self.number.setPlaceholderText(self.tr("例如：府研考字第1150001234號"))
        self.title.setPlaceholderText(self.tr("例如：提升服務品質實施計畫；引號由程式加上"))
        self.kind.addItems(list(KINDS))
        self.kind.setEditable(True)
        self.rows = FormRows(labels_above=True)
        for name, field in (
            (self.tr("發文機關"), self.agency),
            (self.tr("日期"), self.date),
            (self.tr("文號"), self.number),
            (self.tr("文別"), self.kind),
            (self.tr("名稱"), self.title),
        ):
            self.rows.add_row(name, field)
        self.rows.add_row(
            self.tr("印出的樣子"), self.form, self.tr("在「章節」分頁按「插入依據」，就可以在段落裡引用它。")
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tools)
        column.addWidget(self.list, 1)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.addWidget(scrolled(self.rows))
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(card)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(UNIT)
        splitter.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.agency.editingFinished.connect(lambda: self._store(agency=self.agency.text()))
        self.number.editingFinished.connect(lambda: self._store(number=self.number.text()))
        self.title.editingFinished.connect(lambda: self._store(title=self.title.text()))
        self.kind.activated.connect(lambda _row: self._store(kind=self.kind.currentText()))
        line = self.kind.lineEdit()
        if line is not None:
            line.editingFinished.connect(lambda: self._store(kind=self.kind.currentText()))
        self.date.date_changed.connect(self._store_date)

    def show_plan(self, tree: PlanTree) -> None:
        """Show the letters of a plan; the current one stays current."""
        is_other = self._tree is None or self._tree.head.id != tree.head.id
        key = self._letter.id if self._letter and not is_other else None
        row = self.list.currentRow()
        self._tree = tree
        with QSignalBlocker(self.list):
            self.list.clear()
            for letter in tree.basis:
                self.list.addItem(self._entry(letter))
            places = [letter.id for letter in tree.basis]
            last = len(places) - 1
            self.list.setCurrentRow(places.index(key) if key in places else max(0, min(row, last)))
        is_locked = tree.head.status in (PlanStatus.APPROVED, PlanStatus.CLOSED)
        self.tools.lock(is_locked)
        self.rows.setEnabled(not is_locked and bool(places))
        self._show_current()

    def _entry(self, letter: BasisRow) -> QListWidgetItem:
        words = official_form(letter) or self.tr("（尚未填寫）")
        entry = QListWidgetItem(f"{self.tr('依據')}{letter.mark}　{words}")
        entry.setToolTip(plain_tooltip(words))
        return entry

    def _show_current(self) -> None:
        row = self.list.currentRow()
        letters = self._tree.basis if self._tree else ()
        letter = letters[row] if 0 <= row < len(letters) else None
        is_other = (letter.id if letter else None) != (self._letter.id if self._letter else None)
        self._letter = letter
        for field, text in (
            (self.agency, letter.agency if letter else ""),
            (self.number, letter.number if letter else ""),
            (self.title, letter.title if letter else ""),
        ):
            if is_other or not field.isModified():
                field.setText(text)
        with QSignalBlocker(self.date):
            self.date.set_date(letter.issued_on if letter else None)
        self.kind.setCurrentText(letter.kind if letter else KINDS[0])
        self.form.setText(official_form(letter) if letter else "")

    def go_to(self, letter_id: int) -> None:
        """Make a letter the current one."""
        places = [letter.id for letter in self._tree.basis] if self._tree else []
        if letter_id in places:
            self.list.setCurrentRow(places.index(letter_id))

    def add(self) -> None:
        """Add a letter and go to its first field."""
        key = self._deeds.add_basis(self._tree.head.id) if self._tree else None
        if key is not None:
            self.go_to(key)
            self.agency.setFocus()

    def move_by(self, by: int) -> None:
        """Move the current letter up (-1) or down (1)."""
        place = self.list.currentRow() + by
        if self._letter is not None and 0 <= place < self.list.count():
            self._deeds.move_basis(self._letter.id, place)

    def delete(self) -> None:
        """Delete the current letter."""
        if self._letter is not None:
            self._deeds.delete_basis(self._letter.id)

    def _store(self, **changes: Any) -> None:
        letter = self._letter
        ((name, value),) = changes.items()
        if letter is not None and str(value).strip() != getattr(letter, name):
            self._deeds.change_basis(letter, **changes)
        for field in (self.agency, self.number, self.title):
            if field is getattr(self, name, None):
                field.setModified(False)
        self._show_current()

    def _store_date(self, on: dt.date | None) -> None:
        if self._letter is not None and on != self._letter.issued_on and not self.date.error():
            self._deeds.date_basis(self._letter, on)
