"""A ROC year, or nothing."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.rules.roc_calendar import LAST_ROC_YEAR


class YearEdit(QLineEdit):
    """Takes 1 to 999; empty is no year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(1, LAST_ROC_YEAR, self))
        self.setPlaceholderText(self.tr("民國年，例如 115"))

    def year(self) -> int | None:
        """The year, None where the field is empty."""
        return int(self.text()) if self.hasAcceptableInput() else None

    def set_year(self, year: int | None) -> None:
        """Show a year, or nothing."""
        self.setText("" if year is None else str(year))
