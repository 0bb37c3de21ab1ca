"""The office's named views: kept, replaced, renamed, deleted, taken back."""

from dataclasses import replace

import pytest

from db.vocabulary import Role
from desktop.errors import NotAllowed, Refused
from desktop.office.office import Actor, Office
from desktop.office.saved_views import delete_view, keep_view, rename_view, saved_views
from desktop.office.settings import change_setting
from desktop.rules.saved_views import Look, SavedView
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.rules.task_groups import Grouping

LATE = SavedView(
    "各課逾期", TaskFilter(standing=Standing.OVERDUE), Look(Grouping.SECTION, ("number", "text"), "due")
)
WATER = SavedView("飲水", TaskFilter(text="飲水"))


def kept(office: Office) -> list[SavedView]:
    with office.reading() as session:
        return saved_views(session)


def keep(office: Office, actor: Actor, *views: SavedView) -> None:
    for view in views:
        with office.work(actor) as work:
            keep_view(work, view)


def test_views_are_kept_in_order_and_one_of_the_same_name_is_replaced(office: Office, clerk: Actor) -> None:
    keep(office, clerk, LATE, WATER, replace(LATE, name=" 各課逾期 ", asked=TaskFilter(text="甲")))
    assert kept(office) == [replace(LATE, asked=TaskFilter(text="甲")), WATER]


def test_a_view_is_renamed_and_deleted(office: Office, clerk: Actor) -> None:
    keep(office, clerk, LATE, WATER)
    with office.work(clerk) as work:
        rename_view(work, "飲水", "飲水機")
    with office.work(clerk) as work:
        delete_view(work, "各課逾期")
    assert kept(office) == [replace(WATER, name="飲水機")]


@pytest.mark.parametrize(("name", "words"), [(" ", "必須有名稱"), ("長" * 31, "超過30個字")])
def test_a_name_that_cannot_be_is_refused(office: Office, clerk: Actor, name: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        keep(office, clerk, replace(WATER, name=name))


def test_a_name_that_is_taken_or_gone_is_told(office: Office, clerk: Actor) -> None:
    keep(office, clerk, LATE, WATER)
    with pytest.raises(Refused, match="已經有名為「飲水」"), office.work(clerk) as work:
        rename_view(work, "各課逾期", "飲水")
    with pytest.raises(Refused, match="已經被刪除"), office.work(clerk) as work:
        delete_view(work, "沒有的")


def test_views_are_stored_by_their_own_deeds_and_by_the_secretariat_only(
    office: Office, clerk: Actor
) -> None:
    with pytest.raises(Refused), office.work(clerk) as work:
        change_setting(work, "saved_views", [])
    with pytest.raises(NotAllowed, match="修改常用篩選"):
        keep(office, Actor("林稽核", Role.AUDITOR), WATER)
    assert kept(office) == []
