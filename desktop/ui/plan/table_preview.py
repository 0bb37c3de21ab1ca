"""The page of a plan's table in the columns and numbers that are being chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.plan import plan_tree
from db.queries.plan_column import PlanColumn
from db.vocabulary import NumberingStyle
from desktop.office.column_preview import MOST_ITEMS, TableWish, table_steps
from desktop.ui.desk import Desk
from desktop.ui.form_maker import FormMaker
from desktop.ui.labels import plain_label
from desktop.ui.plan.page_preview import PagePreview
from desktop.ui.theme import UNIT

# Long enough for a character to be followed by the next, too short to be waited for.
PAUSE_MS = 60


class TablePreview(QWidget):
    """Lays the table out anew whenever something else is wished."""

    def __init__(self, desk: Desk, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan_id = plan_id
        self.page = PagePreview(can_close=False)
        self._maker = FormMaker(desk, self, pause_ms=PAUSE_MS)
        self._maker.made.connect(self.page.show_pages)
        self._maker.refused.connect(self.page.show_words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.page, 1)
        self.extent = plain_label(self._extent(len(desk.read(plan_tree, plan_id).nodes)), "muted", wraps=True)
        self.extent.setVisible(bool(self.extent.text()))
        layout.addWidget(self.extent)

    def _extent(self, items: int) -> str:
        """What of the plan is shown, where it is not all of it."""
        if not items:
            return self.tr("這份計畫還沒有項目，以虛構的例子預覽。")
        told = self.tr("預覽這份計畫的前 %1 項。").replace("%1", str(MOST_ITEMS))
        return told if items > MOST_ITEMS else ""

    def show_table(self, columns: Sequence[PlanColumn], numbering: NumberingStyle) -> None:
        """Show the plan's table in these columns and numbers."""
        if not any(column.kinds for column in columns):
            self._maker.cancel()
            self.page.show_words(self.tr("還沒有欄位；請加一欄，或選一個欄位樣式。"))
            return
        wish = TableWish(self._plan_id, tuple(columns), numbering)
        self._maker.begin(table_steps, self._desk.office, wish, self._desk.today())

    def stop(self) -> None:
        """Lay out nothing more."""
        self._maker.cancel()
