import pytest

from db.vocabulary import ColumnKind
from desktop.forms.example_plan import EXAMPLE
from desktop.forms.page import A4
from desktop.forms.plan_table import paper_for, task_table
from desktop.office.column_templates import NamedColumns, built_in_columns
from desktop.rules.printed.plan_rows import plan_rows
from tests.forms.plan_trees import plan
from tests.forms.printed import printed


@pytest.mark.parametrize("template", built_in_columns(), ids=lambda template: template.name)
def test_every_template_prints_all_it_shows_of_a_plan_on_upright_paper(template: NamedColumns) -> None:
    tree = plan(columns=template.columns)
    rows = plan_rows(type(tree)(tree.head, (), EXAMPLE))
    text = printed(task_table(rows)).text
    shown = {kind for column in template.columns for kind in column.kinds}
    assert paper_for(rows) is A4
    for node in EXAMPLE:
        assert node.text in text
        assert ColumnKind.METHOD not in shown or node.method in text
        assert ColumnKind.INDICATOR not in shown or all(part in text for part in node.indicators)
        assert ColumnKind.SECTIONS not in shown or all(share.name in text for share in node.sections)
