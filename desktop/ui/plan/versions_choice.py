"""Which two versions are compared, and which of their differences are listed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.plan_versions import Version
from desktop.rules.difference_filter import CHANGES, DifferenceFilter
from desktop.rules.plan_difference import Change
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_bar import FilterBar

LETTERS_SEEN = 12
ALIKE_TOO = CHANGES | {Change.SAME}


class VersionsChoice(QWidget):
    """Two versions beside each other, below them what is listed of their differences.

    Signals:
        changed: other versions or other differences are wanted.
        print_wanted: what is compared, on paper.
    """

    changed = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[Version] = ()
        self.old_box = self._box(self.tr("比較的舊版本"))
        self.new_box = self._box(self.tr("比較的新版本"))
        self.print_button = button(self.tr("列印對照表"), self.print_wanted.emit, icon_name="print")
        self._bar = FilterBar(self)
        # Ctrl+F searches the plan itself, on every tab.
        self.words = self._bar.add_search(self.tr("搜尋項目、期限、單位"), has_key=False)
        self.changes = self._bar.add_choice("", self._choices())
        self.changes.setAccessibleName(self.tr("列出的異動"))
        self.about = plain_label("", "muted")
        self._bar.add_widget(self.about)
        self._bar.changed.connect(self.changed)
        self._lay_out()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        # Names of versions are long; where the window is small they are cut, and told by the list and a tip.
        box.setMinimumContentsLength(LETTERS_SEEN)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMaximumWidth(36 * UNIT)
        box.currentTextChanged.connect(box.setToolTip)
        box.activated.connect(lambda _row: self.changed.emit())
        return box

    def _choices(self) -> list[tuple[str, frozenset[Change]]]:
        single = (Change.CHANGED, Change.NEW, Change.DELETED, Change.MOVED)
        named = [(self.tr("只列%1").replace("%1", word(each)), frozenset({each})) for each in single]
        return [(self.tr("所有異動"), CHANGES), *named, (self.tr("連同相同的項目"), ALIKE_TOO)]

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(UNIT)
        pair.addWidget(plain_label(self.tr("對照"), buddy=self.old_box))
        pair.addWidget(self.old_box, 1)
        pair.addWidget(plain_label("→"))
        pair.addWidget(self.new_box, 1)
        pair.addStretch(0)
        pair.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(pair)
        layout.addWidget(self._bar)

    def offer(self, versions: Sequence[Version], year: int) -> None:
        """Offer versions, newest first; chosen is the newest of a year beside what stands before that."""
        self._versions = versions
        own = next((place for place, each in enumerate(versions) if each.year == year), 0)
        for box, row in ((self.new_box, own), (self.old_box, own + 1)):
            box.clear()
            for version in versions:
                box.addItem(version.name)
            box.setCurrentIndex(min(row, len(versions) - 1))

    def forget(self) -> None:
        """Offer nothing, until `offer` says what there is."""
        self._versions = ()
        self.old_box.clear()
        self.new_box.clear()

    @property
    def versions(self) -> Sequence[Version]:
        """What is offered."""
        return self._versions

    def pair(self) -> tuple[Version, Version]:
        """The old and the new version that are chosen."""
        return self._versions[self.old_box.currentIndex()], self._versions[self.new_box.currentIndex()]

    def are_neighbours(self) -> bool:
        """Whether the old version is the one right before the new one, of the same year."""
        old, new = self.pair()
        return old.year == new.year and self.old_box.currentIndex() == self.new_box.currentIndex() + 1

    def asked(self) -> DifferenceFilter:
        """Which differences are to be listed."""
        return DifferenceFilter(self.changes.currentData(), self.words.text())

    def tell(self, differing: int, alike: int, *, is_amendment: bool) -> None:
        """Say how much differs, and what paper there is of it."""
        told = self.tr("%1 處不同，%2 處相同").replace("%1", str(differing))
        self.about.setText(told.replace("%2", str(alike)))
        self.print_button.setText(self.tr("列印修正對照表") if is_amendment else self.tr("列印對照表"))
        self.print_button.setEnabled(bool(differing))
