"""A plan file as the tree that the printed table is laid out from."""

from desktop.exchange.plan_file import walk
from desktop.exchange.plan_json import read_json
from desktop.exchange.plan_tree import tree_of
from desktop.paths import resource
from desktop.rules.numbering import paths_of
from desktop.rules.printed.plan_cells import table_rows
from desktop.rules.printed.plan_rows import plan_rows

PLAN = read_json(resource("sample", "plan_115.json"))


def printed() -> str:
    rows = table_rows(plan_rows(tree_of(PLAN)))
    cells = (cell for row in rows for cell in row.cells if cell is not None)
    return "\n".join(f"{text.label}{text.text}" for cell in cells for text in cell.paragraphs)


def test_the_numbers_made_from_the_tree_are_those_of_the_file():
    tree = tree_of(PLAN)
    numbers = paths_of(tree.nodes, tree.head.numbering_style)
    assert list(numbers.values()) == [path for path, _item in walk(PLAN.items)]


def test_the_printed_table_says_what_the_file_says():
    said = printed()
    for _path, item in walk(PLAN.items):
        assert f"{item.number}{item.text}" in said
        for text in (*item.indicators, *(due.text for due in item.due), *(s.name for s in item.sections)):
            assert text in said
