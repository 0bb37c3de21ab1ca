"""The filters of a register, made from its description: words, sections, choices, spans of the year."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from db.queries.office import SectionRow
from db.queries.register_rows import RegisterQuery
from db.vocabulary import SectionKind
from desktop.registers.description import Column, Kind, Register, Span
from desktop.rules.words import word
from desktop.rules.year_spans import YearSpan, year_spans
from desktop.ui.icons import icon
from desktop.ui.theme import UNIT
from desktop.ui.widgets.filter_bar import FilterBar

LETTERS_SEEN = 5
SEARCH_WIDTH = 15 * UNIT


class RegisterFilters(QWidget):
    """Says which rows of a register are asked for.

    Signals:
        changed: something else is asked for.
    """

    changed = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._bar = bar = FilterBar(self)
        self.words = bar.add_search(self.tr("搜尋"))
        self.words.setMinimumWidth(SEARCH_WIDTH)
        # Kept here, for Qt would give enums and tuples back as plain texts and lists.
        self._values: dict[str, list[Any]] = {}
        self.boxes: dict[str, QComboBox] = {c.key: self._box(c) for c in register.filtered}
        self.clear = self._clear_button()
        bar.add_widget(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)
        bar.changed.connect(self._on_changed)
        self._show_clear()

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget of the page at the right end."""
        self._bar.add_widget(widget)

    def _clear_button(self) -> QToolButton:
        clear = QToolButton()
        clear.setIcon(icon("dismiss"))
        clear.setToolTip(self.tr("清除篩選"))
        clear.setAccessibleName(self.tr("清除篩選"))
        clear.clicked.connect(self.ask_all)
        # Its place is kept, so that nothing moves under the mouse.
        policy = clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        clear.setSizePolicy(policy)
        return clear

    def _box(self, column: Column) -> QComboBox:
        box = self._bar.add_choice("", ())
        name = self.tr("依%1").replace("%1", column.label)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Qt counts Latin letters; a Chinese one takes half as much again.
        box.setMinimumContentsLength(max(LETTERS_SEEN, 2 + len(column.label) * 3 // 2))
        choices: list[tuple[str, Any]] = list(column.groups)
        choices += [(word(member), member) for member in column.choices or ()]
        self._fill(box, column, choices)
        return box

    def _fill(self, box: QComboBox, column: Column, choices: Iterable[tuple[str, Any]]) -> None:
        """Offer other choices; what was chosen stays chosen where it is still there."""
        chosen = box.currentText()
        was_blocked = box.blockSignals(True)
        offered = [(self.tr("所有%1").replace("%1", column.label), None), *choices]
        self._values[column.key] = [value for _text, value in offered]
        box.clear()
        box.addItems([text for text, _value in offered])
        box.setCurrentIndex(max(box.findText(chosen), 0))
        box.blockSignals(was_blocked)

    def offer(self, sections: Iterable[SectionRow], year: int) -> None:
        """Offer these sections and the parts of this ROC year."""
        members = [(one.name, one.id) for one in sections if one.kind is SectionKind.MEMBER]
        for column in self._register.filtered:
            if column.kind is Kind.SECTION:
                self._fill(self.boxes[column.key], column, members)
            elif column.kind is Kind.DATE:
                spans = [(span.name, span) for span in year_spans(year)]
                self._fill(self.boxes[column.key], column, spans)

    def query(self, *fixed: tuple[str, Any], span: Span | None = None) -> RegisterQuery:
        """The query for what is asked for, among the rows with the `fixed` values and days in a span."""
        equals = list(fixed)
        for key, box in self.boxes.items():
            chosen = self._values[key][box.currentIndex()]
            if isinstance(chosen, YearSpan):
                span = (key, chosen.first, chosen.last)
            elif chosen is not None:
                equals.append((key, chosen))
        return self._register.query(equals, self.words.text().strip(), span)

    @property
    def is_asking(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.words.text().strip()) or any(box.currentIndex() for box in self.boxes.values())

    def ask_all(self) -> None:
        """Leave no row out."""
        self._ask({})

    def ask(self, key: str, text: str) -> None:
        """Ask for the rows with one choice of a column, by its word, and nothing else."""
        self._ask({key: text})

    def _ask(self, chosen: dict[str, str]) -> None:
        self._bar.blockSignals(True)
        self.words.clear()
        for key, box in self.boxes.items():
            box.setCurrentIndex(max(box.findText(chosen.get(key, "")), 0))
        self._bar.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        self.clear.setVisible(self.is_asking)
