"""One printed column: its heading, what it shows, and how it stands."""

from dataclasses import replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnAlign, ColumnKind, ColumnStand, RoleMarks
from desktop.rules.words import word
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.spin_boxes import NumberEdit

_OUTLINE = frozenset({ColumnKind.AREA, ColumnKind.MEASURE})


class ColumnFields(QWidget):
    """The fields of the column that is chosen.

    Signals:
        changed: the column as the fields say now.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = PlanColumn((), "")
        self._is_showing = False
        self.heading = QLineEdit()
        self.contents = button("")
        self.stand, self.marks = calm(QComboBox()), calm(QComboBox())
        self.numbered = QCheckBox(self.tr("印編號"))
        self.lone = QCheckBox(self.tr("項目只有一項工作時也編號"))
        self.width_box, self.align = calm(NumberEdit(0, 100)), calm(QComboBox())
        self.width_box.setSuffix(" %")
        self.width_box.setSpecialValueText(self.tr("自動"))
        self._actions = self._menu()
        self.rows = FormRows()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for box, choices in ((self.stand, ColumnStand), (self.marks, RoleMarks), (self.align, ColumnAlign)):
            for choice in choices:
                box.addItem(word(choice), choice.value)
            # Narrow where the screen is; the open list is as wide as its words.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
        numbers, measures = QWidget(), QWidget()
        column, row = QVBoxLayout(numbers), QHBoxLayout(measures)
        column.setContentsMargins(0, UNIT // 2, 0, 0)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        column.addWidget(self.numbered)
        column.addWidget(self.lone)
        row.addWidget(self.width_box)
        row.addWidget(self.align)
        row.addStretch(1)
        self.align.setAccessibleName(self.tr("對齊"))
        self.rows.add_row(self.tr("欄位名稱"), self.heading)
        self.rows.add_row(self.tr("印出的內容"), self.contents)
        self.rows.add_row(self.tr("排列"), self.stand)
        self.rows.add_row(self.tr("編號"), numbers)
        self.rows.add_row(self.tr("主辦、協辦"), self.marks)
        self.rows.add_row(self.tr("欄寬、對齊"), measures)
        self.width_box.setAccessibleName(self.tr("欄寬"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)

    def _menu(self) -> dict[ColumnKind, QAction]:
        menu = QMenu(self.contents)
        found = {}
        for kind in ColumnKind:
            action = menu.addAction(word(kind))
            action.setCheckable(True)
            action.toggled.connect(partial(self._turn, kind))
            found[kind] = action
        self.contents.setMenu(menu)
        return found

    def _connect(self) -> None:
        self.heading.textChanged.connect(lambda text: self._change(heading=text))
        self.numbered.clicked.connect(lambda is_on: self._change(numbered=is_on))
        self.lone.clicked.connect(lambda is_on: self._change(numbers_lone=is_on))
        self.width_box.valueChanged.connect(lambda width: self._change(width=width))
        boxes: tuple[tuple[str, QComboBox, type[StrEnum]], ...] = (
            ("stand", self.stand, ColumnStand),
            ("roles", self.marks, RoleMarks),
            ("align", self.align, ColumnAlign),
        )
        for name, box, choices in boxes:
            box.currentIndexChanged.connect(partial(self._choose, name, box, choices))

    def show_column(self, column: PlanColumn | None, *, is_first: bool = False) -> None:
        """Show a column, or none."""
        self._is_showing = True
        self.setEnabled(column is not None)
        column = self._column = column or PlanColumn((), "")
        if self.heading.text() != column.heading:
            self.heading.setText(column.heading)
        joined = self.tr("與前一欄共用名稱")
        self.heading.setPlaceholderText("" if is_first else joined)
        self.contents.setText("、".join(map(word, column.kinds)) or self.tr("請選擇"))
        for kind, action in self._actions.items():
            action.setChecked(kind in column.kinds)
        for box, value in (
            (self.stand, column.stand),
            (self.marks, column.roles),
            (self.align, column.align),
        ):
            box.setCurrentIndex(box.findData(value.value))
        self.numbered.setChecked(column.is_numbered)
        self.lone.setChecked(column.numbers_lone)
        self.width_box.setValue(column.width)
        self._fit_to(column)
        self._is_showing = False

    def _fit_to(self, column: PlanColumn) -> None:
        """Offer only what makes a difference to such a column."""
        self.rows.set_row_visible(self.stand, not _OUTLINE.issuperset(column.kinds))
        self.rows.set_row_visible(self.marks, ColumnKind.SECTIONS in column.kinds)
        self.lone.setVisible(ColumnKind.TASK in column.kinds)
        self.lone.setEnabled(column.is_numbered)

    def _choose(self, name: str, box: QComboBox, choices: type[StrEnum], _row: int) -> None:
        self._change(**{name: choices(box.currentData())})

    def _turn(self, kind: ColumnKind, is_on: bool) -> None:
        """Let the column show a kind or not; what shares a cell stands in the order of the outline."""
        if self._is_showing:
            return
        kinds = {*self._column.kinds, kind} if is_on else {*self._column.kinds} - {kind}
        self._change(kinds=tuple(each for each in ColumnKind if each in kinds))
        self.show_column(self._column, is_first=not self.heading.placeholderText())

    def _change(self, **changes: object) -> None:
        if not self._is_showing:
            self._column = replace(self._column, **changes)  # type: ignore[arg-type]
            self.lone.setEnabled(self._column.is_numbered)
            self.changed.emit(self._column)
