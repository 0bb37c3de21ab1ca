"""The cell of due dates: each line a date, or words such as 每月20日 that are kept as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exchange.plan_file import Due
from desktop.rules.roc_calendar import ImpossibleDate, WrittenDate, format_date, read_date


@dataclass(frozen=True)
class DueEntry:
    """A due date as read, and what a person should look at: "" where nothing is open."""

    due: Due
    doubt: str = ""


def read_dues(lines: Iterable[str]) -> list[list[DueEntry]]:
    """Return the entries by group; empty lines set groups apart, a line may hold several dates."""
    groups: list[list[DueEntry]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1] += _entries(line.strip())
        else:
            groups.append([])
    return [group for group in groups if group]


def _entries(line: str) -> list[DueEntry]:
    whole = _entry(line)
    words = line.replace("、", " ").split()
    if whole.due.on or len(words) < 2:
        return [whole]
    each = [_entry(word) for word in words]
    return each if all(entry.due.on for entry in each) else [whole]


def _entry(text: str) -> DueEntry:
    try:
        written: WrittenDate = read_date(text)
    except ImpossibleDate as error:
        return DueEntry(Due(None, text), f"完成期限沒有可用的日期：{error}")
    if written.precision == "month":
        last_day = format_date(written.on)
        return DueEntry(
            Due(written.on, text), f"完成期限「{text}」只寫到月份，已當作{last_day}，請確認或補上日。"
        )
    return DueEntry(Due(written.on, text))
