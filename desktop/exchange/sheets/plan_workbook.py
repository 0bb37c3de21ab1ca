"""A plan as a whole workbook: the sheets that people see, and what rides along on a hidden one."""

from dataclasses import dataclass

from desktop.exchange.carried import carried_text
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.sheets.plan_beside import sheets_beside
from desktop.exchange.sheets.plan_sheets import chapter_sheet, task_sheet
from desktop.exchange.sheets.sheet_blocks import document_of
from desktop.exchange.sheets.sheet_carried import hidden_lines, sheet_of
from desktop.exchange.sheets.sheet_layout import LaidSheet


@dataclass(frozen=True)
class PlanWorkbook:
    """The sheets of a workbook in their order, and the cells of the hidden sheet below one another."""

    sheets: tuple[LaidSheet, ...]
    hidden: tuple[str, ...]


def workbook_of(plan: PlanFile) -> PlanWorkbook:
    """Return the workbook of a plan."""
    printed = [chapter_sheet(plan), *([task_sheet(plan)] if plan.items else [])]
    document = document_of(list(map(sheet_of, printed)), plan.title)
    hidden = hidden_lines(carried_text(plan, document))
    return PlanWorkbook((*printed, *sheets_beside(plan)), tuple(hidden))
