"""The choice of one section of a plan, or of all."""

from PySide6.QtWidgets import QComboBox, QWidget

from db.vocabulary import SectionKind
from desktop.office.followed_plan import FollowedPlan
from desktop.ui.theme import UNIT


class SectionChoice(QComboBox):
    """`activated` tells of another choice; the key of the section chosen is None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("依單位"))
        self.setToolTip(self.tr("依單位"))
        self.setMinimumWidth(16 * UNIT)

    def offer(self, plan: FollowedPlan) -> None:
        """Offer the sections of a plan; what was chosen stays chosen where it still exists."""
        chosen = self.section_id()
        self.clear()
        self.addItem(self.tr("所有單位"), None)
        for found in plan.sections:
            if found.kind is SectionKind.MEMBER:
                self.addItem(found.name, found.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def section_id(self) -> int | None:
        """The key of the section chosen."""
        found: int | None = self.currentData()
        return found

    def section_name(self) -> str | None:
        """The name of the section chosen."""
        return self.currentText() if self.section_id() is not None else None
