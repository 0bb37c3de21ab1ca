"""The figures of a round of phone tests by section, beside those of the round before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from db.queries.phone_test import RoundRow, SectionFigures, score_sheet, section_figures
from desktop.rules.phone_statistics import mean_of_all, means_by_section, standings
from desktop.rules.score_sheet import Band
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.standings_table import StandingsTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.table_view import TableView


class PhoneStandings(QWidget):
    """A line about the whole agency, and a table of its sections."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.about = plain_label(role="heading")
        self.model = StandingsTable()
        table = TableView("phone_standings")
        table.setAccessibleName(self.tr("成績統計"))
        table.setModel(self.model)
        TableExport(desk, table, self.tr("電話禮貌測試成績統計"))
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.about)
        layout.addWidget(table, 1)

    def show_round(self, shown: RoundRow, rounds: Sequence[RoundRow]) -> None:
        """Show a round, compared with the one before it of the same year."""
        before = next((one for one in rounds if one.number == shown.number - 1), None)
        figures = self._figures(shown)
        earlier = means_by_section(self._figures(before)) if before is not None else {}
        sheet = self._desk.read(score_sheet, shown.sheet_id)
        bands = [Band(minimum, grade) for minimum, grade in sheet.bands]
        self.model.show(standings(figures, bands, earlier))
        mean = mean_of_all(figures)
        words = self.tr("全機關 %1 通，平均 %2 分") if mean is not None else self.tr("這一輪還沒有測試紀錄")
        self.about.setText(words.replace("%1", str(shown.calls)).replace("%2", str(mean)))

    def _figures(self, shown: RoundRow) -> list[SectionFigures]:
        return self._desk.read(section_figures, [shown.id])
