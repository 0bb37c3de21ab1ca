"""The columns of task tables under a name: those that come with the program, and the agency's own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from db.database import Reading
from db.queries.column_templates import column_templates
from db.queries.plan_column import PlanColumn, column_from
from db.tables.template import ColumnTemplate
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.plan_columns import check_columns, stored_columns
from desktop.office.plan_row import plan_to_edit
from desktop.paths import resource


@dataclass(frozen=True)
class NamedColumns:
    """Columns to choose; `id` is the key of an own template, None for one that comes with the program."""

    name: str
    columns: tuple[PlanColumn, ...]
    id: int | None = None


@cache
def built_in_columns() -> tuple[NamedColumns, ...]:
    """The columns that come with the program, in the order in which they are offered."""
    files = sorted(resource("columns").glob("*.json"))
    found = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return tuple(NamedColumns(each["name"], tuple(map(column_from, each["columns"]))) for each in found)


def offered_columns(session: Reading) -> tuple[NamedColumns, ...]:
    """All columns to choose from, the agency's own behind the others."""
    own = (NamedColumns(row.name, row.columns, row.id) for row in column_templates(session))
    return (*built_in_columns(), *own)


@deed
def save_columns(work: Work, name: str, columns: Sequence[PlanColumn]) -> int:
    """Keep columns under a name, in place of own ones that have it already; returns their key.

    Raises Refused for no name, the name of columns that come with the program, and impossible columns.
    """
    name = _checked_name(name)
    check_columns(columns)
    found = _named(work, name)
    if found is None:
        found = ColumnTemplate(name=name, columns=[])
        work.session.add(found)
    found.columns = stored_columns(columns)
    work.flush()
    return found.id


@deed
def rename_columns(work: Work, template_id: int, name: str) -> None:
    """Give own columns another name. Raises Refused where it is taken, empty, or the columns are gone."""
    template, name = _own(work, template_id), _checked_name(name)
    other = _named(work, name)
    if other is not None and other is not template:
        raise Refused(f"已有名為「{name}」的欄位樣式；請改用別的名稱。")
    template.name = name


@deed
def delete_columns(work: Work, template_id: int) -> None:
    """Delete own columns; plans that were given them keep theirs. Raises Refused where they are gone."""
    work.session.delete(_own(work, template_id))


@deed
def use_columns(work: Work, plan_id: int, name: str) -> None:
    """Print a plan's table in the columns of this name. Raises Refused where there are none."""
    found = next((each for each in offered_columns(work.session) if each.name == name.strip()), None)
    if found is None:
        raise Refused(f"沒有名為「{name.strip()}」的欄位樣式；請從清單中選取。")
    plan_to_edit(work, plan_id).columns = stored_columns(found.columns)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise Refused("欄位樣式的名稱不可空白；請輸入名稱。")
    if any(each.name == name for each in built_in_columns()):
        raise Refused(f"「{name}」是內建的欄位樣式；請另取名稱。")
    return name


def _named(work: Work, name: str) -> ColumnTemplate | None:
    return work.session.scalars(select(ColumnTemplate).where(ColumnTemplate.name == name)).first()


def _own(work: Work, template_id: int) -> ColumnTemplate:
    found = work.session.get(ColumnTemplate, template_id)
    if found is None:
        raise Refused("這個欄位樣式已被刪除；請重新開啟清單。")
    return found
