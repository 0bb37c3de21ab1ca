"""The office's settings: their defaults and storing them."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries import office as office_queries
from db.tables.office import Setting
from db.unit_of_work import Work
from db.vocabulary import SignoffRole
from desktop.errors import Refused
from desktop.office.deed import deed

# Set by desktop/office/sign_in_duty.py, the code stored as a hash, and by desktop/office/saved_views.py.
WITH_OWN_DEEDS = frozenset({"sign_in_required", "recovery_code", "saved_views"})


@dataclass(frozen=True)
class Settings:
    """Everything an office can set, with what holds until it is set."""

    due_soon_days: int = 14
    signature_order: tuple[str, ...] = tuple(role.value for role in SignoffRole)
    working_plan_year: int = 0
    second_backup_folder: str = ""
    sign_in_required: bool = False
    recovery_code: str = ""
    saved_views: tuple[dict[str, Any], ...] = ()


def read_settings(session: Session) -> Settings:
    """The settings in force."""
    stored = office_queries.settings(session)
    known = {field.name for field in fields(Settings)}
    values: dict[str, Any] = {name: _as_tuple(value) for name, value in stored.items() if name in known}
    return Settings(**values)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@deed
def change_setting(work: Work, name: str, value: object) -> None:
    """Store one setting. Raises Refused for a name that is none, and for what has deeds of its own."""
    if name not in {field.name for field in fields(Settings)} - WITH_OWN_DEEDS:
        raise Refused(f"沒有名為「{name}」的設定。")
    store_setting(work, name, value)


def store_setting(work: Work, name: str, value: object) -> None:
    """Store a setting as part of a deed."""
    found = work.session.scalars(select(Setting).where(Setting.name == name)).first()
    if found is None:
        work.session.add(Setting(name=name, value={"value": value}))
    else:
        found.value = {"value": value}
