"""Within how long a case must be handled: so many days or hours, of the calendar or of work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from db.queries.plan import LimitInfo
from db.vocabulary import DayBasis, TimeUnit
from desktop.rules.words import word
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.spin_boxes import NumberEdit

LONGEST = 999


class LimitEdit(QWidget):
    """A number (0: no limit), its unit, and which days count.

    Signals:
        changed: the limit as it is to be, as a `LimitInfo`, or None for no limit.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LimitInfo | None = None
        self.count = calm(NumberEdit(0, LONGEST))
        self.count.setSpecialValueText(self.tr("不設定"))
        self.count.setKeyboardTracking(False)
        self.unit, self.basis = calm(QComboBox()), calm(QComboBox())
        for unit in TimeUnit:
            self.unit.addItem(self.tr("%1內").replace("%1", word(unit)), unit.value)
        for basis in DayBasis:
            self.basis.addItem(word(basis), basis.value)
        self.unit.setAccessibleName(self.tr("期限單位"))
        self.basis.setAccessibleName(self.tr("計算方式"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        for field in (self.count, self.unit, self.basis):
            row.addWidget(field, 1)
        self.setFocusProxy(self.count)
        self.count.valueChanged.connect(lambda _value: self._tell())
        self.unit.activated.connect(lambda _row: self._tell())
        self.basis.activated.connect(lambda _row: self._tell())
        self.show_limit(None)

    def show_limit(self, limit: LimitInfo | None) -> None:
        """Show the stored limit."""
        self._shown = limit
        was_blocked = self.count.blockSignals(True)
        self.count.setValue(limit.count if limit else 0)
        self.count.blockSignals(was_blocked)
        self.unit.setCurrentIndex(self.unit.findData(limit.unit if limit else TimeUnit.DAYS))
        self.basis.setCurrentIndex(self.basis.findData(limit.basis if limit else DayBasis.CALENDAR))
        self._show_fields()

    def limit(self) -> LimitInfo | None:
        """What the fields say."""
        if not self.count.value():
            return None
        unit, basis = TimeUnit(self.unit.currentData()), DayBasis(self.basis.currentData())
        return LimitInfo(self.count.value(), unit, basis)

    def _show_fields(self) -> None:
        for field in (self.unit, self.basis):
            field.setEnabled(bool(self.count.value()))

    def _tell(self) -> None:
        self._show_fields()
        if self.limit() != self._shown:
            self.changed.emit(self.limit())
