"""Beginning a year's plan from that of another year: which one, and what was decided of it so far."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.plan import plan_heads
from desktop.ui.desk import Desk
from desktop.ui.plan.copy_choices import CopyChoices


class CopySteps(QObject):
    """Opens the review of a copy; closed and opened again, it goes on where it was left."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._choices = CopyChoices(self)

    def source(self, to_year: int) -> int | None:
        """The year whose plan is copied into a year: the last one before it, else the first one after."""
        years = sorted(head.year for head in self._desk.read(plan_heads) if head.year != to_year)
        before = [year for year in years if year < to_year]
        return before[-1] if before else next(iter(years), None)

    def open_into(self, to_year: int) -> None:
        """Look through the plan that is nearest to a year for that year."""
        from_year = self.source(to_year)
        if from_year is not None:
            self.open(from_year, to_year)

    def open(self, from_year: int, to_year: int | None = None) -> None:
        """Look a year's plan through for another year, by default the next one without a plan."""
        from desktop.ui.dialogs.copy_year import CopyYearDialog

        if to_year is None:
            taken = {head.year for head in self._desk.read(plan_heads)}
            to_year = from_year + 1
            while to_year in taken:
                to_year += 1
        CopyYearDialog(self._desk, self._choices, from_year, to_year, self._window).open()
