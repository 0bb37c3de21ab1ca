"""Parts of the plan that came back from sections, beside the plan; what is checked is taken into it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.exchange.sections.handout_reading import read_workbook
from desktop.exchange.sections.handout_sheet import FIELDS, ReturnedSheet
from desktop.office.handout_review import review
from desktop.office.returned_items import Review, certain_part
from desktop.office.taking_back_handouts import take_back_handout
from desktop.ui.desk import Desk
from desktop.ui.dialogs.came_back import CameBackDialog
from desktop.ui.models.returned_table import ReturnedTable


class TakeBackDialog(CameBackDialog[ReturnedSheet, Review]):
    """What sections drafted, item by item."""

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        model = ReturnedTable(FIELDS, is_certain=lambda item: certain_part(item) == item)
        super().__init__(desk, paths, self.tr("收回各單位的檔案"), model, parent)

    def read_file(self, path: Path) -> ReturnedSheet:
        return read_workbook(path)

    def compare(self, sheet: ReturnedSheet) -> Review:
        return self.desk.read(review, sheet)

    def warnings(self, found: Review) -> Sequence[str]:
        return found.warnings

    def standing(self, found: Review) -> str:
        return self.tr("（這份已收回過）") if found.is_taken_back else ""

    def take_checked(self, found: Review, text: str) -> bool:
        items, today = self.model.accepted(), self.desk.today()
        return self.desk.do(text, take_back_handout, found.handout_id, items, on=today) is not None
