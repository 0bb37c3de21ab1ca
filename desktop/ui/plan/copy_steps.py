"""Beginning the next year's plan from this one: the entry in the menu, and what was decided so far."""

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

    def open(self, from_year: int, to_year: int | None = None) -> None:
        """Look a year's plan through for another year, by default the next one without a plan."""
        from desktop.ui.dialogs.copy_year import CopyYearDialog

        if to_year is None:
            taken = {head.year for head in self._desk.read(plan_heads)}
            to_year = next(
                year for year in range(from_year + 1, from_year + len(taken) + 2) if year not in taken
            )
        CopyYearDialog(self._desk, self._choices, from_year, to_year, self._window).open()
