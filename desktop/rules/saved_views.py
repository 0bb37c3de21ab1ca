"""Named views of the list of followed tasks: what is asked for, under which headings, in which columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.vocabulary import Light
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.rules.task_groups import Grouping

Values = dict[str, Any]
LONGEST_NAME = 30


@dataclass(frozen=True)
class Look:
    """How a list looks: its headings, the names of its columns as seen, and which of them it is sorted by."""

    grouping: Grouping | None = None
    columns: tuple[str, ...] = ()
    sorted_by: str = ""
    falls: bool = False


@dataclass(frozen=True)
class SavedView:
    """A named view; without a look it is no more than a filter and leaves the list as it looks."""

    name: str
    asked: TaskFilter
    look: Look | None = None


def ready_made(due_soon_days: int, section_id: int | None) -> list[SavedView]:
    """Return the views that every office has; that of one's own section only to who has one."""
    named = [
        ("逾期", Standing.OVERDUE),
        (f"{due_soon_days}日內到期", Standing.DUE_SOON),
        ("落後", Standing.BEHIND),
        ("待確認", Standing.AWAITING),
        ("已退回", Standing.RETURNED),
        ("本月到期", Standing.THIS_MONTH),
    ]
    views = [SavedView(name, TaskFilter(standing=standing)) for name, standing in named]
    if section_id is not None:
        views.append(SavedView("我的單位", TaskFilter(section_id=section_id)))
    return views


def to_values(view: SavedView) -> Values:
    """Return a view as values that JSON knows."""
    asked, look = view.asked, view.look or Look()
    return {
        "name": view.name,
        "section": asked.section_id,
        "standing": asked.standing.value if asked.standing else None,
        "light": asked.light.value if asked.light else None,
        "area": asked.area,
        "text": asked.text,
        "has_look": view.look is not None,
        "grouping": look.grouping.value if look.grouping else None,
        "columns": list(look.columns),
        "sorted_by": look.sorted_by,
        "falls": look.falls,
    }


def from_values(values: Mapping[str, Any]) -> SavedView:
    """Return the view that `to_values` wrote; what is missing or no longer known does not matter."""
    section, area = values.get("section"), values.get("area")
    asked = TaskFilter(
        section_id=section if isinstance(section, int) else None,
        standing=_member(Standing, values.get("standing")),
        light=_member(Light, values.get("light")),
        area=area if isinstance(area, str) else None,
        text=str(values.get("text", "")),
    )
    look = Look(
        _member(Grouping, values.get("grouping")),
        tuple(map(str, values.get("columns", ()))),
        str(values.get("sorted_by", "")),
        bool(values.get("falls")),
    )
    return SavedView(str(values.get("name", "")), asked, look if values.get("has_look") else None)


def _member(kind: type[Any], value: object) -> Any:
    return next((member for member in kind if member.value == value), None)
