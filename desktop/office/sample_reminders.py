"""The sample office's reminders: one answered with a promise that was not kept, the next one still open."""

import datetime as dt

from db.queries.reminders import reminder
from db.unit_of_work import Work
from desktop.office.reminders import ReminderAnswer, issue_reminders, reply_to_reminder

FIRST = dt.date(2026, 9, 1)
PROMISED = dt.date(2026, 9, 30)
SECOND = dt.date(2026, 10, 30)


def remind_sample(work: Work, year: int) -> None:
    """Remind the late sections twice; they answered the first time."""
    first = issue_reminders(work, year, on=FIRST, reply_by=dt.date(2026, 9, 10))
    for key in first:
        slip = reminder(work.session, key)
        if slip is not None:
            answer = ReminderAnswer("已請廠商修正預約系統，測試中", PROMISED, "系統改版延誤")
            answers = {task.node_id: answer for task in slip.tasks}
            reply_to_reminder(work, key, dt.date(2026, 9, 8), f"{slip.row.section}主管", answers)
    note = "前次回復之預定完成日已過，請優先辦理。"
    issue_reminders(work, year, on=SECOND, reply_by=dt.date(2026, 11, 10), note=note)
