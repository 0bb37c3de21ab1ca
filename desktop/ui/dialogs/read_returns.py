"""Reports of the sections that came back, beside what is known; what is checked is taken in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.exchange.sections.return_reading import read_return
from desktop.exchange.sections.return_sheet import ALL_FIELDS, ReturnedWorkbook
from desktop.office.return_review import return_review
from desktop.office.returned_reports import ReturnReview
from desktop.office.taking_returns import take_return
from desktop.rules.three_way import Answer
from desktop.ui.desk import Desk
from desktop.ui.dialogs.came_back import CameBackDialog
from desktop.ui.models.returned_table import ReturnedTable


class ReadReturnsDialog(CameBackDialog[ReturnedWorkbook, ReturnReview]):
    """What sections ticked off, task by task."""

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        model = ReturnedTable(
            ALL_FIELDS,
            is_certain=lambda item: item.can_be_taken and item.answer is Answer.CHANGED,
            can_be_taken=lambda item: item.can_be_taken,
            answers=(Answer.CHANGED, Answer.CONFLICT),
        )
        super().__init__(desk, paths, self.tr("讀回各單位的回報表"), model, parent)

    def read_file(self, path: Path) -> ReturnedWorkbook:
        return read_return(path)

    def compare(self, sheet: ReturnedWorkbook) -> ReturnReview:
        return self.desk.read(return_review, sheet, self.desk.today())

    def standing(self, found: ReturnReview) -> str:
        if not found.agreed:
            return ""
        return self.tr("（%1 項先前已登記過）").replace("%1", str(found.agreed))

    def take_checked(self, found: ReturnReview, text: str) -> bool:
        items = self.model.accepted()
        # A report that says nothing new is done with.
        return not items or self.desk.do(text, take_return, found, items, today=self.desk.today()) is not None
