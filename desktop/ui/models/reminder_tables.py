"""The tables of reminders: slips, the tasks on one of them, and what slips of today would say."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.queries.reminders import RemindedTask, ReminderRow
from db.vocabulary import Light
from desktop.office.slip_drafts import SlipDraft
from desktop.rules.chasing import serial_text, times_words
from desktop.rules.roc_calendar import format_date
from desktop.rules.slip_standing import SlipStanding, slip_standing
from desktop.rules.words import word
from desktop.ui.models.short_table import ShortColumn

_LIGHTS = {
    SlipStanding.WAITING: Light.YELLOW,
    SlipStanding.REPLY_LATE: Light.RED,
    SlipStanding.REPLIED: Light.GREEN,
    SlipStanding.CANCELLED: Light.GREY,
}


@dataclass(frozen=True)
class TaskLine:
    """A task on a slip with its number in the plan."""

    id: int
    number: str
    task: RemindedTask


@dataclass(frozen=True)
class DraftLine:
    """A task that a slip of today would name."""

    id: int
    section: str
    task: str
    late: str
    times: str


def draft_lines(drafts: list[SlipDraft]) -> list[DraftLine]:
    """What slips of today would say, task by task."""
    told = [(draft, *pair) for draft in drafts for pair in zip(draft.tasks, draft.times, strict=True)]
    return [
        DraftLine(
            key,
            draft.section,
            f"{task.number} {' '.join(task.text.split())}",
            _translated("%1 日").replace("%1", str(task.days_late)),
            times_words(times),
        )
        for key, (draft, task, times) in enumerate(told)
    ]


def slip_columns(standing: Callable[[ReminderRow], SlipStanding]) -> list[ShortColumn[ReminderRow]]:
    """The columns of the list of slips."""
    return [
        ShortColumn(_translated("編號"), lambda row: serial_text(row.year, row.serial)),
        ShortColumn(
            _translated("狀態"), lambda row: word(standing(row)), light=lambda row: _LIGHTS[standing(row)]
        ),
        ShortColumn(_translated("受稽催單位"), lambda row: row.section),
        ShortColumn(
            _translated("開立日期"), lambda row: format_date(row.issued_on), value=lambda row: row.issued_on
        ),
        ShortColumn(
            _translated("回復期限"), lambda row: format_date(row.reply_by), value=lambda row: row.reply_by
        ),
        ShortColumn(_translated("已回復／工作"), lambda row: f"{row.answered}／{row.tasks}", is_number=True),
        ShortColumn(_translated("稽催次別"), lambda row: times_words(row.times)),
        ShortColumn(_translated("回復"), _replied),
        ShortColumn(_translated("說明"), lambda row: " ".join(row.note.split())),
    ]


def standing_on(today: Callable[[], dt.date]) -> Callable[[ReminderRow], SlipStanding]:
    """How slips stand on the day that is asked for whenever somebody looks."""
    return lambda row: slip_standing(row, today())


def task_columns() -> list[ShortColumn[TaskLine]]:
    """The columns of the tasks on a slip."""
    return [
        ShortColumn(_translated("項次"), lambda line: line.number),
        ShortColumn(_translated("工作項目"), lambda line: " ".join(line.task.text.split())),
        ShortColumn(
            _translated("完成期限"), lambda line: format_date(line.task.due_on) if line.task.due_on else ""
        ),
        ShortColumn(_translated("逾期日數"), lambda line: str(line.task.days_late), is_number=True),
        ShortColumn(_translated("稽催次別"), lambda line: times_words(line.task.times)),
        ShortColumn(_translated("當時進度"), lambda line: line.task.progress),
        ShortColumn(_translated("辦理情形"), lambda line: " ".join(line.task.reply.split())),
        ShortColumn(
            _translated("預定完成日"),
            lambda line: format_date(line.task.promised_on) if line.task.promised_on else "",
        ),
        ShortColumn(_translated("未完成原因"), lambda line: " ".join(line.task.reason.split())),
    ]


def draft_columns() -> list[ShortColumn[DraftLine]]:
    """The columns of what slips of today would say."""
    return [
        ShortColumn(_translated("單位"), lambda line: line.section),
        ShortColumn(_translated("工作項目"), lambda line: line.task),
        ShortColumn(_translated("逾期"), lambda line: line.late, is_number=True),
        ShortColumn(_translated("稽催次別"), lambda line: line.times),
    ]


def _replied(row: ReminderRow) -> str:
    if row.cancelled_on is not None:
        return _translated("%1 作廢").replace("%1", format_date(row.cancelled_on))
    parts = (format_date(row.replied_on) if row.replied_on else "", row.replied_by)
    return " ".join(part for part in parts if part)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ReminderTables", text)
