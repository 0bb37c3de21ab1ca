"""The fields of one basis letter, with the words in which it is printed while it is typed."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from db.queries.basis import BasisRow
from desktop.rules.basis import Citation, official_form
from desktop.rules.citing import CitingPlace
from desktop.ui.labels import plain_label
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit

KINDS = ("函", "函頒", "函送", "函轉", "函訂定", "函修正", "書函", "令", "令頒", "令修正發布", "公告", "簽")


class BasisFields(FormRows):
    """Each field is stored when it is left.

    Signals:
        chapter_wanted: the key of a chapter that cites the letter, to be shown.
    """

    chapter_wanted = Signal(int)

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent, labels_above=True)
        self._deeds = deeds
        self._letter: BasisRow | None = None
        self._places: Sequence[CitingPlace] = ()
        self.agency, self.number, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.date = RocDateEdit()
        self.kind = calm(QComboBox())
        self.form = plain_label("", wraps=True)
        self.citing = plain_label("", wraps=True)
        self.go_button = button(
            self.tr("前往"), self._go, icon_name="open", tooltip=self.tr("前往引用的章節")
        )
        self._add_rows()
        self._connect()

    def _add_rows(self) -> None:
        self.agency.setPlaceholderText(self.tr("例如：青埔縣政府"))
        self.number.setPlaceholderText(self.tr("例如：府研考字第1150001234號"))
        self.title.setPlaceholderText(self.tr("例如：提升服務品質實施計畫；引號由程式加上"))
        self.kind.addItems(list(KINDS))
        self.kind.setEditable(True)
        for name, field in (
            (self.tr("發文機關"), self.agency),
            (self.tr("日期"), self.date),
            (self.tr("文號"), self.number),
            (self.tr("文別"), self.kind),
            (self.tr("名稱"), self.title),
            (self.tr("印出的樣子"), self.form),
        ):
            self.add_row(name, field)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.citing, 1)
        row.addWidget(self.go_button)
        self.add_row(self.tr("引用的段落"), where)

    def _connect(self) -> None:
        for name, field in (("agency", self.agency), ("number", self.number), ("title", self.title)):
            field.editingFinished.connect(lambda name=name, field=field: self._store(name, field.text()))
            field.textEdited.connect(lambda _text: self._show_form())
        self.kind.activated.connect(lambda _row: self._store("kind", self.kind.currentText()))
        self.kind.editTextChanged.connect(lambda _text: self._show_form())
        line = self.kind.lineEdit()
        if line is not None:
            line.editingFinished.connect(lambda: self._store("kind", self.kind.currentText()))
        self.date.date_changed.connect(self._store_date)

    def show_letter(self, letter: BasisRow | None, places: Sequence[CitingPlace]) -> None:
        """Show a letter and where it is cited; what is being typed into the same letter stays."""
        is_other = (letter.id if letter else None) != (self._letter.id if self._letter else None)
        self._letter, self._places = letter, places
        for field, text in (
            (self.agency, letter.agency if letter else ""),
            (self.number, letter.number if letter else ""),
            (self.title, letter.title if letter else ""),
        ):
            if is_other or not field.isModified():
                field.setText(text)
        with QSignalBlocker(self.date), QSignalBlocker(self.kind):
            self.date.set_date(letter.issued_on if letter else None)
            self.kind.setCurrentText(letter.kind if letter else KINDS[0])
        self._show_form()
        named = "、".join(place.words for place in places)
        self.citing.setText(named or self.tr("還沒有一章引用；在「章節」的段落裡按 F8 插入。"))
        self.go_button.setVisible(bool(places))

    def _show_form(self) -> None:
        """Show how the letter is printed, as it is typed now."""
        typed = Citation(
            self.agency.text().strip(),
            self._letter.issued_on if self._letter else None,
            "".join(self.number.text().split()),
            self.kind.currentText().strip(),
            self.title.text().strip().removeprefix("「").removesuffix("」"),
        )
        self.form.setText(official_form(typed) if self._letter else "")

    def _store(self, name: str, text: str) -> None:
        letter = self._letter
        if letter is not None and text.strip() != getattr(letter, name):
            self._deeds.change_basis(letter, **{name: text})
        for own, field in (("agency", self.agency), ("number", self.number), ("title", self.title)):
            if own == name:
                field.setModified(False)
        # What was stored may be written otherwise than it was typed.
        self.show_letter(self._letter, self._places)

    def _store_date(self, on: dt.date | None) -> None:
        if self._letter is not None and on != self._letter.issued_on and not self.date.error():
            self._deeds.date_basis(self._letter, on)

    def _go(self) -> None:
        if self._places:
            self.chapter_wanted.emit(self._places[0].chapter_id)
