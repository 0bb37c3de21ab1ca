"""The printed plan of the sample office, brought in again from its PDF file."""

import pytest

from desktop.exchange.plan_file import PlanFile, walk
from desktop.exchange.plan_import import read_plan
from desktop.forms.form import Request
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.printing import print_form
from tests.forms.conftest import TODAY


def items(plan: PlanFile):
    return [(path, item.text, item.indicators, item.due) for path, item in walk(plan.items)]


def names(plan: PlanFile):
    return [[share.name for share in item.sections] for _path, item in walk(plan.items)]


@pytest.mark.parametrize("form", ["plan", "plan-table"])
def test_a_printed_plan_comes_in_again_as_it_was(sample, tmp_path, form):
    path = tmp_path / "計畫.pdf"
    path.write_bytes(print_form(sample, form, Request(year=115), TODAY))
    with sample.reading() as session:
        plan = plan_file_of_year(session, 115)

    read = read_plan(path)

    assert items(read) == items(plan)
    assert names(read) == names(plan)
    assert read.chapters == (plan.chapters if form == "plan" else ())
