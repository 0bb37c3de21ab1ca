"""The approved editions of a plan: when, by which letter; to be printed again as signed, and their scans."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.edition import EditionRow
from desktop.rules.roc_calendar import format_date
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class EditionsList(QWidget):
    """A line for each edition.

    Signals:
        print_wanted: an edition, by its number, as it was signed.
        scan_wanted: the scan of an edition is to be opened.
        scan_offered: a scan is to be kept with an edition.
    """

    print_wanted = Signal(int)
    scan_wanted = Signal(object)
    scan_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(2 * UNIT)
        self._lines.setVerticalSpacing(UNIT // 2)
        self._lines.setColumnStretch(2, 1)

    def show_editions(self, editions: Sequence[EditionRow]) -> None:
        """Show these editions, the newest first."""
        while (cell := self._lines.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, edition in enumerate(reversed(editions)):
            self._show(place, edition)

    def _show(self, place: int, edition: EditionRow) -> None:
        number = self.tr("第 %1 版").replace("%1", str(edition.edition))
        approved = self.tr("%1 核定").replace("%1", format_date(edition.approved_on))
        again = button(self.tr("照核定時列印"), icon_name="print")
        again.clicked.connect(partial(self.print_wanted.emit, edition.edition))
        has_scan = edition.scan_id is not None
        scan = button(self.tr("開啟掃描檔") if has_scan else self.tr("加入掃描檔…"), icon_name="attach")
        told = self.scan_wanted if has_scan else self.scan_offered
        scan.clicked.connect(partial(told.emit, edition))
        scan.setToolTip(edition.scan_name)
        letter = plain_label(edition.approval_letter)
        line = (plain_label(number), plain_label(approved, "muted"), letter, again, scan)
        for column, widget in enumerate(line):
            self._lines.addWidget(widget, place, column)
