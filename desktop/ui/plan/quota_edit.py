"""How often a task must be done: so many times a period, in some months, by a day of the month."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.plan import QuotaInfo
from db.vocabulary import Period, QuotaRule
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.invalid_mark import mark_invalid
from desktop.ui.widgets.spin_boxes import NumberEdit

MOST_TIMES = 9999
_MONTHS = re.compile(r"\d+")


class QuotaEdit(QWidget):
    """The words of a quota in their order: 每年 至少 12 次; below it the months and the day.

    Signals:
        changed: the quota as it is to be, as a `QuotaInfo`, or None for no count.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QuotaInfo | None = None
        self.period = calm(QComboBox())
        self.period.addItem(self.tr("不設定"), None)
        for period in Period:
            self.period.addItem(word(period), period.value)
        self.rule = calm(QComboBox())
        for rule in QuotaRule:
            self.rule.addItem(word(rule), rule.value)
        self.count = calm(NumberEdit(1, MOST_TIMES))
        self.months = QLineEdit()
        self.months.setPlaceholderText(self.tr("例如 5、10；留白為不限"))
        self.day = calm(NumberEdit(0, 31))
        self.day.setSpecialValueText(self.tr("不限"))
        self._error = plain_label("", "error", wraps=True)
        self._more = QWidget()
        self._lay_out()
        self._connect()
        self.show_quota(None)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        for widget in (self.period, self.rule, self.count):
            first.addWidget(widget, 1)
        first.addWidget(plain_label(self.tr("次"), buddy=self.count))
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(plain_label(self.tr("月份"), "muted", buddy=self.months))
        more.addWidget(self.months, 1)
        more.addWidget(plain_label(self.tr("幾日前"), "muted", buddy=self.day))
        more.addWidget(self.day)
        for row in (first, more):
            row.setSpacing(UNIT // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(first)
        layout.addWidget(self._more)
        layout.addWidget(self._error)
        self.period.setAccessibleName(self.tr("每多久"))
        self.rule.setAccessibleName(self.tr("至少或剛好"))
        self.setFocusProxy(self.period)

    def _connect(self) -> None:
        self.period.activated.connect(lambda _row: self._tell())
        self.rule.activated.connect(lambda _row: self._tell())
        for number in (self.count, self.day):
            # A number that is still being typed is none yet.
            number.setKeyboardTracking(False)
            number.valueChanged.connect(lambda _value: self._tell())
        self.months.editingFinished.connect(self._tell)

    def show_quota(self, quota: QuotaInfo | None) -> None:
        """Show the stored quota."""
        self._shown = quota
        fields = (self.period, self.rule, self.count, self.months, self.day)
        blocked = [field.blockSignals(True) for field in fields]
        self.period.setCurrentIndex(self.period.findData(quota.per.value if quota else None))
        self.rule.setCurrentIndex(self.rule.findData(quota.rule.value if quota else QuotaRule.AT_LEAST))
        self.count.setValue(quota.count if quota else 1)
        self.months.setText("、".join(map(str, quota.months)) if quota else "")
        self.day.setValue((quota.day or 0) if quota else 0)
        for field, was_blocked in zip(fields, blocked, strict=True):
            field.blockSignals(was_blocked)
        self._show_fields()

    def quota(self) -> QuotaInfo | None:
        """What the fields say."""
        per = self.period.currentData()
        if per is None:
            return None
        return QuotaInfo(
            QuotaRule(self.rule.currentData()),
            self.count.value(),
            Period(per),
            tuple(sorted({int(month) for month in _MONTHS.findall(self.months.text())})),
            self.day.value() or None,
        )

    def error(self) -> str:
        """What is wrong with the months, empty when nothing is."""
        return self._error.text()

    def _show_fields(self) -> None:
        has_quota = self.period.currentData() is not None
        for widget in (self.rule, self.count, self._more):
            widget.setEnabled(has_quota)
        self._more.setVisible(has_quota)
        wrong = [month for month in _MONTHS.findall(self.months.text()) if not 1 <= int(month) <= 12]
        words = self.tr("「%1」不是月份，請填 1 到 12。").replace("%1", wrong[0]) if wrong else ""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        mark_invalid(self.months, bool(words))

    def _tell(self) -> None:
        self._show_fields()
        if not self._error.text() and self.quota() != self._shown:
            self.changed.emit(self.quota())
