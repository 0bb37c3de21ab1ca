"""How often a task must be done: so many times a period, in some months, by a day of the month or week."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.plan import QuotaInfo
from db.vocabulary import DayShift, Period, QuotaRule
from desktop.rules.quota import WEEKDAYS
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.invalid_mark import mark_invalid
from desktop.ui.widgets.spin_boxes import NumberEdit

MOST_TIMES = 9999
SHORTEST = 2
_MONTHS = re.compile(r"\d+")
# In some months only, or by a day of the month; and those that come every day anyhow.
_DAILY = (Period.DAY, Period.EVERY_DAY)
_WITH_MONTHS = frozenset(Period) - {Period.WEEK, *_DAILY, Period.IN_ALL}


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
        self.weekday = calm(QComboBox())
        self.weekday.addItem(self.tr("不限星期"), None)
        for place, name in enumerate(WEEKDAYS):
            self.weekday.addItem(self.tr("星期%1").replace("%1", name), place)
        self.shift = calm(QComboBox())
        self.shift.addItem(self.tr("遇假日不調整"), None)
        for shift in DayShift:
            self.shift.addItem(word(shift), shift.value)
        for box in (self.period, self.rule, self.weekday, self.shift):
            # As narrow as the panel: the longest of its words may be cut, the field beside it may not.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(SHORTEST)
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
        when = QHBoxLayout()
        self._months_label = plain_label(self.tr("月份"), "muted", buddy=self.months)
        self._day_label = plain_label(self.tr("幾日前"), "muted", buddy=self.day)
        for part, share in (
            (self._months_label, 0),
            (self.months, 1),
            (self._day_label, 0),
            (self.day, 0),
            (self.weekday, 1),
        ):
            when.addWidget(part, share)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addLayout(when)
        more.addWidget(self.shift)
        for row in (first, when, more):
            row.setSpacing(UNIT // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(first)
        layout.addWidget(self._more)
        layout.addWidget(self._error)
        self.period.setAccessibleName(self.tr("每多久"))
        self.rule.setAccessibleName(self.tr("至少或剛好"))
        self.weekday.setAccessibleName(self.tr("星期幾前"))
        self.shift.setAccessibleName(self.tr("遇假日"))
        self.setFocusProxy(self.period)

    def _connect(self) -> None:
        for box in (self.period, self.rule, self.weekday, self.shift):
            box.activated.connect(lambda _row: self._tell())
        for number in (self.count, self.day):
            # A number that is still being typed is none yet.
            number.setKeyboardTracking(False)
            number.valueChanged.connect(lambda _value: self._tell())
        self.months.editingFinished.connect(self._tell)

    def show_quota(self, quota: QuotaInfo | None) -> None:
        """Show the stored quota."""
        self._shown = quota
        fields = (self.period, self.rule, self.count, self.months, self.day, self.weekday, self.shift)
        blocked = [field.blockSignals(True) for field in fields]
        self.period.setCurrentIndex(self.period.findData(quota.per.value if quota else None))
        self.rule.setCurrentIndex(self.rule.findData(quota.rule.value if quota else QuotaRule.AT_LEAST))
        self.count.setValue(quota.count if quota else 1)
        self.months.setText("、".join(map(str, quota.months)) if quota else "")
        self.day.setValue((quota.day or 0) if quota else 0)
        self.weekday.setCurrentIndex(self.weekday.findData(quota.weekday if quota else None))
        shift = quota.shift.value if quota and quota.shift else None
        self.shift.setCurrentIndex(self.shift.findData(shift))
        for field, was_blocked in zip(fields, blocked, strict=True):
            field.blockSignals(was_blocked)
        self._show_fields()

    def quota(self) -> QuotaInfo | None:
        """What the fields say."""
        per = self.period.currentData()
        if per is None:
            return None
        rule, period = QuotaRule(self.rule.currentData()), Period(per)
        if rule is QuotaRule.REGULARLY:
            return QuotaInfo(rule, 1, period)
        has_months, is_weekly = period in _WITH_MONTHS, period is Period.WEEK
        months = {int(month) for month in _MONTHS.findall(self.months.text())} if has_months else set()
        shift = self.shift.currentData()
        return QuotaInfo(
            rule,
            self.count.value(),
            period,
            tuple(sorted(months)),
            (self.day.value() or None) if has_months else None,
            self.weekday.currentData() if is_weekly else None,
            DayShift(shift) if shift and period not in _DAILY else None,
        )

    def error(self) -> str:
        """What is wrong with the months, empty when nothing is."""
        return self._error.text()

    def _show_fields(self) -> None:
        per = self.period.currentData()
        is_counted = per is not None and self.rule.currentData() != QuotaRule.REGULARLY
        self.rule.setEnabled(per is not None)
        self.count.setEnabled(is_counted)
        period = Period(per) if per is not None else None
        for widget in (self._months_label, self.months, self._day_label, self.day):
            widget.setVisible(period in _WITH_MONTHS)
        self.weekday.setVisible(period is Period.WEEK)
        self._more.setVisible(is_counted and period not in _DAILY)
        wrong = [month for month in _MONTHS.findall(self.months.text()) if not 1 <= int(month) <= 12]
        words = self.tr("「%1」不是月份，請填 1 到 12。").replace("%1", wrong[0]) if wrong else ""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        mark_invalid(self.months, bool(words))

    def _tell(self) -> None:
        self._show_fields()
        if not self._error.text() and self.quota() != self._shown:
            self.changed.emit(self.quota())
