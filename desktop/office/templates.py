"""What a new plan can begin with: the official frames and the agency's own templates."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from db.database import Reading
from db.queries.plan import plan_tree
from db.tables.plan import Plan
from db.tables.template import PlanTemplate
from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import Item, PlanFile
from desktop.exchange.plan_json import from_json, to_json
from desktop.office.deed import deed
from desktop.office.plan_outside import plan_file_of
from desktop.office.taking_in import take_in_plan
from desktop.paths import resource

# The official frames by the ROC year they begin with (domain.md 3.6), newest first.
FRAMES = ("106", "105", "97")
Path = tuple[int, ...]


@dataclass(frozen=True)
class Template:
    """A plan to begin with; `id` is None for an official frame."""

    id: int | None
    name: str
    plan: PlanFile


def frames() -> list[Template]:
    """The official frames, newest first."""
    found = (json.loads(resource("frames", f"{name}.json").read_text("utf-8")) for name in FRAMES)
    return [Template(None, each["name"], from_json(json.dumps(each["plan"]))) for each in found]


def own_templates(session: Reading) -> list[Template]:
    """The agency's own templates by name."""
    rows = session.scalars(select(PlanTemplate).order_by(PlanTemplate.name))
    return [Template(row.id, row.name, from_json(json.dumps(row.content))) for row in rows]


def headings(items: Sequence[Item], above: Path = ()) -> Iterator[tuple[Path, Item]]:
    """Yield every item of a template with its place: the positions from the outermost level in."""
    for place, item in enumerate(items):
        yield (*above, place), item
        yield from headings(item.items, (*above, place))


def without(items: Sequence[Item], dropped: Collection[Path], above: Path = ()) -> tuple[Item, ...]:
    """Return the items without those at these places and all below them."""
    return tuple(
        replace(item, items=without(item.items, dropped, (*above, place)))
        for place, item in enumerate(items)
        if (*above, place) not in dropped
    )


@deed
def begin_plan(work: Work, year: int, title: str, template: Template, dropped: Collection[Path] = ()) -> int:
    """Begin the plan of a ROC year with a template, without the headings dropped; returns its key.

    Raises Refused for a year that has a plan already, and where nothing is left of the template.
    """
    items = without(template.plan.items, dropped)
    if template.plan.items and not items:
        raise Refused("範本的標題全部取消了；請至少保留一個要項，或改從空白計畫開始。")
    plan_id = take_in_plan(work, replace(template.plan, agency="", year=year, title=title, items=items))
    work.session.get_one(Plan, plan_id).frame_template = template.name
    return plan_id


@deed
def save_template(work: Work, plan_id: int, name: str) -> int:
    """Keep a plan under a name to begin others with, without dates and status; returns the template's key.

    A template of that name is replaced. Raises Refused without a name.
    """
    name = name.strip()
    if not name:
        raise Refused("範本要有名稱；請輸入範本名稱。")
    file = plan_file_of(plan_tree(work.session, plan_id))
    content = _content(replace(file, agency="", title="", items=tuple(map(_bare, file.items))))
    found = work.session.scalars(select(PlanTemplate).where(PlanTemplate.name == name)).first()
    if found is None:
        found = PlanTemplate(name=name, content=content)
        work.session.add(found)
    else:
        found.content = content
    work.flush()
    return found.id


@deed
def rename_template(work: Work, template_id: int, name: str) -> None:
    """Give a template of the agency's own another name. Raises Refused for a name in use, or none."""
    name = name.strip()
    if not name:
        raise Refused("範本要有名稱；請輸入範本名稱。")
    other = work.session.scalars(select(PlanTemplate).where(PlanTemplate.name == name)).first()
    if other is not None and other.id != template_id:
        raise Refused(f"已經有名為「{name}」的範本；請改用別的名稱。")
    _own(work, template_id).name = name


@deed
def delete_template(work: Work, template_id: int) -> None:
    """Delete a template of the agency's own; plans begun with it stay."""
    work.session.delete(_own(work, template_id))


def _own(work: Work, template_id: int) -> PlanTemplate:
    found = work.session.get(PlanTemplate, template_id)
    if found is None:
        raise Refused("這個範本已經不在；請重新整理後再試。")
    return found


def _bare(item: Item) -> Item:
    """The item without dates that are days, and without status; words such as 每月20日 stay."""
    due = tuple(each for each in item.due if each.on is None)
    items = tuple(map(_bare, item.items))
    return replace(item, due=due, status=TaskStatus.NOT_STARTED, done_on=None, items=items)


def _content(plan: PlanFile) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(to_json(replace(plan, unplaced=(), questions=())))
    return content
