"""The replies to reminders that the sections' workbooks carry: what goes out with them and what came back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from db.database import Reading
from db.queries.reminders import RemindedTask, ReminderRow, ReminderSlip, open_reminders, reminders_with
from desktop.exchange.sections.handout_sheet import cell_text
from desktop.exchange.sections.return_sheet import REPLIES, SLIP
from desktop.office.reminders import ReminderAnswer
from desktop.rules.chasing import serial_text
from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date


@dataclass(frozen=True)
class Reminded:
    """A task on a slip."""

    slip: ReminderRow
    task: RemindedTask

    @property
    def words(self) -> str:
        """What the workbook says of the slip: its number, how often, until when."""
        named = serial_text(self.slip.year, self.slip.serial)
        return cell_text(f"{named}\n第{self.task.times}次，{format_date(self.slip.reply_by)}前回復")


def newest_slips(session: Reading, year: int) -> dict[tuple[int, int], Reminded]:
    """The newest slip without an answer, by section and task of a year."""
    slips = open_reminders(session, year)
    return {
        (slip.row.section_id, task.node_id): Reminded(slip.row, task) for slip in slips for task in slip.tasks
    }


def slips_named(
    session: Reading, year: int, base: Mapping[str, Mapping[str, str]]
) -> dict[str, ReminderSlip]:
    """The slips that the rows of a workbook are replies to, by their serial."""
    serials = {values[SLIP] for values in base.values() if values.get(SLIP, "").isdecimal()}
    found = reminders_with(session, year, [int(serial) for serial in serials])
    return {str(slip.row.serial): slip for slip in found}


def reply_values(task: RemindedTask) -> dict[str, str]:
    """What stands in the reply cells of a task."""
    promised = format_date(task.promised_on) if task.promised_on else ""
    texts = (cell_text(task.reply), promised, cell_text(task.reason))
    return dict(zip(REPLIES, texts, strict=True))


def why_not(row: ReminderRow, said: Mapping[str, str]) -> dict[str, str]:
    """Why a reply to a slip cannot be taken, by field; empty where it can."""
    if row.cancelled_on is not None:
        return {"reply": f"{serial_text(row.year, row.serial)}已經作廢，不用回復。"}
    promised = _promised(said)
    if promised is not None and promised < row.issued_on:
        return {"promised_on": f"預定完成日早於稽催單的開立日期{format_date(row.issued_on)}；請檢查日期。"}
    return {}


def answer_in(said: Mapping[str, str]) -> ReminderAnswer:
    """What a row answers."""
    return ReminderAnswer(said["reply"], _promised(said), said["late_reason"])


def _promised(said: Mapping[str, str]) -> dt.date | None:
    try:
        return parse_date(said["promised_on"]) if said["promised_on"] else None
    except ImpossibleDate:
        # What is no day was told where it was read.
        return None
