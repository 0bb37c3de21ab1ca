"""What no page of a plan shows, as sheets beside it: how tasks are followed, what is open."""

import datetime as dt
from collections.abc import Iterator, Sequence

from db.queries.plan import LimitInfo
from db.vocabulary import TaskStatus
from desktop.exchange.plan_file import Item, PlanFile, walk
from desktop.exchange.sheets.plan_sheets import table_sheet
from desktop.exchange.sheets.sheet_layout import LaidSheet, Look, SheetCell
from desktop.exchange.sheets.table_file import plain
from desktop.rules.quota import quota_text
from desktop.rules.tracked_tasks import limit_text
from desktop.rules.words import word

FOLLOWED, OPEN = "管考資料", "待確認事項"
# Headings that no reader takes for those of a task table.
_FOLLOWED_HEADINGS = ("對應項目", "摘錄", "列管日", "應辦次數", "處理時效", "辦理情形", "辦畢日")
_OPEN_HEADINGS = ("對應項目", "待確認或未歸位的文字")
_EXCERPT = 30
Value = str | dt.date


def sheets_beside(plan: PlanFile) -> Iterator[LaidSheet]:
    """Yield the sheets, each only where it has something to say."""
    followed = [_followed(path, item) for path, item in walk(plan.items) if _is_followed(item)]
    if followed:
        rows = _cells(_FOLLOWED_HEADINGS, followed)
        yield table_sheet(FOLLOWED, _title(plan, FOLLOWED), rows, (5, 10, 5, 7, 5, 5, 5))
    questions = [(question.item, question.message) for question in plan.questions]
    questions += [("", text) for text in plan.unplaced]
    if questions:
        rows = _cells(_OPEN_HEADINGS, questions)
        yield table_sheet(OPEN, _title(plan, OPEN), rows, (1, 5))


def _title(plan: PlanFile, name: str) -> str:
    return f"{plan.year}年度計畫{name}" if plan.year else name


def _is_followed(item: Item) -> bool:
    is_begun = item.status is not TaskStatus.NOT_STARTED
    return bool(item.quota or item.limit or item.done_on or is_begun)


def _followed(path: str, item: Item) -> tuple[Value, ...]:
    text = item.text.partition("\n")[0]
    quota, limit = item.quota, item.limit
    return (
        path,
        text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…",
        max((due.on for due in item.due if due.on), default=""),
        quota_text(quota) if quota else "",
        limit_text(LimitInfo(limit.count, limit.unit, limit.basis)) if limit else "",
        word(item.status),
        item.done_on or "",
    )


def _cells(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> list[list[SheetCell]]:
    top = [SheetCell(heading, Look.HEADING, column) for column, heading in enumerate(headings)]
    return [top, *([_cell(value, column) for column, value in enumerate(row)] for row in rows)]


def _cell(value: Value, column: int) -> SheetCell:
    # The second column holds sentences, the others figures and words.
    look = Look.TEXT if column == 1 else Look.CENTRED
    return SheetCell(plain(value) if isinstance(value, str) else value, look, column)
