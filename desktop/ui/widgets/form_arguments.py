"""What a printable form is to be printed for: year, section, period, record, filled in or blank."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.forms.form import Argument, Form, Request
from desktop.rules.roc_calendar import to_ce
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateEdit

WHOLE, FIRST_HALF, SECOND_HALF, CHOSEN = "whole", "first_half", "second_half", "chosen"


class FormArguments(QWidget):
    """Shows the fields that the form asks for, and no others.

    Signals:
        changed: another request is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form[Any] | None = None
        # Chosen on the page that compares; another form or year forgets it.
        self._against: tuple[int, int | None] | None = None
        self.year = self._choice()
        self.section = self._choice()
        self.period = self._choice()
        self.from_day, self.to_day = RocDateEdit(), RocDateEdit()
        # Apart from the end of a period: left empty it is today, and a period of another form is no day.
        self.figures_day = RocDateEdit()
        self.figures_day.line.setPlaceholderText(self.tr("今天"))
        self.record = QLineEdit()
        self.record.setValidator(QIntValidator(1, 2**31 - 1, self.record))
        self.record.editingFinished.connect(self.changed)
        self.edition = QLineEdit()
        self.edition.setPlaceholderText(self.tr("留白印目前的版本"))
        self.edition.setValidator(QIntValidator(1, 999, self.edition))
        self.edition.editingFinished.connect(self.changed)
        self.paper = self._choice()
        for size in ("A4", "A3"):
            self.paper.addItem(size, size)
        self.blank = QCheckBox(self.tr("空白表單（供手寫）"))
        self.blank.toggled.connect(self._on_choice)
        self._rows = FormRows(labels_above=True)
        for label, field in (
            (self.tr("年度"), self.year),
            (self.tr("單位"), self.section),
            (self.tr("期間"), self.period),
            (self.tr("起日"), self.from_day),
            (self.tr("迄日"), self.to_day),
            (self.tr("統計至"), self.figures_day),
            (self.tr("編號"), self.record),
            (self.tr("版次"), self.edition),
            (self.tr("紙張"), self.paper),
        ):
            self._rows.add_row(label, field)
        for day in (self.from_day, self.to_day, self.figures_day):
            day.date_changed.connect(lambda _on: self.changed.emit())
        for words, value in (
            (self.tr("全年"), WHOLE),
            (self.tr("上半年"), FIRST_HALF),
            (self.tr("下半年"), SECOND_HALF),
            (self.tr("自選起迄日"), CHOSEN),
        ):
            self.period.addItem(words, value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)
        layout.addWidget(self.blank)

    def _choice(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._on_choice)
        return box

    def offer(
        self, years: Sequence[int], sections: Sequence[str], year: int, *, own: str | None = None
    ) -> None:
        """Offer these years, with `year` chosen, and sections; the section chosen stays if it can.

        Who sees the `own` section only is offered that one.
        """
        self.year.clear()
        for found in sorted({*years, year}, reverse=True):
            self.year.addItem(self.tr("%1 年度").replace("%1", str(found)), found)
        self.year.setCurrentIndex(self.year.findData(year))
        section = self.section.currentData()
        self.section.clear()
        if own is None:
            self.section.addItem("", None)
        for name in sections if own is None else (own,):
            self.section.addItem(name, name)
        self.section.setEnabled(own is None)
        self.section.setCurrentIndex(max(0, self.section.findData(section)))
        self._show_fields()

    def show_form(self, form: Form[Any]) -> None:
        """Show what this form asks for."""
        self._form = form
        self._against = None
        self._show_fields()

    def _show_fields(self) -> None:
        if self._form is None:
            return
        asked = self._form.needs | self._form.accepts
        self.blank.setVisible(self._form.has_blank)
        if not self._form.has_blank:
            self.blank.setChecked(False)
        whole = self.tr("請選擇單位") if Argument.SECTION in self._form.needs else self.tr("（全部）")
        if self.section.itemData(0) is None:
            self.section.setItemText(0, whole)
        has_period = self._has_period()
        is_chosen = has_period and self.period.currentData() == CHOSEN
        for field, is_asked in (
            (self.year, Argument.YEAR in asked or (has_period and not is_chosen)),
            (self.section, Argument.SECTION in asked),
            (self.period, has_period),
            (self.from_day, is_chosen),
            (self.to_day, is_chosen),
            (self.figures_day, Argument.TO in asked and not has_period),
            (self.record, Argument.ID in asked),
            (self.edition, Argument.EDITION in asked),
            (self.paper, Argument.PAPER in asked),
        ):
            self._rows.set_row_visible(field, is_asked)

    def _has_period(self) -> bool:
        asked = self._form.needs | self._form.accepts if self._form is not None else frozenset()
        return {Argument.FROM, Argument.TO} <= asked

    def set_request(self, request: Request) -> None:
        """Show a request that another page asks for."""
        if request.year is not None:
            if self.year.findData(request.year) < 0:
                self.year.addItem(self.tr("%1 年度").replace("%1", str(request.year)), request.year)
            self.year.setCurrentIndex(self.year.findData(request.year))
        if request.section is not None:
            self.section.setCurrentIndex(max(0, self.section.findData(request.section)))
        if not self._has_period():
            self.figures_day.set_date(request.to_day)
        elif request.from_day or request.to_day:
            self.period.setCurrentIndex(self.period.findData(CHOSEN))
            self.from_day.set_date(request.from_day)
            self.to_day.set_date(request.to_day)
        self.record.setText("" if request.id is None else str(request.id))
        self.edition.setText("" if request.edition is None else str(request.edition))
        self.paper.setCurrentIndex(max(0, self.paper.findData(request.paper)))
        self._against = request.against
        self.blank.setChecked(request.is_blank)
        self._show_fields()

    def request(self) -> Request:
        """What the fields ask for now; what the form does not ask for is left out."""
        asked = self._form.needs | self._form.accepts if self._form is not None else frozenset()
        first, last = self._span() if self._has_period() else (None, self.figures_day.date())
        return Request(
            year=self.year.currentData() if Argument.YEAR in asked else None,
            section=self.section.currentData() if Argument.SECTION in asked else None,
            from_day=first if Argument.FROM in asked else None,
            to_day=last if Argument.TO in asked else None,
            id=int(self.record.text()) if Argument.ID in asked and self.record.text() else None,
            edition=int(self.edition.text()) if Argument.EDITION in asked and self.edition.text() else None,
            against=self._against if Argument.AGAINST in asked else None,
            paper=self.paper.currentData() if Argument.PAPER in asked else None,
            is_blank=self.blank.isChecked(),
        )

    def _span(self) -> tuple[dt.date | None, dt.date | None]:
        if self.period.currentData() == CHOSEN:
            return self.from_day.date(), self.to_day.date()
        year = to_ce(self.year.currentData())
        middle = dt.date(year, 6, 30), dt.date(year, 7, 1)
        return {
            WHOLE: (dt.date(year, 1, 1), dt.date(year, 12, 31)),
            FIRST_HALF: (dt.date(year, 1, 1), middle[0]),
            SECOND_HALF: (middle[1], dt.date(year, 12, 31)),
        }[self.period.currentData()]

    def _on_choice(self) -> None:
        self._against = None
        self._show_fields()
        self.changed.emit()
