"""The office's named views of the list of followed tasks, kept among its settings."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.settings import read_settings, store_setting
from desktop.rules.saved_views import LONGEST_NAME, SavedView, from_values, to_values

SETTING = "saved_views"


def saved_views(session: Session) -> list[SavedView]:
    """The views in the order in which they were first kept."""
    return [from_values(values) for values in read_settings(session).saved_views if isinstance(values, dict)]


@deed
def keep_view(work: Work, view: SavedView) -> None:
    """Keep a view; one of the same name is replaced. Raises Refused for a name that cannot be."""
    named = SavedView(_checked(view.name), view.asked, view.look)
    kept = saved_views(work.session)
    if any(found.name == named.name for found in kept):
        _store(work, [named if found.name == named.name else found for found in kept])
    else:
        _store(work, [*kept, named])


@deed
def rename_view(work: Work, name: str, new_name: str) -> None:
    """Give a view another name. Raises Refused for a name that is taken, or cannot be."""
    new_name, kept = _checked(new_name), saved_views(work.session)
    if new_name != name and any(found.name == new_name for found in kept):
        raise Refused(f"已經有名為「{new_name}」的常用篩選；請換個名稱。")
    _store(
        work, [SavedView(new_name, one.asked, one.look) if one is _view(kept, name) else one for one in kept]
    )


@deed
def delete_view(work: Work, name: str) -> None:
    """Delete a view. Raises Refused where it is gone."""
    kept = saved_views(work.session)
    gone = _view(kept, name)
    _store(work, [found for found in kept if found is not gone])


def _store(work: Work, views: Sequence[SavedView]) -> None:
    store_setting(work, SETTING, [to_values(view) for view in views])


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("常用篩選必須有名稱；請輸入名稱。")
    if len(name) > LONGEST_NAME:
        raise Refused(f"篩選名稱有{len(name)}個字，超過{LONGEST_NAME}個字；請縮短。")
    return name


def _view(kept: Sequence[SavedView], name: str) -> SavedView:
    for found in kept:
        if found.name == name:
            return found
    raise Refused(f"常用篩選「{name}」已經被刪除；請重新整理後再看。")
