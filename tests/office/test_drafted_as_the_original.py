"""A table of stacked lines drafted item by item, with sections for each task, prints as the original."""

import os
import re
from itertools import count
from pathlib import Path

import pytest

from db.queries.plan import PlanTree, plan_tree
from db.unit_of_work import Work
from desktop.office.column_templates import built_in_columns, use_columns
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node
from desktop.office.planning import create_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.sections import add_section
from desktop.rules.numbering import parse_label
from desktop.rules.roc_calendar import read_date
from tests.exchange.plan_views import DATA
from tests.office.imported_prints import table_texts
from tests.office.original_tables import as_numbered, stacked_cells

HEADINGS = ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位")
SEEDS = os.environ.get("WEIMIN_SEEDS", "")
SOURCES = [DATA / "plan_style_stacked.txt", *Path(SEEDS or DATA / "none").glob("001*.txt")]
UNITS = re.compile(r".+?[室課組]")
DATES = re.compile(r"\d+\.\d{1,2}\.\d{2}(?=\d{2,3}\.|$)|\d+\.\d{1,2}\.\d{1,2}$")


def numbered(cell: str) -> list[str]:
    """The texts of a cell's list 1. 2. 3., without numbers."""
    found, rest = [], cell
    for number in count(1):
        _, _, rest = rest.partition(f"{number}.")
        text, following, _ = rest.partition(f"{number + 1}.")
        found.append(text)
        if not following:
            return found
    raise AssertionError


def shared_out(names: list[str], tasks: int) -> list[list[str]]:
    """Names in their order for so many tasks, none twice for one: as a person reads the cell."""
    groups: list[list[str]] = [[]]
    for name in names:
        if name in groups[-1]:
            groups.append([])
        groups[-1].append(name)
    while len(groups) < tasks:
        longest = max(groups, key=len)
        place = groups.index(longest)
        groups[place : place + 1] = [longest[:-1], longest[-1:]]
    return groups


@deed
def draft_rows(work: Work, rows: list[list[str]]) -> int:
    """A plan of these rows of a table, every task with its own date and sections."""
    plan_id = create_plan(work, 115)
    use_columns(work, plan_id, built_in_columns()[0].name)
    keys = {
        name: add_section(work, name) for name in dict.fromkeys(UNITS.findall("".join(r[4] for r in rows)))
    }
    area: int | None = None
    for names, indicators, tasks, dates, sections in rows:
        above, mark, below = names.partition("(")
        if above:
            area = add_node(work, plan_id, None, text=_unnumbered(above))
        measure = add_node(work, plan_id, area, text=_unnumbered(mark + below))
        change_node(work, measure, indicators=numbered(indicators))
        texts, written = numbered(tasks), DATES.findall(dates)
        groups = shared_out(UNITS.findall(sections), len(texts))
        for text, due, group in zip(texts, written, groups, strict=True):
            task = add_node(work, plan_id, measure, text=text)
            set_due(work, task, read_date(due).on, due)
            set_sections(work, task, [Share(keys[name]) for name in group])
    return plan_id


def _unnumbered(text: str) -> str:
    label = parse_label(text)
    assert label is not None
    return label[1]


def drafted(office: Office, clerk: Actor, rows: list[list[str]]) -> PlanTree:
    with office.work(clerk) as work:
        plan_id = draft_rows(work, rows)
    with office.reading() as session:
        return plan_tree(session, plan_id)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_two_measures_drafted_by_hand_are_the_originals(office: Office, clerk: Actor, source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    rows = [[as_numbered(cell) for cell in row] for row in stacked_cells(text, HEADINGS)[:2]]
    tree = drafted(office, clerk, rows)
    assert all(node.sections and not node.sections_text for node in tree.nodes if node.tracking)
    assert table_texts(tree) == rows
