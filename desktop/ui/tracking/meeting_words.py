"""What the view 會議 says of meetings: in its list, above a table, below the page's title."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.queries.meetings import MeetingRow
from desktop.rules.roc_calendar import format_date
from desktop.ui.models.two_line_list import Entry


def entry_of(row: MeetingRow) -> Entry:
    """A meeting in the list: which one, and below it when, and what is open."""
    left = _tr("尚未決定 %1 項", row.undecided) if row.undecided else _tr("已全部決定")
    matters = _tr("列管 %1 項", row.matters)
    first = _tr("第 %1 次　%2", row.number, row.name)
    return Entry(row.id, first, f"{format_date(row.held_on)}　{matters}，{left}")


def heading_of(row: MeetingRow) -> str:
    """A meeting above its table."""
    days = format_date(row.held_on), format_date(row.figures_on)
    return _tr("%1 年第 %2 次　%3　開會 %4，統計至 %5", row.year, row.number, row.name, *days)


def about(meetings: Sequence[MeetingRow]) -> str:
    """How many meetings there were, and how the newest, which is the first, stands."""
    if not meetings:
        return ""
    last = meetings[0]
    counts = len(meetings), last.matters, last.released, last.undecided
    return _tr("共 %1 次會議 · 最近一次列管 %2 項，解除 %3 項，尚未決定 %4 項", *counts)


def _tr(text: str, *values: object) -> str:
    words = QCoreApplication.translate("MeetingWords", text)
    # From the last one on: what a person named may hold such a mark itself.
    for place, value in reversed(list(enumerate(values, 1))):
        words = words.replace(f"%{place}", str(value))
    return words
