"""The sample office's reminders: one answered with a promise that was not kept, the next one still open."""

import datetime as dt
from functools import partial

from db.queries.reminders import open_reminders
from db.unit_of_work import Work
from desktop.office.reminders import ReminderAnswer, issue_reminders, reply_to_reminder
from desktop.office.sample_diary import Diary

FIRST = dt.date(2026, 9, 1)
REPLIED = dt.date(2026, 9, 8)
PROMISED = dt.date(2026, 9, 30)
SECOND = dt.date(2026, 10, 30)


def note_reminders(diary: Diary, year: int) -> None:
    """Have the late sections reminded twice; they answer the first time."""
    diary.note(FIRST, partial(_remind, year))
    diary.note(REPLIED, partial(_reply, year))
    diary.note(SECOND, partial(_remind_again, year))


def _remind(year: int, work: Work) -> None:
    issue_reminders(work, year, on=FIRST, reply_by=dt.date(2026, 9, 10))


def _reply(year: int, work: Work) -> None:
    for slip in open_reminders(work.session, year):
        answer = ReminderAnswer("已請廠商修正預約系統，測試中", PROMISED, "系統改版延誤")
        answers = {task.node_id: answer for task in slip.tasks}
        reply_to_reminder(work, slip.row.id, REPLIED, f"{slip.row.section}主管", answers)


def _remind_again(year: int, work: Work) -> None:
    note = "前次回復之預定完成日已過，請優先辦理。"
    issue_reminders(work, year, on=SECOND, reply_by=dt.date(2026, 11, 10), note=note)
