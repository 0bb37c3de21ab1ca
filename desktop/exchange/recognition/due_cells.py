"""The cell of due dates: each line a date, or words such as 每月20日 that are kept as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exchange.plan_file import Due
from desktop.rules.roc_calendar import (
    ImpossibleDate,
    WrittenDate,
    find_dates,
    find_impossible_dates,
    format_date,
    read_date,
)

# What may stand behind a date without changing the day meant.
_BY_THEN = ("前", "以前", "之前", "前完成", "止", "截止", "底", "底前", "底止", "底以前", "底前完成", "完成")


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
    words = line.split()
    if whole.due.on or len(words) < 2:
        return [whole]
    each = [_entry(word) for word in words]
    return each if all(entry.due.on for entry in each) else [whole]


def _entry(text: str) -> DueEntry:
    written = _written_date(text)
    if written is None:
        never = find_impossible_dates(text)
        doubt = str(never[0]) if never else f"「{text}」不是日期，已照原文保留，請另外設定期限或應辦次數。"
        return DueEntry(Due(None, text), doubt)
    if written.precision == "month":
        last_day = format_date(written.on)
        return DueEntry(
            Due(written.on, text), f"完成期限「{text}」只寫到月份，已當作{last_day}，請確認或補上日。"
        )
    return DueEntry(Due(written.on, text))


def _written_date(text: str) -> WrittenDate | None:
    """Return the date that a text is, also with 「前」 behind it; None for any other text."""
    try:
        return read_date(text)
    except ImpossibleDate:
        found = find_dates(text)
    if len(found) == 1 and not text[: found[0].start].strip() and text[found[0].end :].strip() in _BY_THEN:
        return found[0]
    return None
