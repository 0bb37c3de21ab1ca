"""The printable forms by name, in the order in which they are offered."""

from typing import Any

from desktop.forms.amendments import AMENDMENTS
from desktop.forms.follow_up import FOLLOW_UP
from desktop.forms.form import Form
from desktop.forms.phone_score_sheet import PHONE_SCORE_SHEET
from desktop.forms.phone_stats import PHONE_STATS
from desktop.forms.plan import PLAN
from desktop.forms.plan_comparison import PLAN_COMPARISON
from desktop.forms.plan_table import PLAN_TABLE
from desktop.forms.progress_chart import PROGRESS_CHART
from desktop.forms.reminder import REMINDER
from desktop.forms.section_tasks import SECTION_TASKS
from desktop.forms.timeline import TIMELINE
from desktop.forms.tracking import TRACKING
from desktop.forms.walkaround_register import WALKAROUND_REGISTER

FORMS: dict[str, Form[Any]] = {
    form.name: form
    for form in (
        PLAN,
        PLAN_TABLE,
        AMENDMENTS,
        PLAN_COMPARISON,
        TRACKING,
        TIMELINE,
        SECTION_TASKS,
        PROGRESS_CHART,
        REMINDER,
        FOLLOW_UP,
        WALKAROUND_REGISTER,
        PHONE_SCORE_SHEET,
        PHONE_STATS,
    )
}
