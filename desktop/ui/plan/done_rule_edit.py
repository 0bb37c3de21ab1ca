"""Whose part makes a task done: as its sections suggest, or as chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.vocabulary import DoneRule
from desktop.rules.words import word
from desktop.ui.widgets.calm_wheel import calm


class DoneRuleEdit(QWidget):
    """A choice of the rules; the first is what the sections suggest, and says which that is.

    Signals:
        changed: the rule as it is to be, a `DoneRule`, or None for what the sections suggest.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: DoneRule | None = None
        self.box = calm(QComboBox())
        self.box.addItem(self.tr("依單位自動判斷"), None)
        for rule in DoneRule:
            self.box.addItem(word(rule), rule.value)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setAccessibleName(self.tr("完成方式"))
        self.box.activated.connect(lambda _row: self._tell())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)

    def show_rule(self, rule: DoneRule | None, suggested: DoneRule | None) -> None:
        """Show the stored rule, None for none, and the rule by which the task is judged."""
        self._shown = rule
        words = self.tr("依單位自動判斷")
        if rule is None and suggested is not None:
            words = self.tr("自動：%1").replace("%1", word(suggested))
        self.box.setItemText(0, words)
        self.box.setCurrentIndex(self.box.findData(rule.value if rule else None))

    def _tell(self) -> None:
        chosen = self.box.currentData()
        rule = None if chosen is None else DoneRule(chosen)
        if rule is not self._shown:
            self.changed.emit(rule)
