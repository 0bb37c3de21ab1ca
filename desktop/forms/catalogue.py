"""The printable forms by name, in the order in which they are offered."""

from typing import Any

from desktop.forms.form import Form
from desktop.forms.plan_table import PLAN_TABLE

FORMS: dict[str, Form[Any]] = {form.name: form for form in (PLAN_TABLE,)}
